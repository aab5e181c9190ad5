"""A letter as a Word file, as a PDF file, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.domain.letters import LetterFields
from liaison_desk.errors import UserError
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.piece_verbs import existing_exports_folder

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class PaperVerbs(QObject):
    """Writes away from the main thread; `written` gives the path of the file once it is there."""

    written = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._title = ""

    def ask_and_write(self, fields: LetterFields, number: str, ending: str) -> None:
        """Ask where the file goes (`ending` « docx » or « pdf »), and write it."""
        words = self.tr("Document Word (*.docx)") if ending == "docx" else self.tr("Document PDF (*.pdf)")
        dialog = QFileDialog(self._window, self.tr("Enregistrer le courrier"), str(existing_exports_folder()), words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(self.file_name(fields, ending))

        def on_selected(chosen: str) -> None:
            self.write(fields, number, Path(chosen))

        dialog.fileSelected.connect(on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def file_name(self, fields: LetterFields, ending: str) -> str:
        """Return the name proposed (domain reference §3.6): no name of a person in it."""
        day = fields.signed_on or today(self._session.desk.clock)
        return export_file_name(day, "courrier", fields.subject, ending)

    def write(self, fields: LetterFields, number: str, target: Path) -> None:
        """Write a letter to a .docx or .pdf file."""
        desk = self._session.desk

        def work() -> Path:
            desk.paper.write(desk.compositions.letter(fields, number), target)
            return target

        self._session.runner.run(
            self.tr("Écriture de {name}").format(name=target.name), work, self._on_written, self._on_failed
        )

    def print(self, fields: LetterFields, number: str) -> None:
        """Make the pages, then show them for printing."""
        desk = self._session.desk
        self._title = fields.subject
        self._session.runner.run(
            self.tr("Préparation de l'impression"),
            lambda: desk.paper.pdf(desk.compositions.letter(fields, number)),
            self._on_ready_to_print,
            self._on_failed,
        )

    def _on_written(self, target: Path) -> None:
        self.written.emit(target)

    def _on_ready_to_print(self, pdf: bytes) -> None:
        from liaison_desk.ui.printing import print_pdf  # not needed before something is printed

        print_pdf(pdf, self._title, self._window)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._session.refused.emit(error.sentence)
        else:
            self._session.runner.failed.emit(error)
