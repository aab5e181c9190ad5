"""Figures, batches, exports and saved views from the page of letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import LetterState, RoutingInstruction
from liaison_desk.domain.lists import ListQuery
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.letters.views import Tab
from liaison_desk.ui.widgets.calendar_popup import CalendarPopup


def test_the_figures_say_the_same_as_the_register(page: LettersPage, desk: Desk) -> None:
    page.show_figures()
    total = desk.figures.over(date(2026, 1, 1), date(2026, 5, 5)).total
    view = page.figures.table.view
    last = page.figures.model.rowCount() - 1
    assert page.figures.model.index(last, 0).data() == "Ensemble"
    assert page.figures.model.index(last, 1).data() == str(total.received)
    assert total.received > 0
    assert "reçus" in page.figures.chart.accessibleDescription()
    assert view.accessibleName() == "Chiffres du courrier"


def test_escape_leaves_the_figures(page: LettersPage) -> None:
    page.show_figures()
    QTest.keyClick(page.figures.period, Qt.Key.Key_Escape)
    assert not page.figures.isVisible()
    assert page.register.isVisible()


def test_another_period_and_another_way_are_shown(page: LettersPage) -> None:
    page.show_figures()
    page.figures.period.setCurrentIndex(2)
    assert page.figures.model.index(0, 1).data() == "0"
    page.figures.period.setCurrentIndex(0)
    page.figures.ways.choose("spans")
    page.figures.ways.chosen.emit("spans")
    assert page.figures.model.index(0, 0).data() == "janvier 2026"


def test_what_the_list_shows_is_written_as_a_workbook(
    page: LettersPage, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    page.register.show_tab(Tab.incoming, "late")
    request = page.files_menu.request(None)
    assert request.query.saved_filter == "late"
    assert page.files_menu.request(2026).query == ListQuery()
    target = tmp_path / "registre.xlsx"
    with qtbot.waitSignal(page.files_menu.files.papers.written, timeout=20_000):
        page.files_menu.files.write(target, lambda path: desk.register_export.export(path, request))
    assert target.read_bytes().startswith(b"PK")


def test_selected_letters_are_assigned_with_an_instruction_from_the_keyboard(
    page: LettersPage, desk: Desk, letter_id: str
) -> None:
    page.register.list.view.selectAll()
    dialog = page.selection.ask_assign()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "nothing was said yet"
    dialog.person.setText("Mme Ferrand")
    dialog.instruction.set_value(RoutingInstruction.for_opinion)
    dialog.due.set_value(date(2026, 5, 20))
    dialog.accept()
    fields = desk.letters.sheet(letter_id).fields
    assert (fields.assigned_to, fields.routing_instruction) == ("Mme Ferrand", RoutingInstruction.for_opinion)
    assert fields.due_date == date(2026, 5, 20)


def test_selected_letters_are_closed_at_once(page: LettersPage, desk: Desk, letter_id: str) -> None:
    page.register.list.view.selectAll()
    page.selection.close_all()
    assert desk.letters.sheet(letter_id).fields.state is LetterState.closed
    desk.history.undo()
    assert desk.letters.sheet(letter_id).fields.state.is_open


def test_a_view_is_kept_marked_when_changed_and_shown_again(page: LettersPage) -> None:
    register = page.register
    register.show_tab(Tab.incoming, "late")
    register.list.view.header.show_column(4, False)
    register.list.view.ask(sort_key="subject", descending=True)
    register.views.save("Retards")
    assert register.views.button.text() == "Retards"
    register.release_filters()
    register.list.view.header.show_layout("")
    assert register.views.button.text() == "Retards *"
    page.tabs.chosen.emit("outgoing")
    register.views.choose("Retards")
    assert register.tab is Tab.incoming
    assert register.filters.chosen() == ["late"]
    assert register.list.view.isColumnHidden(4)
    assert register.list.view.query().sort_key == "subject"
    assert register.views.button.text() == "Retards"
    register.views.remove("Retards")
    assert register.views.button.text() == "Vues"


def test_a_state_is_changed_in_the_list(page: LettersPage, desk: Desk) -> None:
    row = page.register.list.view.current()
    assert row is not None
    menu = page.inline.open_states()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "En cours").trigger()
    assert desk.letters.sheet(row.id).fields.state is LetterState.in_progress
    desk.history.undo()
    assert desk.letters.sheet(row.id).fields.state.value == row.state


def test_a_double_click_on_a_due_date_opens_a_month_and_elsewhere_the_letter(
    page: LettersPage, desk: Desk, qtbot: QtBot
) -> None:
    view = page.register.list.view
    row = view.current()
    assert row is not None

    def double_click(column: int) -> None:
        spot = view.visualRect(view.model().index(view.currentIndex().row(), column)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    double_click(4)
    popup = view.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    assert not page.is_writing()
    popup.calendar.setSelectedDate(QDate(2026, 6, 1))
    days = popup.calendar.findChild(QTableView)
    assert isinstance(days, QTableView)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert desk.letters.sheet(row.id).fields.due_date == date(2026, 6, 1)
    double_click(2)
    assert page.is_writing()
