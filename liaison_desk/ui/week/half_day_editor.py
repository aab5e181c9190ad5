"""A half-day: a day typed as people say it, and its morning or its afternoon."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import ChoiceEditor

translate = QCoreApplication.translate


class HalfDayEditor(Editor):
    """Holds a HalfDay, None without a day."""

    def __init__(self, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateEdit(parsers)
        self.part = part_of_day_editor()
        self.setLayout(row(self.date, self.part, None))
        self.setFocusProxy(self.date.line)
        for one in (self.date, self.part):
            one.edited.connect(self.edited)
            one.left.connect(self.left)

    def value(self) -> HalfDay | None:
        day = self.date.value()
        return HalfDay(day, self.part.value()) if day else None

    def set_value(self, value: Any) -> None:
        self.date.set_value(value.day if isinstance(value, HalfDay) else None)
        self.part.set_value(value.afternoon if isinstance(value, HalfDay) else False)

    def input(self) -> QWidget:
        return self.date.line

    def name(self, words: str, required: bool = False) -> None:
        self.date.name(self.tr("{field}, jour").format(field=words), required)
        self.part.name(self.tr("{field}, matin ou après-midi").format(field=words))


def part_of_day_editor() -> ChoiceEditor:
    """Return the choice between the morning (False) and the afternoon (True)."""
    return ChoiceEditor([(False, translate("Week", "matin")), (True, translate("Week", "après-midi"))])
