"""The sittings, coming or held, the nearest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import SittingRow
from liaison_desk.domain.sittings import Body, SittingState
from liaison_desk.services.clock import today
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.sittings.looks import sitting_chip

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

COMING, HELD, ALL = "coming", "held", ""


def sitting_columns(owner: QObject, session: Session) -> list[Column[SittingRow]]:
    """Return the columns of the list, their words translated by `owner`."""
    tr = owner.tr
    return [
        Column(
            tr("Séance"),
            lambda row: row.title,
            second_line=lambda row: _when_and_state(row, today(session.desk.clock)),
            sort_key="held_on",
            width=0,
            strong=True,
            tooltip=lambda row: f"{row.title}, {label(Body(row.body))}, {full_date(row.held_on)}",
        ),
        Column(
            tr("État"),
            lambda _row: "",
            chip=lambda row: sitting_chip(SittingState(row.state)),
            width=142,
            shown_from=400,
        ),
    ]


def _when_and_state(row: SittingRow, day: date) -> str:
    return f"{short_date(row.held_on, day)} · {label(SittingState(row.state))}"
