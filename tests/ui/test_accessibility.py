"""What a screen reader and a keyboard find in the shell and in its lists and forms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.theme.manager import Theme
from tests.ui.gallery import gallery


@pytest.fixture(params=["letters", "today", "briefings"])
def window(request: pytest.FixtureRequest, theme: Theme, qtbot) -> MainWindow:
    made = gallery(theme, request.param)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    QApplication.processEvents()
    return made


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid():
            yield from nodes(child)


def test_everything_that_takes_the_focus_has_a_name_that_is_not_its_value(window: MainWindow) -> None:
    nameless: list[str] = []
    for node in nodes(QAccessible.queryAccessibleInterface(window)):
        if node.role() in (QAccessible.Role.Cell, QAccessible.Role.ColumnHeader) or not isinstance(
            node.object(), QWidget
        ):
            continue
        if not node.state().focusable or node.object() is window or not node.object().isVisible():
            continue
        # on Unix a combo box always gives its choice as name: its own is told by the label that is its buddy
        combo = node.role() == QAccessible.Role.ComboBox
        name = node.object().accessibleName() if combo else node.text(QAccessible.Text.Name)
        if not name or name == node.text(QAccessible.Text.Value) or node.role() == QAccessible.Role.NoRole:
            nameless.append(f"{type(node.object()).__name__} {name!r}")
    assert not nameless


def test_tab_goes_all_the_way_round_without_a_trap(window: MainWindow) -> None:
    visited: list[QWidget] = []
    for _ in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        if visited and focused is visited[0]:
            break
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is visited[0]
    assert len(set(visited)) == len(visited) >= 8


def test_f6_goes_through_the_regions_and_back(window: MainWindow) -> None:
    start = QApplication.focusWidget()
    rounds = [start]
    for _ in range(8):
        window.next_region_action.trigger()
        rounds.append(QApplication.focusWidget())
    assert window.rail.isAncestorOf(next(widget for widget in rounds if widget and window.rail.isAncestorOf(widget)))
    assert start in rounds[1:]
    window.previous_region_action.trigger()
    assert QApplication.focusWidget() is rounds[-2]


def test_buttons_are_large_enough_to_be_hit(window: MainWindow) -> None:
    small = [
        made.accessibleName()
        for made in window.findChildren(QToolButton)
        if made.isVisible() and min(made.width(), made.height()) < 24
    ]
    assert not small


def test_no_two_actions_share_a_shortcut_and_no_menu_repeats_a_letter(window: MainWindow) -> None:
    shortcuts = [
        action.shortcut().toString() for _, action in window.menus.commands() if not action.shortcut().isEmpty()
    ]
    assert len(shortcuts) == len(set(shortcuts))
    for menu in (window.menus.everything, *window.menus.all()):
        letters = [action.text().partition("&")[2][:1].lower() for action in menu.actions() if "&" in action.text()]
        assert len(letters) == len(set(letters)), (menu.title(), letters)


def test_every_page_is_in_the_menu_and_has_a_letter(window: MainWindow) -> None:
    titles = [action.text() for action in window.menus.go.actions() if action.data()]
    assert len(titles) == 7
    assert all("&" in title for title in titles)
    assert not {title.partition("&")[2][0].lower() for title in titles} & window.menus.letters()


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 700)
    assert window.rail.width() < 100


def test_menu_button_opens_every_menu(window: MainWindow) -> None:
    assert [action.menu() for action in window.menus.everything.actions()] == list(window.menus.all())
    assert isinstance(window.menus.everything, QMenu)
    assert window.rail.menu_button.mapTo(window, QPoint(0, 0)).x() >= 0
