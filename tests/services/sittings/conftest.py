"""An office in the week of a Commission permanente."""

from __future__ import annotations

from datetime import datetime

import pytest

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk
from tests.services.sittings.sample import WORKED


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 7, 9, tzinfo=OFFICE_ZONE))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.settings.change(validated(OfficeFields, WORKED))
    return desk
