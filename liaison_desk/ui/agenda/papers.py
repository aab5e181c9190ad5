"""An engagement on paper: the trip sheet and the run sheet, as Word, PDF, on the screen or printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.folding import fold
from liaison_desk.errors import UserError
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.page_preview import PagePreview

_SCREEN_PIXELS_PER_INCH = 110
_LONGEST = 60


class Form(Enum):
    """The forms an engagement has on paper, with the word of their file names."""

    trip_sheet = "fiche-deplacement"
    pocket_sheet = "fiche-poche"
    run_sheet = "deroule"


def file_name(form: Form, fields: EngagementFields, ending: str) -> str:
    """Return the name proposed for a file: « 2026-05-12_fiche-deplacement_inauguration-de-la….docx »."""
    subject = re.sub(r"[^a-z0-9]+", "-", fold(fields.title)).strip("-")[:_LONGEST].rstrip("-")
    return f"{fields.day.isoformat()}_{form.value}_{subject or 'engagement'}{ending}"


class Papers(QObject):
    """Asks where, then composes and writes off the main thread."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._folder = Path.home()
        self._printed = ""
        self._preview: PagePreview | None = None

    def ask_word(self, form: Form, fields: EngagementFields) -> QFileDialog:
        """Ask where to write a Word file, then write it."""
        return self._ask_file(form, fields, self.tr("Document Word (*.docx)"), ".docx")

    def ask_pdf(self, form: Form, fields: EngagementFields) -> QFileDialog:
        """Ask where to write a PDF, then write it."""
        return self._ask_file(form, fields, self.tr("Document PDF (*.pdf)"), ".pdf")

    def ask(self, kind: str, ending: str, name: str, told: Callable[[Path], object]) -> QFileDialog:
        """Ask where to write a file of some kind."""
        dialog = QFileDialog(self._window, self.tr("Enregistrer sous"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(ending.lstrip("."))
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(path: str) -> None:
            self._folder = Path(path).parent
            told(Path(path))

        dialog.fileSelected.connect(chosen)
        dialog.open()
        return dialog

    def write(self, form: Form, fields: EngagementFields, target: Path) -> None:
        """Write a form to a file."""

        def work() -> str:
            self._session.desk.paper.write(self._composed(form, fields), target)
            return target.name

        self._session.runner.run(self.tr("Écriture du document"), work, self._on_written, self.on_failed)

    def print(self, form: Form, fields: EngagementFields) -> None:
        """Show the pages as they will be printed, then print them."""
        self._printed = fields.title

        def work() -> bytes:
            return self._session.desk.paper.pdf(self._composed(form, fields))

        title = self.tr("Préparation de l'impression")
        self._session.runner.run(title, work, self._on_pdf, self.on_failed, key="engagement-print")

    def preview(self, form: Form, fields: EngagementFields) -> QDialog:
        """Show the pages on the screen."""
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Aperçu : {title}").format(title=fields.title))
        self._preview = PagePreview()
        dialog.setLayout(column(self._preview, margins=12))
        dialog.resize(720, 860)
        dialog.open()

        def work() -> list[bytes]:
            return self._session.desk.paper.pages(self._composed(form, fields), _SCREEN_PIXELS_PER_INCH)

        self._session.runner.run(self.tr("Mise en page"), work, self._preview.show_pages, self.on_failed, key="preview")
        return dialog

    def on_failed(self, error: Exception) -> None:
        """Say why nothing was written."""
        if not isinstance(error, UserError):
            raise error
        self._session.refused.emit(error.sentence)

    def _ask_file(self, form: Form, fields: EngagementFields, kind: str, ending: str) -> QFileDialog:
        return self.ask(kind, ending, file_name(form, fields, ending), lambda target: self.write(form, fields, target))

    def _composed(self, form: Form, fields: EngagementFields) -> Any:
        compositions = self._session.desk.compositions
        if form is Form.run_sheet:
            return compositions.run_sheet(fields)
        return compositions.trip_sheet(fields, pocket=form is Form.pocket_sheet)

    def _on_written(self, name: str) -> None:
        self._session.told.emit(self.tr("Document enregistré : {name}").format(name=name), False)

    def _on_pdf(self, pdf: bytes) -> None:
        from liaison_desk.ui.printing import print_pdf  # loaded when one prints

        print_pdf(pdf, self._printed, self._window)
