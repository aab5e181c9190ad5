"""What can be put to the official at a point élu, the most urgent first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields, NoteOption
from liaison_desk.domain.decisions import ReviewItem, ReviewItemKind, ReviewOption
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.figure_references import with_figures
from liaison_desk.domain.french import at, long_date, period
from liaison_desk.domain.request_words import public_expected, what_is_asked
from liaison_desk.domain.working_days import add_working_days, previous_working_day
from liaison_desk.reference_data import municipalities
from liaison_desk.store import decisions, records
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Briefing, Engagement, Letter

ANSWER_TARGET = 5
"""Working days in which an invitation is answered (domain reference §1.5)."""

LATEST_REFUSAL = timedelta(days=2)
"""How long before the event one may still decline (domain reference §1.5)."""

FLAGGED_TARGET = 8
"""Working days in which a flagged letter is answered (domain reference §1.5)."""

_LONGEST_SUMMARY = 600
_OPTION = re.compile(r"^[\s>*+\-#]*\**Option\s+(?P<name>[\w°]+)\**\s*(?:[:—–.]|\s-\s)\**\s*(?P<text>.+?)\**\s*$", re.I)


def candidates(session: Session, today: date) -> list[ReviewItem]:
    """Return what waits for a decision, in order of urgency; what a point élu to come has already is left out."""
    taken = {_subject_of(item) for review in decisions.prepared_reviews(session) for item in review.items}
    found = [item for item in waiting(session, today) if _subject_of(item) not in taken]
    return sorted(found, key=lambda item: item.deadline or date.max)


def request_line(session: Session, row: Engagement) -> ReviewItem:
    """Return the line that puts a request."""
    fields = records.fields_of(row, EngagementFields)
    return ReviewItem(
        item_kind=ReviewItemKind.request,
        title=row.title,
        engagement_id=row.id,
        summary="\n".join(_request_summary(session, fields)),
        djva_advice=row.djva_advice,
        deci_advice=row.deci_advice,
        deadline=answer_deadline(session, row),
    )


def answer_deadline(session: Session, row: Engagement) -> date:
    """Return when a request must be answered: the day it names, else the target of the office.

    Nobody waits for an answer in writing to what was asked aloud: the last day to decline is then the deadline.
    """
    if row.reply_by:
        return row.reply_by
    last_day = previous_working_day(row.starts_at.date() - LATEST_REFUSAL + timedelta(days=1))
    asking = decisions.asking_letter(session, row.id)
    if asking is None or asking.received_on is None:
        return last_day
    return min(add_working_days(asking.received_on, ANSWER_TARGET), last_day)


def waiting(session: Session, today: date) -> Iterator[ReviewItem]:
    """Yield everything that waits for a decision, what a point élu to come has included."""
    engagements = decisions.undecided_engagements(session, today)
    asked = {engagement.id for engagement in engagements}
    for engagement in engagements:
        if engagement.series_id not in asked:  # what is decided of a series is decided of its dates
            yield request_line(session, engagement)
    for letter in decisions.flagged_letters(session):
        yield _letter_line(session, letter)
    for briefing in decisions.undecided_briefings(session):
        yield _briefing_line(session, briefing)


def _subject_of(item: ReviewItem) -> str | None:
    return item.engagement_id or item.briefing_id or item.letter_id


def _request_summary(session: Session, fields: EngagementFields) -> Iterator[str]:
    host = names_of(session, {fields.host_id}).get(fields.host_id, "") if fields.host_id else ""
    municipality = municipalities().name_of(fields.municipality)
    if host:
        yield host
    where = ", ".join(part for part in (fields.place, at(municipality) if municipality else "") if part)
    when = period(fields.starts_at, fields.ends_at, fields.all_day)
    yield f"{when[:1].upper()}{when[1:]}" + (f" – {where}" if where else "")
    yield f"Demandé : {what_is_asked(fields)}"
    if public := public_expected(fields):
        yield f"Public : {public}"


def _letter_line(session: Session, row: Letter) -> ReviewItem:
    names = names_of(session, {row.correspondent_id}) if row.correspondent_id else {}
    sender = names.get(row.correspondent_id or "", row.correspondent_name)
    arrived = f"Courrier {row.number}" + (f" arrivé le {long_date(row.received_on)}" if row.received_on else "")
    deadline = row.due_date or (add_working_days(row.received_on, FLAGGED_TARGET) if row.received_on else None)
    return ReviewItem(
        item_kind=ReviewItemKind.arbitration,
        title=row.subject,
        letter_id=row.id,
        summary="\n".join(part for part in (sender, arrived) if part),
        deadline=deadline,
    )


def _briefing_line(session: Session, row: Briefing) -> ReviewItem:
    figures = [*office_fields(session).key_figures, *row.kept_figures]
    sections = [section for section in records.fields_of(row, BriefingFields).sections_in_order() if section.body]
    texts = {section.heading: with_figures(section.body.strip(), figures) for section in sections}
    engagement = session.get(Engagement, row.engagement_id) if row.engagement_id else None
    deadline = previous_working_day(engagement.starts_at.date()) if engagement and not engagement.deleted_at else None
    return ReviewItem(
        item_kind=ReviewItemKind.arbitration,
        title=row.title,
        briefing_id=row.id,
        summary=_shortened(texts.get("L'essentiel") or texts.get("Question à trancher", "")),
        options=_named_options(row.options) or _options("\n".join(section.body for section in sections)),
        recommendation=_shortened(_recommended(row) or texts.get("Suites attendues de l'élu", "")),
        deadline=row.due_on or deadline,
    )


def _named_options(options: Sequence[NoteOption]) -> list[ReviewOption]:
    """Return the options of an arbitration note, under the numbers it gives them."""
    return [ReviewOption(name=str(number), text=option.title) for number, option in enumerate(options, 1)]


def _recommended(row: Briefing) -> str:
    if row.recommended is None or row.recommended > len(row.options):
        return ""
    return f"Option {row.recommended} : {row.options[row.recommended - 1].title}"


def _options(text: str) -> list[ReviewOption]:
    """Return the options a note names line by line: « Option A : … »."""
    found = (_OPTION.match(line) for line in text.splitlines())
    named = {match["name"].upper(): match["text"] for match in found if match}
    return [ReviewOption(name=name, text=words) for name, words in named.items()]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SUMMARY else f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]}…"
