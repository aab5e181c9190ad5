"""The columns of a mail register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from liaison_desk.domain.french import full_date
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.letters.phrases import dated, due_tone, due_words, state_look
from liaison_desk.ui.lists.columns import Column, RowSource
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.stale_words import stale_look

LISTED, WHO, STATE, DUE = 1, 2, 3, 4

translate = QCoreApplication.translate

_WIDE = 640
_SHORT = {LetterState.waiting_contribution: "contribution"}
"""What is said shorter where there is little room; in full in the tooltip and beside the list."""


class LetterRowsModel(RowsModel[LetterRow]):
    """The rows of a register; the headings follow the register shown.

    While the days have no column of their own (`has_days`), they stand under the numbers.
    """

    def __init__(
        self,
        source: RowSource[LetterRow],
        today: Callable[[], date],
        has_days: Callable[[], bool],
        stale: Callable[[], Mapping[Reference, int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(letter_columns(today, has_days, stale), source, parent)
        self._register = MailRegister.incoming

    def set_register(self, register: MailRegister) -> None:
        """Name the columns after another register."""
        self._register = register
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LISTED, WHO)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._register is MailRegister.outgoing and role == Qt.ItemDataRole.DisplayRole:
            if section == LISTED:
                return self.tr("Daté")
            if section == WHO:
                return self.tr("À, objet")
        return super().headerData(section, orientation, role)


def letter_columns(
    today: Callable[[], date], has_days: Callable[[], bool], stale: Callable[[], Mapping[Reference, int]]
) -> list[Column[LetterRow]]:
    """Return the columns, no wider than their words: who wrote and what about takes the room."""
    return [
        Column(
            translate("Letters", "Numéro"),
            lambda row: row.number or "—",
            second_line=lambda row: "" if has_days() else _listed(row, today()),
            sort_key="number",
            width=106,
        ),
        Column(
            translate("Letters", "Reçu"),
            lambda row: _listed(row, today()),
            sort_key="listed_on",
            width=66,
            shown_from=_WIDE,
            tooltip=lambda row: full_date(row.listed_on) if row.listed_on else "",
        ),
        Column(
            translate("Letters", "De, objet"),
            lambda row: row.correspondent or translate("Letters", "Correspondant inconnu"),
            second_line=lambda row: row.subject,
            sort_key="correspondent",
            width=0,
            strong=True,
            icon=lambda row: "flag" if row.flagged else "",
        ),
        Column(
            translate("Letters", "État"),
            lambda row: state_look(LetterState(row.state)).word,
            chip=_state_chip,
            sort_key="state",
            width=138,
        ),
        Column(
            translate("Letters", "Échéance"),
            lambda row: _due(row, today()),
            chip=lambda row: _stale_chip(row, stale()) or _due_chip(row, today()),
            sort_key="due_date",
            width=110,
            tooltip=lambda row: _due_in_full(row, today()),
        ),
    ]


def _listed(row: LetterRow, today: date) -> str:
    return dated(row.listed_on, today) if row.listed_on else ""


def _state_chip(row: LetterRow) -> ChipLook:
    state = LetterState(row.state)
    look = state_look(state)
    return replace(look, icon="", word=_SHORT.get(state, look.word))  # the words are wide enough


def _stale_chip(row: LetterRow, stale: Mapping[Reference, int]) -> ChipLook | None:
    """Return the chip of a letter that goes out and says what no longer holds."""
    number = stale.get(Reference(Kind.letter, row.id), 0)
    return stale_look(number, short=True) if number else None


def _due(row: LetterRow, today: date) -> str:
    return due_words(row.due_date, today) if row.due_date and LetterState(row.state).is_open else "—"


def _due_chip(row: LetterRow, today: date) -> ChipLook | None:
    tone = due_tone(row.due_date, LetterState(row.state), today)
    if row.due_date is None or tone is Tone.neutral:
        return None
    words = due_words(row.due_date, today)
    late = translate("Letters", "en retard de ")
    if words.startswith(late):
        days = words.removeprefix(late).removesuffix("s").removesuffix(" ouvré")
        return ChipLook(translate("Letters", "retard {days}").format(days=days), tone)
    return ChipLook(words, tone)


def _due_in_full(row: LetterRow, today: date) -> str:
    if row.due_date is None:
        return ""
    return f"{full_date(row.due_date)} ({due_words(row.due_date, today)})"
