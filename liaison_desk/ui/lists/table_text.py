"""Rows as text that Word and Excel take as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return rows parted by line ends, cells by tabulations; a cell that a sheet would compute stays text."""
    return "\n".join("\t".join(_cell(words) for words in row) for row in rows)


def as_html(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an HTML table under their titles."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{escape(_cell(words))}</td>' for words in row)}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _cell(words: str) -> str:
    flat = " ".join(words.split())
    return f"'{flat}" if flat.startswith(_FORMULA_SIGNS) else flat
