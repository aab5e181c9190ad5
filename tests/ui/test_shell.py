from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.steps import Step
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.shell.palette_rows import SearchHit, marked
from liaison_desk.ui.shell.rail import RailButton
from liaison_desk.ui.theme.manager import Theme

LETTER = Reference(Kind.letter, "a" * 32)


@pytest.fixture
def window(theme: Theme, qtbot) -> MainWindow:
    made = MainWindow(theme)
    qtbot.addWidget(made)
    for key, title in (("today", "Aujourd'hui"), ("letters", "Courrier"), ("office", "Réglages")):
        made.add_page(key, title, key, QLabel(title))
    made.show()
    return made


def test_the_shell_needs_neither_database_nor_validation_libraries() -> None:
    asked = """
import sys
import liaison_desk.ui.shell.main_window, liaison_desk.ui.lists.rows_list, liaison_desk.ui.widgets.markdown_editor
heavy = ("sqlmodel", "sqlalchemy", "pydantic", "qtawesome", "liaison_desk.services")
print([name for name in heavy if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_first_page_added_is_shown(window: MainWindow) -> None:
    assert window.current_page() == "today"


def test_a_click_in_the_rail_shows_a_page_and_says_so(window: MainWindow, qtbot) -> None:
    with qtbot.waitSignal(window.page_shown) as shown:
        window.rail.chosen.emit("letters")
    assert shown.args == ["letters"]


def test_a_page_can_take_the_place_of_another(window: MainWindow) -> None:
    window.show_page("letters")
    real = QLabel("le vrai")
    window.replace_page("letters", real)
    assert window.stack.currentWidget() is real


def test_running_work_is_shown_until_it_ends_and_can_be_cancelled(window: MainWindow, qtbot) -> None:
    window.job_started("Composition")
    window.job_progress(Step(2, 4, "Fiche 2"))
    with qtbot.waitSignal(window.cancel_requested):
        window.foot.cancel_button.click()
    window.job_finished()
    assert not window.foot.cancel_button.isVisible()


def test_what_was_done_can_be_undone_once_from_the_toast(window: MainWindow) -> None:
    undone: list[str] = []
    window.toast("Courrier classé", lambda: undone.append("classé"))
    assert window._toast is not None
    window._toast.undo_button.click()
    window._toast.undo_button.click()
    assert undone == ["classé"]


def test_the_palette_finds_records_and_opens_the_one_chosen(window: MainWindow, qtbot) -> None:
    window.set_search(lambda typed: [SearchHit(LETTER, "Demande de soutien", "A-2026-0417")] if typed else [])
    window.palette_action.trigger()
    palette = window._palette
    assert palette is not None
    palette.field.setText("soutien")
    with qtbot.waitSignal(window.open_requested) as opened:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        if palette.isVisible():
            palette.refresh()
            QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.args == [LETTER]
    assert not palette.isVisible()


def test_the_palette_does_commands_found_without_accents(window: MainWindow) -> None:
    window.open_palette()
    palette = window._palette
    assert palette is not None
    palette.field.setText("regl")
    palette.refresh()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_page() == "office"


def test_words_typed_are_marked_whatever_their_accents() -> None:
    assert marked("Réunion à Épinay", "epi reu") == [("Réu", True), ("nion à ", False), ("Épi", True), ("nay", False)]


def test_the_menu_bar_can_be_shown(window: MainWindow) -> None:
    window.bar_action.trigger()
    QApplication.processEvents()
    assert [action.menu() for action in window.menuBar().actions()] == list(window.menus.all())
    assert window.menuBar().isVisible()


@pytest.fixture
def room(window: MainWindow) -> MainWindow:
    """The window with a page that shares the entry of the letters."""
    window.add_page("book", "Parapheur", "letters", QPushButton("Viser"), room="letters")
    window.show_page("letters")
    return window


def test_the_entry_of_the_rail_counts_what_waits_in_its_whole_room(room: MainWindow) -> None:
    room.set_count("letters", 5)
    room.set_count("book", 2)
    [entry] = [one for one in room.rail.findChildren(RailButton) if one.key == "letters"]
    assert entry.accessibleDescription() == "7 en attente"
    tabs = [tab.text() for tab in room.room_bar.findChildren(QPushButton)]
    assert tabs == ["Courrier", "Parapheur · 2"]


def test_the_pages_of_a_room_are_reached_with_f6_and_a_page_still_begins_in_itself(room: MainWindow, qtbot) -> None:
    room.show_page("book")
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.enter_page()
    inside = QApplication.focusWidget()
    assert isinstance(inside, QPushButton)
    assert inside.text() == "Viser"
    room.previous_region_action.trigger()
    tab = QApplication.focusWidget()
    assert tab is not None
    assert room.room_bar.isAncestorOf(tab)
