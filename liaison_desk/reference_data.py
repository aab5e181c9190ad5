"""The tables shipped with the program, read once: communes, forms of address and order of precedence."""

from __future__ import annotations

import csv
from functools import cache

from liaison_desk.domain.municipalities import Municipalities, Municipality
from liaison_desk.domain.partners import ClosingLevel
from liaison_desk.domain.precedence import FormOfAddress, FormsOfAddress, LawRank, PrecedenceRanks, rank_of_function
from liaison_desk.paths import resource


@cache
def municipalities() -> Municipalities:
    """Return the communes of the Seine-Saint-Denis."""
    extra = {row["insee"]: row for row in _rows("communes_93_extra.csv")}
    return Municipalities(_municipality(row, extra[row["insee"]]) for row in _rows("communes_93.csv"))


@cache
def forms_of_address() -> FormsOfAddress:
    """Return how each function is addressed, with its rank in the order of precedence."""
    law_ranks = {row["code"]: int(row["rang"]) for row in _rows("preseance_departement.csv")}
    rows = _rows("formules_appel.csv")
    return FormsOfAddress(_form(row, rank_of_function(row["fonction"], law_ranks)) for row in rows)


@cache
def precedence_ranks() -> PrecedenceRanks:
    """Return the ranks of the order of precedence (decree 89-655, art. 3) with how sure their source is."""
    rows = _rows("preseance_departement.csv")
    return PrecedenceRanks(
        LawRank(int(row["rang"]), row["code"], row["libelle_fr"], row["source_level"] == "older") for row in rows
    )


def _municipality(row: dict[str, str], extra: dict[str, str]) -> Municipality:
    return Municipality(
        insee=row["insee"],
        name=row["commune"],
        postal_codes=tuple(row["code_postal"].split(";")),
        ept=row["ept"],
        cantons=tuple(row["canton"].split(";")),
        district=extra["arrondissement"],
        is_delegated=extra["statut"] == "commune_deleguee",
        parent=extra["commune_parente_insee"],
    )


def _form(row: dict[str, str], rank: int) -> FormOfAddress:
    return FormOfAddress(
        function=row["fonction"],
        salutation_mr=row["appel_m"],
        salutation_ms=row["appel_f"],
        inside_mr=row["suscription_m"],
        inside_ms=row["suscription_f"],
        level=ClosingLevel(row["niveau_formule"]),
        rank=rank,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
