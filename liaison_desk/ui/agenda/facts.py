"""What an engagement sheet says, line by line, in French."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import Attendance, Capacity, EngagementFields, RunSheetItem
from liaison_desk.domain.french import clock, duration, full_date
from liaison_desk.domain.journeys import Journey
from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.travel_words import leg_sentence
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.widgets.fact_lines import Fact


@dataclass(frozen=True)
class Person:
    """Somebody expected."""

    id: str
    name: str
    more: str


class Facts(QObject):
    """Reads a sheet and the partners it names."""

    def of(
        self, sheet: Sheet[EngagementFields], contact: PartnerFields | None, journey: Journey | None = None
    ) -> Iterator[Fact]:
        """Yield the lines that say something."""
        fields = sheet.fields
        names = {link.id: link.label for link in sheet.links}
        yield from self._places(fields)
        for meaning, name, identifier in (
            ("organisation", self.tr("Organisateur"), fields.host_id),
            ("phone", self.tr("Contact sur place"), fields.on_site_contact_id),
            ("person", self.tr("Représenté par"), fields.representative_id),
        ):
            if identifier and identifier in names:
                reached = self._reached(contact) if identifier == fields.on_site_contact_id else ""
                yield Fact(meaning, name, names[identifier], identifier, reached)
        yield Fact("office", self.tr("Rôle"), self._role(fields))
        if travel := self._journey(fields, journey):
            yield Fact("travel", self.tr("Trajet"), travel)
        if fields.reply_by and fields.state in UNDECIDED_STATES:
            yield Fact("waiting", self.tr("Répondre avant le"), full_date(fields.reply_by))
        for meaning, name, words in (
            ("info", self.tr("Motif"), fields.state_reason),
            ("place", self.tr("Accès"), fields.access),
            ("pack", self.tr("À emporter"), fields.items_to_bring),
            ("person", self.tr("Tenue"), fields.dress),
            ("partners", self.tr("Accompagnement"), fields.escorts),
            ("notifications", self.tr("Presse"), fields.press),
        ):
            if words:
                yield Fact(meaning, name, words)

    def people(self, sheet: Sheet[EngagementFields]) -> list[Person]:
        """Return who is expected."""
        names = {link.id: link.label for link in sheet.links}
        found: list[Person] = []
        for one in sheet.fields.participants:
            if one.partner_id in names:
                coming = "" if one.attendance is Attendance.expected else label(one.attendance)
                more = " · ".join(filter(None, (one.office, coming, one.note)))
                found.append(Person(one.partner_id, names[one.partner_id], more))
        return found

    def sequence(self, item: RunSheetItem) -> tuple[str, str, str]:
        """Return the hour, the title and the rest of a sequence."""
        length = duration(item.minutes) if item.minutes else ""
        rest = " · ".join(filter(None, (length, item.place, item.speakers, item.official_role, item.remarks)))
        return clock(item.starts) if item.starts else "", item.title, rest

    def _places(self, fields: EngagementFields) -> Iterator[Fact]:
        commune = municipalities().name_of(fields.municipality) or fields.municipality
        parts = [fields.place, fields.address]
        if commune and commune.casefold() not in " ".join(parts).casefold():
            parts.append(commune)
        if any(parts):
            yield Fact("place", self.tr("Lieu"), ", ".join(filter(None, parts)))
        if fields.online_url:
            yield Fact("link", self.tr("Lien de connexion"), fields.online_url)

    def _reached(self, contact: PartnerFields | None) -> str:
        if contact is None:
            return ""
        return shown_phone(contact.mobile or contact.phone)

    def _role(self, fields: EngagementFields) -> str:
        parts = [label(fields.official_role)]
        if fields.speaking_slot:
            parts[0] += self.tr(" à {hour}").format(hour=clock(fields.speaking_slot))
        if fields.speaking_minutes:
            parts.append(duration(fields.speaking_minutes))
        if fields.capacity is not Capacity.own:
            capacity = label(fields.capacity)
            parts.append(capacity[:1].lower() + capacity[1:])
        return " · ".join(parts)

    def _journey(self, fields: EngagementFields, journey: Journey | None) -> str:
        parts = [
            self.tr("départ {hour}").format(hour=clock(fields.departs_at)) if fields.departs_at else "",
            self.tr("arrivée {hour}").format(hour=clock(fields.arrives_at)) if fields.arrives_at else "",
        ]
        if journey and (journey.before or journey.after):
            name_of = municipalities().name_of
            for leg, back in ((journey.before, False), (journey.after, True)):
                parts.append(leg_sentence(leg, name_of(leg.municipality), back=back) if leg else "")
            parts.append(label(journey.mode).lower())
        return ", ".join(filter(None, parts))
