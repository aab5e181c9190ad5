"""The line that filters a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from liaison_desk.ui.lists.filter_line import FilterLine


@pytest.fixture
def line(qtbot: QtBot) -> FilterLine:
    made = FilterLine()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_the_key_that_leads_to_the_list_asks_at_once_and_only_once(line: FilterLine, qtbot: QtBot, key: Qt.Key) -> None:
    asked: list[str] = []
    line.asked.connect(asked.append)
    line.setText("salle")
    qtbot.keyClick(line, key)
    assert asked == ["salle"]
    qtbot.keyClick(line, key)
    assert asked == ["salle"]


def test_the_rows_are_there_when_the_focus_goes_to_them(line: FilterLine, qtbot: QtBot) -> None:
    heard: list[str] = []
    line.asked.connect(lambda _words: heard.append("asked"))
    line.returnPressed.connect(lambda: heard.append("entered"))
    line.setText("salle")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["asked", "entered"]
