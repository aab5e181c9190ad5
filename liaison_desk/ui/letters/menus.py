"""Menus of choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label


def add_choice(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    """Add a line to a menu, with a capital letter."""
    menu.addAction(words[:1].upper() + words[1:]).triggered.connect(lambda _checked=False: act())


def units_menu(parent: QWidget, chosen: Callable[[Unit], object]) -> QMenu:
    """Return a menu of the delegations."""
    menu = QMenu(parent)
    for unit in Unit:
        add_choice(menu, label(unit), lambda unit=unit: chosen(unit))
    return menu
