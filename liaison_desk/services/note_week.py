"""What the desk fills a liaison note with (form D05)."""

from __future__ import annotations

from datetime import date, timedelta

from liaison_desk.domain.cautions import cautions_of_engagement, cautions_of_ties
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import clock, counted, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.markdown_text import bulleted, on_one_line, tabled
from liaison_desk.domain.preparation import readiness_sheet
from liaison_desk.domain.presence import Presence
from liaison_desk.services.note_subject import NoteSubject
from liaison_desk.services.review_candidates import waiting
from liaison_desk.store import note_material, records
from liaison_desk.store import today as store
from liaison_desk.store.partners import organisations_of
from liaison_desk.store.tables import Engagement

AHEAD = timedelta(days=15)
_MOST, _MOST_NOTES = 3, 2
_MOST_ENGAGEMENTS = 5
_SHORT_REASON = 40


def to_sign(subject: NoteSubject) -> str:
    """Return the letters and the notes that wait for a signature or a visa."""
    letters, count = note_material.letters_to_sign(subject.session, _MOST_NOTES)
    lines = [
        f"Note « {on_one_line(row.title)} »{_by(row.due_on, subject.day)}"
        for row in note_material.notes_in_circuit(subject.session)[:_MOST_NOTES]
    ]
    # a draft has no number yet: its object is what tells it
    lines += [f"{on_one_line(row.subject)}{_by(row.due_date, subject.day)}" for row in letters]
    return _listed(lines, _more(count - len(letters), "autre courrier", "autres courriers"))


def arbitrations(subject: NoteSubject) -> str:
    """Return what waits for a decision, the most urgent first."""
    items = sorted(waiting(subject.session, subject.day), key=lambda item: (item.deadline or date.max, item.title))
    lines = [f"{on_one_line(item.title)}{_by(item.deadline, subject.day)}" for item in items[:_MOST]]
    return _listed(lines, _more(len(items) - _MOST, "autre arbitrage", "autres arbitrages"))


def decisions(subject: NoteSubject) -> str:
    """Return what was decided since the last liaison note."""
    found = note_material.decisions_between(subject.session, subject.first, subject.day)
    lines: list[str] = []
    for row in found[:_MOST]:
        what = row.chosen_option if row.chosen_option else label(row.outcome).lower()
        reason = f" ({on_one_line(row.reason)})" if 0 < len(row.reason) <= _SHORT_REASON else ""
        lines.append(f"{short_date(row.decided_on, subject.day)} : {on_one_line(row.subject)}, {what}{reason}")
    return _listed(lines, _more(len(found) - _MOST, "autre décision", "autres décisions"))


def flagged_letters(subject: NoteSubject) -> str:
    """Return the letters flagged or late."""
    letters, count = note_material.letters_flagged_or_late(subject.session, subject.day, _MOST)
    lines: list[str] = []
    for row in letters:
        days = (subject.day - row.due_date).days if row.due_date else 0
        late = f", **en retard de {counted(days, 'jour')}**" if days > 0 else _by(row.due_date, subject.day)
        flag = "signalé, " if row.flagged else ""
        lines.append(f"{row.number} : {flag}{on_one_line(row.subject)}{late}")
    return _listed(lines, _more(count - len(letters), "autre courrier", "autres courriers"))


def agenda(subject: NoteSubject) -> str:
    """Return the fifteen days to come: when, what, the role, whether the file is ready."""
    presence = Presence.of(subject.office)
    last = subject.day + AHEAD
    found = store.engagements(subject.session, subject.office, subject.day, last, subject.day)
    rows: list[tuple[str, ...]] = []
    for one in found[:_MOST_ENGAGEMENTS]:
        when = short_date(one.starts_at.date(), subject.day)
        when += "" if one.all_day else f", {clock(one.starts_at)}"
        gauge = readiness_sheet(one.preparation, presence, subject.now)
        rows.append((when, one.title, label(one.role), label(gauge.readiness)))
    if more := _more(len(found) - len(rows), "autre engagement", "autres engagements"):
        rows.append(("…", more, "", ""))
    return tabled(("Quand", "Engagement", "Rôle", "Dossier"), rows)


def alerts(subject: NoteSubject) -> str:
    """Return what calls the official to be careful in the fifteen days to come."""
    found = store.engagements(subject.session, subject.office, subject.day, subject.day + AHEAD, subject.day)
    told: dict[str, str] = {}  # each caution once, with the first day it is about
    for one in found:
        row = subject.session.get(Engagement, one.id)
        if row is None:
            continue
        fields = records.fields_of(row, EngagementFields).model_copy(
            update={"starts_at": one.starts_at, "ends_at": one.ends_at}  # of an occurrence, for a series
        )
        named = {fields.host_id, *(guest.partner_id for guest in fields.participants)} - {None}
        organisations = organisations_of(subject.session, {name for name in named if name}, fields.day)
        cautions = cautions_of_ties(subject.office, organisations, fields.title, fields.day)
        for caution in (*cautions, *cautions_of_engagement(subject.office, fields)):
            told.setdefault(on_one_line(caution.sentence), short_date(fields.day, subject.day))
    lines = [f"{day} : {sentence}" for sentence, day in told.items()]
    _opened, late = store.letter_counts(subject.session, subject.day)
    return bulleted([*lines[:_MOST], f"{counted(late, 'courrier')} en retard" if late else ""])


def followed_up(subject: NoteSubject) -> str:
    """Return what was done since the last liaison note beside the usual steps."""
    done = note_material.tasks_done_between(subject.session, subject.first, subject.day, _MOST)
    return bulleted(f"{on_one_line(row.title)} ({short_date(row.done_on, subject.day)})" for row in done if row.done_on)


def _by(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return f", avant le {short_date(day, today)}" if day >= today else f", **échu le {short_date(day, today)}**"


def _listed(lines: list[str], more: str) -> str:
    """Return lines as a list; what is left out is told at the end of the last one, to save a line of the page."""
    if more and lines:
        lines = [*lines[:-1], f"{lines[-1]} – *{more}*"]
    return bulleted(lines)


def _more(count: int, singular: str, plural: str) -> str:
    return f"et {counted(count, singular, plural)}" if count > 0 else ""
