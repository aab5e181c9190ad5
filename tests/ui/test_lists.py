from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from liaison_desk.domain.lists import ListQuery
from liaison_desk.ui.clipboard import leave_plain_text
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import KEPT_PAGES, PAGE, RowsModel
from liaison_desk.ui.lists.table_text import as_lines
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.messages import EmptyState
from tests.ui.gallery import Letter, Letters, letter_columns


class Counted(Letters):
    """Remembers which pages were asked for."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.asked: list[int] = []

    def rows(self, query: ListQuery, offset: int, limit: int):
        self.asked.append(offset)
        return super().rows(query, offset, limit)


@pytest.fixture
def source() -> Counted:
    return Counted(100_000)


@pytest.fixture
def listed(source: Counted, theme: Theme, qtbot) -> RowsList[Letter]:
    model = RowsModel(letter_columns(), source)
    made = RowsList(model, "Courrier", EmptyState("letters", "Aucun courrier", "Rien encore."))
    qtbot.addWidget(made)
    model.refresh()
    made.resize(900, 700)
    made.show()
    QApplication.processEvents()
    return made


def test_the_model_keeps_the_promises_of_qt(qtbot) -> None:
    model = RowsModel(letter_columns(), Counted(1_000))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.refresh()
    model.ask(ListQuery(sort_key="number", descending=True))
    assert tester.model() is model
    assert model.rowCount() == 1_000


def test_only_the_pages_looked_at_are_fetched(listed: RowsList[Letter], source: Counted) -> None:
    assert set(source.asked) == {0}
    listed.view.scrollToBottom()
    QApplication.processEvents()
    assert set(source.asked) <= {0, 99_800, 99_600}


def test_no_more_than_forty_pages_are_kept(source: Counted, qtbot) -> None:
    model = RowsModel(letter_columns(), source)
    model.refresh()
    for row in range(0, 60 * PAGE, PAGE):
        model.row_at(row)
    assert len(model._pages) == KEPT_PAGES


def test_a_hundred_thousand_rows_scroll_without_a_stall(listed: RowsList[Letter]) -> None:
    bar = listed.view.verticalScrollBar()
    slowest = 0.0
    for step in range(40):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * ((step * 37) % 40) // 40)
        listed.view.viewport().repaint()
        slowest = max(slowest, time.perf_counter() - began)
    assert slowest < 0.2


def test_the_row_pointed_at_stays_so_when_the_list_is_read_again(listed: RowsList[Letter]) -> None:
    view = listed.view
    view.setCurrentIndex(view.model().index(7, 0))
    before = view.current()
    view.ask()
    assert view.current() == before
    assert view.selectionModel().selectedRows()


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(listed: RowsList[Letter]) -> None:
    listed.view.header.sectionClicked.emit(0)
    assert (listed.view.query().sort_key, listed.view.query().descending) == ("number", False)
    listed.view.header.sectionClicked.emit(0)
    assert listed.view.query().descending


def test_a_column_that_cannot_sort_does_nothing(listed: RowsList[Letter]) -> None:
    listed.view.header.sectionClicked.emit(3)
    assert listed.view.query() == ListQuery()


def test_enter_opens_the_row_and_tab_leaves_the_table(listed: RowsList[Letter], qtbot) -> None:
    listed.view.select_first()
    with qtbot.waitSignal(listed.view.opened) as opened:
        QTest.keyClick(listed.view, Qt.Key.Key_Return)
    assert opened.args[0].id == "A-2026-0417"
    assert not listed.view.tabKeyNavigation()


def test_an_empty_list_says_what_it_is_for(theme: Theme, qtbot) -> None:
    model = RowsModel(letter_columns(), Letters(0))
    made = RowsList(model, "Courrier", EmptyState("letters", "Aucun courrier", "Rien encore."))
    qtbot.addWidget(made)
    made.show()
    assert not made.view.isVisible()


def test_rows_are_copied_as_a_table(listed: RowsList[Letter]) -> None:
    listed.view.select_first()
    listed.view.copy_selected()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Numéro"
    assert lines[1].split("\t")[2] == "Mme la Maire de Stains, Demande de soutien, Maison des associations"
    assert "<td>A-2026-0417</td>" in QApplication.clipboard().mimeData().html()
    leave_plain_text()
    assert QApplication.clipboard().text().splitlines() == lines
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_a_copied_cell_is_never_a_formula() -> None:
    assert as_lines([["=1+1", "a\tb"]]) == "'=1+1\ta b"


def test_a_tooltip_of_somebody_else_is_never_read_as_html(listed: RowsList[Letter]) -> None:
    shown = listed.view.model().data(listed.view.model().index(0, 2), Qt.ItemDataRole.ToolTipRole)
    assert "Maire de Stains" in shown


def test_widths_and_hidden_columns_are_remembered(listed: RowsList[Letter]) -> None:
    header = listed.view.header
    header.show_column(1, False)
    header.resizeSection(0, 133)
    saved = header.saved_layout()
    header.show_column(1, True)
    header.resizeSection(0, 80)
    header.restore_layout(saved)
    assert header.isSectionHidden(1)
    assert header.sectionSize(0) == 133
