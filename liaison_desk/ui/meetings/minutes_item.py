"""One item of the agenda with the lines of minutes under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.meetings import MinutesLine
from liaison_desk.ui.meetings.minutes_line import MinutesLineEdit, Move
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.dress import column

MakeLine = Callable[[], MinutesLineEdit]


class MinutesItem(QWidget):
    """Always has a line to type in; `left` asks for the item before (-1) or after (1)."""

    edited = Signal()
    left = Signal(int)

    def __init__(self, title: str, remark: str, make_line: MakeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_line = make_line
        self._locked = False
        self.lines: list[MinutesLineEdit] = []
        self.title = SectionTitle(title, remark)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.setLayout(column(self.title, self._rows, spacing=6))

    def show_lines(self, lines: Sequence[MinutesLine], *, locked: bool = False) -> None:
        """Show lines, and an empty one to go on."""
        self._locked = locked
        for made in self.lines:
            self._rows.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.lines = []
        for line in lines:
            self._insert(len(self.lines)).show_line(line)
        if not locked or not lines:
            self._insert(len(self.lines))
        for made in self.lines:
            made.set_locked(locked)

    def values(self, item: int) -> list[MinutesLine]:
        """Return the lines typed, those left empty excepted."""
        return [made.line(item) for made in self.lines if not made.is_empty()]

    def focus_last(self) -> None:
        """Bring the keyboard to the line to go on with."""
        self.lines[-1].text.setFocus()

    def focus_first(self) -> None:
        """Bring the keyboard to the first line."""
        self.lines[0].text.setFocus()

    def _insert(self, place: int) -> MinutesLineEdit:
        made = self._make_line()
        made.edited.connect(self._on_edited)
        made.moved.connect(self._on_moved)
        self.lines.insert(place, made)
        self._rows.insertWidget(place, made)
        made.show()  # now: what is shown later cannot take the focus yet
        return made

    def _on_edited(self) -> None:
        if not self._locked and not self.lines[-1].is_empty():
            self._insert(len(self.lines))
        self.edited.emit()

    def _on_moved(self, move: Move) -> None:
        line = self.sender()
        if not isinstance(line, MinutesLineEdit):
            return
        place = self.lines.index(line)
        if move is Move.new_line:
            self._go_on(place)
        elif move in (Move.up, Move.down):
            self._go(place + (-1 if move is Move.up else 1))
        elif move in (Move.next_item, Move.previous_item):
            self.left.emit(1 if move is Move.next_item else -1)
        elif move is Move.away:
            self._remove(place)
        elif not self._locked:
            self._shift(place, -1 if move is Move.shift_up else 1)

    def _go_on(self, place: int) -> None:
        """Begin a new line after one that holds something."""
        if self._locked:
            self._go(place + 1)
        elif not self.lines[place].is_empty():
            following = place + 1
            if following >= len(self.lines) or not self.lines[following].is_empty():
                self._insert(following)
            self.lines[following].text.setFocus()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.lines):
            self.lines[place].text.setFocus()
        else:
            self.left.emit(-1 if place < 0 else 1)

    def _remove(self, place: int) -> None:
        if place == len(self.lines) - 1:  # the line to go on with stays
            self._go(place - 1)
            return
        gone = self.lines.pop(place)
        self._rows.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.lines[max(0, place - 1)].text.setFocus()
        self.edited.emit()

    def _shift(self, place: int, step: int) -> None:
        other = place + step
        if not 0 <= other < len(self.lines) or self.lines[place].is_empty() or self.lines[other].is_empty():
            return
        moved = self.lines.pop(place)
        self.lines.insert(other, moved)
        self._rows.removeWidget(moved)
        self._rows.insertWidget(other, moved)
        moved.text.setFocus()
        self.edited.emit()
