"""Tables put in the clipboard, and what the program leaves there when it ends."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_PROPERTY = "liaison_desk_copied_table"


def copy_table(words: str, html: str) -> None:
    """Put a table in the clipboard, for Word and Excel and as plain text."""
    carried = QMimeData()
    carried.setText(words)
    carried.setHtml(html)
    QGuiApplication.clipboard().setMimeData(carried)
    QGuiApplication.clipboard().setProperty(_PROPERTY, words)


def leave_plain_text() -> None:
    """Replace a table this program put in the clipboard, if it is still there, by its text.

    Formatted content made in Python is torn down after Python itself at exit, which ends the process with a fault.
    """
    clipboard = QGuiApplication.clipboard()
    words = clipboard.property(_PROPERTY)
    if words and clipboard.text() == words:
        clipboard.setText(words)
