"""A note as a file: its name says what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.papers import Compose, Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.messages import Banner


class NotePapers(Papers):
    """Proposes « 2026-05-05_fiche-thematique_soutien_v3.docx » (domain reference §3.6)."""

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        super().__init__(session, window, banner)
        self._desk = session.desk

    def ask_note_file(
        self, identifier: str, fields: BriefingFields, ending: str, compose: Compose, *, read_aloud: bool
    ) -> None:
        """Ask where to write a note."""
        number = self._desk.briefings.sheet(identifier).number
        kind = " ".join(filter(None, (number, label(fields.briefing_kind))))
        kind = self.tr("{kind} version lue").format(kind=kind) if read_aloud else kind
        day = today(self._desk.clock)
        name = export_file_name(day, kind, fields.title, ending, fields.revision)
        form = SheetForm.spoken_note if read_aloud else SheetForm.note
        self.ask_file(name, compose, LeavingSheet(Reference(Kind.briefing, identifier), form, fields))

    def print_note(self, identifier: str, fields: BriefingFields, compose: Compose) -> None:
        """Show a note as it will be printed, then print it."""
        of = LeavingSheet(Reference(Kind.briefing, identifier), SheetForm.note, fields)
        self.print(fields.title, compose, of)
