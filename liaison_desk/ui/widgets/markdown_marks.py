"""Putting Markdown signs in a text and taking them away; each is one step to undo."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_ITEM = re.compile(r"^(?P<indent> *)(?P<sign>-|\d+\.|>) (?P<words>.*)$")
_HEADING = re.compile(r"^#{1,6} ")
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


def surround(text: QPlainTextEdit, mark: str) -> None:
    """Put marks around the words selected, or take them away."""
    cursor = text.textCursor()
    words = cursor.selectedText()
    if words.startswith(mark) and words.endswith(mark) and len(words) >= 2 * len(mark):
        cursor.insertText(words[len(mark) : -len(mark)])
        return
    start = cursor.selectionStart()
    cursor.insertText(f"{mark}{words}{mark}")
    cursor.setPosition(start + len(mark))
    cursor.setPosition(start + len(mark) + len(words), _KEEP)
    text.setTextCursor(cursor)


def begin_lines(text: QPlainTextEdit, mark: str) -> None:
    """Put a mark at the beginning of each line selected, or take it away."""
    cursor, lines = _lines(text)
    if all(line.startswith(mark) for line in lines):
        cursor.insertText("\n".join(line[len(mark) :] for line in lines))
    else:
        cursor.insertText("\n".join(mark + line for line in lines))


def number_lines(text: QPlainTextEdit) -> None:
    """Number the lines selected from 1, or take their numbers away."""
    cursor, lines = _lines(text)
    numbered = [re.sub(r"^\d+\. ", "", line) for line in lines]
    if all(before != after for before, after in zip(lines, numbered, strict=True)):
        cursor.insertText("\n".join(numbered))
    else:
        cursor.insertText("\n".join(f"{place}. {line}" for place, line in enumerate(numbered, 1)))


def make_heading(text: QPlainTextEdit) -> None:
    """Make the line of the cursor a heading under that of the section, or an ordinary one."""
    cursor, lines = _lines(text)
    plain = [_HEADING.sub("", line) for line in lines]
    if plain != lines:
        cursor.insertText("\n".join(plain))
    else:
        cursor.insertText("\n".join(f"# {line}" for line in lines))


def continue_item(text: QPlainTextEdit) -> bool:
    """Begin the next item after that of the cursor, end the list on an empty one; tell whether it was an item."""
    cursor = text.textCursor()
    found = _ITEM.match(cursor.block().text())
    if found is None or cursor.hasSelection() or cursor.positionInBlock() < len(found["indent"]) + len(found["sign"]):
        return False
    if not found["words"].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, _MOVE)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
    else:
        sign = found["sign"]
        following = f"{int(sign[:-1]) + 1}." if sign[:-1].isdigit() else sign
        cursor.insertText(f"\n{found['indent']}{following} ")
    text.setTextCursor(cursor)
    return True


def _lines(text: QPlainTextEdit) -> tuple[QTextCursor, list[str]]:
    """Return the whole lines of the selection, selected, and their texts."""
    cursor = text.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.setPosition(end, _KEEP)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    return cursor, cursor.selectedText().split("\u2029")
