"""The lines of a pasted text, in Markdown: words with their marks, items of lists, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

BOLD_ON, BOLD_OFF, ITALIC_ON, ITALIC_OFF = "\x02", "\x03", "\x04", "\x05"
_MARKS = ((BOLD_ON, BOLD_OFF, "**"), (ITALIC_ON, ITALIC_OFF, "*"))
_CONTROLS = re.compile("[\x02-\x05]")
_LOOKS_LIKE_MARKDOWN = re.compile(r"^(#{1,6} |>)")


def marked(line: str, *, plain: bool = False) -> str:
    """Return a line with its bold and italic in Markdown, or without any when it is `plain`.

    Marks hold no space at their edges, and stand round nothing empty.
    """
    words = re.sub(r"[ \t]+", " ", line).replace("*", "\\*").strip()
    if plain:
        return re.sub(r" +", " ", _CONTROLS.sub("", words)).strip()
    for opening, closing, mark in _MARKS:
        words = _with_mark(words, opening, closing, mark)
    words = re.sub(r" +", " ", words)
    return _LOOKS_LIKE_MARKDOWN.sub(r"\\\1", words.strip())


def _with_mark(words: str, opening: str, closing: str, mark: str) -> str:
    """Return words with what stands between two controls between marks; neighbours are put together."""
    words = re.sub(f"{closing}([ \u00a0]*){opening}", r"\1", words)
    made, rest, depth, start = "", words, 0, 0
    for place, sign in enumerate(rest):
        if sign == opening:
            if depth == 0:
                made += rest[start:place]
                start = place + 1
            depth += 1
        elif sign == closing and depth:
            depth -= 1
            if depth == 0:
                made += _between(rest[start:place].replace(opening, "").replace(closing, ""), mark)
                start = place + 1
    return (made + rest[start:]).replace(opening, "").replace(closing, "")


def _between(words: str, mark: str) -> str:
    # a mark followed by a punctuation right after a word would not begin anything
    begin = len(words) - len(words.lstrip(" \u00a0,;:.!?)»"))
    inner = words[begin:].rstrip(" \u00a0")
    if not _CONTROLS.sub("", inner).strip():
        return words
    return f"{words[:begin]}{mark}{inner}{mark}{words[begin + len(inner) :]}"


@dataclass
class PastedList:
    """A list being read: whether it is numbered, and how many items it has so far."""

    numbered: bool
    count: int = 0


def item_line(words: str, lists: Sequence[PastedList]) -> str:
    """Return an item of the innermost list, numbered after the one before."""
    innermost = lists[-1] if lists else PastedList(numbered=False)
    innermost.count += 1
    indent = "".join("   " if outer.numbered else "  " for outer in lists[:-1])
    return f"{indent}{f'{innermost.count}.' if innermost.numbered else '-'} {words}"


def is_item(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return bool(re.match(r" *(-|\d+\.) ", line))


@dataclass
class PastedTable:
    """A table being read, cell by cell; cells that go down are repeated empty."""

    rows: list[list[str]] = field(default_factory=list[list[str]])
    _held: dict[tuple[int, int], bool] = field(default_factory=dict[tuple[int, int], bool])

    def begin_row(self) -> None:
        """Begin another row."""
        self.rows.append([])

    def add(self, words: str, across: int, down: int) -> None:
        """Add a cell that may go across columns and down rows."""
        if not self.rows:
            self.begin_row()
        place = len(self.rows) - 1
        self._fill(place)
        column = len(self.rows[place])
        for right in range(across):
            self.rows[place].append(words if right == 0 else "")
            for below in range(1, down):
                self._held[place + below, column + right] = True

    def lines(self) -> list[str]:
        """Return the table in Markdown; one of a single column is paragraphs."""
        for place in range(len(self.rows)):
            self._fill(place)
        rows = [row for row in self.rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2:
            return [row[0] for row in rows]
        header, *body = [row + [""] * (width - len(row)) for row in rows]
        header = [cell.replace("**", "") for cell in header]
        return ["\n".join([_row(header), _row(["---"] * width), *(_row(row) for row in body)])]

    def _fill(self, place: int) -> None:
        while self._held.pop((place, len(self.rows[place])), False):
            self.rows[place].append("")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
