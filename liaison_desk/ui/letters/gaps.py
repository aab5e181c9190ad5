"""What a letter still misses: « [à compléter : …] » marked in its text, listed above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from liaison_desk.domain.gaps import GAP
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.flow_layout import FlowLayout

_LISTED = 6


class GapMarks(QSyntaxHighlighter):
    """Colours the gaps of a text while it is typed."""

    def highlightBlock(self, text: str) -> None:
        tokens = Theme.tokens()
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.amber_soft))
        look.setForeground(QColor(tokens.amber))
        for found in GAP.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), look)


class GapsBar(QWidget):
    """How many gaps are left, each a click away; hidden when there is none."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[str] = []
        self._chip = Chip()
        self._line = QWidget()
        self._flow = FlowLayout(self._line, spacing=2)
        layout = row(self._chip, self._line)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_gaps(self, gaps: Sequence[str]) -> None:
        """List these gaps in place of those before."""
        if list(gaps) == self._gaps:
            return
        self._gaps = list(gaps)
        self._chip.set_look(ChipLook(self.tr("{count} à compléter").format(count=len(gaps)), Tone.amber, "alert"))
        self._flow.clear()
        for gap in gaps[:_LISTED]:
            made = button(gap, compact=True, quiet=True)
            made.clicked.connect(lambda _checked=False, gap=gap: self.wanted.emit(gap))
            self._flow.addWidget(made)
        self.setVisible(bool(gaps))

    def gaps(self) -> list[str]:
        """Return the gaps listed."""
        return list(self._gaps)


def select_gap(editor: QPlainTextEdit, gap: str) -> bool:
    """Select a gap in a text so that typing fills it; tell whether it is there."""
    for found in GAP.finditer(editor.toPlainText()):
        if " ".join(found[1].split()) == gap:
            cursor = editor.textCursor()
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), cursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            editor.setFocus()
            return True
    return False
