from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.effort_editor import EffortEditor
from liaison_desk.ui.week.form_page import TaskForm
from liaison_desk.ui.week.page import WeekPage

Add = Callable[..., str]


def typed(form: TaskForm, name: str, words: str, qtbot: QtBot) -> None:
    field = form.form.editor(name).input()
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)


def open_tasks(desk: Desk) -> list[str]:
    return [row.title for row in desk.tasks.rows(ListQuery(saved_filter="to_do", sort_key="title"))]


@pytest.fixture
def form(page: WeekPage) -> TaskForm:
    page.create()
    return page.form


def test_a_task_is_typed_from_the_keyboard_alone(page: WeekPage, desk: Desk, form: TaskForm, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is form.form.editor("title").input()
    qtbot.keyClicks(form.form.editor("title").input(), "Brief au visa de la directrice")
    typed(form, "effort", "1,5", qtbot)
    typed(form, "due_on", "12/5", qtbot)
    qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    row = desk.tasks.rows(ListQuery())[0]
    assert (row.title, row.effort, row.due_on) == ("Brief au visa de la directrice", 1.5, date(2026, 5, 12))
    assert page.board.isVisible()


@pytest.mark.parametrize(
    ("words", "meant"),
    [("3/4", 0.75), ("1 1/4", 1.25), ("1.5", 1.5), ("2", 2.0), ("0,25", 0.25)],
)
def test_an_effort_is_typed_as_people_write_it(qtbot: QtBot, theme: object, words: str, meant: float) -> None:
    editor = EffortEditor()
    qtbot.addWidget(editor)
    editor.box.clear()
    qtbot.keyClicks(editor.box, words)
    editor.box.interpretText()
    assert editor.value() == meant


def test_no_short_form_is_a_word_and_no_number(qtbot: QtBot, theme: object) -> None:
    editor = EffortEditor("pas de forme courte")
    qtbot.addWidget(editor)
    assert (editor.value(), editor.box.text()) == (None, "pas de forme courte")
    editor.set_value(0.25)
    assert (editor.value(), editor.box.text()) == (0.25, "¼ demi-journée")


def test_ten_reports_to_read_are_added_in_one_go_and_taken_back_in_one(
    desk: Desk, form: TaskForm, qtbot: QtBot
) -> None:
    qtbot.keyClicks(form.form.editor("title").input(), "Lire un rapport")
    form.count.set_value(10)
    form.save()
    assert len(open_tasks(desk)) == 10
    desk.history.undo()
    assert open_tasks(desk) == []


def test_control_enter_saves_and_begins_the_next(desk: Desk, form: TaskForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.form.editor("title").input(), "Brief au visa")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert open_tasks(desk) == ["Brief au visa"]
    assert form.isVisible()
    assert form.form.editor("title").value() == ""


def test_a_task_without_title_says_so_beside_the_field(desk: Desk, form: TaskForm) -> None:
    assert not form.save()
    assert form.form.editor("title").input().accessibleDescription() == "Dites ce qu'il y a à faire"
    assert open_tasks(desk) == []


def test_what_was_typed_comes_back_with_its_number(page: WeekPage, form: TaskForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.form.editor("title").input(), "Rapport")
    form.count.box.setValue(4)
    page.show_week(date(2026, 5, 5))
    form.keep()
    page.create()
    assert form.form.editor("title").value() == "Rapport"
    assert form.count.value() == 4
    form.give_up()
    page.create()
    assert form.form.editor("title").value() == ""
    assert form.count.value() == 1


def test_only_a_task_of_hers_asks_how_long_it_takes(form: TaskForm) -> None:
    form.form.editor("owner").set_value(TaskOwner.person)
    form.form.editor("owner").edited.emit()
    assert form.form.editor("owner_id").isVisible()
    assert not form.form.editor("effort").isVisible()
    form.form.editor("owner").set_value(TaskOwner.officer)
    form.form.editor("owner").edited.emit()
    assert not form.form.editor("owner_id").isVisible()
    assert form.form.editor("effort").isVisible()


def test_a_task_hangs_on_an_engagement_found_by_a_word(desk: Desk, form: TaskForm, event: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.form.editor("title").input(), "Brief au visa")
    field = form.form.editor("engagement_id")
    field.line.setText("centre")
    field.propose()
    field._popup.clicked.emit(field._model.index(0, 0))
    form.save()
    assert desk.tasks.rows(ListQuery())[0].engagement_id == event


def test_a_task_is_changed_without_losing_what_the_form_does_not_show(
    page: WeekPage, session: Session, desk: Desk, add: Add
) -> None:
    identifier = add("Brief au visa", owner="djva", reminded_on=date(2026, 5, 4))
    page._open(identifier)
    assert not page.form._count_box.isVisible()
    page.form.form.editor("title").set_value("Brief au visa de la DJVA")
    page.form.save()
    fields = desk.tasks.sheet(identifier).fields
    assert (fields.title, fields.reminded_on) == ("Brief au visa de la DJVA", date(2026, 5, 4))


@pytest.mark.parametrize(("words", "meant"), [("½", 0.5), ("1 ½", 1.5), ("1½", 1.5), ("¾", 0.75)])
def test_a_fraction_pasted_is_understood(qtbot: QtBot, theme: object, words: str, meant: float) -> None:
    editor = EffortEditor()
    qtbot.addWidget(editor)
    editor.box.lineEdit().setText(words)
    editor.box.interpretText()
    assert editor.value() == meant
