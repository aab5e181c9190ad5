"""A desk, and messages made for the tests."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.services.desk import Desk

MakeMail = Callable[..., Path]

BODY = (
    "Monsieur le Conseiller départemental,\n\nNous serions heureux de vous compter parmi nous. "
    "Merci de nous répondre avant le 20 mai.\n\nMarie Lefèvre"
)

INVITATION = "\r\n".join(
    (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//exemple//FR", "METHOD:REQUEST", "BEGIN:VEVENT",
        "UID:ag@exemple.fr", "DTSTAMP:20260504T080000Z",
        "DTSTART;TZID=Europe/Paris:20260619T183000", "DTEND;TZID=Europe/Paris:20260619T200000",
        "SUMMARY:Assemblée générale", "LOCATION:Espace Paul Éluard\\, 14 place Marcel Pointet\\, 93240 Stains",
        "END:VEVENT", "END:VCALENDAR", "",
    )
)  # fmt: skip


@pytest.fixture
def desk(desk: Desk) -> Desk:
    office = OfficeFields(
        official_courtesy_title=CourtesyTitle.mr,
        official_last_name="Vauquelin",
        officer_name="Camille Aubert",
        officer_phone="+33143931234",
    )
    desk.settings.change(office)
    return desk


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def make_mail(tmp_path: Path) -> MakeMail:
    """Write a message of 4 May 2026 in a file and return its path."""

    def make(
        name: str = "un",
        *,
        subject: str = "Invitation à notre assemblée générale",
        sender: str = "Marie Lefèvre <marie.lefevre@ville-stains.fr>",
        body: str = BODY,
        invitation: bool = False,
        pieces: tuple[tuple[str, bytes], ...] = (),
    ) -> Path:
        message = EmailMessage()
        message["From"] = sender
        message["To"] = "elu@exemple.fr"
        message["Subject"] = subject
        message["Date"] = "Mon, 04 May 2026 09:12:00 +0200"
        message["Message-ID"] = f"<{name}@exemple.fr>"
        message.set_content(body)
        if invitation:
            message.add_attachment(INVITATION.encode(), "text", "calendar", filename="invitation.ics")
        for file_name, content in pieces:
            message.add_attachment(content, "application", "octet-stream", filename=file_name)
        path = tmp_path / f"{name}.eml"
        path.write_bytes(bytes(message))
        return path

    return make
