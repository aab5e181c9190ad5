"""Dates and hours as people type them, with a calendar that opens from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.domain.french import clock, full_date, short_date
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.calendar_popup import CalendarPopup
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.editor import Editor


@dataclass(frozen=True)
class Parsers:
    """How typed words become dates and hours; each raises ValueError with a French sentence."""

    parse_date: Callable[[str, date], date]
    parse_time: Callable[[str], time]
    today: Callable[[], date]


class DateEdit(Editor):
    """A line that takes « 12/5 », « mardi », « +15 » and shows « mar. 12 mai 2026 »; Alt+Down opens the calendar."""

    def __init__(self, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parsers = parsers
        self._value: date | None = None
        self._touched = False
        self.line = _PickingLine(self._open_calendar)
        self.line.setPlaceholderText(self.tr("12/5, mardi, +15…"))
        self.line.setMaximumWidth(220)
        self._button = icon_button("agenda", self.tr("Choisir dans le calendrier"), self._open_calendar)
        self.setLayout(row(self.line, self._button, None, spacing=GRID // 2))
        self.watch(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)

    def value(self) -> date | None:
        if self._touched:
            typed = self.line.text().strip()
            self._value = self._parsers.parse_date(typed, self._parsers.today()) if typed else None
            self._touched = False
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value.date() if isinstance(value, datetime) else value
        self._touched = False
        self._show()

    def input(self) -> QWidget:
        return self.line

    def name(self, words: str, required: bool = False) -> None:
        super().name(words, required)
        self._button.setAccessibleName(self.tr("Choisir dans le calendrier : {field}").format(field=words))

    def _show(self) -> None:
        self.line.setText("" if self._value is None else _shown(self._value))
        self.line.setToolTip("" if self._value is None else full_date(self._value))

    def _on_typed(self, _typed: str) -> None:
        self._touched = True
        self.edited.emit()

    def _on_finished(self) -> None:
        try:
            self.value()
        except ValueError:
            return  # told beside the field by whoever validates
        self._show()

    def _open_calendar(self) -> None:
        try:
            shown = self.value() or self._parsers.today()
        except ValueError:
            shown = self._parsers.today()
        popup = CalendarPopup(shown, self._on_picked, self)
        popup.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        popup.show()

    def _on_picked(self, picked: date) -> None:
        self.set_value(picked)
        self.edited.emit()
        self.line.setFocus()


class TimeEdit(Editor):
    """A line that takes « 10h30 » or « 1030 » and shows « 10 h 30 »."""

    def __init__(self, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parsers = parsers
        self._value: time | None = None
        self._touched = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("10h30"))
        self.line.setMaximumWidth(110)
        self.setLayout(row(self.line, None))
        self.watch(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)

    def value(self) -> time | None:
        if self._touched:
            typed = self.line.text().strip()
            self._value = self._parsers.parse_time(typed) if typed else None
            self._touched = False
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self._touched = False
        self.line.setText("" if value is None else clock(value))

    def input(self) -> QWidget:
        return self.line

    def _on_typed(self, _typed: str) -> None:
        self._touched = True
        self.edited.emit()

    def _on_finished(self) -> None:
        try:
            self.set_value(self.value())
        except ValueError:
            return  # told beside the field by whoever validates


class DateTimeEdit(Editor):
    """A date and an hour side by side; midnight when no hour is given."""

    def __init__(self, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateEdit(parsers)
        self.time = TimeEdit(parsers)
        line = row(self.date, self.time, None)
        self.setLayout(line)
        self.setFocusProxy(self.date.line)
        for part in (self.date, self.time):
            part.edited.connect(self.edited)
            part.left.connect(self.left)

    def value(self) -> datetime | None:
        day, hour = self.date.value(), self.time.value()
        if day is None:
            if hour is not None:
                raise ValueError(self.tr("indiquez aussi le jour"))
            return None
        return datetime.combine(day, hour or time())

    def set_value(self, value: Any) -> None:
        self.date.set_value(value)
        self.time.set_value(value.time() if isinstance(value, datetime) else None)

    def show_time(self, shown: bool) -> None:
        """Hide the hour of what lasts all day."""
        self.time.setVisible(shown)

    def input(self) -> QWidget:
        return self.date.line

    def name(self, words: str, required: bool = False) -> None:
        self.date.name(self.tr("{field}, jour").format(field=words), required)
        self.time.name(self.tr("{field}, heure").format(field=words), required=False)


class _PickingLine(QLineEdit):
    def __init__(self, pick: Callable[[], None]) -> None:
        super().__init__()
        self._pick = pick

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._pick()
        else:
            super().keyPressEvent(event)


def _shown(day: date) -> str:
    return f"{short_date(day)} {day.year}"
