"""What the page shows of the registers: the tabs, and the saved filters of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import LetterRow, ListQuery
from liaison_desk.ui.lists.columns import RowSource
from liaison_desk.ui.lists.filter_chips import SavedFilter

translate = QCoreApplication.translate


class Tab(StrEnum):
    """The three ways to see the registers."""

    incoming = "incoming"
    outgoing = "outgoing"
    to_sign = "to_sign"

    @property
    def register(self) -> MailRegister:
        """Return the register it shows."""
        return MailRegister.incoming if self is Tab.incoming else MailRegister.outgoing

    @property
    def base(self) -> str:
        """Return the saved filters in force whatever else is chosen."""
        return "outgoing to_sign" if self is Tab.to_sign else self.value


class TabSource:
    """The letters of the tab shown, whatever else is asked of the list."""

    def __init__(self, letters: RowSource[LetterRow]) -> None:
        self._letters = letters
        self.tab = Tab.incoming

    def count(self, query: ListQuery) -> int:
        """Return how many rows there are."""
        return self._letters.count(self._within(query))

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[LetterRow]:
        """Return at most `limit` rows from the place `offset` on."""
        return self._letters.rows(self._within(query), offset, limit)

    def _within(self, query: ListQuery) -> ListQuery:
        return replace(query, saved_filter=f"{self.tab.base} {query.saved_filter}".strip())


def saved_filters(tab: Tab) -> tuple[SavedFilter, ...]:
    """Return the chips of a tab."""
    work = (
        SavedFilter("to_do", translate("Letters", "À traiter"), "work"),
        SavedFilter("mine", translate("Letters", "À moi"), "work", counted=False),
        SavedFilter("late", translate("Letters", "En retard"), "work"),
    )
    common = (
        SavedFilter("flagged", translate("Letters", "Signalés"), "work", counted=False),
        SavedFilter("djva", "DJVA", "unit", counted=False),
        SavedFilter("deci", "DECI", "unit", counted=False),
    )
    return common if tab is Tab.to_sign else work + common


def first_filter(tab: Tab) -> str:
    """Return the saved filter in force when a tab is first shown, empty for none."""
    return "to_do" if tab is Tab.incoming else ""
