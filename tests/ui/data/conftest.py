"""An office on a temporary folder, opened in a window's session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session

PASSPHRASE = "quatre chevaux bleus dorment"


@pytest.fixture(autouse=True)
def _dressed(theme: object) -> None:
    """Every test of this folder looks at dressed widgets."""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bureau"


@pytest.fixture
def desk(folder: Path, clock: FixedClock) -> Iterator[Desk]:
    opened, _recovery = offices.create(folder, PASSPHRASE)
    desk = Desk(opened, clock)
    yield desk
    desk.close()


@pytest.fixture
def session(desk: Desk, qapp: QApplication) -> Iterator[Session]:
    runner = Runner()
    yield Session(desk, runner)
    runner.stop()


@pytest.fixture
def show(qtbot) -> Callable[[QWidget], None]:
    """Show a widget and wait until it is there."""

    def _show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()

    return _show
