"""Buttons with a text, and icon buttons that still have a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from liaison_desk.ui.icons import icon
from liaison_desk.ui.widgets.dress import dressed

_ICON = QSize(16, 16)
_ICON_BESIDE_WORDS = QSize(22, 16)  # the icon stays 16 wide: the rest parts it from the words


def button(
    words: str,
    clicked: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    compact: bool = False,
    quiet: bool = False,
    meaning: str = "",
) -> QPushButton:
    """Return a push button; `meaning` is an icon's."""
    made = dressed(QPushButton(words), primary=primary, compact=compact, quiet=quiet)
    made.setAutoDefault(False)
    if meaning:
        made.setIcon(icon(meaning, "on_accent" if primary else "accent" if quiet else None))
        made.setIconSize(_ICON_BESIDE_WORDS)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def action_button(action: QAction, *, primary: bool = False, compact: bool = True, meaning: str = "") -> QPushButton:
    """Return a push button that does an action and follows its text and state; `meaning` is an icon's."""
    made = button("", primary=primary, compact=compact, meaning=meaning)
    made.clicked.connect(action.trigger)

    def follow() -> None:
        made.setText(action.text().replace("&", ""))
        made.setToolTip(action.toolTip())
        made.setEnabled(action.isEnabled())
        if made.parentWidget() is not None or not action.isVisible():  # alone, it would open as a window
            made.setVisible(action.isVisible())

    follow()
    action.changed.connect(follow)
    # an action outlives the buttons made for it, or goes with the page that owns both
    made.destroyed.connect(lambda: action.changed.disconnect(follow) if isValid(action) else None)
    return made


def menu_button(words: str, menu: QMenu, *, primary: bool = False) -> QPushButton:
    """Return a button that opens a menu, its arrow after the words."""
    made = button(words, primary=primary, compact=True, meaning="down")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setMenu(menu)
    made.setAccessibleDescription(QCoreApplication.translate("Buttons", "ouvre un menu"))
    return made


def icon_button(meaning: str, name: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """Return a button with only an icon; its name is read out and shown as tooltip; Tab reaches it."""
    made = QToolButton()
    made.setIcon(icon(meaning, "muted"))
    made.setIconSize(_ICON)
    made.setMinimumSize(28, 28)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


class SegmentedTabs(QWidget):
    """A few ways to see the same page: Liste, Semaine, Mois. Left and right change; `chosen` gives the key.

    With `filters`, they look like the filters of a list; with `pages`, like the title of a page beside its neighbours'.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        filters: bool = False,
        pages: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20 if pages else 8 if filters else 4)
        role = "page" if pages else "filter" if filters else "tab"
        for key, words in choices:
            tab = dressed(QPushButton(words), role=role, compact=not pages)
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            tab.toggled.connect(self._let_tab_in)
            self._group.addButton(tab)
            self._buttons[key] = tab
            line.addWidget(tab)
        if choices:
            self._buttons[choices[0][0]].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def current(self) -> str:
        """Return the key of the choice in force, empty when there is none."""
        return next((key for key, tab in self._buttons.items() if tab.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show a choice as the one in force, without saying so."""
        self._buttons[key].setChecked(True)

    def set_text(self, key: str, words: str) -> None:
        """Change the words of a choice (« À traiter · 12 »)."""
        self._buttons[key].setText(words)

    def _let_tab_in(self) -> None:
        """Have Tab come to the choice in force, from which the arrows go to the others."""
        for tab in self._buttons.values():
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab.isChecked() else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, _button: QPushButton) -> None:
        self.chosen.emit(self.current())
