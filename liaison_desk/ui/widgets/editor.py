"""What all fields have in common: a value, and the news that it was edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.ui.widgets.dress import dressed


class Editor(QWidget):
    """A field of a form. `edited` while one types, `left` when the focus goes elsewhere."""

    edited = Signal()
    left = Signal()

    def value(self) -> Any:
        """Return what was typed; raises ValueError with a French sentence when it means nothing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, without `edited`."""
        raise NotImplementedError

    def input(self) -> QWidget:
        """Return the widget that takes the focus, the one a label names."""
        raise NotImplementedError

    def name(self, words: str, required: bool = False) -> None:
        """Give the field its name for screen readers."""
        self.input().setAccessibleName(words + (self.tr(", obligatoire") if required else ""))

    def mark_invalid(self, sentence: str) -> None:
        """Show that the value is wrong, or no longer wrong with an empty sentence."""
        dressed(self.input(), invalid=bool(sentence))
        self.input().setAccessibleDescription(sentence)

    def watch(self, widget: QWidget) -> None:
        """Send `left` when this widget loses the focus."""
        widget.installEventFilter(self)
        self.setFocusProxy(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
