"""Sheets: papers made from one record outside any pack; what they say is noted when they leave the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Reference
from liaison_desk.domain.sheets import Issue, LeavingSheet, SheetForm
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.printing_tasks import printing_done
from liaison_desk.services.sheet_keeping import forget_sheet, note_sheet

if TYPE_CHECKING:
    from liaison_desk.documents.model import Document
    from liaison_desk.services.desk import Desk

_IN_TASKS = {
    SheetForm.trip_file: "dossier",
    SheetForm.note: "note",
    SheetForm.large_note: "note",
    SheetForm.booklet: "synthese",
}
"""How the tasks of printing name the sheets that do them."""

Composers = Mapping[SheetForm, Callable[[str], "Document"]]


class SheetService:
    """Composes the sheets of records as they stand, writes them, and keeps what those that left say."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def compose(self, paper: Reference, form: SheetForm) -> Document:
        """Return a sheet of a record as it stands; raises UserError for a seating plan, drawn on its own page."""
        composer = self._composers().get(form)
        if composer is None:
            raise UserError("drawn_elsewhere", "Ce plan s'imprime depuis la page du protocole.")
        return composer(paper.id)

    def write(self, sheet: LeavingSheet, target: Path, document: Document | None = None) -> None:
        """Write a sheet to a .docx or .pdf file and note that it left; `document` is the sheet already composed."""
        document = document or self.compose(sheet.paper, sheet.form)
        self._desk.paper.write(document, target)
        is_laid_out = target.suffix.lower() == ".pdf"
        pdf = target.read_bytes() if is_laid_out else self._desk.paper.pdf(document)
        self.left(sheet, pdf, Issue.written)

    def left(self, sheet: LeavingSheet, pdf: bytes, issue: Issue) -> None:
        """Note what a sheet that was just printed or written says."""
        from liaison_desk.documents.pack_pages import texts_of

        pages, kept = texts_of(pdf), self._desk.records(sheet.paper.kind)
        name = f"{label(sheet.form)}, {kept.sheet(sheet.paper.id).label}"
        with kept.verb(f"{'Imprimé' if issue is Issue.printed else 'Enregistré'} : {name}") as session:
            note_sheet(session, sheet, pages, issue, today(self._desk.clock))
            if issue is Issue.printed and sheet.form in _IN_TASKS:
                printing_done(session, sheet.paper, today(self._desk.clock), _IN_TASKS[sheet.form])

    def forget(self, paper: Reference, form: SheetForm) -> None:
        """Say that a sheet is in nobody's hands any more; raises UserError when none is known."""
        kept = self._desk.records(paper.kind)
        with kept.verb(f"Plus en main : {label(form)}, {kept.sheet(paper.id).label}") as session:
            if not forget_sheet(session, paper, form):
                raise UserError("no_such_sheet", "Ce papier n'a été ni imprimé ni enregistré.")

    def _composers(self) -> Composers:
        desk, compose = self._desk, self._desk.compositions

        def trip(pocket: bool) -> Callable[[str], Document]:
            return lambda one: compose.trip_sheet(desk.engagements.sheet(one).fields, pocket=pocket)

        def note(large: bool, aloud: bool) -> Callable[[str], Document]:
            return lambda one: compose.note(desk.briefings.sheet(one).fields, one, large_print=large, read_aloud=aloud)

        def decisions(large: bool) -> Callable[[str], Document]:
            return lambda one: compose.decision_sheet(desk.reviews.sheet(one).fields, large_print=large)

        def agenda(official: bool) -> Callable[[str], Document]:
            return lambda one: desk.meeting_papers.agenda(one, for_official=official)

        return {
            SheetForm.trip_sheet: trip(pocket=False),
            SheetForm.pocket_sheet: trip(pocket=True),
            SheetForm.trip_file: compose.trip_file,
            SheetForm.run_sheet: lambda one: compose.run_sheet(desk.engagements.sheet(one).fields),
            SheetForm.protocol: lambda one: compose.protocol_sheet(desk.engagements.sheet(one).fields),
            SheetForm.note: note(large=False, aloud=False),
            SheetForm.large_note: note(large=True, aloud=False),
            SheetForm.spoken_note: note(large=False, aloud=True),
            SheetForm.large_spoken_note: note(large=True, aloud=True),
            SheetForm.agenda: agenda(official=False),
            SheetForm.official_agenda: agenda(official=True),
            SheetForm.attendance_sheet: desk.meeting_papers.attendance_sheet,
            SheetForm.minutes: desk.meeting_papers.minutes,
            SheetForm.decision_record: desk.meeting_papers.decision_record,
            SheetForm.booklet: desk.booklets.booklet,
            SheetForm.decision_sheet: decisions(large=False),
            SheetForm.large_decision_sheet: decisions(large=True),
            SheetForm.invitation_sheet: desk.attendance.sheet,
        }
