"""What the program leaves in the clipboard when it ends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def leave_plain_text() -> None:
    """Replace a table this program put in the clipboard by its text.

    Formatted content made in Python is torn down after Python itself at exit, which ends the process with a fault.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
