"""Says that files wait in the watched folder, once for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.services.watched_folder import Waiting
    from liaison_desk.ui.session import Session

JOB = "watched folder"
"""Key of the job that looks: the foot of the window does not show it."""

_EVERY = 20_000


class FolderWatch(QObject):
    """Looks on the runner's thread; `take_in` is given the paths when the person asks for it."""

    def __init__(self, banner: Banner, take_in: Callable[[Sequence[Path]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._take_in = take_in
        self._session: Session | None = None
        self._told: frozenset[Path] = frozenset()
        self._said_missing = False
        self._waiting: tuple[Path, ...] = ()
        self.open_action = QAction(self.tr("Les lire"), self)
        self.open_action.triggered.connect(self._on_open)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)

    def use(self, session: Session) -> None:
        """Watch the folder of this office, in place of the one before."""
        self._session = session
        self._told = frozenset()
        self._said_missing = False
        self._timer.start()

    def look(self) -> None:
        """Look once; files are told at the second look that finds them as they were."""
        if self._session is not None and not self._session.runner.is_busy():
            desk = self._session.desk
            self._session.runner.run(
                self.tr("Dossier surveillé"), lambda: desk.watched_folder.look(), self._on_looked, key=JOB
            )

    def _on_looked(self, found: Waiting) -> None:
        if self._banner.isVisible():
            return  # what is being said is read first
        self._waiting = found.paths
        if found.is_missing and not self._said_missing:
            self._banner.say(
                self.tr("Le dossier surveillé est introuvable : vérifiez-le dans les réglages."), Tone.amber
            )
        elif set(found.paths) - self._told:
            count = len(found.paths)
            words = (
                self.tr("{count} fichiers attendent dans le dossier surveillé.")
                if count > 1
                else self.tr("{count} fichier attend dans le dossier surveillé.")
            )
            self._banner.say(words.format(count=count), Tone.blue, self.open_action)
        self._said_missing = found.is_missing
        self._told = frozenset(found.paths)

    def _on_open(self) -> None:
        self._banner.clear()
        self._take_in(self._waiting)
