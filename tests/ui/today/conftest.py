"""The sample office, for the first page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison_desk.services.desk import Desk
from tests.ui.agenda.sample import sample_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = sample_desk(tmp_path)
    yield desk
    desk.close()
