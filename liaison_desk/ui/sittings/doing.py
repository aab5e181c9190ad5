"""Does what the page asks with the sitting shown and its reports; each verb is told, with what takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from liaison_desk.domain.council_reports import SynthesisForm
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.files import export_file_name
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.piece_files import PieceFiles
from liaison_desk.ui.sittings.announce_dialog import announce_dialog
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.text_edits import LineEditor

if TYPE_CHECKING:
    from liaison_desk.services.council_reports import CouncilReportService
    from liaison_desk.services.report_lines import ReportLine
    from liaison_desk.ui.session import Session
    from liaison_desk.ui.sittings.page import SittingsPage

_OWNERS = {"DJVA": TaskOwner.djva, "DECI": TaskOwner.deci}


class SittingDoing(QObject):
    """What the verbs of the page do."""

    def __init__(self, session: Session, page: SittingsPage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.papers = Papers(session, page, page.banner)
        self.files = PieceFiles(session.desk.office.folder.root, self)

    def choose_files(self) -> None:
        """Ask for the reports of the sitting shown."""
        kind = self.tr("Rapports (*.pdf *.docx)")
        names, _kind = QFileDialog.getOpenFileNames(self._page, self.tr("Déposer des rapports"), "", kind)
        if names:
            self._page.take_in([Path(name) for name in names])

    def ask_announced(self) -> None:
        """Ask how many reports are expected, and when."""
        sheet = self._page.shown()
        if sheet is None:
            return
        sittings = self._session.desk.sittings

        def told(count: int, expected_on: date | None) -> None:
            self._session.attempt(
                lambda: sittings.announce(sheet.reference.id, count, expected_on),
                self.tr("Rapports attendus : {reports}").format(reports=counted(count, self.tr("rapport"))),
            )

        announce_dialog(self._session, sheet.fields, told, self._page).open()

    def ask_cancel(self) -> None:
        """Ask why the sitting is not held."""
        sheet = self._page.shown()
        if sheet is None:
            return
        sittings = self._session.desk.sittings
        DecisionDialog(
            self.tr("Annuler « {title} » ?").format(title=sheet.fields.title),
            self.tr("Ses synthèses à écrire sont abandonnées ; l'engagement de l'agenda reste à annuler."),
            (self.tr("Motif"), LineEditor()),
            (
                self.tr("Annuler la séance"),
                lambda reason: self._session.attempt(
                    lambda: sittings.cancel(sheet.reference.id, str(reason)), self.tr("Séance annulée")
                ),
            ),
            self.tr("Indiquez le motif de l'annulation."),
            self._page,
        ).open()

    def delete(self) -> None:
        """Put the sitting in the bin."""
        sheet = self._page.shown()
        if sheet is not None:
            sittings = self._session.desk.sittings
            self._session.attempt(lambda: sittings.delete(sheet.reference.id), self.tr("Séance mise à la corbeille"))

    def open_agenda(self) -> None:
        """Show the engagement of the sitting."""
        sheet = self._page.shown()
        if sheet is not None and sheet.fields.engagement_id:
            self._session.open_requested.emit(Reference(Kind.engagement, sheet.fields.engagement_id))

    def shorten(self, task_ids: Sequence[str]) -> None:
        """Write syntheses in their short form."""
        told = self.tr("Forme courte pour {syntheses}").format(syntheses=_counted(task_ids))
        self._session.attempt(lambda: self._reports.shorten(task_ids), told)

    def delegate(self, task_ids: Sequence[str], unit: str) -> None:
        """Have a delegation write syntheses."""
        sheet = self._page.shown()
        if sheet is not None:
            told = self.tr("{syntheses} à attendre de la {unit}").format(syntheses=_counted(task_ids), unit=unit)
            self._session.attempt(lambda: self._reports.delegate(sheet.reference.id, task_ids, _OWNERS[unit]), told)

    def spread(self) -> None:
        """Put the syntheses in the half-days proposed."""
        sheet = self._page.shown()
        if sheet is not None:
            self._session.attempt(
                lambda: self._reports.spread(sheet.reference.id), self.tr("Synthèses posées dans la semaine")
            )

    def set_form(self, form: SynthesisForm, unit: Unit | None = None) -> None:
        """Change how the syntheses of the reports selected are written."""
        ids = [line.id for line in self._page.detail.selected()]
        if ids:
            told = self.tr("Synthèses changées : {count}").format(count=len(ids))
            self._session.attempt(lambda: self._reports.set_form(ids, form, unit), told)

    def move(self, step: int) -> None:
        """Move the report pointed at."""
        line = self._line()
        if line is not None:
            self._session.attempt(lambda: self._reports.move(line.id, step))

    def remove_report(self) -> None:
        """Put the report pointed at in the bin."""
        line = self._line()
        if line is not None:
            self._session.attempt(lambda: self._reports.delete(line.id), self.tr("Rapport mis à la corbeille"))

    def write_synthesis(self) -> None:
        """Open the synthesis of the report pointed at, beginning it when there is none."""
        line = self._line()
        if line is None:
            return
        told = "" if line.briefing_id else self.tr("Synthèse commencée")
        note = self._session.attempt(lambda: self._reports.begin_synthesis(line.id), told)
        if note:
            self._session.open_requested.emit(Reference(Kind.briefing, note))

    def open_original(self) -> None:
        """Open the file of the report pointed at in the program meant for it."""
        line = self._line()
        if line is None:
            return
        pieces = self._reports.sheet(line.id).pieces
        original = next((piece for piece in pieces if piece.is_original), None)
        if original is None:
            self._session.refused.emit(self.tr("Ce rapport a été saisi à la main : il n'a pas de fichier."))
            return
        _piece, content = self._reports.piece(original.id)
        self._session.attempt(lambda: self.files.open(original.file_name, content))

    def ask_pack(self) -> None:
        """Ask for the pack of the sitting shown."""
        sheet = self._page.shown()
        if sheet is not None:
            self._session.pack_requested.emit(sheet.reference)

    def print_booklet(self) -> None:
        """Show the booklet as it will be printed, then print it."""
        sheet = self._page.shown()
        if sheet is not None:
            self.papers.print_sheet(sheet.label, LeavingSheet(sheet.reference, SheetForm.booklet))

    def write_booklet(self, ending: str) -> None:
        """Ask where to write the booklet, then write it."""
        sheet = self._page.shown()
        if sheet is not None:
            name = export_file_name(sheet.fields.held_on, "livret", sheet.fields.title, ending)
            self.papers.ask_sheet_file(name, LeavingSheet(sheet.reference, SheetForm.booklet))

    @property
    def _reports(self) -> CouncilReportService:
        return self._session.desk.council_reports

    def _line(self) -> ReportLine | None:
        return self._page.detail.current()


def _counted(identifiers: Sequence[str]) -> str:
    return counted(len(identifiers), "synthèse")
