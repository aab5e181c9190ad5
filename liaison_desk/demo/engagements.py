"""Engagements of the demonstration office, from request to thank-you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.cast import Body, Cast, Partner
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.people import municipality_of
from liaison_desk.demo.run_sheets import participants, run_sheet
from liaison_desk.demo.schedule import SOON, Slot
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.demo.wording import amount, bullets
from liaison_desk.domain.engagements import EngagementFields, EngagementState, OfficialRole
from liaison_desk.domain.french import at, of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.organisation_names import of_association, of_body, the_body
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import add_working_days
from liaison_desk.reference_data import municipalities

_DEPARTMENT = "93008"
_OWN_GROUND = {
    "Local de l'association",
    "Siège du territoire",
    "Départ de l'hôtel de ville",
    "Salle du conseil municipal",
    "Préfecture de la Seine-Saint-Denis, salle Jean-Moulin",
}
"""Places where the host is at home: its own address."""

_REASONS_DECLINED = (
    "Séance du Conseil départemental le même jour",
    "Engagement antérieur hors du département",
    "Rendez-vous déjà pris",
)
_REASONS_CANCELLED = ("Reporté par l'organisateur", "Annulé faute de quorum", "Salle indisponible")
_ACCESS = (
    "Entrée principale, accès de plain-pied. Deux places réservées dans la cour.",
    "Entrée par le parvis, ascenseur au fond du hall. Stationnement au parc public voisin.",
    "Portail côté square ; se présenter à l'interphone. Rampe d'accès à gauche.",
)
_PRESS = ("Presse locale invitée", "Photographe du Département", "Sans presse")
_BRING = (
    "Éléments de langage, fiche A5",
    "Discours imprimé en grands caractères",
    "Parapheur, deux stylos",
    "Documentation sur les aides",
)


@dataclass(frozen=True)
class Appointment:
    """An engagement with what the letters about it need to know."""

    record: DemoRecord[EngagementFields]
    slot: Slot
    phrase: str
    host: Body | None
    """None when the office itself organises."""
    representative: Partner | None


def appointments(cast: Cast, slots: list[Slot], office: OfficeFields, dice: Dice) -> list[Appointment]:
    """Return the engagements of all slots, in order of time."""
    writer = _Writer(cast, office, dice)
    return [writer.appointment(slot) for slot in slots]


class _Writer:
    def __init__(self, cast: Cast, office: OfficeFields, dice: Dice) -> None:
        self._cast = cast
        self._office = office
        self._dice = dice
        self._mayors_left: list[Partner] = []
        self._bodies_left: dict[str, list[Body]] = {}
        self._hosted: set[tuple[str, str]] = set()

    def appointment(self, slot: Slot) -> Appointment:
        host = self._host(slot)
        insee = self._insee(slot, host)
        words = self._words(host, insee)
        state = self._state(slot)
        representative = self._representative(insee) if state is EngagementState.represented else None
        occasion = slot.occasion
        values: dict[str, Any] = {
            "title": occasion.title.format_map(words),
            "engagement_kind": occasion.kind,
            "state": state,
            "state_reason": self._reason(state),
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "place": occasion.place,
            "address": self._address(slot, host, insee),
            "municipality": insee,
            "host_id": host.organisation.id if host else None,
            "representative_id": representative.id if representative else None,
            "official_role": _role(slot),
            "capacity": occasion.capacity,
            "speaking_minutes": occasion.speaking_minutes,
            "unit": occasion.unit,
            "background": occasion.background.format_map(words),
            "reply_by": self._reply_by(slot, state),
        }
        if state in {EngagementState.accepted, EngagementState.done}:
            values |= self._details(slot, host, insee)
        record = DemoRecord(self._dice.identifier(), validated(EngagementFields, values))
        return Appointment(record, slot, occasion.phrase.format_map(words), host, representative)

    def _host(self, slot: Slot) -> Body | None:
        cast, dice = self._cast, self._dice
        kind = slot.occasion.host
        if kind == "office":
            return None
        if kind == "mayor":
            if not self._mayors_left:
                self._mayors_left = dice.shuffled(list(cast.mayors.values()))
            mayor = self._mayors_left.pop()
            return Body(mayor, mayor)
        if kind == "state":
            return cast.state[0]
        if not self._bodies_left.get(kind):
            choice = {
                "association": cast.associations,
                "umbrella": cast.umbrellas,
                "ept": list(cast.epts.values()),
                "press": cast.press,
            }[kind]
            self._bodies_left[kind] = dice.shuffled(choice)
        left = self._bodies_left[kind]
        fresh = [body for body in left if (slot.occasion.title, body.organisation.id) not in self._hosted]
        chosen = (fresh or left)[-1]
        left.remove(chosen)
        self._hosted.add((slot.occasion.title, chosen.organisation.id))
        return chosen

    def _insee(self, slot: Slot, host: Body | None) -> str:
        if slot.occasion.at_department:
            return _DEPARTMENT
        if host:
            return host.organisation.fields.municipality
        return self._dice.pick([commune.insee for commune in municipalities() if not commune.is_delegated])

    def _words(self, host: Body | None, insee: str) -> dict[str, str]:
        commune = municipality_of(insee).name
        name = host.organisation.fields.display_name if host else ""
        return {
            "host": name,
            "the_host": the_body(name),
            "of_host": of_association(name) if host and host.theme else of_body(name),
            "commune": commune,
            "of_commune": of(commune),
            "at_commune": at(commune),
            "theme": host.theme if host else "",
            "surface": str(self._dice.number(18, 90) * 10),
            "rooms": str(self._dice.number(3, 9)),
            "volunteers": str(self._dice.number(14, 86)),
            "amount": amount(self._dice.number(6, 60) * 500),
        }

    def _state(self, slot: Slot) -> EngagementState:
        roll = self._dice.number(1, 100)
        days_ahead = (slot.starts_at.date() - self._cast.today).days
        if slot.is_clash:
            return EngagementState.requested
        if slot.is_soon:
            return EngagementState.accepted
        is_ours = slot.occasion.host == "office"
        if days_ahead < 0:
            if is_ours:
                return EngagementState.cancelled if roll > 96 else EngagementState.done
            return _by_share(
                roll, (72, EngagementState.done), (83, EngagementState.declined), (95, EngagementState.represented)
            )
        if is_ours:
            return EngagementState.accepted
        if days_ahead > 45:
            return EngagementState.accepted if roll > 60 else EngagementState.requested
        return _by_share(
            roll,
            (45, EngagementState.accepted),
            (76, EngagementState.requested),
            (85, EngagementState.declined),
            (98, EngagementState.represented),
        )

    def _reason(self, state: EngagementState) -> str:
        if state is EngagementState.declined:
            return self._dice.pick(_REASONS_DECLINED)
        return self._dice.pick(_REASONS_CANCELLED) if state is EngagementState.cancelled else ""

    def _representative(self, insee: str) -> Partner:
        others = [councillor for pair in self._cast.councillors.values() for councillor in pair]
        return self._dice.pick(self._cast.councillors_of(insee) or others)

    def _address(self, slot: Slot, host: Body | None, insee: str) -> str:
        if slot.occasion.at_department:
            return "Hôtel du Département, 93000 Bobigny"
        commune = municipality_of(insee)
        own_ground = host and slot.occasion.place in _OWN_GROUND
        street = host.organisation.fields.street if host and own_ground else self._street()
        return f"{street}, {commune.postal_codes[0]} {commune.name}"

    def _street(self) -> str:
        return f"{self._dice.number(2, 90)}, {self._dice.pick(banks.names().streets)}"

    def _reply_by(self, slot: Slot, state: EngagementState) -> date | None:
        if state is not EngagementState.requested:
            return None
        latest = slot.starts_at.date() - timedelta(days=2)
        soon = slot.starts_at.date() - self._cast.today <= timedelta(days=30)
        days = self._dice.number(1, 5) if soon else self._dice.number(3, 24)
        return max(min(add_working_days(self._cast.today, days), latest), self._cast.today)

    def _details(self, slot: Slot, host: Body | None, insee: str) -> dict[str, Any]:
        """Return what is filled once accepted; everything when it is soon, the essential otherwise."""
        contact = host.president if host else self._dice.pick(self._cast.agents[2:4])
        values: dict[str, Any] = {
            "on_site_contact_id": contact.id,
            "participants": participants(self._cast, slot, host, insee, self._dice),
        }
        if not slot.occasion.at_department:
            values["departs_at"] = (slot.starts_at - timedelta(minutes=45)).time()
            values["arrives_at"] = (slot.starts_at - timedelta(minutes=10)).time()
        if not _is_near(slot, self._cast.today) and not self._dice.chance(25):
            return values
        programme = banks.programmes()[slot.occasion.programme]
        official = f"{self._office.official_first_name} {self._office.official_last_name}"
        host_person = host.president.fields.display_name if host else self._office.officer_name
        items, speaks_at = run_sheet(programme, slot, official=official, host_person=host_person)
        return values | {
            "run_sheet": items,
            "speaking_slot": speaks_at if slot.occasion.speaking_minutes else None,
            "access": self._dice.pick(_ACCESS),
            "dress": "Tenue de ville, insigne" if slot.occasion.host in {"mayor", "state", "ept"} else "Tenue de ville",
            "escorts": self._office.officer_name,
            "press": self._dice.pick(_PRESS),
            "items_to_bring": self._dice.pick(_BRING),
            "watch_points": bullets(programme.watch),
            "talking_points": bullets(programme.talking),
        }


def _is_near(slot: Slot, today: date) -> bool:
    return 0 <= (slot.starts_at.date() - today).days <= SOON


def _role(slot: Slot) -> OfficialRole:
    """Return what the official does: whoever has minutes to speak does not merely attend."""
    role = slot.occasion.role
    return OfficialRole.speaks if role is OfficialRole.attends and slot.occasion.speaking_minutes else role


def _by_share(roll: int, *shares: tuple[int, EngagementState]) -> EngagementState:
    return next((state for limit, state in shares if roll <= limit), EngagementState.cancelled)
