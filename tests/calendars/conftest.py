"""Agenda entries to write, and two independent programs that read calendar files back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from liaison_desk.calendars.export import write_calendar
from liaison_desk.domain.calendar_events import CalendarEvent

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Heard:
    """What another program understood of one event: instants in seconds since 1970, or days as yyyymmdd."""

    uid: str
    start: str
    end: str
    summary: str
    location: str
    description: str


Reader = Callable[[bytes], dict[str, Heard]]


@pytest.fixture
def make_event() -> Callable[..., CalendarEvent]:
    def make(uid: str = "3f2b8f0e6a0c4b1c9a57d2f1c0e4a9b7", **changes: Any) -> CalendarEvent:
        values: dict[str, Any] = {
            "uid": uid,
            "sequence": 2,
            "revised_at": datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
            "summary": "Inauguration de la maison des associations",
            "starts_at": datetime(2027, 7, 15, 9),
            "ends_at": datetime(2027, 7, 15, 10, 30),
        }
        return CalendarEvent(**{**values, **changes})

    return make


@pytest.fixture
def exported() -> Callable[..., bytes]:
    def export(*events: CalendarEvent) -> bytes:
        out = io.BytesIO()
        for _ in write_calendar(events, out, "Agenda de l'élu"):
            pass
        return out.getvalue()

    return export


@pytest.fixture(scope="session")
def libical_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = tmp_path_factory.mktemp("libical") / "libical_reader"
    subprocess.run(["gcc", "-Wall", "-o", program, _HERE / "libical_reader.c", "-lical"], check=True)
    return program


@pytest.fixture
def libical(libical_program: Path, tmp_path: Path) -> Reader:
    return _reader(tmp_path, str(libical_program))


@pytest.fixture
def ruby(tmp_path: Path) -> Reader:
    return _reader(tmp_path, "ruby", str(_HERE / "ruby_reader.rb"))


def _reader(folder: Path, *command: str) -> Reader:
    def read(content: bytes) -> dict[str, Heard]:
        path = folder / "agenda.ics"
        path.write_bytes(content)
        answer = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=60)
        assert answer.returncode == 0, answer.stderr[:4000]
        rows = [line.split("\t") for line in answer.stdout.splitlines()]
        return {row[0]: Heard(*row[:3], *(bytes.fromhex(text).decode() for text in row[3:])) for row in rows}

    return read
