"""What the account keeps of the window: columns, splitters; nothing while all is as at first."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from liaison_desk.ui.kept_places import keep_columns, kept
from liaison_desk.ui.lists.rows_header import RowsHeader
from liaison_desk.ui.widgets.panes import panes


def table(qtbot: QtBot) -> tuple[QTableView, RowsHeader]:
    view = QTableView()
    header = RowsHeader(("number", "subject", ""), (110, 0, 90), view)
    view.setHorizontalHeader(header)
    view.setModel(QStandardItemModel(2, 3, view))
    qtbot.addWidget(view)
    keep_columns(header, "letters/columns")
    return view, header


def test_columns_dragged_and_left_out_come_back_in_the_next_window(qtbot: QtBot) -> None:
    _view, header = table(qtbot)
    header.resizeSection(0, 140)
    header.show_column(2, False)
    header.moveSection(1, 0)
    qtbot.waitUntil(lambda: bool(kept("letters/columns")))
    _again, restored = table(qtbot)
    assert restored.sectionSize(0) == 140
    assert restored.isSectionHidden(2)
    assert restored.logicalIndex(0) == 1


def test_a_column_without_room_is_not_remembered_as_left_out(qtbot: QtBot) -> None:
    _view, header = table(qtbot)
    header.make_room({2})
    assert header.isSectionHidden(2)
    assert header.saved_layout() == ""
    header.make_room(set())
    assert not header.isSectionHidden(2)


def test_the_columns_of_another_version_of_a_list_are_ignored(qtbot: QtBot) -> None:
    QSettings().setValue("letters/columns", '{"order": [1, 0], "widths": [50, 60], "left_out": []}')
    _view, header = table(qtbot)
    assert [header.logicalIndex(place) for place in range(3)] == [0, 1, 2]


def test_a_splitter_comes_back_where_it_was_dragged(qtbot: QtBot) -> None:
    def shown():
        split = panes("letters/splitter", (QLabel("a"), 300, 0, 1), (QLabel("b"), 300, 0, 1))
        qtbot.addWidget(split)
        split.resize(616, 100)
        split.show()
        return split

    first = shown()
    assert first.orientation() is Qt.Orientation.Horizontal
    first.moveSplitter(200, 1)
    qtbot.waitUntil(lambda: bool(kept("letters/splitter")))
    assert shown().sizes() == first.sizes()
