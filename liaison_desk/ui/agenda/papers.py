"""An engagement on paper: the trip sheet, the trip file and the run sheet, as Word, PDF, on the screen or printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.files import export_file_name
from liaison_desk.services.series import date_shown
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.messages import Banner

_FILE_WORDS = {
    SheetForm.trip_sheet: "fiche-deplacement",
    SheetForm.pocket_sheet: "fiche-poche",
    SheetForm.run_sheet: "deroule",
    SheetForm.trip_file: "dossier-deplacement",
}


def file_name(form: SheetForm, fields: EngagementFields, ending: str) -> str:
    """Return the name proposed for a file: « 2026-05-12_fiche-deplacement_inauguration-de-la….docx »."""
    return export_file_name(fields.day, _FILE_WORDS[form], fields.title, ending)


def leaving(form: SheetForm, sheet: Sheet[EngagementFields]) -> LeavingSheet | None:
    """Return the sheet a paper is; None for a date of a series that has no record of its own."""
    return None if date_shown(sheet) else LeavingSheet(sheet.reference, form, sheet.fields)


class EngagementPapers:
    """The ways to put an engagement on paper."""

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        self._session = session
        self._window = window
        self.papers = Papers(session, window, banner)

    def ask_word(self, form: SheetForm, sheet: Sheet[EngagementFields]) -> None:
        """Ask where to write a Word file, then write it."""
        self.papers.ask_file(file_name(form, sheet.fields, "docx"), self.composing(form, sheet), leaving(form, sheet))

    def ask_pdf(self, form: SheetForm, sheet: Sheet[EngagementFields]) -> None:
        """Ask where to write a PDF, then write it."""
        self.papers.ask_file(file_name(form, sheet.fields, "pdf"), self.composing(form, sheet), leaving(form, sheet))

    def print(self, form: SheetForm, sheet: Sheet[EngagementFields]) -> None:
        """Show the pages as they will be printed, then print them."""
        self.papers.print(sheet.fields.title, self.composing(form, sheet), leaving(form, sheet))

    def preview(self, form: SheetForm, sheet: Sheet[EngagementFields]) -> QDialog:
        """Show the pages on the screen."""
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._window.tr("Aperçu : {title}").format(title=sheet.fields.title))
        pages = LivePreview(self._session)
        dialog.setLayout(column(pages, margins=12))
        dialog.resize(720, 860)
        dialog.open()
        pages.show_document(self.composing(form, sheet), at_once=True)
        return dialog

    def composing(self, form: SheetForm, sheet: Sheet[EngagementFields]) -> Callable[[], Any]:
        """Return what composes a form."""
        compositions, fields = self._session.desk.compositions, sheet.fields
        if form is SheetForm.trip_file:
            return lambda: compositions.trip_file(sheet.reference.id, fields)
        if form is SheetForm.run_sheet:
            return lambda: compositions.run_sheet(fields)
        return lambda: compositions.trip_sheet(fields, pocket=form is SheetForm.pocket_sheet)
