"""What sort of partner a host is, from the functions held there and the words of its name."""

from __future__ import annotations

from collections.abc import Iterable

from liaison_desk.domain.coverage import HostKind
from liaison_desk.domain.folding import fold

_OF_FUNCTION = {
    **dict.fromkeys(("MAIRE", "ADJOINT", "CONSEILLER_MUNICIPAL", "PDT_EPT"), HostKind.municipality),
    **dict.fromkeys(("PDT_ASSOCIATION", "COPRESIDENCE_ASSOCIATION"), HostKind.association),
    **dict.fromkeys(
        (
            "MINISTRE", "PREFET", "PREFET_DELEGUE", "SOUS_PREFET", "RECTEUR", "DASEN", "PROCUREUR", "PDT_JURIDICTION",
            "OFFICIER_GENERAL", "AMBASSADEUR",
        ),
        HostKind.state,
    ),
    **dict.fromkeys(("PDT_DEPARTEMENT", "VP_DEPARTEMENT", "CONSEILLER_DEPARTEMENTAL"), HostKind.department),
}  # fmt: skip

_OF_WORDS = (
    (HostKind.department, ("conseil departemental", "departement de la seine saint denis", "departement")),
    (
        HostKind.state,
        (
            "prefecture", "sous prefecture", "rectorat", "academie", "dsden", "sdjes", "drajes", "ddets", "ministere",
            "tribunal", "parquet", "commissariat", "agence regionale de sante", "service departemental",
            "direction des services departementaux",
        ),
    ),
    (
        HostKind.municipality,
        (
            "ville", "mairie", "commune", "ccas", "centre communal", "conseil municipal", "est ensemble",
            "plaine commune", "paris terres d envol", "grand paris grand est", "etablissement public territorial",
        ),
    ),
    (
        HostKind.association,
        (
            "association", "amicale", "ligue", "federation", "union", "club", "comite", "collectif", "compagnie", "mjc",
            "maison des jeunes", "foyer", "secours", "cercle", "reseau", "mouvement", "regie de quartier", "asso",
        ),
    ),
)  # fmt: skip
"""Beginnings of names, folded; the first kind that fits wins."""

_BEGINNINGS = [(kind, tuple(f"{words} " for words in beginnings)) for kind, beginnings in _OF_WORDS]


def host_kind(name: str, functions: Iterable[str]) -> HostKind:
    """Return the kind of a partner: by the functions held by it or in it, else by how its name begins.

    A name that says « association » anywhere is one; what nothing tells is `other`.
    """
    for function in functions:
        if function in _OF_FUNCTION:
            return _OF_FUNCTION[function]
    folded = f"{fold(name)} "
    for kind, beginnings in _BEGINNINGS:
        if folded.startswith(beginnings):
            return kind
    return HostKind.association if " association " in f" {folded}" else HostKind.other
