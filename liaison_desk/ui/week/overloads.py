"""What does not fit, one sentence for each period, with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.services.week_plan import Overload
from liaison_desk.ui.theme.tokens import COMPACT_HEIGHT, Tone
from liaison_desk.ui.week import words
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Picture, announce

_SHOWN = 3


class OverloadBanner(QFrame):
    """`remedied` gives the Remedy chosen."""

    remedied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Overload, ...] = ()
        self._lines = column(spacing=6)
        self._lines.setContentsMargins(12, 6, 8, 6)
        self.setLayout(self._lines)
        dressed(self, role="banner", tone=Tone.red.value)
        self.setAccessibleName(self.tr("Ce qui ne tient pas"))
        self.hide()

    def show_overloads(self, overloads: Sequence[Overload]) -> None:
        """Say what does not fit, or nothing."""
        if tuple(overloads) == self._shown:
            return
        self._shown = tuple(overloads)
        empty(self._lines)
        for found in self._shown[:_SHOWN]:
            self._lines.addWidget(self._line(found))
        if len(self._shown) > _SHOWN:
            more = counted(len(self._shown) - _SHOWN, self.tr("autre période"), self.tr("autres périodes"))
            self._lines.addWidget(text(self.tr("et {more}").format(more=more)))
        self.setVisible(bool(self._shown))
        if self._shown:
            announce(self, " ".join(map(words.overload, self._shown[:_SHOWN])))

    def sentences(self) -> list[str]:
        """Return what is said."""
        return [words.overload(found) for found in self._shown]

    def _line(self, found: Overload) -> QWidget:
        line, flow = QWidget(), FlowLayout()
        sentence = QWidget()
        sentence.setMinimumHeight(COMPACT_HEIGHT)
        sentence.setLayout(row(Picture("alert", "red"), text(words.overload(found)), spacing=8))
        flow.addWidget(sentence)
        for one in found.remedies:
            made = button(words.remedy(one), compact=True)
            made.setToolTip(words.gain(one))
            made.setAccessibleDescription(words.gain(one))
            made.clicked.connect(lambda _checked=False, one=one: self.remedied.emit(one))
            flow.addWidget(made)
        line.setLayout(flow)
        return line
