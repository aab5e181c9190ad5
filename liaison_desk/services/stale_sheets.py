"""Sheets that left the desk outside any pack, and what papers took from records that say something else now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.fact_uses import StaleFact
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import CONTENT_OF, Issue, SheetForm, changed_contents, piece_at, sheet_at
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.paper_life import is_over, needed_on, read_with_subjects
from liaison_desk.services.sheet_keeping import content_now
from liaison_desk.store import fact_uses as store
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import FactUse


@dataclass(frozen=True)
class ChangedContent:
    """What a paper took from a record and is no longer so: `names` are the fields, `record_label` whose they are.

    `form` is the sheet it is of, `piece_id` the record of the piece of a pack.
    """

    paper: Reference
    form: SheetForm | None
    piece_id: str
    record: Reference
    record_label: str
    names: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What changed, in words; whose it is goes without saying on a sheet of that record."""
        names = ", ".join(self.names)
        return f"A changé depuis : {names}" if self.record == self.paper else f"« {self.record_label} » : {names}"


@dataclass(frozen=True)
class SheetLeft:
    """A sheet that left the desk: how, the last day it is of use, why it is no longer right (empty while it is)."""

    paper: Reference
    form: SheetForm
    label: str
    issue: Issue
    day: date | None
    reasons: tuple[str, ...]


def changed_contents_of(session: Session) -> tuple[ChangedContent, ...]:
    """Return what packs and sheets took from records that say something else today."""
    uses = store.contents_used(session)
    wanted: dict[Kind, set[str]] = {}
    for use in uses:
        wanted.setdefault(_record_of(use).kind, set()).add(use.subject_id)
    rows = {kind: store.rows_of(session, kind, identifiers) for kind, identifiers in wanted.items()}
    now: dict[Reference, str] = {}
    found: list[ChangedContent] = []
    for use in uses:
        record = _record_of(use)
        row = rows[record.kind].get(record.id)
        if row is None or row.deleted_at is not None:
            continue
        if record not in now:
            now[record] = content_now(session, row, record.kind)
        names = changed_contents(record.kind, use.words, now[record])
        if names:
            paper = Reference(use.paper_kind, use.paper_id)
            form = sheet_at(use.place)
            piece_id = "" if form else piece_at(use.place)
            found.append(ChangedContent(paper, form, piece_id, record, label_of(row), names))
    return tuple(found)


def sheets_left(
    session: Session,
    reading: FactReading,
    facts: Sequence[tuple[FactUse, StaleFact]],
    contents: Sequence[ChangedContent],
) -> tuple[SheetLeft, ...]:
    """Return the sheets that left the desk and are still of a record that goes on."""
    left = store.sheets_left(session)
    read_with_subjects(((use.paper_kind.value, use.paper_id) for use in left), reading)
    reasons = _reasons(facts, contents)
    found: list[SheetLeft] = []
    for use in left:
        paper, form = Reference(use.paper_kind, use.paper_id), sheet_at(use.place)
        row = reading.row((paper.kind.value, paper.id))
        if form is not None and row is not None and row.deleted_at is None and not is_over(row):
            why = tuple(reasons.get((paper, form), ()))
            found.append(SheetLeft(paper, form, label_of(row), Issue(use.words), needed_on(row, reading), why))
    return tuple(found)


def _record_of(use: FactUse) -> Reference:
    return Reference(Kind(use.subject_kind.removeprefix(CONTENT_OF)), use.subject_id)


def stale_reason(fact: StaleFact) -> str:
    """Return « « 10 h » : c'est à présent « 11 h » »."""
    said = " ".join(fact.said.split())
    return f"« {said} » : c'est à présent « {fact.now} »" if fact.now else f"« {said} » ne tient plus"


def _reasons(
    facts: Sequence[tuple[FactUse, StaleFact]], contents: Sequence[ChangedContent]
) -> Mapping[tuple[Reference, SheetForm], Mapping[str, None]]:
    found: dict[tuple[Reference, SheetForm], dict[str, None]] = {}
    for use, fact in facts:
        if form := sheet_at(use.place):
            found.setdefault((Reference(use.paper_kind, use.paper_id), form), {})[stale_reason(fact)] = None
    for one in contents:
        if one.form:
            found.setdefault((one.paper, one.form), {})[one.reason] = None
    return found
