"""Markdown the desk writes for the officer to change: what comes from records never turns into signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SIGN = re.compile(r"([\\*_|])")
_BREAKS = re.compile(r"\s*[\r\n\v\f\u0085\u2028\u2029]+\s*")


def escaped(text: str) -> str:
    """Return a text of a record as Markdown that reads the same."""
    return _SIGN.sub(r"\\\1", text)


def on_one_line(text: str) -> str:
    """Return a text of a record as Markdown on one line."""
    return escaped(_BREAKS.sub(" ; ", text.strip()))


def bulleted(lines: Iterable[str]) -> str:
    """Return lines, Markdown already, as a list; empty ones are left out."""
    return "\n".join(f"- {line}" for line in lines if line)


def tabled(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of plain texts as a table, nothing when there is none."""
    lines = [f"| {' | '.join(on_one_line(cell) or ' ' for cell in row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join((f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}", *lines))
