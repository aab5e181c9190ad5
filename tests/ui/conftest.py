"""The application, dressed in the light theme for every test of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from liaison_desk.ui.theme.manager import Appearance, Theme


@pytest.fixture(scope="session")
def dressed_application(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.light)


@pytest.fixture
def theme(dressed_application: Theme):
    dressed_application.choose(Appearance.light)
    yield dressed_application
    dressed_application.choose(Appearance.light)
