"""What sheets and packs take from records: noted when they leave the desk, compared with the records of today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.fact_uses import Use
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.paper_texts import PaperText
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import (
    CONTENT,
    CONTENT_OF,
    LEFT,
    SHEET,
    Issue,
    LeavingSheet,
    SheetForm,
    content_words,
    place_of_piece,
    place_of_sheet,
)
from liaison_desk.domain.use_keeping import uses_in
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.schemas import fields_class_of
from liaison_desk.store import council_reports, records
from liaison_desk.store import fact_uses as store
from liaison_desk.store.tables import FactUse, Row


def note_sheet(session: Session, sheet: LeavingSheet, pages: Sequence[str], issue: Issue, day: date) -> None:
    """Note what a sheet just printed or written says, in place of the one that left before."""
    paper, form = sheet.paper, sheet.form
    forget_sheet(session, paper, form)
    place, reading = place_of_sheet(form), FactReading(session, day)
    subject = (paper.kind.value, paper.id)
    facts = reading.facts_for(subject, reading.subjects_of(subject))
    stated = uses_in([PaperText(place, "", page) for page in pages], facts)
    uses = [Use(use.subject_kind, use.subject_id, use.key, use.words, "", place) for use in stated]
    uses += [_content(one, words, place) for one, words in _contents(session, paper, form, sheet.fields)]
    uses.append(Use(SHEET, paper.id, LEFT, issue.value, "", place))
    store.add_uses(session, paper.id, paper.kind, dict.fromkeys(uses))


def forget_sheet(session: Session, paper: Reference, form: SheetForm) -> bool:
    """Drop what was noted of a sheet, and tell whether something was."""
    noted: Sequence[FactUse] = store.uses_of_sheet(session, paper.id, form)
    store.drop_uses(session, noted)
    session.flush()
    return bool(noted)


def contents_of_pieces(session: Session, pieces: Sequence[Reference]) -> list[Use]:
    """Return what a pack takes from the records its pieces are made of."""
    return [
        _content(one, words, place_of_piece(piece.id))
        for piece in dict.fromkeys(pieces)
        for one, words in _contents(session, piece)
    ]


def content_now(session: Session, row: Row, kind: Kind) -> str:
    """Return what tells the content of a record today."""
    if kind is Kind.sitting:
        return _reports_of(session, row.id)
    return content_words(kind, records.fields_of(row, fields_class_of(kind)))


def _contents(
    session: Session, paper: Reference, form: SheetForm | None = None, fields: Fields | None = None
) -> Iterator[tuple[Reference, str]]:
    """Yield the records a paper is made of, each with what tells its content."""
    row = store.rows_of(session, paper.kind, [paper.id]).get(paper.id)
    if row is None:
        return
    if paper.kind is Kind.sitting:
        yield paper, _reports_of(session, paper.id)
        for report in council_reports.of_sitting(session, paper.id):
            yield from _contents(session, Reference(Kind.council_report, report.id))
            if report.briefing_id:
                yield from _contents(session, Reference(Kind.briefing, report.briefing_id))
        return
    words = content_words(paper.kind, fields or records.fields_of(row, fields_class_of(paper.kind)), form)
    if words:
        yield paper, words


def _content(record: Reference, words: str, place: str) -> Use:
    return Use(f"{CONTENT_OF}{record.kind.value}", record.id, CONTENT, words, "", place)


def _reports_of(session: Session, sitting_id: str) -> str:
    names = "|".join(report.id for report in council_reports.of_sitting(session, sitting_id))
    return f"reports={hashlib.sha256(names.encode()).hexdigest()[:10]}"
