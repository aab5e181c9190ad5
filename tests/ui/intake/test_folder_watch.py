"""The folder that is watched: said once, opened when asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from liaison_desk.domain.office import OfficeFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.intake.folder_watch import FolderWatch
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.messages import Banner


class Watched:
    """A watch on a folder, and the files it handed over."""

    def __init__(self, session: Session, window: QMainWindow, qtbot: QtBot) -> None:
        self.taken: list[Path] = []
        self.banner = Banner(window)
        window.setCentralWidget(self.banner)
        self.banner.hide()
        self.watch = FolderWatch(self.banner, self._take, window)
        self.watch.use(session)
        self._runner = session.runner
        self._qtbot = qtbot

    def _take(self, paths: Sequence[Path]) -> None:
        self.taken += paths

    def look(self, times: int = 2) -> str:
        """Look, and return what the banner says, nothing when it is hidden."""
        for _ in range(times):
            self.watch.look()
            self._qtbot.waitUntil(lambda: not self._runner.is_busy(), timeout=20_000)
        return self.banner._words.text() if self.banner.isVisible() else ""


@pytest.fixture
def scans(desk: Desk, tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    desk.settings.change(OfficeFields(watched_folder=str(made)))
    return made


def test_files_that_wait_are_said_once_and_opened_on_demand(
    session: Session, window: QMainWindow, scans: Path, qtbot: QtBot
) -> None:
    for number in range(3):
        (scans / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([number]))
    watched = Watched(session, window, qtbot)
    assert watched.look() == "3 fichiers attendent dans le dossier surveillé."
    watched.watch.open_action.trigger()
    assert [path.name for path in watched.taken] == ["0.png", "1.png", "2.png"]
    assert watched.look() == ""
    (scans / "3.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert watched.look() == "4 fichiers attendent dans le dossier surveillé."


def test_a_folder_that_is_gone_is_said_once(session: Session, window: QMainWindow, scans: Path, qtbot: QtBot) -> None:
    scans.rmdir()
    watched = Watched(session, window, qtbot)
    assert "introuvable" in watched.look()
    watched.banner.clear()
    assert watched.look() == ""
