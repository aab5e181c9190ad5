"""Writing a Markdown table by keyboard: Tab goes from cell to cell, Enter makes another row."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\|( *:?-+:? *\|)+ *$")
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


def is_row(line: str) -> bool:
    """Tell whether a line is one of a table."""
    return line.startswith("|") and len(_BAR.findall(line)) > 1


def in_table(text: QPlainTextEdit) -> bool:
    """Tell whether the cursor is in a table."""
    return is_row(text.textCursor().block().text())


def insert_table(text: QPlainTextEdit, first: str, second: str) -> None:
    """Insert a table of two columns and a row, its first heading selected."""
    cursor = text.textCursor()
    line = cursor.block().text()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    before = "\n\n" if line.strip() else "\n" if _needs_gap(cursor.block()) else ""
    cursor.insertText(f"{before}| {first} | {second} |\n| --- | --- |\n|  |  |\n")
    cursor.movePosition(QTextCursor.MoveOperation.Up, _MOVE, 3)
    _select_cell(text, cursor.block(), 0)


def add_column(text: QPlainTextEdit) -> None:
    """Add a column at the right of the table the cursor is in."""
    here = text.textCursor()
    block, row = _first_row(here.block()), 0
    cursor = QTextCursor(here)
    cursor.beginEditBlock()
    while block.isValid() and is_row(block.text()):
        cursor.setPosition(block.position() + len(block.text().rstrip()))
        cursor.insertText(" --- |" if row == 1 else "  |")
        block, row = block.next(), row + 1
    cursor.endEditBlock()
    first = _first_row(here.block())
    _select_cell(text, first, len(_cells(first.text())) - 1)


def go_to_cell(text: QPlainTextEdit, step: int) -> bool:
    """Select the next cell (1) or the one before (-1), over the ruled line; False beyond the table."""
    cursor = text.textCursor()
    block, cell = cursor.block(), _cell_of(cursor) + step
    while True:
        if cell < 0:
            block = block.previous()
            cell = len(_cells(block.text())) - 1
        elif cell >= len(_cells(block.text())):
            block, cell = block.next(), 0
        if not block.isValid() or not is_row(block.text()):
            return False
        if not _RULE.match(block.text()):
            _select_cell(text, block, cell)
            return True
        cell = -1 if step < 0 else len(_cells(block.text()))


def begin_row(text: QPlainTextEdit) -> None:
    """Make a row under that of the cursor; on an empty last row, take it away and leave the table."""
    cursor = text.textCursor()
    block = cursor.block()
    if _is_empty(block.text()) and not is_row(block.next().text()):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.insertText("")
        text.setTextCursor(cursor)
        return
    under = block.next() if _RULE.match(block.next().text()) else block
    cursor.setPosition(under.position() + len(under.text()))
    cursor.insertText("\n|" + "  |" * len(_cells(block.text())))
    _select_cell(text, cursor.block(), 0)


def _first_row(block: QTextBlock) -> QTextBlock:
    while is_row(block.previous().text()):
        block = block.previous()
    return block


def _needs_gap(block: QTextBlock) -> bool:
    return bool(block.previous().isValid() and block.previous().text().strip())


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where the words of each cell begin and end in a line."""
    bars = [found.start() for found in _BAR.finditer(line)]
    if not line.rstrip().endswith("|"):
        bars.append(len(line))
    return [_words(line, left + 1, right) for left, right in pairwise(bars)]


def _words(line: str, start: int, end: int) -> tuple[int, int]:
    inner = line[start:end].strip()
    if not inner:
        return (middle := min(start + 1, end)), middle
    begin = line.index(inner, start)
    return begin, begin + len(inner)


def _cell_of(cursor: QTextCursor) -> int:
    line, place = cursor.block().text(), cursor.positionInBlock()
    return max(0, len(_BAR.findall(line[:place])) - 1)


def _select_cell(text: QPlainTextEdit, block: QTextBlock, cell: int) -> None:
    start, end = _cells(block.text())[cell]
    cursor = text.textCursor()
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, _KEEP)
    text.setTextCursor(cursor)


def _is_empty(line: str) -> bool:
    return not re.sub(r"[|\s]", "", line)
