"""Commands on what comes back: move or call off one date, stop a series; its dates."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime, timedelta
from typing import Any

from liaison_desk.cli.days import day_written
from liaison_desk.cli.output import print_json
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.recurrence_words import recurrence_sentence
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk

_A_YEAR = timedelta(days=365)


def occurrence_move(desk: Desk, asked: Namespace) -> None:
    """Have one date of a series begin at another moment and print the id of its record."""
    occurrence_of = _date_meant(desk, asked)
    print_json({"id": desk.series.move_occurrence(asked.id, occurrence_of, _moment(asked.start, occurrence_of))})


def occurrence_cancel(desk: Desk, asked: Namespace) -> None:
    """Call one date of a series off and print the id of its record."""
    print_json({"id": desk.series.cancel_occurrence(asked.id, _date_meant(desk, asked), asked.reason)})


def series_stop(desk: Desk, asked: Namespace) -> None:
    """End a series after a day."""
    desk.series.stop(asked.id, day_written(desk, asked.after))


def series_values(desk: Desk, sheet: Sheet[EngagementFields]) -> dict[str, Any]:
    """Return the rule of a series in words and its dates of the year to come; nothing for anything else."""
    if sheet.fields.recurrence is None:
        return {}
    first = today(desk.clock)
    dates = desk.series.dates(sheet.reference.id, first, first + _A_YEAR)
    words = recurrence_sentence(sheet.fields.recurrence, sheet.fields.day)
    return {"recurrence_in_words": words, "occurrences": dates}


def _date_meant(desk: Desk, asked: Namespace) -> datetime:
    """Return the start the series gives the day that was asked for; its hour may be written too."""
    return desk.series.occurrence_on(asked.id, day_written(desk, asked.date[:10]))


def _moment(written: str, occurrence_of: datetime) -> datetime:
    """Return a new start; a day alone keeps the hour."""
    try:
        if len(written) == len("2026-05-12"):
            return datetime.combine(date.fromisoformat(written), occurrence_of.time())
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        raise UserError("wrong_date", "Écrivez le nouveau début ainsi : 2026-05-13T14:00.") from None
