"""The columns of the list of meetings: sorted by date, or by series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import clock, full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import MeetingRow
from liaison_desk.domain.meetings import MeetingKind, MinutesState
from liaison_desk.ui.lists.columns import Column

translate = QCoreApplication.translate


def meeting_columns(today: Callable[[], date]) -> list[Column[MeetingRow]]:
    """Return the columns; `today` says from which day dates are short."""

    def when(row: MeetingRow) -> str:
        parts = (
            short_date(row.starts_at.date(), today()),
            clock(row.starts_at),
            label(MinutesState(row.minutes_state)),
        )
        return " · ".join(parts)

    return [
        Column(
            translate("Meetings", "Réunion"),
            lambda row: row.title,
            second_line=when,
            sort_key="starts_at",
            width=0,
            strong=True,
            tooltip=lambda row: f"{row.title}, {full_date(row.starts_at.date())}",
        ),
        Column(
            translate("Meetings", "Série"),
            lambda row: row.series,
            second_line=lambda row: label(MeetingKind(row.meeting_kind)),
            sort_key="series",
            width=116,
            shown_from=420,
            light=True,
            tooltip=lambda row: row.series,
        ),
    ]
