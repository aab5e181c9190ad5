"""Text in Markdown, with what an officer needs: bold, italic, headings, lists, tables, quotes; Tab leaves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QWidget

from liaison_desk.ui.widgets import markdown_marks, markdown_tables
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import column, dressed, row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.pasted_text import markdown_of_html
from liaison_desk.ui.widgets.text_edits import raw_text


class MarkdownEditor(Editor):
    """A text field with a small tool bar; `plain` leaves out the border, for a page of its own."""

    def __init__(self, parent: QWidget | None = None, *, plain: bool = False, lines: int = 8) -> None:
        super().__init__(parent)
        self.text = PastingTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * lines + 22)
        if plain:
            dressed(self.text, role="plain")
        self.tools = self._tools()
        self._bar = row(*self.tools, None, spacing=2)
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

    def freeze(self, frozen: bool) -> None:
        """Let the text be read only, or written."""
        self.text.setReadOnly(frozen)
        for tool in self.tools:
            tool.setEnabled(not frozen)

    def surround(self, mark: str) -> None:
        """Put marks around the words selected, or take them away."""
        markdown_marks.surround(self.text, mark)

    def begin_lines(self, mark: str) -> None:
        """Put a mark at the beginning of each line selected, or take it away."""
        markdown_marks.begin_lines(self.text, mark)

    def insert_table(self) -> None:
        """Insert a table; in a table, add a column at its right."""
        if markdown_tables.in_table(self.text):
            markdown_tables.add_column(self.text)
        else:
            markdown_tables.insert_table(self.text, self.tr("Intitulé"), self.tr("Valeur"))

    def insert(self, words: str) -> None:
        """Put words in place of those selected."""
        self.text.insertPlainText(words)
        self.text.setFocus()

    def _tools(self) -> list[QToolButton]:
        text, tr = self.text, self.tr
        tools = [
            ("bold", tr("Gras (Ctrl+B)"), lambda: self.surround("**"), "Ctrl+B"),
            ("italic", tr("Italique (Ctrl+I)"), lambda: self.surround("*"), "Ctrl+I"),
            ("heading", tr("Intertitre (Ctrl+Maj+H)"), lambda: markdown_marks.make_heading(text), "Ctrl+Shift+H"),
            ("list", tr("Liste (Ctrl+Maj+L)"), lambda: self.begin_lines("- "), "Ctrl+Shift+L"),
            (
                "numbers",
                tr("Liste numérotée (Ctrl+Maj+U)"),
                lambda: markdown_marks.number_lines(text),
                "Ctrl+Shift+U",
            ),
            (
                "table",
                tr("Tableau, ou une colonne de plus (Ctrl+Maj+T)"),
                self.insert_table,
                "Ctrl+Shift+T",
            ),
            ("quote", tr("Citation (Ctrl+Maj+C)"), lambda: self.begin_lines("> "), "Ctrl+Shift+C"),
        ]
        made: list[QToolButton] = []
        for meaning, name, act, keys in tools:
            shortcut = QShortcut(QKeySequence(keys), self.text)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            button = icon_button(meaning, name, act)
            shortcut.activated.connect(button.click)  # a frozen text has its buttons off
            made.append(button)
        return made


class PastingTextEdit(QPlainTextEdit):
    """Keeps the structure of what is pasted; lists go on by Enter, tables from cell to cell by Tab."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(markdown_of_html(source.html()) if source.hasHtml() else source.text())

    def focusNextPrevChild(self, following: bool) -> bool:
        if markdown_tables.in_table(self) and not self.isReadOnly():
            return markdown_tables.go_to_cell(self, 1 if following else -1) or super().focusNextPrevChild(following)
        return super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() == Qt.KeyboardModifier.NoModifier and not self.isReadOnly():
            if markdown_tables.in_table(self):
                markdown_tables.begin_row(self)
                return
            if markdown_marks.continue_item(self):
                return
        super().keyPressEvent(event)
