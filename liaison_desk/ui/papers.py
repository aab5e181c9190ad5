"""Documents as Word or PDF files, opened once written, or printed after a preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

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

    def ask_file(self, name: str, compose: Compose) -> QFileDialog:
        """Ask where to write what `compose` returns, under a name that ends in .docx or .pdf, then write it."""
        kind = self.tr("Document Word (*.docx)") if name.endswith(".docx") else self.tr("Document PDF (*.pdf)")
        return ask_where(self._window, name, kind, lambda target: self.write(compose, target))

    def write(self, compose: Compose, target: Path) -> None:
        """Write a document to a .docx or .pdf file."""
        paper = self._session.desk.paper

        def work() -> Path:
            paper.write(compose(), target)
            return target

        title = self.tr("Écriture de {name}").format(name=target.name)
        self._session.runner.run(title, work, self.say_written, self.on_failed)

    def print(self, title: str, compose: Compose) -> None:
        """Show the pages as they will be printed, then print them."""
        paper = self._session.desk.paper
        self._session.runner.run(
            self.tr("Préparation de l'impression"),
            lambda: (title, paper.pdf(compose())),
            self._on_ready_to_print,
            self.on_failed,
            key=f"print-{id(self)}",
        )

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

    def _on_ready_to_print(self, ready: tuple[str, bytes]) -> None:
        from liaison_desk.ui.printing import print_pdf  # loaded when one prints

        title, pdf = ready
        print_pdf(pdf, title, self._window)


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
