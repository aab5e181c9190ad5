"""One line of minutes being typed: what is said, or a decision, or an action with who owes it and by when."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MinutesLine, MinutesLineKind
from liaison_desk.ui.meetings.line_text import LineText
from liaison_desk.ui.meetings.owner_field import OwnerField
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.date_edits import DateEdit
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.text_edits import raw_text

_LOOKS = {
    MinutesLineKind.talk: ChipLook(label(MinutesLineKind.talk)),
    MinutesLineKind.decision: ChipLook(label(MinutesLineKind.decision), Tone.green, "check"),
    MinutesLineKind.action: ChipLook(label(MinutesLineKind.action), Tone.blue, "task"),
}
_MARK = 92
_WIDE = 700
"""Pixels from which who and when stand beside the words."""


class Move(Enum):
    """Where a key asks to go."""

    new_line = "new_line"
    up = "up"
    down = "down"
    next_item = "next_item"
    previous_item = "previous_item"
    shift_up = "shift_up"
    shift_down = "shift_down"
    away = "away"


class MinutesLineEdit(QWidget):
    """Ctrl+D makes it a decision, Ctrl+T an action, again what was said; `moved` asks to go elsewhere."""

    edited = Signal()
    moved = Signal(object)

    def __init__(self, owner: OwnerField, due: Callable[[], DateEdit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = MinutesLine(text="")
        self._kind = MinutesLineKind.talk
        self.text = LineText()
        self.owner = owner
        self.due = due()
        self._mark = Chip()
        self._build()
        self._lay_out()
        self.show_line(self._line)

    def show_line(self, line: MinutesLine) -> None:
        """Show a line."""
        self._line, self._kind = line, line.line_kind
        blocked = self.text.blockSignals(True)
        self.text.setPlainText(line.text)
        self.text.blockSignals(blocked)
        self.owner.hold(line.owner_id, line.owner)
        self.due.set_value(line.due_on)
        self._show_kind()

    def line(self, item: int) -> MinutesLine:
        """Return the line as typed, under an item; a date that means nothing is left out."""
        owner, owner_id = self.owner.owner()
        told = self._kind is not MinutesLineKind.talk
        return self._line.model_copy(
            update={
                "item": item,
                "line_kind": self._kind,
                "text": raw_text(self.text).strip(),
                "owner": owner if told else "",
                "owner_id": owner_id if told else None,
                "due_on": self._due_on() if told else None,
            }
        )

    def problem(self) -> str:
        """Return what is wrong with the date, empty when it means something."""
        try:
            self.due.value()
        except ValueError as error:
            return str(error) if self._kind is not MinutesLineKind.talk else ""
        return ""

    def is_empty(self) -> bool:
        """Tell whether nothing is typed."""
        return not raw_text(self.text).strip()

    def turn(self, kind: MinutesLineKind) -> None:
        """Make it of a kind, or what was said again; an action asks at once who owes it."""
        self._kind = MinutesLineKind.talk if self._kind is kind else kind
        self._show_kind()
        announce(self, label(self._kind))
        self.edited.emit()
        if self._kind is MinutesLineKind.action and not self.owner.typed():
            self.owner.line.setFocus()
        elif self._kind is MinutesLineKind.talk:
            self.text.setFocus()

    def set_locked(self, locked: bool) -> None:
        """Let it be read only."""
        self.text.setReadOnly(locked)
        self.owner.setEnabled(not locked)
        self.due.setEnabled(not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_who()

    def _build(self) -> None:
        self.due.name(self.tr("Échéance"))
        self.due.line.setPlaceholderText(self.tr("12/5, vendredi"))
        self.text.setAccessibleName(self.tr("Ligne du compte rendu"))
        self._mark.setFixedWidth(_MARK)
        policy = self._mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the words of every line begin at the same place
        self._mark.setSizePolicy(policy)
        self._who = QWidget()
        self._who.setLayout(row(self.owner, self.due, spacing=8))
        self.owner.setMinimumWidth(150)
        self.owner.setMaximumWidth(220)
        self.due.setMaximumWidth(170)
        for field in (self.text, self.owner.line, self.due.line):
            field.installEventFilter(self)
        self.text.textChanged.connect(self.edited)
        self.owner.edited.connect(self.edited)
        self.due.edited.connect(self.edited)

    def _lay_out(self) -> None:
        self._beside = row(self._mark, self.text, spacing=8)
        self._beside.setStretch(1, 1)
        self._beside.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self._under = row(_MARK + 8, spacing=0)
        self._under.addStretch(1)
        self.setLayout(column(self._beside, self._under, spacing=4))
        self._under.insertWidget(1, self._who)

    def _place_who(self) -> None:
        wide = self.width() >= _WIDE
        is_beside = self._beside.indexOf(self._who) >= 0
        if wide and not is_beside:
            self._under.removeWidget(self._who)
            self._beside.addWidget(self._who)
            self._beside.setAlignment(self._who, Qt.AlignmentFlag.AlignTop)
        elif not wide and is_beside:
            self._beside.removeWidget(self._who)
            self._under.insertWidget(1, self._who)

    def _show_kind(self) -> None:
        self._mark.set_look(_LOOKS[self._kind])
        self._mark.setVisible(self._kind is not MinutesLineKind.talk)
        self._who.setVisible(self._kind is not MinutesLineKind.talk)
        self.text.setAccessibleDescription(label(self._kind))

    def _due_on(self) -> object:
        try:
            return self.due.value()
        except ValueError:
            return None

    def _is_ours(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return (modifiers, event.key()) in _MOVES or (modifiers, event.key()) in _TURNS

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        pressed = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
        if pressed in _TURNS and not self.text.isReadOnly():
            self.turn(_TURNS[pressed])
            return True
        if pressed in _MOVES:
            self.moved.emit(_MOVES[pressed])
            return True
        if pressed in _ENTERS:
            self.moved.emit(Move.new_line)
            return True
        if watched is self.text:
            return self._on_text_key(event)
        return isinstance(watched, QLineEdit) and self._on_field_key(event)

    def _on_text_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Up and self.text.is_on_first_line():
            self.moved.emit(Move.up)
        elif event.key() == Qt.Key.Key_Down and self.text.is_on_last_line():
            self.moved.emit(Move.down)
        elif event.key() == Qt.Key.Key_Backspace and self.is_empty() and not self.text.isReadOnly():
            if self._kind is MinutesLineKind.talk:
                self.moved.emit(Move.away)
            else:
                self.turn(self._kind)
        else:
            return False
        return True

    def _on_field_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.text.setFocus()
            return True
        return False


_NONE, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_TURNS = {
    (_CTRL, Qt.Key.Key_D): MinutesLineKind.decision,
    (_CTRL, Qt.Key.Key_T): MinutesLineKind.action,
}
_ENTERS = {(_NONE, Qt.Key.Key_Return), (_NONE, Qt.Key.Key_Enter)}
_MOVES = {
    (_CTRL, Qt.Key.Key_Return): Move.next_item,
    (_CTRL, Qt.Key.Key_Enter): Move.next_item,
    (_CTRL, Qt.Key.Key_Down): Move.next_item,
    (_CTRL, Qt.Key.Key_Up): Move.previous_item,
    (_ALT, Qt.Key.Key_Up): Move.shift_up,
    (_ALT, Qt.Key.Key_Down): Move.shift_down,
}
