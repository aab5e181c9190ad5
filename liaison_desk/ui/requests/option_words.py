"""What the options sheet says, in French."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.coverage import Visits, time_since
from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import NO_BREAK, counted, full_date, short_date
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.errors import NotFound
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.requests.looks import due_chip
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dates_strip import DateCell
from liaison_desk.ui.widgets.fact_lines import Fact
from liaison_desk.ui.widgets.links_panel import LinkLine

if TYPE_CHECKING:
    from liaison_desk.domain.options import OptionsSheet
    from liaison_desk.ui.session import Session

_LINKED = (Kind.letter, Kind.briefing, Kind.decision, Kind.review, Kind.engagement, Kind.partner)
"""Kinds shown as links, in that order: a task has its own page."""


class OptionWords(QObject):
    """Reads an engagement and its options sheet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def cells(self, options: OptionsSheet, now: datetime) -> list[DateCell]:
        """Return until when one may answer, and when the official was last there, last with them."""
        day = now.date()
        presence = self._session.desk.settings.presence()
        chip = due_chip(options.deadline, now, presence)
        cells = [
            DateCell(
                self.tr("Répondre avant"),
                short_date(options.deadline, day),
                presence.time_until(now, options.deadline),
                chip.tone if chip else Tone.neutral,
                full_date(options.deadline),
            )
        ]
        if options.where:
            cells.append(self._visits(self.tr("Dans la commune"), options.history.in_municipality, day))
        if options.host:
            cells.append(self._visits(self.tr("Avec l'organisateur"), options.history.with_partner, day))
        return cells

    def warnings(
        self, fields: EngagementFields, options: OptionsSheet
    ) -> Iterator[tuple[Tone, str, str, Reference | None]]:
        """Yield what stands in the way: tone, icon, sentence, the record it is about."""
        for clash, sentence in zip(options.clashes, options.warnings, strict=True):
            tone = Tone.red if clash.other_state == "accepted" else Tone.amber
            yield tone, "alert", sentence, Reference(Kind.engagement, clash.other_id)
        for caution in self._session.desk.cautions.of_engagement(fields):
            yield Tone.amber, "alert", caution.sentence, None

    def facts(self, sheet: Sheet[EngagementFields], options: OptionsSheet) -> Iterator[Fact]:
        """Yield what is known of the request."""
        fields = sheet.fields
        names = {link.id: link.label for link in sheet.links}
        if fields.host_id in names and fields.host_id:
            yield Fact("organisation", self.tr("Organisateur"), names[fields.host_id], fields.host_id)
        if fields.on_site_contact_id in names and fields.on_site_contact_id:
            contact = fields.on_site_contact_id
            yield Fact("phone", self.tr("Contact"), names[contact], contact, self._reached(contact))
        for icon, name, words in (
            ("flag", self.tr("Demandé"), options.asked[:1].upper() + options.asked[1:]),
            ("time", self.tr("Ordre"), fields.speaking_order),
            ("place", self.tr("Lieu"), self._place(fields)),
            ("partners", self.tr("Public"), options.audience),
            ("partner", self.tr("Autres invités"), options.other_guests),
            ("notifications", self.tr("Presse"), fields.press),
            ("info", self.tr("Accès"), fields.access),
            ("late", self.tr("Édition passée"), options.previous_edition),
            ("waiting", self.tr("En attente de"), fields.state_reason),
        ):
            if words:
                yield Fact(icon, name, words)

    def option_facts(self, options: OptionsSheet) -> dict[Outcome, str]:
        """Return what speaks for or against each decision; warnings are said apart."""
        joined = {
            option.outcome: f"{NO_BREAK}; ".join(fact for fact in option.facts if fact not in options.warnings)
            for option in options.options
        }
        return {outcome: words[:1].upper() + words[1:] for outcome, words in joined.items()}

    def advice(self, options: OptionsSheet) -> Iterator[tuple[str, str]]:
        """Yield the advice of each delegation, or that there is none yet."""
        nothing = self.tr("Pas encore d'avis.")
        yield self.tr("Avis de la DJVA"), options.djva_advice or nothing
        yield self.tr("Avis de la DECI"), options.deci_advice or nothing

    def links(self, sheet: Sheet[EngagementFields]) -> list[LinkLine]:
        """Return the records tied to a request, each once."""
        headings = {
            Kind.letter: self.tr("Courriers"),
            Kind.briefing: self.tr("Notes"),
            Kind.decision: self.tr("Décisions"),
            Kind.review: self.tr("Points élu"),
            Kind.engagement: self.tr("Engagements"),
            Kind.partner: self.tr("Partenaires"),
        }
        found = sorted(
            {link.id: link for link in sheet.links if link.kind in _LINKED}.values(),
            key=lambda link: (_LINKED.index(link.kind), link.label),
        )
        return [
            LinkLine(headings[link.kind], link.kind.value, link.label, Reference(link.kind, link.id)) for link in found
        ]

    def _visits(self, title: str, visits: Visits, day: date) -> DateCell:
        last = time_since(visits.last_on, day)
        times = counted(visits.in_twelve_months, self.tr("fois en 12 mois"), self.tr("fois en 12 mois"))
        refusals = counted(visits.refusals, self.tr("refus"), self.tr("refus"))
        remarks = [times] if visits.in_twelve_months else []
        remarks += [refusals] if visits.refusals else []
        in_full = f"{visits.last_title}, {full_date(visits.last_on)}" if visits.last_on else ""
        tone = Tone.amber if visits.refusals > 1 else Tone.neutral
        return DateCell(title, last, " · ".join(remarks), tone, in_full, breaks=True)

    def _place(self, fields: EngagementFields) -> str:
        commune = municipalities().name_of(fields.municipality)
        parts = [fields.place, fields.address]
        if commune and commune.casefold() not in " ".join(parts).casefold():
            parts.append(commune)
        return ", ".join(filter(None, parts))

    def _reached(self, partner_id: str) -> str:
        try:
            contact = self._session.desk.partners.sheet(partner_id).fields
        except NotFound:
            return ""
        return shown_phone(contact.mobile or contact.phone)
