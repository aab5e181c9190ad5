"""Tasks as lines with a box to tick, by mouse, by keyboard, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.task_line_model import TASK_DRAGGED, TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines

LINES = (
    TaskLine("a", "Contribution", "DJVA", "lun. 4 mai", chip=ChipLook("en retard", Tone.red)),
    TaskLine("b", "Brief au visa", is_done=True),
)


@pytest.fixture
def shown(theme: object, show: Callable[[QWidget], None]) -> TaskLines:
    made = TaskLines("Tâches")
    made.show_lines(LINES)
    made.resize(400, 200)
    show(made)
    made.setFocus()
    return made


def test_space_ticks_the_box_and_clears_it(shown: TaskLines, qtbot: QtBot) -> None:
    done, undone = QSignalSpy(shown.done), QSignalSpy(shown.undone)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert [done.at(0), undone.at(0)] == [["a"], ["b"]]


def test_a_click_ticks_only_on_the_box(shown: TaskLines, qtbot: QtBot) -> None:
    done = QSignalSpy(shown.done)
    area = shown.visualRect(shown.model().index(0, 0))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(shown.viewport(), left, pos=area.center())
    assert done.count() == 0
    assert shown.current() == "a"
    qtbot.mouseClick(shown.viewport(), left, pos=QPoint(area.left() + 14, area.center().y()))
    assert done.at(0) == ["a"]


def test_enter_opens_and_del_asks_to_drop(shown: TaskLines, qtbot: QtBot) -> None:
    opened, dropped = QSignalSpy(shown.opened), QSignalSpy(shown.drop_asked)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert [opened.at(0), dropped.at(0)] == [["a"], ["a"]]


def test_a_screen_reader_says_the_line_and_whether_it_is_ticked(shown: TaskLines) -> None:
    lines = QAccessible.queryAccessibleInterface(shown)
    first, second = lines.child(0), lines.child(1)
    assert first.text(QAccessible.Text.Name) == "Contribution, DJVA, lun. 4 mai, en retard"
    assert (first.state().checkable, first.state().checked, second.state().checked) == (True, False, True)


def test_the_line_pointed_at_stays_so_when_others_leave(shown: TaskLines, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    shown.show_lines(LINES[1:])
    assert shown.current() == "b"


def test_a_line_that_is_dragged_carries_its_task(shown: TaskLines) -> None:
    carried = shown.model().mimeData([shown.model().index(1, 0)])
    assert carried.data(TASK_DRAGGED).data() == b"b"


def test_the_menu_is_asked_for_the_line_pointed_at(shown: TaskLines, qtbot: QtBot) -> None:
    asked = QSignalSpy(shown.menu_requested)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(shown, QContextMenuEvent(keyboard, QPoint(5, 5), shown.mapToGlobal(QPoint(5, 5))))
    assert asked.at(0)[0] == "a"
