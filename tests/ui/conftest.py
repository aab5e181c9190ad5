"""What every test of the window stands on: settings of its own, the light theme, an office, its session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Appearance, Theme


@pytest.fixture(autouse=True)
def _settings_of_its_own(qapp: QApplication, tmp_path: Path) -> None:
    """Every test finds the settings of an account that never ran the program."""
    qapp.setOrganizationName("Liaison Desk")
    qapp.setApplicationName("Liaison Desk")
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def dressed_application(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.light)


@pytest.fixture(autouse=True)
def theme(dressed_application: Theme) -> Iterator[Theme]:
    """Every test looks at dressed widgets, in the light theme."""
    dressed_application.choose(Appearance.light)
    yield dressed_application
    dressed_application.choose(Appearance.light)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bureau"


@pytest.fixture
def desk(folder: Path, clock: FixedClock) -> Iterator[Desk]:
    """An empty office; pages with an office of their own give another."""
    desk = Desk(offices.create_demonstration(folder), clock)  # its key is no secret: nothing to stretch
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


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    """Press keys, one after the other, wherever the keyboard is."""

    def press_keys(*keys: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                qtbot.keyClicks(focused, key)
            else:
                qtbot.keyClick(focused, key, modifier)

    return press_keys
