"""Messages made for the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

collect_ignore = ["test_system_posix.py"] if sys.platform == "win32" else []

MakeMail = Callable[..., Path]

PLAIN_HEADERS = (
    b"From: Marie <marie@exemple.fr>\r\nDate: Mon, 04 May 2026 09:12:00 +0200\r\n"
    b"Subject: Essai\r\nMIME-Version: 1.0\r\n"
)


@pytest.fixture
def make_mail(tmp_path: Path) -> MakeMail:
    """Write a message of 4 May 2026 in a file and return its path."""

    def make(
        body: str = "Bonjour",
        *,
        subject: str = "Essai",
        sender: str = "Marie Lefèvre <marie.lefevre@ville-stains.fr>",
        html: str = "",
        calendar: str = "",
        pieces: tuple[tuple[str, bytes], ...] = (),
    ) -> Path:
        message = EmailMessage()
        message["From"] = sender
        message["To"] = "elu@exemple.fr"
        message["Subject"] = subject
        message["Date"] = "Mon, 04 May 2026 09:12:00 +0200"
        message["Message-ID"] = "<un@exemple.fr>"
        message.set_content(body)
        if html:
            message.add_alternative(html, subtype="html")
        if calendar:
            message.add_alternative(calendar.encode(), "text", "calendar", params={"method": "REQUEST"})
        for name, content in pieces:
            message.add_attachment(content, "application", "octet-stream", filename=name)
        path = tmp_path / "message.eml"
        path.write_bytes(bytes(message))
        return path

    return make


@pytest.fixture
def write_mail(tmp_path: Path) -> Callable[[bytes], Path]:
    """Write bytes as they are in a .eml file and return its path."""

    def write(content: bytes) -> Path:
        path = tmp_path / "message.eml"
        path.write_bytes(content)
        return path

    return write
