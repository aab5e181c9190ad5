"""The command line on an office of its own, on Tuesday 5 May 2026 at nine."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from liaison_desk.cli.main import run
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock

Command = Callable[..., Any]


@pytest.fixture
def office() -> dict[str, Any]:
    """What the office is; a module gives its own."""
    return {"official_first_name": "Samir", "official_last_name": "Benali", "officer_name": "Nadia Rey"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


@pytest.fixture
def bare_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: FixedClock
) -> Command:
    """Run a command; answers its JSON, or its text; what it says on standard error when a status is expected."""

    def _command(*words: object, given: Any = None, status: int = 0) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO("" if given is None else json.dumps(given)))
        assert run(["--office", str(tmp_path / "bureau"), *map(str, words)], clock) == status
        printed = capsys.readouterr()
        if status:
            return printed.err
        return json.loads(printed.out) if printed.out[:1] in {"{", "["} else printed.out

    return _command


@pytest.fixture
def command(bare_command: Command, tmp_path: Path, office: dict[str, Any]) -> Command:
    """Run a command on an office that is there already, whose key is no secret: nothing to stretch each time."""
    offices.create_demonstration(tmp_path / "bureau").close()
    bare_command("edit", "office", given=office)
    return bare_command
