"""Days written on the command line."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.typed_dates import typed_date
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk

_YEARS = range(1900, 2201)


def day_written(desk: Desk, written: str) -> date:
    """Return the day that was written (« 2026-05-12 », « 12/5 », « demain »); raises UserError for anything else."""
    try:
        day = typed_date(written, today(desk.clock))
    except (ValueError, OverflowError):
        raise UserError("not_a_date", f"« {written} » n'est pas une date : écrivez par exemple 2026-05-12.") from None
    if day.year not in _YEARS:
        raise UserError("not_a_date", f"L'année doit être entre {_YEARS.start} et {_YEARS.stop - 1}.")
    return day


def optional_day(desk: Desk, written: str) -> date | None:
    """Return the day that was written, None when nothing was."""
    return day_written(desk, written) if written else None
