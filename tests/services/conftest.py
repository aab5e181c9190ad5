"""A real office on a temporary folder, on a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.named_office import named_office


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bureau"


@pytest.fixture
def desk(folder: Path, clock: FixedClock) -> Iterator[Desk]:
    desk = Desk(named_office(folder), clock)
    yield desk
    desk.close()


@pytest.fixture
def protected_desk(folder: Path, clock: FixedClock) -> Iterator[Desk]:
    """An office whose key lies under a passphrase, for what is about keys."""
    opened, _recovery = offices.create(folder, "une phrase de passe")
    desk = Desk(opened, clock)
    yield desk
    desk.close()
