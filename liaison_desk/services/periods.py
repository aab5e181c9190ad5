"""Periods asked for by their two days."""

from __future__ import annotations

from datetime import date

from liaison_desk.errors import UserError


def check_period(first: date | None, last: date | None) -> None:
    """Raise UserError for a period that ends before it begins; a day left out bounds nothing."""
    if first and last and last < first:
        raise UserError("empty_period", "La période finit avant de commencer : inversez les deux dates.")
