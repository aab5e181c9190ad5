"""Every test of this folder looks at dressed widgets."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _dressed(theme: object) -> None:
    """Dress the application before the first widget is made."""
