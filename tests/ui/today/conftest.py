"""The sample office and its session, for the first page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison_desk.services.desk import Desk
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from tests.ui.agenda.sample import sample_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = sample_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def session(desk: Desk, qapp: object) -> Iterator[Session]:
    runner = Runner()
    yield Session(desk, runner)
    runner.stop()
