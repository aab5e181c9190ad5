"""Fields for text: one line, several lines, one thing per line, yes or no, a number, a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor

_TICK = ((0.27, 0.53), (0.43, 0.69), (0.74, 0.34))
"""The corners of a tick, in sides of its box."""


def raw_text(field: QPlainTextEdit) -> str:
    """Return the text of a field with its no-break spaces, which Qt's plain text turns into ordinary ones."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class LineEditor(Editor):
    """One line."""

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.setLayout(column(self.line))
        self.watch(self.line)
        self.line.textEdited.connect(self.edited)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def input(self) -> QWidget:
        return self.line


class TextEditor(Editor):
    """Several lines; Tab leaves."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 22)
        self.setLayout(column(self.text))
        self.watch(self.text)
        self.text.textChanged.connect(self.edited)

    def value(self) -> Any:
        return raw_text(self.text).strip()

    def set_value(self, value: Any) -> None:
        blocked = self.text.blockSignals(True)
        self.text.setPlainText("" if value is None else str(value))
        self.text.blockSignals(blocked)

    def input(self) -> QWidget:
        return self.text


class LinesEditor(TextEditor):
    """A list of texts, one on each line."""

    def value(self) -> list[str]:
        return [line.strip() for line in raw_text(self.text).splitlines() if line.strip()]

    def set_value(self, value: Any) -> None:
        super().set_value("\n".join(value or ()))


class CheckBox(QCheckBox):
    """A box whose tick is drawn in the colours of the theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            box, tick = QRectF(place), QPainterPath()
            tick.addPolygon([box.topLeft() + QPointF(box.width() * x, box.height() * y) for x, y in _TICK])
            pen = QPen(QColor(Theme.tokens().on_accent), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(tick, pen)
            painter.end()


class CheckEditor(Editor):
    """Yes or no; its words stand beside the box."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox(words)
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.clicked.connect(lambda _checked=False: self.edited.emit())

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def input(self) -> QWidget:
        return self.box


class NumberEditor(Editor):
    """A whole number."""

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None, *, suffix: str = "") -> None:
        super().__init__(parent)
        self.box = _CalmSpinBox()
        self.box.setRange(lowest, highest)
        self.box.setSuffix(suffix)
        self.box.setMaximumWidth(160)
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.valueChanged.connect(self._on_changed)

    def value(self) -> int:
        return self.box.value()

    def set_value(self, value: Any) -> None:
        blocked = self.box.blockSignals(True)
        self.box.setValue(int(value or 0))
        self.box.blockSignals(blocked)

    def input(self) -> QWidget:
        return self.box

    def _on_changed(self, _value: int) -> None:
        self.edited.emit()


class OptionalNumberEditor(LineEditor):
    """A whole number, or nothing."""

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lowest, self._highest = lowest, highest
        self.line.setMaximumWidth(160)

    def value(self) -> Any:
        typed = "".join(super().value().split())  # « 1 200 », whatever the space
        if not typed:
            return None
        if not typed.isdecimal() or not self._lowest <= int(typed) <= self._highest:
            words = self.tr("écrivez un nombre entre {lowest} et {highest}, ou rien")
            raise ValueError(words.format(lowest=self._lowest, highest=self._highest))
        return int(typed)


class ComboBox(QComboBox):
    """A list of choices; the wheel does not change it while one scrolls the form."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - 26, (self.height() - 14) // 2, 14, 14)
        paint_icon(painter, "down", place, QColor(Theme.tokens().muted))
        painter.end()


class ChoiceEditor(Editor):
    """One of a few values."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]  # Qt would turn a StrEnum into plain text
        self.box = ComboBox()
        self.box.addItems([words for _, words in choices])
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.activated.connect(self._on_activated)

    def value(self) -> Any:
        return self._values[self.box.currentIndex()]

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def input(self) -> QWidget:
        return self.box

    def _on_activated(self, _place: int) -> None:
        self.edited.emit()


class _CalmSpinBox(QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(9, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
