"""What the desk writes by itself in a note that is begun; it never replaces what somebody wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.validation import changed
from liaison_desk.services import note_activity, note_occasion, note_partner, note_week
from liaison_desk.services.note_subject import NoteSubject

SECTION_SOURCES: Mapping[str, Callable[[NoteSubject], str]] = {
    "to_sign": note_week.to_sign,
    "arbitrations": note_week.arbitrations,
    "decisions": note_week.decisions,
    "flagged_letters": note_week.flagged_letters,
    "agenda": note_week.agenda,
    "alerts": note_week.alerts,
    "followed_up": note_week.followed_up,
    "figures": note_activity.figures,
    "exchanges": note_activity.exchanges,
    "time_spent": note_activity.time_spent,
    "partner_identity": note_partner.partner_identity,
    "partner_people": note_partner.partner_people,
    "partner_summary": note_partner.partner_summary,
    "partner_history": note_partner.partner_history,
    "partner_open": note_partner.partner_open,
    "partner_interests": note_partner.partner_interests,
    "greetings": note_occasion.greetings,
    "meeting_facts": note_occasion.meeting_facts,
    "meeting_agenda": note_occasion.meeting_agenda,
    "contacts": note_occasion.contacts,
}
"""What writes each section a form says the desk can fill."""


def filled(fields: BriefingFields, subject: NoteSubject) -> BriefingFields:
    """Return a note with what the desk knows in the sections and the fields where nothing is written yet.

    A section without a source is laid down too, empty or with the table it starts from.
    """
    form = form_of(fields.briefing_kind)
    details = dict(fields.details)
    for field in form.fields:
        value = DETAIL_SOURCES[field.source](field.name, subject) if field.source in DETAIL_SOURCES else ""
        if value and not details.get(field.name):
            details[field.name] = value
    sections: list[BriefingSection] = []
    for section in fields.sections_in_order():
        declared = form.section(section.heading)
        if declared is not None and not declared.is_written(section.body):
            source = SECTION_SOURCES.get(declared.source)
            text = source(subject) if source else ""
            sections.append(BriefingSection(heading=section.heading, body=text or declared.starting))
        else:
            sections.append(section)
    return changed(fields, {"details": details, "sections": sections})


def _official(_name: str, subject: NoteSubject) -> str:
    office = subject.office
    courtesy = {CourtesyTitle.mr: "M.", CourtesyTitle.ms: "Mme"}.get(office.official_courtesy_title, "")
    name = " ".join(filter(None, (courtesy, office.official_first_name, office.official_last_name)))
    title = " ".join(filter(None, (office.official_title, office.official_delegation)))
    return ", ".join(filter(None, (name, title[:1].lower() + title[1:])))


def _directors(_name: str, subject: NoteSubject) -> str:
    office = subject.office
    named = {Unit.djva: ((office.djva_director, "DJVA"),), Unit.deci: ((office.deci_director, "DECI"),)}
    both = ((office.djva_director, "DJVA"), (office.deci_director, "DECI"))
    return ", ".join(f"{name} ({unit})" for name, unit in named.get(subject.unit, both) if name)


def _period(name: str, subject: NoteSubject) -> str:
    return (subject.first if name == "first_day" else subject.last).isoformat()


DETAIL_SOURCES: Mapping[str, Callable[[str, NoteSubject], str]] = {
    "official": _official,
    "directors": _directors,
    "period": _period,
    "partner": lambda _name, subject: subject.partner_id,
    "occasion": lambda _name, subject: note_occasion.occasion(subject),
}
"""What fills each field a form says the desk knows."""
