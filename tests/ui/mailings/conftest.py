"""A mailing office in a window, with settings that fill every field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.services.desk import Desk
from liaison_desk.ui.mailings.page import MailingsPage
from liaison_desk.ui.session import Session
from tests.services.mailing_office import OFFICE


@pytest.fixture
def page(desk: Desk, session: Session, theme: object, show: Callable[[QWidget], None], qtbot: QtBot) -> MailingsPage:
    desk.settings.change(OFFICE)
    made = MailingsPage(session)
    made.resize(1180, 800)
    show(made)
    return made
