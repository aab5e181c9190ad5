"""The application, dressed in the light theme for every test of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

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


@pytest.fixture
def theme(dressed_application: Theme):
    dressed_application.choose(Appearance.light)
    yield dressed_application
    dressed_application.choose(Appearance.light)
