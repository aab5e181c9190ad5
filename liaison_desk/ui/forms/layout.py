"""How a form is laid out: groups of fields with their French labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liaison_desk.ui.widgets.editor import Editor


@dataclass(frozen=True)
class Entry:
    """One field: its glossary name, its label, a hint under it, an editor of its own when the usual one does not do.

    `lines` above 1 makes a text of several lines; `required` is found in the declaration when it is None.
    """

    name: str
    label: str
    hint: str = ""
    editor: Callable[[], Editor] | None = None
    lines: int = 1
    required: bool | None = None


@dataclass(frozen=True)
class Group:
    """Related fields under a title; closed at first when they are seldom used."""

    title: str
    entries: tuple[Entry, ...]
    folded: bool = False
