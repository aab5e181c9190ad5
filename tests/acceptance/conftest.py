"""The window of the acceptance week stands on what every test of the window stands on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.ui.desk_window import DeskWindow, add_rooms
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.theme.manager import Theme
from tests.acceptance.week import Week, begin
from tests.ui.conftest import _settings_of_its_own, dressed_application, theme

__all__ = ["_settings_of_its_own", "dressed_application", "theme"]


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    """The office on Monday morning."""
    begun = begin(tmp_path / "bureau")
    yield begun
    begun.desk.close()


@pytest.fixture
def window(week: Week, theme: Theme, qtbot: QtBot) -> Iterator[DeskWindow]:
    """The real window on that office."""
    shell = MainWindow(theme)
    add_rooms(shell)
    qtbot.addWidget(shell)
    shell.resize(1440, 900)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    runner = Runner()
    yield DeskWindow(shell, Session(week.desk, runner))
    runner.stop()
