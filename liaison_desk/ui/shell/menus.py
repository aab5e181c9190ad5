"""The menus: every action of the window, in one bar or behind the menu button."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from liaison_desk.ui.theme.manager import Appearance, Theme


class Menus(QObject):
    """Fichier, Édition, Affichage, Aller, Aide, and one menu that holds them all."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.file = QMenu(self.tr("&Fichier"), window)
        self.edit = QMenu(self.tr("É&dition"), window)
        self.view = QMenu(self.tr("Affic&hage"), window)
        self.go = QMenu(self.tr("A&ller"), window)
        self.help = QMenu(self.tr("Aid&e"), window)
        self.everything = QMenu(self.tr("Menu"), window)
        self._page_actions: list[QAction] = []
        self._page_separator = self.edit.addSeparator()
        for menu in self.all():
            self.everything.addMenu(menu)

    def all(self) -> tuple[QMenu, ...]:
        """Return the five menus in order."""
        return (self.file, self.edit, self.view, self.go, self.help)

    def letters(self) -> set[str]:
        """Return the letters taken as mnemonics by the menus."""
        return {menu.title().partition("&")[2][:1].lower() for menu in self.all()}

    def add(self, menu: QMenu, action: QAction) -> QAction:
        """Put an action in a menu; its shortcut works whether or not the bar is shown."""
        if menu is self.edit:
            menu.insertAction(self._page_separator, action)
        else:
            menu.addAction(action)
        self._window.addAction(action)
        return action

    def new(self, menu: QMenu, words: str, shortcut: QKeySequence | str | None = None) -> QAction:
        """Make an action in a menu."""
        action = QAction(words, self._window)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return self.add(menu, action)

    def show_page_actions(self, actions: list[QAction]) -> None:
        """Put the actions of the page shown at the end of Édition, in place of those of the page before."""
        for action in self._page_actions:
            self.edit.removeAction(action)
        self._page_actions = actions
        self.edit.addActions(actions)

    def commands(self) -> Iterator[tuple[str, QAction]]:
        """Yield every action that can be done now, with the name of its menu."""
        for menu in self.all():
            yield from _commands(menu, menu.title().replace("&", ""))

    def add_appearances(self, theme: Theme) -> None:
        """Add the choice of light, dark or like the system."""
        menu = self.view.addMenu(self.tr("A&pparence"))
        group = QActionGroup(menu)
        for appearance, words in (
            (Appearance.system, self.tr("Comme le &système")),
            (Appearance.light, self.tr("&Claire")),
            (Appearance.dark, self.tr("S&ombre")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(partial(_choose, theme, appearance))
            action.setChecked(theme.appearance is appearance)
            group.addAction(action)


def _choose(theme: Theme, appearance: Appearance, _checked: bool = False) -> None:
    theme.choose(appearance)


def _commands(menu: QMenu, name: str) -> Iterator[tuple[str, QAction]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _commands(inner, inner.title().replace("&", ""))
        elif not action.isSeparator() and action.isEnabled() and action.isVisible():
            yield name, action
