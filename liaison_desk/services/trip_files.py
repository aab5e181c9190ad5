"""Gathering what a trip file says, from every record around an engagement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from liaison_desk.documents.trip_file import PartnerSheet, TripFileMaterial
from liaison_desk.documents.trip_sheet import TripMaterial
from liaison_desk.documents.trip_tables import FollowUp
from liaison_desk.domain.clashes import ClashKind
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.coverage import Visits, time_since
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.figure_references import with_figures
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import duration, long_date, short_date
from liaison_desk.domain.journeys import Journey, Leg
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.preparation import PreparationFacts, readiness_sheet
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.readiness import Readiness
from liaison_desk.domain.travel_times import travel_length
from liaison_desk.reference_data import municipalities
from liaison_desk.services.cautions import CautionService
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.territory import TerritoryService
from liaison_desk.services.trip_guests import guests_of
from liaison_desk.store import records, trip_files
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.preparation import preparations
from liaison_desk.store.tables import Briefing, Letter, Partner

_BACKGROUND = ("L'essentiel", "Contexte et cadre", "Action du Département", "Chiffres clés")
_TALKING_POINTS = "Éléments de langage"
_FINISHED = frozenset({Readiness.ready, Readiness.done})


@dataclass(frozen=True)
class TripFiles:
    """Reads everything a trip file is made of; nothing here changes a record."""

    database: Database
    clock: Clock
    protocol: ProtocolService

    def material(self, identifier: str, trip: TripMaterial) -> TripFileMaterial:
        """Return what the file of an engagement says; `trip` is what its sheet is made of."""
        fields = trip.engagement
        directory = self.protocol.directory()
        territory = TerritoryService(self.database, self.clock)
        history = territory.history(fields, identifier)
        with self.database.reading() as session:
            office = office_fields(session)
            facts = replace(preparations(session, [identifier], office)[identifier], starts_at=fields.starts_at)
            note = trip_files.note_of(session, identifier)
            written = _texts_of(note, office) if note else {}
            met = _partners_met(session, fields)
            letters = trip_files.open_letters(session, list(met))
            sheets = [_partner_sheet(session, met, one, fields.day, directory) for one in (fields.host_id,) if one]
        gauge = readiness_sheet(facts, Presence.of(office), local_now(self.clock))
        return TripFileMaterial(
            trip=trip,
            is_draft=gauge.readiness not in _FINISHED,
            journey=tuple(_journey(fields, territory.journey(fields, identifier))),
            guests=guests_of(fields, self.protocol.order(fields), met) if fields.participants else (),
            greeting=self.protocol.greeting(fields) if fields.participants else "",
            partners=tuple(sheet for sheet in sheets if sheet),
            territory=tuple(_territory(fields, history.in_municipality, history.with_partner, today(self.clock))),
            cautions=CautionService(self.database, self.clock).of_engagement(fields),
            open_letters=tuple(_letter_line(letter) for letter in letters),
            to_warn=tuple(
                ", ".join(filter(None, (one.name, one.role, one.contact))) for one in self.protocol.to_warn(fields)
            ),
            note_background="\n\n".join(filter(None, (written.get(heading, "") for heading in _BACKGROUND))),
            note_talking_points=written.get(_TALKING_POINTS, ""),
            follow_up=tuple(_follow_up(facts)),
        )


def _texts_of(note: Briefing, office: OfficeFields) -> dict[str, str]:
    """Return the sections of a note by heading, its figures written out."""
    figures = [*office.key_figures, *note.kept_figures]
    return {section.heading: with_figures(section.body, figures) for section in note.sections}


def travel_words(fields: EngagementFields, office: OfficeFields) -> str:
    """Return « aller 35 min, retour 40 min, voiture », empty for an engagement that needs no journey."""
    if fields.online_url and not fields.municipality:
        return ""
    mode = fields.travel_mode or office.usual_travel_mode
    usual = travel_length(office.base_municipality, fields.municipality, office, mode) if fields.municipality else None
    estimate = usual.words if usual else ""
    ways = (("aller", fields.travel_before), ("retour", fields.travel_after))
    lengths = [(way, estimate if minutes is None else duration(minutes)) for way, minutes in ways if minutes != 0]
    told = [f"{way} {length}" for way, length in lengths if length]
    return ", ".join([*told, label(mode).lower()]) if told else ""


def _partners_met(session: Session, fields: EngagementFields) -> dict[str, PartnerFields]:
    """Return the host, its people, the contact and the guests, by id."""
    named = {fields.host_id, fields.on_site_contact_id, *(one.partner_id for one in fields.participants)}
    rows = [row for one in named if one and (row := session.get(Partner, one))]
    rows += trip_files.people_of(session, fields.host_id) if fields.host_id else ()
    return {row.id: records.fields_of(row, PartnerFields) for row in rows}


def _partner_sheet(
    session: Session, met: dict[str, PartnerFields], identifier: str, day: date, directory: Directory
) -> PartnerSheet | None:
    partner = met.get(identifier)
    if partner is None:
        return None
    points = list(identity_points(partner, day, directory))
    if partner.partner_kind is PartnerKind.organisation:
        people = [records.fields_of(row, PartnerFields) for row in trip_files.people_of(session, identifier)]
        named = [
            ", ".join(filter(None, (one.display_name, office_title(one, day, directory), reached(one))))
            for one in people
            if one.offices_on(day)
        ]
        points.append(("Personnes", "\n".join(named) or "[à compléter]"))
    return PartnerSheet(partner.display_name, tuple(points))


def identity_points(partner: PartnerFields, day: date, directory: Directory) -> Iterator[tuple[str, str]]:
    """Yield what is known of who a partner is: the name of each point and its value."""
    title = office_title(partner, day, directory)
    address = ", ".join(filter(None, (partner.street, f"{partner.postal_code} {partner.city}".strip())))
    commune = municipalities().name_of(partner.municipality)
    for name, value in (
        ("Sigle", partner.acronym),
        ("Fonction", title),
        ("Adresse", address or commune),
        ("Contact", reached(partner)),
        ("À savoir", partner.notes.strip()),
    ):
        if value:
            yield name, value


def reached(partner: PartnerFields) -> str:
    """Return how somebody is reached: telephone, e-mail address."""
    phone = shown_phone(partner.mobile or partner.phone)
    return ", ".join(filter(None, (phone, partner.email)))


def _journey(fields: EngagementFields, journey: Journey) -> Iterator[tuple[str, str]]:
    yield "Moyen", label(journey.mode)
    for name, leg in (("Aller", journey.before), ("Retour", journey.after)):
        if leg:
            yield name, _leg(leg)
    for clash in journey.clashes:
        short = "en même temps" if clash.clash_kind is ClashKind.overlap else f"il manque {clash.minutes_short} min"
        yield "Attention", f"« {clash.other_title} » : {short}"


def _leg(leg: Leg) -> str:
    commune = municipalities().name_of(leg.municipality)
    other = f"« {leg.neighbour} »" if leg.neighbour else commune
    return " · ".join(filter(None, (leg.length.words, other)))


def _territory(fields: EngagementFields, there: Visits, met: Visits, day: date) -> Iterator[tuple[str, str]]:
    commune = municipalities().by_insee(fields.municipality)
    if commune:
        yield "Commune", commune.name
        yield "EPT", commune.ept
        yield "Canton" if len(commune.cantons) == 1 else "Cantons", ", ".join(commune.cantons)
        yield "Dernière venue", _visits(there, day)
    if fields.host_id:
        yield "Avec ce partenaire", _visits(met, day)


def _visits(visits: Visits, day: date) -> str:
    if visits.last_on is None:
        return "jamais, d'après l'agenda"
    told = f"{time_since(visits.last_on, day)}, le {long_date(visits.last_on)} ({visits.last_title})"
    more = f"{visits.in_twelve_months} en douze mois"
    refused = f"{visits.refusals} refus en deux ans" if visits.refusals else ""
    return " · ".join(filter(None, (told, more, refused)))


def _letter_line(letter: Letter) -> str:
    due = f", échéance {short_date(letter.due_date)}" if letter.due_date else ""
    return f"{' · '.join(filter(None, (letter.number, letter.subject)))} ({label(letter.state)}{due})"


def _follow_up(facts: PreparationFacts) -> Iterator[FollowUp]:
    """Yield what is due after the event: promises, thanks, actions."""
    is_over = facts.state is EngagementState.done
    for task in facts.tasks:
        if (task.due and task.due.day > facts.starts_at.date()) or (is_over and task.due is None):
            when = long_date(task.due.day) if task.due else "[à compléter]"
            yield FollowUp(task.owner_name, task.title, when, task.is_done)
