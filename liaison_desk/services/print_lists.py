"""What is to be printed for the engagements to come: packs and sheets never printed, or no longer right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from sqlmodel import Session

from liaison_desk.domain.fact_uses import Reprint
from liaison_desk.domain.labels import label
from liaison_desk.domain.preparation import MEETINGS
from liaison_desk.domain.print_lists import LOOKED_AHEAD, PrintNeed, ToPrint
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import Issue, SheetForm
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.paper_life import engagement_of, is_over, read_with_subjects, subject_of
from liaison_desk.services.stale_reading import StaleReading
from liaison_desk.services.stale_reprints import reprints
from liaison_desk.store import fact_uses, print_lists
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Engagement, Meeting, Pack, Row, Sitting

_OF_A_TRIP = frozenset({SheetForm.trip_sheet, SheetForm.pocket_sheet, SheetForm.trip_file})

_Again = Mapping[tuple[Reference, str], Reprint]


def papers_to_print(session: Session, stale: StaleReading, day: date) -> list[ToPrint]:
    """Return what is to be printed from a day on for the fortnight to come; what is stale and of no day too."""
    reading = FactReading(session, day)
    again = {(one.paper, one.form): one for one in reprints(session, stale, day)}
    packs = fact_uses.packs(session)
    read_with_subjects(((Kind.pack.value, pack.id) for pack in packs), reading)
    found = [one for pack in packs if (one := _pack(pack, reading, again)) is not None]
    found += [_sheet(reading, one) for one in again.values() if one.form]
    covered = {engagement_of(pack, reading) for pack in packs}
    printed = {(one.paper, one.form) for one in stale.sheets if one.issue is Issue.printed}
    coming = print_lists.accepted_between(session, day, day + LOOKED_AHEAD)
    alone = [row for row in coming if row.id not in covered]
    named = {(one.paper, one.form) for one in found}
    for one in (*_trips(alone, printed), *_notes(session, alone, printed)):
        if (one.paper, one.form) not in named:
            found.append(one)
    return [one for one in found if one.needed_at is None or day <= one.needed_at.date() <= day + LOOKED_AHEAD]


def _pack(pack: Pack, reading: FactReading, again: _Again) -> ToPrint | None:
    about, paper = subject_of(pack, reading), Reference(Kind.pack, pack.id)
    reprint = again.get((paper, ""))
    if (about is None or about.deleted_at is not None or is_over(about)) and reprint is None:
        return None
    was_printed = any(one.printed_on for one in pack.versions)
    if not pack.versions:
        need = PrintNeed.to_put_together
    elif not was_printed:
        need = PrintNeed.never_printed
    elif reprint is None:
        return None
    else:
        need = PrintNeed.stale if pack.versions[-1].printed_on else PrintNeed.new_version
    return ToPrint(
        paper=paper,
        form="",
        name=label(Kind.pack),
        about=label_of(pack),
        need=need,
        needed_at=_begins(about),
        pages=reprint.pages if reprint and was_printed else (),
        reasons=reprint.reasons if reprint else (),
    )


def _sheet(reading: FactReading, one: Reprint) -> ToPrint:
    row = reading.row((one.paper.kind.value, one.paper.id))
    about = subject_of(row, reading) or row if row is not None else None
    return ToPrint(
        paper=one.paper,
        form=one.form,
        name=label(SheetForm(one.form)),
        about=label_of(row) if row is not None else "",
        need=PrintNeed.stale,
        needed_at=_begins(about) or (datetime.combine(one.day, time()) if one.day else None),
        reasons=one.reasons,
    )


def _trips(alone: Sequence[Engagement], printed: set[tuple[Reference, SheetForm]]) -> Iterator[ToPrint]:
    """Yield the trip sheets of engagements that have no pack and of which nothing was printed."""
    for row in alone:
        paper = Reference(Kind.engagement, row.id)
        if row.engagement_kind not in MEETINGS and not any((paper, form) in printed for form in _OF_A_TRIP):
            yield _never_printed(paper, SheetForm.trip_sheet, row, row)


def _notes(
    session: Session, alone: Sequence[Engagement], printed: set[tuple[Reference, SheetForm]]
) -> Iterator[ToPrint]:
    """Yield the notes of meetings that have no pack."""
    meetings = {row.id: row for row in alone if row.engagement_kind in MEETINGS}
    for note in print_lists.notes_of(session, list(meetings)):
        paper = Reference(Kind.briefing, note.id)
        left = any((paper, form) in printed for form in (SheetForm.note, SheetForm.large_note))
        if not left and not is_over(note) and note.engagement_id:
            yield _never_printed(paper, SheetForm.note, note, meetings[note.engagement_id])


def _never_printed(paper: Reference, form: SheetForm, row: Row, about: Engagement) -> ToPrint:
    return ToPrint(paper, form.value, label(form), label_of(row), PrintNeed.never_printed, about.starts_at)


def _begins(row: Row | None) -> datetime | None:
    if isinstance(row, Engagement | Meeting):
        return row.starts_at
    if isinstance(row, Sitting):
        return datetime.combine(row.held_on, row.starts or time())
    return None
