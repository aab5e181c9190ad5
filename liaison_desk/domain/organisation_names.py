"""Names of bodies inside a French sentence: « de la Ligue … », « du Comité … », « de l'association Les Passeurs »."""

from __future__ import annotations

from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import of, starts_with_vowel

_FEMININE = frozenset({
    "academie", "agence", "amicale", "antenne", "assemblee", "association", "banque", "bibliotheque",
    "bourse", "caisse", "chambre", "cite", "clinique", "compagnie", "confederation", "cooperative",
    "coordination", "cour", "creche", "croix", "delegation", "direction", "ecole", "epicerie", "fabrique",
    "federation", "fondation", "guilde", "ligue", "mairie", "maison", "mediatheque", "mission", "mjc",
    "mutuelle", "permanence", "plateforme", "prefecture", "protection", "recyclerie", "regie", "region",
    "ressourcerie", "societe", "troupe", "union", "universite", "ville",
})  # fmt: skip
_MASCULINE = frozenset({
    "atelier", "ccas", "centre", "cercle", "cfa", "chantier", "choeur", "cinema", "club", "collectif",
    "college", "comite", "commissariat", "conseil", "conservatoire", "departement", "district", "espace",
    "etablissement", "festival", "fonds", "forum", "foyer", "groupe", "groupement", "gymnase", "hopital",
    "institut", "jardin", "laboratoire", "lycee", "mouvement", "musee", "observatoire", "office", "orchestre",
    "parlement", "planning", "pole", "rectorat", "relais", "reseau", "secours", "senat", "service", "stade",
    "syndicat", "theatre", "tribunal",
})  # fmt: skip
_LOWERED = frozenset({"association", "amicale", "compagnie", "hopital", "mairie", "prefecture", "ville"})
"""Nouns that only say what the body is: no capital inside a sentence."""


def the_body(name: str) -> str:
    """Return a body with the article its first word calls for, « la Ligue … »; a proper name as it is."""
    noun = _noun(name)
    if noun not in _FEMININE | _MASCULINE:
        return name
    written = name[:1].lower() + name[1:] if noun in _LOWERED else name
    if starts_with_vowel(name):
        return f"l'{written}"
    return f"la {written}" if noun in _FEMININE else f"le {written}"


def of_body(name: str) -> str:
    """Return a body with « de », with the article its first word calls for; a proper name takes none."""
    written = the_body(name)
    if written == name:
        return of(name)
    return f"du {written.removeprefix('le ')}" if written.startswith("le ") else f"de {written}"


def of_association(name: str) -> str:
    """Return an association with « de »: its common noun when it has one, « de l'association X » otherwise."""
    return of_body(name) if the_body(name) != name else f"de l'association {name}"


def is_feminine(name: str) -> bool:
    """Tell whether a body's first word is known to be feminine: « la Ligue … », « l'Union … »."""
    return _noun(name) in _FEMININE


def _noun(name: str) -> str:
    return fold(name.removeprefix("Sous-").partition(" ")[0])
