"""What the desk fills a speech, talking points or the file of a meeting with (forms D09 to D11)."""

from __future__ import annotations

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.french import period
from liaison_desk.domain.markdown_text import bulleted, on_one_line, tabled
from liaison_desk.domain.meetings import ItemPriority
from liaison_desk.domain.note_forms_spoken import AGENDA_COLUMNS
from liaison_desk.reference_data import municipalities
from liaison_desk.services.note_subject import NoteSubject


def occasion(subject: NoteSubject) -> str:
    """Return what the note is for: the event, its day and its place."""
    if subject.meeting:
        return f"{subject.meeting.title}, {period(subject.meeting.starts_at, subject.meeting.ends_at, all_day=False)}"
    fields = subject.engagement
    if fields is None:
        return ""
    when = period(fields.starts_at, fields.ends_at, fields.all_day)
    where = ", ".join(filter(None, (fields.place, municipalities().name_of(fields.municipality))))
    return ", ".join(filter(None, (fields.title, when, where)))


def greetings(subject: NoteSubject) -> str:
    """Return the greeting that opens a speech, in protocol order."""
    return on_one_line(subject.greeting)


def meeting_facts(subject: NoteSubject) -> str:
    """Return who comes, when and where."""
    engagement, meeting = subject.engagement, subject.meeting
    if meeting:
        when = period(meeting.starts_at, meeting.ends_at, all_day=False)
        places: tuple[str, ...] = (meeting.place, meeting.online_url)
        people = tuple(
            ", ".join(filter(None, (one.name or subject.names.get(one.partner_id or "", ""), one.office)))
            for one in meeting.attendees
        )
    elif engagement:
        when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
        commune = municipalities().name_of(engagement.municipality)
        places, people = (engagement.place, engagement.address, commune, engagement.online_url), subject.people
    else:
        return ""
    where = ", ".join(filter(None, places))
    who = " ; ".join(filter(None, people))
    points = (("Quand", f"{when[:1].upper()}{when[1:]}"), ("Où", where), ("Qui", who))
    return bulleted(f"**{name} :** {on_one_line(value)}" for name, value in points if value)


def meeting_agenda(subject: NoteSubject) -> str:
    """Return the items of a meeting, what matters most first, with what the Département holds."""
    items = subject.meeting.items if subject.meeting else []
    ranked = sorted(items, key=lambda item: list(ItemPriority).index(item.priority))
    rows = [(item.title, item.stake, item.position, "", "", item.wanted_outcome) for item in ranked]
    return tabled(AGENDA_COLUMNS, rows)


def contacts(subject: NoteSubject) -> str:
    """Return who follows the matter."""
    office = subject.office
    known = (office.officer_name, office.officer_function, shown_phone(office.officer_phone), office.officer_email)
    named = ", ".join(one for one in known if one)
    return bulleted([f"**Contact :** {on_one_line(named)}"]) if named else ""
