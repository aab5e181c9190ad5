"""The table of shortcuts, made from the commands there are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

translate = QCoreApplication.translate


def key_words(sequence: QKeySequence) -> str:
    """Return a shortcut as a French keyboard names it: « Ctrl+Maj+W », « Suppr »."""
    names = {
        "Shift": translate("Keys", "Maj"),
        "Del": translate("Keys", "Suppr"),
        "Ins": translate("Keys", "Inser"),
        "Return": translate("Keys", "Entrée"),
        "Enter": translate("Keys", "Entrée"),
        "Esc": translate("Keys", "Échap"),
        "Backspace": translate("Keys", "Retour arrière"),
        "Space": translate("Keys", "Espace"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
    }
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return "+".join(names.get(key, key) for key in written.split("+"))


def cheat_sheet(commands: Iterable[QAction]) -> str:
    """Return the commands that have a shortcut as a table in Markdown; empty when there are none."""
    lines: dict[str, str] = {}
    for command in commands:
        for sequence in command.shortcuts():
            words = command.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
            lines.setdefault(f"| {key_words(sequence)} | {words.replace('|', '/')} |", words)
    if not lines:
        return ""
    head = translate("Keys", "Touches"), translate("Keys", "Commande")
    table = [f"| {head[0]} | {head[1]} |", "|---|---|", *sorted(lines)]
    return "\n".join(table)
