"""What is done with the pieces of a letter."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from liaison_desk.domain.records import Piece, Reference
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write, safe_file_name
from liaison_desk.ui.papers import ask_where
from liaison_desk.ui.piece_files import PieceFiles, is_risky

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_LARGEST = 50 * 1024 * 1024


class PieceVerbs(QObject):
    """Opens, saves and adds pieces; dialogs are windows of the widget given."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.files = PieceFiles(session.desk.office.folder.root, self)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.files.sweep)

    def open(self, piece: Piece) -> None:
        """Open a piece, after a warning when its kind can do harm."""
        if not is_risky(piece.file_name):
            self._open(piece)
            return
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            self.tr("Ouvrir cette pièce ?"),
            self.tr("« {name} » peut contenir un programme ou des macros.").format(name=piece.file_name),
            parent=self._window,
        )
        box.setInformativeText(self.tr("Ne l'ouvrez que si vous l'attendiez et si vous connaissez l'expéditeur."))
        box.addButton(self.tr("Ouvrir quand même"), QMessageBox.ButtonRole.AcceptRole)
        safe = box.addButton(self.tr("Ne pas ouvrir"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(safe)
        box.setEscapeButton(safe)
        box.accepted.connect(lambda: self._open(piece))
        box.finished.connect(box.deleteLater)
        box.open()

    def save_as(self, piece: Piece) -> None:
        """Ask where a piece goes, and write it there."""
        ask_where(self._window, safe_file_name(piece.file_name, "piece"), "", lambda target: self._write(piece, target))

    def add(self, owner: Reference) -> None:
        """Ask for files and keep them with a letter."""
        dialog = QFileDialog(self._window, self.tr("Ajouter des pièces"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def on_selected(chosen: list[str]) -> None:
            self.attach(owner, [Path(one) for one in chosen])

        dialog.filesSelected.connect(on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, owner: Reference, paths: list[Path]) -> None:
        """Keep files with a letter, away from the main thread."""
        letters = self._session.desk.letters

        def work() -> int:
            for path in paths:
                media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
                letters.attach(owner.id, safe_file_name(path.name, "piece"), media_type, _read(path))
            return len(paths)

        self._session.runner.run(self.tr("Ajout de pièces"), work, self._on_attached, self._on_failed)

    def _open(self, piece: Piece) -> None:
        letters = self._session.desk.letters

        def do() -> None:
            kept, content = letters.piece(piece.id)
            self.files.open(kept.file_name, content)

        self._session.attempt(do)

    def _write(self, piece: Piece, target: Path) -> None:
        letters = self._session.desk.letters
        self._session.runner.run(
            self.tr("Enregistrement de la pièce"),
            lambda: atomic_write(target, letters.piece(piece.id)[1]),
            self._on_written,
            self._on_failed,
        )

    def _on_attached(self, count: int) -> None:
        self._session.told.emit(self.tr("Pièce ajoutée") if count == 1 else self.tr("Pièces ajoutées"), count == 1)

    def _on_written(self, _result: None) -> None:
        self._session.told.emit(self.tr("Pièce enregistrée"), False)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._session.refused.emit(error.sentence)
        else:
            self._session.runner.failed.emit(error)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("piece_too_large", f"« {path.name} » dépasse 50 Mo : joignez un fichier plus léger.")
        return path.read_bytes()
    except OSError:
        raise UserError(
            "unreadable_piece", f"« {path.name} » n'a pas pu être lu : choisissez un autre fichier."
        ) from None
