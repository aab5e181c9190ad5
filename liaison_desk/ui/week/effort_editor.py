"""Half-days by quarters: « ¼ », « 1 ½ », typed as people do or stepped with the arrows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from liaison_desk.domain.efforts import quarters, typed_half_days
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor

_MOST = 80


class EffortEditor(Editor):
    """A number of half-days; with `nothing`, zero means none at all (None) and is shown so."""

    def __init__(self, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._optional = bool(nothing)
        self.box = _QuarterBox()
        self.box.setSpecialValueText(nothing)
        self.box.setMaximumWidth(220)
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.valueChanged.connect(self._on_changed)

    def value(self) -> float | None:
        counted = self.box.value()
        return None if self._optional and not counted else counted / 4

    def set_value(self, value: Any) -> None:
        blocked = self.box.blockSignals(True)
        self.box.setValue(round(float(value or 0) * 4))
        self.box.blockSignals(blocked)

    def input(self) -> QWidget:
        return self.box

    def _on_changed(self, _value: int) -> None:
        self.edited.emit()


class _QuarterBox(QSpinBox):
    """Counts quarters, shows half-days."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _MOST)
        self.setSuffix(self.tr(" demi-journée"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(9, 0, 0, 0)

    def textFromValue(self, val: int, /) -> str:
        return quarters(val / 4)

    def valueFromText(self, text: str, /) -> int:
        return round((typed_half_days(text.removesuffix(self.suffix())) or 0) * 4)

    def validate(self, input: str, pos: int, /) -> tuple[QValidator.State, str, int]:  # noqa: A002  # Qt's name
        typed = input.removesuffix(self.suffix())
        known = typed_half_days(typed)
        fits = known is not None and self.minimum() <= known * 4 <= self.maximum()
        allowed = all(letter.isdigit() or letter in " \u00a0/.,¼½¾" for letter in typed)
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return (state if allowed or input == self.specialValueText() else QValidator.State.Invalid), input, pos

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
