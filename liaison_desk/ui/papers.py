"""Documents as Word or PDF files, opened once written, or printed after a preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.domain.sheets import Issue, LeavingSheet
from liaison_desk.errors import UserError
from liaison_desk.paths import exports_folder
from liaison_desk.ui.kept_places import keep, kept
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.messages import Banner

Compose = Callable[[], Any]

_FOLDER = "exports/folder"


class Papers(QObject):
    """Asks where, then composes and writes off the main thread; `banner` says so, `written` gives the path."""

    written = Signal(object)

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._banner = banner

    def ask_file(self, name: str, compose: Compose, of: LeavingSheet | None = None) -> QFileDialog:
        """Ask where to write what `compose` returns, under a name that ends in .docx or .pdf, then write it.

        `of` says whose sheet it is: what it says is then noted, so that the desk tells when it is no longer right.
        """
        kind = self.tr("Document Word (*.docx)") if name.endswith(".docx") else self.tr("Document PDF (*.pdf)")
        return ask_where(self._window, name, kind, lambda target: self.write(compose, target, of))

    def write(self, compose: Compose, target: Path, of: LeavingSheet | None = None) -> None:
        """Write a document to a .docx or .pdf file; `of` says whose sheet it is."""
        desk = self._session.desk

        def work() -> Path:
            if of:
                desk.sheets.write(of, target, compose())
            else:
                desk.paper.write(compose(), target)
            return target

        title = self.tr("Écriture de {name}").format(name=target.name)
        self._session.runner.run(title, work, self.say_written, self.on_failed)

    def print(self, title: str, compose: Compose, of: LeavingSheet | None = None) -> None:
        """Show the pages as they will be printed, then print them; `of` says whose sheet it is."""
        paper = self._session.desk.paper
        self._session.runner.run(
            self.tr("Préparation de l'impression"),
            lambda: paper.pdf(compose()),
            lambda pdf: self._on_ready_to_print(title, pdf, of),
            self.on_failed,
            key=f"print-{id(self)}",
        )

    def ask_sheet_file(self, name: str, sheet: LeavingSheet) -> QFileDialog:
        """Ask where to write a sheet of a record as it stands, then write it."""
        return self.ask_file(name, self._composing(sheet), sheet)

    def print_sheet(self, title: str, sheet: LeavingSheet) -> None:
        """Show a sheet of a record as it will be printed, then print it."""
        self.print(title, self._composing(sheet), sheet)

    def say_written(self, target: Path) -> None:
        """Say that a file was written, and offer to open it."""
        opening = QAction(self.tr("Ouvrir"), self._banner)
        opening.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
        words = self.tr("Écrit : {name}, dans {folder}").format(name=target.name, folder=target.parent)
        self._banner.say(words, Tone.green, opening)
        self.written.emit(target)

    def on_failed(self, error: Exception) -> None:
        """Say why nothing was written."""
        if isinstance(error, UserError):
            self._session.refused.emit(error.sentence)
        else:
            self._session.runner.failed.emit(error)

    def _on_ready_to_print(self, title: str, pdf: bytes, of: LeavingSheet | None) -> None:
        from liaison_desk.ui.printing import print_pdf  # loaded when one prints

        preview = print_pdf(pdf, title, self._window)
        if of:
            sheet = of
            preview.accepted.connect(lambda: self._note_printed(sheet, pdf))

    def _composing(self, sheet: LeavingSheet) -> Compose:
        sheets = self._session.desk.sheets
        return lambda: sheets.compose(sheet.paper, sheet.form)

    def _note_printed(self, sheet: LeavingSheet, pdf: bytes) -> None:
        sheets = self._session.desk.sheets
        self._session.attempt(lambda: sheets.left(sheet, pdf, Issue.printed) or True)


def ask_where(window: QWidget, name: str, kind: str, told: Callable[[Path], object]) -> QFileDialog:
    """Ask where to write a file, under the name proposed; `kind` is a filter (« Agenda (*.ics) »), empty for any."""
    dialog = QFileDialog(window, window.tr("Enregistrer sous"), str(_usual_folder()), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)

    def chosen(path: str) -> None:
        keep(_FOLDER, str(Path(path).parent))
        told(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _usual_folder() -> Path:
    """Return the folder last written to, else the one of exports, made if need be; the home folder if it cannot be."""
    last = Path(kept(_FOLDER, str(exports_folder())))
    if last.is_dir():
        return last
    try:
        exports_folder().mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return exports_folder()
