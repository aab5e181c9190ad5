"""Says what a widget is, so that the style sheet dresses it; and the layouts and labels made again and again."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_desk.domain.typography import french
from liaison_desk.ui.theme.tokens import GRID

WidgetType = TypeVar("WidgetType", bound=QWidget)
LayoutType = TypeVar("LayoutType", QHBoxLayout, QVBoxLayout)


def dressed(widget: WidgetType, **properties: str | bool) -> WidgetType:
    """Return the widget with dynamic properties set (`role`, `tone`, `primary`…) and drawn accordingly."""
    changed = False
    for name, value in properties.items():
        changed |= widget.property(name) != value
        widget.setProperty(name, value)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
        widget.update()
    return widget


class Words(QLabel):
    """A label that breaks its lines where French allows it: never before « : », nor between a number and its unit."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setText(words)

    def setText(self, words: str) -> None:
        self._words = words
        super().setText(french(words))

    def text(self) -> str:
        """Return the words as they were given."""
        return self._words


def text(words: str, role: str = "base", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the roles of the style sheet (title, heading, strong, muted, small, problem)."""
    label = dressed(Words(words), role=role)
    label.setTextFormat(Qt.TextFormat.PlainText)  # words of others must not become HTML that opens files
    label.setWordWrap(wrap)
    return label


def tooltip(words: str) -> str:
    """Return words for a tooltip: shown as they are, never read as HTML."""
    return f"<span>{escape(words)}</span>" if "<" in words else words


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a widget in a frame without border that scrolls up and down only, as wide as the room."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inner)
    return made


def row(*items: QWidget | QLayout | int | None, spacing: int = GRID, margins: int = 0) -> QHBoxLayout:
    """Return a horizontal layout; a number is a gap in pixels, None takes the room left."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def column(*items: QWidget | QLayout | int | None, spacing: int = GRID, margins: int = 0) -> QVBoxLayout:
    """Return a vertical layout; a number is a gap in pixels, None takes the room left."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def empty(layout: QLayout) -> None:
    """Remove every widget of a layout; they go once Qt is idle, and are hidden until then."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _filled(
    layout: LayoutType, items: tuple[QWidget | QLayout | int | None, ...], spacing: int, margins: int
) -> LayoutType:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout
