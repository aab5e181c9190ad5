"""Who comes before whom: the forms-of-address table with its ranks, and the highest function of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from liaison_desk.domain.inclusive_writing import InclusiveStyle
from liaison_desk.domain.municipalities import Municipalities
from liaison_desk.domain.partners import ClosingLevel, OfficeHeld, PartnerFields

UNRANKED = 99
"""Rank of whoever the decree does not list (they may be placed at the host's discretion, art. 18)."""

STATE_RANK = 1
"""Rank of the representative of the State."""

_LAW_CODES = {
    "MAIRE": "MAIRE_LIEU",
    "ADJOINT": "CONSEILLER_MUNICIPAL_LIEU",
    "CONSEILLER_MUNICIPAL": "CONSEILLER_MUNICIPAL_LIEU",
    "PROCUREUR": "CHEFS_JURIDICTION",
    "PDT_JURIDICTION": "CHEFS_JURIDICTION",
    "DASEN": "CHEF_SERVICE_ETAT",
    "VP_DEPARTEMENT": "CONSEILLER_DEPARTEMENTAL",
}
"""Functions the order of precedence calls otherwise than the forms-of-address table."""

_USAGE_RANKS = {"MINISTRE": 0, "AMBASSADEUR": 1, "PDT_EPT": 8}
"""Places given by usage: a minister first, an ambassador after the State (art. 17), an EPT president eighth."""

_LEVELS = tuple(ClosingLevel)


@dataclass(frozen=True)
class FormOfAddress:
    """How one function is addressed; places to fill are written in braces, such as {prenom} or {de}."""

    function: str
    salutation_mr: str
    salutation_ms: str
    inside_mr: str
    inside_ms: str
    level: ClosingLevel
    rank: int = UNRANKED


class FormsOfAddress:
    """The forms-of-address table, in its order, with the ranks of the order of precedence."""

    def __init__(self, forms: Iterable[FormOfAddress]) -> None:
        self._forms = {form.function: form for form in forms}
        self._order = {function: position for position, function in enumerate(self._forms)}

    def __iter__(self) -> Iterator[FormOfAddress]:
        return iter(self._forms.values())

    def __contains__(self, function: object) -> bool:
        return function in self._forms

    def __getitem__(self, function: str) -> FormOfAddress:
        return self._forms[function]

    def seniority(self, office: OfficeHeld) -> tuple[int, int, int]:
        """Return the key by which the highest function of a person comes first: level, rank, place in the table."""
        form = self._forms.get(office.function)
        if form is None:
            return (len(_LEVELS), UNRANKED, len(self._order))
        return (_LEVELS.index(form.level), form.rank, self._order[form.function])


@dataclass(frozen=True)
class LawRank:
    """One rank of decree 89-655, art. 3: its number, its code, who stands there; `is_to_check` for an older text."""

    rank: int
    code: str
    label: str
    is_to_check: bool = False


class PrecedenceRanks:
    """The ranks of the decree, by the functions of the forms-of-address table or by their own codes."""

    def __init__(self, ranks: Iterable[LawRank]) -> None:
        self._by_code = {rank.code: rank for rank in ranks}

    def of_function(self, function: str) -> LawRank | None:
        """Return the rank of a function, None when the decree does not list it."""
        return self._by_code.get(_LAW_CODES.get(function, function))


@dataclass(frozen=True)
class Directory:
    """What the rules of address look up: table, communes, names of organisations by partner id, the office's style."""

    forms: FormsOfAddress
    municipalities: Municipalities
    organisations: Mapping[str, str] = field(default_factory=dict[str, str])
    inclusive_style: InclusiveStyle = InclusiveStyle.median_double


def rank_of_function(function: str, law_ranks: Mapping[str, int]) -> int:
    """Return the rank of a function, from the ranks of the decree (decree 89-655, art. 3) and from usage."""
    if function in _USAGE_RANKS:
        return _USAGE_RANKS[function]
    return law_ranks.get(_LAW_CODES.get(function, function), UNRANKED)


def highest_office(partner: PartnerFields, day: date, forms: FormsOfAddress) -> OfficeHeld | None:
    """Return the only function to be used on that day, None when no function is held."""
    held = partner.offices_on(day)
    return min(held, key=forms.seniority) if held else None
