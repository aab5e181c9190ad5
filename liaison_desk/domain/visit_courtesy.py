"""Whom courtesy asks to warn before a trip (domain reference §2.2, P11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import at, of
from liaison_desk.domain.municipalities import Municipalities, Municipality
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.preparation import MEETINGS

WARNED_FUNCTIONS = ("MAIRE", "CONSEILLER_DEPARTEMENTAL", "PDT_DEPARTEMENT")
"""Functions whose holders may have to be warned."""

CABINET = "Cabinet du Président"
"""Name under which the directory knows the cabinet."""

_NO_PRESS = ("pas de ", "pas d ", "aucun", "sans ", "non ", "neant")
_INSIDE = MEETINGS | {EngagementKind.committee, EngagementKind.assembly_session}
_PER_CANTON = 2
_NOT_RECORDED = "à compléter : pas de fiche dans l'annuaire"


@dataclass(frozen=True)
class ToWarn:
    """Somebody to warn: `partner_id` is None when the directory has no record, `contact` says how to reach them."""

    role: str
    partner_id: str | None
    name: str
    contact: str
    reason: str


def is_outside(fields: EngagementFields, office: OfficeFields) -> bool:
    """Tell whether it is a trip: in a commune, and not a meeting in that of the office."""
    if not fields.municipality:
        return False
    return fields.municipality != office.base_municipality or fields.engagement_kind not in _INSIDE


def to_warn(
    fields: EngagementFields,
    office: OfficeFields,
    partners: Mapping[str, PartnerFields],
    municipalities: Municipalities,
    cabinet: tuple[str, PartnerFields] | None = None,
) -> tuple[ToWarn, ...]:
    """Return whom to warn before an engagement, none when it is no trip.

    The mayor's office, the two councillors of the canton (of each canton of a split commune: somebody must choose),
    the cabinet (`cabinet` is its record in the directory), and the President when the press is expected.
    """
    if not is_outside(fields, office):
        return ()
    place = municipalities.by_insee(fields.municipality)
    if place and place.is_delegated:
        place = municipalities.by_insee(place.parent) or place
    found = [_mayor(fields, place, partners)]
    if place:
        cantons = (municipalities.by_insee(fields.municipality) or place).cantons
        found.extend(_councillors(cantons, place, fields.day, partners, municipalities))
    found.append(_cabinet(cabinet))
    if fields.press and not fold(fields.press).startswith(_NO_PRESS):
        found.append(_president(fields, office, partners))
    return tuple(found)


def _cabinet(record: tuple[str, PartnerFields] | None) -> ToWarn:
    reason = "Informé de tout déplacement"
    if record is None:
        missing = f"à compléter : créez la fiche « {CABINET} » dans l'annuaire"
        return ToWarn("Cabinet", None, CABINET, missing, reason)
    return ToWarn("Cabinet", record[0], record[1].display_name, _contact(record[1]), reason)


def _mayor(fields: EngagementFields, place: Municipality | None, partners: Mapping[str, PartnerFields]) -> ToWarn:
    name = place.name if place else ""
    reason = f"Déplacement {at(name)}" if name else "Déplacement dans une commune hors du département"
    insee = place.insee if place else fields.municipality
    for identifier, partner in partners.items():
        if any(one.function == "MAIRE" and one.municipality == insee for one in partner.offices_on(fields.day)):
            return ToWarn("Cabinet du maire", identifier, partner.display_name, _contact(partner), reason)
    mayor = f"Mairie {of(name)}" if name else "Mairie du lieu"
    return ToWarn("Cabinet du maire", None, mayor, _NOT_RECORDED, reason)


def _councillors(
    cantons: tuple[str, ...],
    place: Municipality,
    day: date,
    partners: Mapping[str, PartnerFields],
    municipalities: Municipalities,
) -> Iterator[ToWarn]:
    for canton in cantons:
        reason = f"Conseil départemental, canton {of(canton)}"
        if len(cantons) > 1:
            others = " et ".join(cantons)
            reason += f" ; {place.name} est partagée entre les cantons {others} : choisissez selon l'adresse"
        holders = [
            (identifier, partner)
            for identifier, partner in partners.items()
            if any(sits_for(canton, held, partner, municipalities) for held in partner.offices_on(day))
        ]
        for identifier, partner in holders:
            yield ToWarn("Binôme du canton", identifier, partner.display_name, _contact(partner), reason)
        for _missing in range(_PER_CANTON - len(holders)):
            name = f"Conseiller·ère du canton {of(canton)}"
            yield ToWarn("Binôme du canton", None, name, _NOT_RECORDED, reason)


def sits_for(canton: str, held: OfficeHeld, partner: PartnerFields, municipalities: Municipalities) -> bool:
    """Tell whether a function is that of a councillor of a canton, by its title, the record or the commune."""
    if held.function != "CONSEILLER_DEPARTEMENTAL":
        return False
    # the canton of a record may be that of its address: it counts when the function names none
    named = held.portfolio or partner.canton
    if named:
        return fold(canton) == fold(_without_canton(named))
    commune = municipalities.by_insee(held.municipality)
    return commune is not None and commune.cantons == (canton,)


def _without_canton(name: str) -> str:
    words = name.strip()
    for start in ("du canton de ", "canton de ", "de ", "d'"):
        words = words.removeprefix(start)
    return words


def _president(fields: EngagementFields, office: OfficeFields, partners: Mapping[str, PartnerFields]) -> ToWarn:
    reason = f"Presse attendue : {fields.press}"
    for identifier, partner in partners.items():
        if any(one.function == "PDT_DEPARTEMENT" for one in partner.offices_on(fields.day)):
            return ToWarn("Président", identifier, partner.display_name, _contact(partner), reason)
    return ToWarn("Président", None, office.president_name or "Président·e du Département", _NOT_RECORDED, reason)


def _contact(partner: PartnerFields) -> str:
    reached = (shown_phone(partner.mobile or partner.phone), partner.email)
    return " · ".join(part for part in reached if part) or "ni téléphone ni courriel dans sa fiche"
