"""The columns of a mail register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from liaison_desk.domain.french import full_date
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import LetterRow
from liaison_desk.ui.letters.phrases import dated, due_tone, due_words, is_late, state_look
from liaison_desk.ui.lists.columns import Column, RowSource
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

NUMBER, LISTED, WHO, STATE, DUE = range(5)

translate = QCoreApplication.translate

_WIDTHS = {False: {STATE: 172, DUE: 142}, True: {STATE: 138, DUE: 118}}
"""In pixels, while there is room and while there is little."""


class LetterRowsModel(RowsModel[LetterRow]):
    """The rows of a register; the headings follow the register shown."""

    def __init__(self, source: RowSource[LetterRow], today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(letter_columns(today, lambda: self.is_narrow), source, parent)
        self._register = MailRegister.incoming
        self.is_narrow = False

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


def make_room(view: RowsView[LetterRow], model: LetterRowsModel, *, is_narrow: bool) -> None:
    """Fit the columns to a list that has little room, or has room again."""
    if model.is_narrow is is_narrow:
        return
    model.is_narrow = is_narrow
    view.setColumnHidden(LISTED, is_narrow)
    for place, width in _WIDTHS[is_narrow].items():
        view.setColumnWidth(place, width)


def letter_columns(today: Callable[[], date], is_narrow: Callable[[], bool]) -> list[Column[LetterRow]]:
    """Return the columns, as wide as their words; shorter ones while there is little room."""
    return [
        Column(translate("Letters", "Numéro"), _number, sort_key="number", width=110),
        Column(
            translate("Letters", "Reçu"),
            lambda row: dated(row.listed_on, today()) if row.listed_on else "",
            sort_key="listed_on",
            width=68,
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
        Column(translate("Letters", "État"), _state, chip=_state_chip, sort_key="state", width=_WIDTHS[False][STATE]),
        Column(
            translate("Letters", "Échéance"),
            lambda row: _due(row, today()),
            chip=lambda row: _due_chip(row, today(), is_narrow()),
            sort_key="due_date",
            width=_WIDTHS[False][DUE],
            tooltip=lambda row: _due_in_full(row, today()),
        ),
    ]


def _number(row: LetterRow) -> str:
    return row.number or "—"


def _state(row: LetterRow) -> str:
    return _state_chip(row).word


def _state_chip(row: LetterRow) -> ChipLook:
    return replace(state_look(LetterState(row.state)), icon="")  # the words are wide enough


def _due(row: LetterRow, today: date) -> str:
    return due_words(row.due_date, today) if row.due_date and LetterState(row.state).is_open else "—"


def _due_chip(row: LetterRow, today: date, is_narrow: bool) -> ChipLook | None:
    tone = due_tone(row.due_date, LetterState(row.state), today)
    if row.due_date is None or tone is Tone.neutral:
        return None
    words = due_words(row.due_date, today).removeprefix(translate("Letters", "en retard de "))
    if is_late(row.due_date, LetterState(row.state), today):
        if is_narrow:
            words = words.removesuffix("s").removesuffix(" ouvré")
        return ChipLook(translate("Letters", "retard {days}").format(days=words), tone)
    return ChipLook(words, tone)


def _due_in_full(row: LetterRow, today: date) -> str:
    if row.due_date is None:
        return ""
    return f"{full_date(row.due_date)} ({due_words(row.due_date, today)})"
