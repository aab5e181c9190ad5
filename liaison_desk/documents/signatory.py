"""The official as the one who signs."""

from __future__ import annotations

import re
from datetime import date

from liaison_desk.documents.model import Signature
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.signature_delegations import delegation_for

_FEMININE = {
    "conseiller": "conseillère",
    "départemental": "départementale",
    "délégué": "déléguée",
    "président": "présidente",
    "vice-président": "vice-présidente",
    "adjoint": "adjointe",
    "chargé": "chargée",
}
_WORD = re.compile(r"[\w-]+")


def official_name(office: OfficeFields) -> str:
    """Return « Samir BENALI », or what is to be filled in."""
    name = f"{office.official_first_name} {office.official_last_name.upper()}".strip()
    return name or "[à compléter : prénom et nom de l'élu (Réglages)]"


def official_title(office: OfficeFields) -> str:
    """Return the official's title, in the feminine for a woman: « Conseillère départementale déléguée à … »."""
    title = office.official_title
    if office.is_woman:
        title = _WORD.sub(lambda found: _feminine(found[0]), title)
    return f"{title} {office.official_delegation}".strip()


def signature(office: OfficeFields, unit: Unit, day: date) -> Signature:
    """Return the block of a letter signed under delegation (domain reference §1.7; CGCT L3221-3, CRPA L212-1).

    The delegation declared for the unit on that day names its holder, the official when it names nobody.
    """
    delegation = delegation_for(office.signature_delegations, unit, day)
    own = _official_signature(office)
    if delegation is None:
        return own
    title = f"{delegation.holder_title.rstrip(' ,')}," if delegation.holder_title else own.capacity[1]
    return Signature((own.capacity[0], title), delegation.holder_name or own.name)


def _official_signature(office: OfficeFields) -> Signature:
    article = {CourtesyTitle.mr: "Le ", CourtesyTitle.ms: "La ", CourtesyTitle.unknown: ""}
    title = f"{article[office.official_courtesy_title]}{official_title(office)},"
    return Signature(("Pour le Président du Conseil départemental et par délégation,", title), official_name(office))


def _feminine(word: str) -> str:
    found = _FEMININE.get(word.lower())
    if found is None:
        return word
    return found.capitalize() if word[0].isupper() else found
