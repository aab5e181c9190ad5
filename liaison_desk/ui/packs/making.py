"""Making files of a pack and printing it, with progress; « imprimé » is only said once it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from liaison_desk.domain.packs import PackFields, PackVersion
from liaison_desk.domain.records import Sheet
from liaison_desk.files import atomic_write
from liaison_desk.services.clock import today
from liaison_desk.services.page_images import page_images_apart
from liaison_desk.ui.papers import Papers, ask_where
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.ui.printing import PrintPreview


class PackMaking(QObject):
    """Asks where, then puts the pack together off the main thread; each file and each printing is a version."""

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._banner = banner
        self._papers = Papers(session, window, banner)
        self.preview: PrintPreview | None = None
        self.printed_action = QAction(self.tr("Oui, marquer imprimé"), self)
        self.printed_action.triggered.connect(self._on_printed)
        self._printing: tuple[str, int] | None = None

    def ask_file(self, sheet: Sheet[PackFields], extension: str) -> QFileDialog:
        """Ask where to write the pack, as pdf or docx, then make it."""
        making = self._session.desk.pack_making
        number = len(sheet.fields.versions) + 1
        name = making.file_name(sheet.fields, number, extension)
        kind = self.tr("Document PDF (*.pdf)") if extension == "pdf" else self.tr("Document Word (*.docx)")
        return ask_where(self._window, name, kind, lambda target: self.write(sheet.reference.id, target))

    def write(self, identifier: str, target: Path) -> None:
        """Make the pack into a file."""
        making = self._session.desk.pack_making
        self._session.runner.run(
            self.tr("Composition de {name}").format(name=target.name),
            lambda: making.make(identifier, target),
            lambda _version: self._papers.say_written(target),
            self._papers.on_failed,
            key="pack",
        )

    def print(self, identifier: str) -> None:
        """Make the pack, show its pages as they will be printed, then print it."""
        making = self._session.desk.pack_making
        self._session.runner.run(
            self.tr("Composition du dossier"),
            lambda: making.make(identifier),
            lambda version: self._on_made(identifier, version),
            self._papers.on_failed,
            key="pack",
        )

    def print_version(self, identifier: str, number: int) -> None:
        """Show a version kept as it will be printed, then print it."""
        pdf = self._session.attempt(lambda: self._session.desk.packs.file_of(identifier, number))
        if pdf is not None:
            self._show(identifier, number, pdf)

    def ask_version_file(self, sheet: Sheet[PackFields], number: int) -> QFileDialog:
        """Ask where to write a version kept."""
        name = self._session.desk.pack_making.file_name(sheet.fields, number)
        packs, identifier = self._session.desk.packs, sheet.reference.id

        def write(target: Path) -> None:
            if self._session.attempt(lambda: atomic_write(target, packs.file_of(identifier, number)) or True):
                self._papers.say_written(target)

        return ask_where(self._window, name, self.tr("Document PDF (*.pdf)"), write)

    def mark_printed(self, identifier: str, number: int) -> None:
        """Say that a version came out of the printer."""
        desk = self._session.desk
        self._session.attempt(
            lambda: desk.packs.mark_printed(identifier, number, today(desk.clock)), self.tr("Dossier marqué imprimé")
        )

    def _on_made(self, identifier: str, version: PackVersion) -> None:
        self.print_version(identifier, version.number)

    def _show(self, identifier: str, number: int, pdf: bytes) -> None:
        from liaison_desk.ui.printing import print_pdf  # loaded when one prints

        title = self._session.desk.packs.sheet(identifier).fields.title
        self._printing = (identifier, number)
        self.preview = self._session.attempt(lambda: print_pdf(pdf, title, self._window, page_images_apart))
        if self.preview is not None:
            self.preview.finished.connect(self._on_preview_closed)

    def _on_preview_closed(self, result: int) -> None:
        self.preview = None
        if result == QDialog.DialogCode.Accepted:
            words = self.tr("Le dossier est parti à l'imprimante. Est-il bien sorti ?")
            self._banner.say(words, Tone.blue, self.printed_action)

    def _on_printed(self) -> None:
        if self._printing is not None:
            self.mark_printed(*self._printing)
            self._printing = None
            self._banner.clear()
