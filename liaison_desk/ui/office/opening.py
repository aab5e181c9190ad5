"""From a refusal to an open office: asks what is missing, as often as needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from liaison_desk.errors import UserError
from liaison_desk.paths import demonstration_folder
from liaison_desk.services import offices
from liaison_desk.services.clock import Clock
from liaison_desk.ui.office.first_start import FirstStart
from liaison_desk.ui.office.refusals import Choice, RefusalDialog
from liaison_desk.ui.office.unlocking import UnlockDialog


class Launch(Protocol):
    """What starts the program, as far as opening an office needs it."""

    @property
    def window(self) -> QWidget:
        """The window the dialogs belong to."""
        ...

    @property
    def folder(self) -> Path:
        """The folder of the office that was refused."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock of the office."""
        ...

    def use_office(self, opened: Any) -> None:
        """Show an OpenOffice in the window."""
        ...


def ask_after_refusal(launch: Launch, error: UserError) -> Opening:
    """Ask for what is missing until the launch has an office or the person quits."""
    opening = Opening(launch.folder, launch.clock, launch.window)
    opening.opened.connect(launch.use_office)
    opening.quit_requested.connect(launch.window.close)
    opening.ask_after(error)
    return opening


class Opening(QObject):
    """Goes from dialog to dialog, none of which blocks; `opened` carries the OpenOffice."""

    opened = Signal(object)
    quit_requested = Signal()

    def __init__(self, folder: Path, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = parent
        self._clock = clock
        self.folder = folder
        self.dialog: QDialog | None = None

    def open(self) -> None:
        """Open the office as it is, by the keyring if it holds the key."""
        try:
            opened = offices.open_existing(self.folder, lambda _key_file: None, self._clock)
        except UserError as error:
            self.ask_after(error)
        else:
            self.opened.emit(opened)

    def ask_after(self, error: UserError) -> None:
        """Show the dialog that answers a refusal."""
        if error.code == "no_office":
            self._show_first_start()
        elif error.code in ("key_needed", "wrong_key"):
            self._ask_secret(error.sentence)
        else:
            self._show(refusal := RefusalDialog(error, self.folder, self._window))
            refusal.chosen.connect(self._on_chosen)

    def use_folder(self, folder: Path) -> None:
        """Open the office of another folder, or make one there."""
        self.folder = folder
        self.open()

    def restore(self, file: Path) -> None:
        """Put the office back as a backup holds it, asking for its key if the keyring has none, and open it."""
        try:
            offices.restore(self.folder, file, lambda _key_file: None, self._clock)
        except UserError as error:
            if error.code not in ("key_needed", "keyring_locked", "keyring_unavailable"):
                self.ask_after(error)
                return
            asked = UnlockDialog(self.folder, partial(self._restored, file), error.sentence, self._window)
            self._show_unlocking(asked)
        else:
            self.open()

    def _restored(self, file: Path, secret: str) -> object:
        offices.restore(self.folder, file, lambda _key_file: secret, self._clock)
        return self._unlocked(secret)

    def _unlocked(self, secret: str) -> object:
        return offices.open_existing(self.folder, lambda _key_file: secret, self._clock)

    def _ask_secret(self, sentence: str = "") -> None:
        self._show_unlocking(UnlockDialog(self.folder, self._unlocked, sentence, self._window))

    def _show_unlocking(self, asked: UnlockDialog) -> None:
        asked.unlocked.connect(self.opened)
        asked.refused.connect(self.ask_after)
        asked.chosen.connect(self._on_chosen)
        self._show(asked)

    def _show_first_start(self) -> None:
        start = FirstStart(self.folder, self._clock, self._window)
        start.finished_with.connect(self.opened)
        start.demonstration_requested.connect(self._open_demonstration)
        start.restore_requested.connect(self._choose_backup)
        start.rejected.connect(self.quit_requested)
        self._show(start)

    def _show(self, dialog: QDialog) -> None:
        before, self.dialog = self.dialog, dialog
        if before is not None:
            before.deleteLater()
        dialog.open()

    def _on_chosen(self, choice: Choice) -> None:
        acts: dict[Choice, Callable[[], object]] = {
            Choice.retry: self.open,
            Choice.secret: self._ask_secret,
            Choice.restore: self._choose_backup,
            Choice.other_folder: self._choose_folder,
            Choice.quit: self.quit_requested.emit,
        }
        acts[choice]()

    def _choose_backup(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Restaurer une sauvegarde"),
            str(self.folder / "backups"),
            self.tr("Sauvegardes (*.ldbackup)"),
        )
        if chosen:
            self.restore(Path(chosen))
        else:
            self.open()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Dossier du bureau"), str(self.folder.parent))
        if chosen:
            self.use_folder(Path(chosen))
        else:
            self.open()

    def _open_demonstration(self) -> None:
        from liaison_desk.services.demonstration import open_demonstration

        try:
            opened = open_demonstration(demonstration_folder(), self._clock)
        except UserError as error:
            self.folder = demonstration_folder()
            self.ask_after(error)
        else:
            self.opened.emit(opened)
