"""Buttons that open a menu of choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.ui.widgets.buttons import button


def menu_button(words: str, menu: QMenu, *, primary: bool = False) -> QPushButton:
    """Return a button that opens a menu, its arrow after the words."""
    made = button(words, primary=primary, compact=True, meaning="down")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setMenu(menu)
    return made


def add_choice(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    """Add a line to a menu, with a capital letter."""
    menu.addAction(words[:1].upper() + words[1:]).triggered.connect(lambda _checked=False: act())


def units_menu(parent: QWidget, chosen: Callable[[Unit], object]) -> QMenu:
    """Return a menu of the delegations."""
    menu = QMenu(parent)
    for unit in Unit:
        add_choice(menu, label(unit), lambda unit=unit: chosen(unit))
    return menu
