"""Two versions of a text in one view: what was added and removed, marked by more than colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from liaison_desk.domain.text_changes import Change, Paragraph, PartChanges, Words
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import dressed

_SIGNS = {Change.same: "", Change.added: "+", Change.removed: "−", Change.reworded: "±"}
_HALF = QTextLength(QTextLength.Type.PercentageLength, 50)


class ChangesView(QTextEdit):
    """Read only; added words are underlined, removed ones struck out, and a sign stands before each paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parts: Sequence[PartChanges] = ()
        self._in_columns = False
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        dressed(self, role="card")
        self.setAccessibleName(self.tr("Différences entre les deux versions"))

    def show_changes(self, parts: Sequence[PartChanges], *, in_columns: bool) -> None:
        """Show the parts of two versions, one after the other or in two columns."""
        self._parts, self._in_columns = parts, in_columns
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the colours are in the text
            self._fill()

    def _fill(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for part in self._parts:
            self._write_title(cursor, part.name)
            if self._in_columns:
                self._write_columns(cursor, part.paragraphs)
            else:
                for paragraph in part.paragraphs:
                    self._new_block(cursor)
                    self._write(cursor, _SIGNS[paragraph.change], paragraph.words)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_title(self, cursor: QTextCursor, name: str) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        layout = QTextBlockFormat()
        layout.setTopMargin(10)
        layout.setBottomMargin(4)
        cursor.setBlockFormat(layout)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(QColor(Theme.tokens().muted))
        cursor.insertText(name, look)

    def _write_columns(self, cursor: QTextCursor, paragraphs: Sequence[Paragraph]) -> None:
        layout = QTextTableFormat()
        layout.setColumnWidthConstraints([_HALF, _HALF])
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setBorder(1)
        layout.setBorderCollapse(True)
        layout.setBorderBrush(QBrush(QColor(Theme.tokens().line)))
        layout.setCellPadding(6)
        cursor.insertBlock()
        table = cursor.insertTable(len(paragraphs), 2, layout)
        for line, paragraph in enumerate(paragraphs):
            sides = (paragraph.before(), paragraph.after())
            for place, words in enumerate(sides):
                if words:
                    self._write(table.cellAt(line, place).firstCursorPosition(), _SIGNS[paragraph.change], words)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _new_block(self, cursor: QTextCursor) -> None:
        cursor.insertBlock()
        layout = QTextBlockFormat()
        layout.setBottomMargin(8)
        cursor.setBlockFormat(layout)

    def _write(self, cursor: QTextCursor, sign: str, words: Sequence[Words]) -> None:
        if sign:
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(QColor(Theme.tokens().muted))
            cursor.insertText(f"{sign}\u00a0 ", look)
        last = Change.same
        for one in words:
            if last is Change.removed and one.change is Change.added:
                cursor.insertText(" ", QTextCharFormat())
            cursor.insertText(one.text, _look_of(one.change))
            last = one.change


def _look_of(change: Change) -> QTextCharFormat:
    tokens, look = Theme.tokens(), QTextCharFormat()
    look.setForeground(QColor(tokens.text))
    if change is Change.added:
        look.setFontUnderline(True)
        look.setForeground(QColor(tokens.green))
        look.setBackground(QColor(tokens.green_soft))
    elif change is Change.removed:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(tokens.red))
        look.setBackground(QColor(tokens.red_soft))
    return look
