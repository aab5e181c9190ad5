"""Text in Markdown, with what an officer needs: bold, italic, lists, tables, quotes; Tab leaves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QWidget

from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import column, dressed, row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.pasted_text import markdown_of_html
from liaison_desk.ui.widgets.text_edits import raw_text

_TABLE = "\n| Intitulé | Valeur |\n| --- | --- |\n|  |  |\n"


class MarkdownEditor(Editor):
    """A text field with a small tool bar; `plain` leaves out the border, for a page of its own."""

    def __init__(self, parent: QWidget | None = None, *, plain: bool = False, lines: int = 8) -> None:
        super().__init__(parent)
        self.text = PastingTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * lines + 22)
        if plain:
            dressed(self.text, role="plain")
        self._bar = row(*self._tools(), None, spacing=2)
        self.setLayout(column(self._bar, self.text, spacing=4))
        self.watch(self.text)
        self.text.textChanged.connect(self.edited)

    def value(self) -> str:
        return raw_text(self.text).strip()

    def set_value(self, value: Any) -> None:
        blocked = self.text.blockSignals(True)
        self.text.setPlainText(value or "")
        self.text.blockSignals(blocked)

    def input(self) -> QWidget:
        return self.text

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget at the right end of the tool bar."""
        self._bar.addWidget(widget)

    def surround(self, mark: str) -> None:
        """Put marks around the words selected, or take them away."""
        cursor = self.text.textCursor()
        words = cursor.selectedText()
        if words.startswith(mark) and words.endswith(mark) and len(words) >= 2 * len(mark):
            cursor.insertText(words[len(mark) : -len(mark)])
            return
        start = cursor.selectionStart()
        cursor.insertText(f"{mark}{words}{mark}")
        cursor.setPosition(start + len(mark))
        cursor.setPosition(start + len(mark) + len(words), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)

    def begin_lines(self, mark: str) -> None:
        """Put a mark at the beginning of each line selected, or take it away."""
        cursor = self.text.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split("\u2029")
        if all(line.startswith(mark) for line in lines):
            cursor.insertText("\n".join(line[len(mark) :] for line in lines))
        else:
            cursor.insertText("\n".join(mark + line for line in lines))

    def _tools(self) -> list[QToolButton]:
        tools = [
            ("bold", self.tr("Gras (Ctrl+B)"), lambda: self.surround("**"), "Ctrl+B"),
            ("italic", self.tr("Italique (Ctrl+I)"), lambda: self.surround("*"), "Ctrl+I"),
            ("list", self.tr("Liste (Ctrl+Maj+L)"), lambda: self.begin_lines("- "), "Ctrl+Shift+L"),
            ("table", self.tr("Tableau (Ctrl+Maj+T)"), lambda: self.text.insertPlainText(_TABLE), "Ctrl+Shift+T"),
            ("quote", self.tr("Citation (Ctrl+Maj+C)"), lambda: self.begin_lines("> "), "Ctrl+Shift+C"),
        ]
        made: list[QToolButton] = []
        for meaning, name, act, keys in tools:
            shortcut = QShortcut(QKeySequence(keys), self.text)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
            made.append(icon_button(meaning, name, act))
        return made


class PastingTextEdit(QPlainTextEdit):
    """Keeps paragraphs, lists and bold of what is pasted, nothing else."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(markdown_of_html(source.html()) if source.hasHtml() else source.text())
