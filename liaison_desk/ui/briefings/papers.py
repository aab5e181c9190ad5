"""A note on paper: Word, PDF, or the printer after a preview."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.folding import fold
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

_PRINT_PPI = 200
_LONGEST = 60


def file_name(fields: BriefingFields, day: str, ending: str) -> str:
    """Return the name proposed: « 2026-05-05_fiche-thematique_soutien_v3.docx » (domain reference §3.6)."""
    subject = re.sub(r"[^a-z0-9]+", "-", fold(fields.title)).strip("-")[:_LONGEST].rstrip("-")
    return f"{day}_fiche-thematique_{subject or 'note'}_v{fields.revision}{ending}"


class Papers(QObject):
    """Asks where, then works off the main thread."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._folder = Path.home()
        self._images: list[QImage] = []
        # kept here: the dialog does not own its printer, nor its parent the dialog
        self._printer: QPrinter | None = None
        self._preview: QPrintPreviewDialog | None = None

    def ask_file(self, fields: BriefingFields, ending: str) -> QFileDialog:
        """Ask where to write a .docx or .pdf file, then write it."""
        dialog = QFileDialog(self._window, self.tr("Enregistrer la note"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kind = self.tr("Document Word (*.docx)") if ending == ".docx" else self.tr("Document PDF (*.pdf)")
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(ending.lstrip("."))
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(file_name(fields, today(self._session.desk.clock).isoformat(), ending))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def write(chosen: str) -> None:
            self.write(fields, Path(chosen))

        dialog.fileSelected.connect(write)
        dialog.open()
        return dialog

    def write(self, fields: BriefingFields, target: Path) -> None:
        """Write a note to a file."""
        self._folder = target.parent
        desk = self._session.desk

        def work() -> str:
            desk.paper.write(desk.compositions.note(fields), target)
            return target.name

        self._session.runner.run(self.tr("Écriture de la note"), work, self._on_written, self._on_failed)

    def print_note(self, fields: BriefingFields) -> None:
        """Show the pages as they will be printed, then print them."""
        desk = self._session.desk
        self._session.runner.run(
            self.tr("Préparation de l'impression"),
            lambda: desk.paper.pages(desk.compositions.note(fields), _PRINT_PPI),
            self._on_pages,
            self._on_failed,
            key="note-print",
        )

    def _on_written(self, name: str) -> None:
        self._session.told.emit(self.tr("Note enregistrée : {name}").format(name=name), False)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._session.refused.emit(error.sentence)

    def _on_pages(self, pages: list[bytes]) -> None:
        # nothing else needs it: loaded when one prints
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        self._images = [QImage.fromData(page) for page in pages]
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._preview = preview = QPrintPreviewDialog(printer, self._window)
        preview.setWindowTitle(self.tr("Imprimer la note"))
        preview.paintRequested.connect(self._paint)
        preview.resize(900, 800)
        preview.open()

    def _paint(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        for number, image in enumerate(self._images):
            if number:
                printer.newPage()
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(room.topLeft(), size), image)
        painter.end()
