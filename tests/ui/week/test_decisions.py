from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.services.desk import Desk
from liaison_desk.services.reminders import Reminder
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.dialogs import TasksDialog
from liaison_desk.ui.week.page import WeekPage
from liaison_desk.ui.week.reminder_dialog import ReminderDialog, mail_address
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog

Add = Callable[..., str]

TUESDAY = date(2026, 5, 5)


def asked(page: WeekPage, kind: type) -> object:
    return next(dialog for dialog in page.findChildren(kind) if dialog.isVisible())


def reading(add: Add, count: int = 10, **values: object) -> list[str]:
    """Reports of a commission, half a half-day each, all due before the last half-day of the week."""
    given = {"effort": 1.0, "short_effort": 0.5, "due_on": date(2026, 5, 7), **values}
    return [add(f"Synthèse du rapport {number}", **given) for number in range(count)]


def test_what_does_not_fit_is_said_in_a_sentence_with_what_can_be_done(page: WeekPage, add: Add) -> None:
    assert not page.overloads.isVisible()
    reading(add, 3)
    assert page.overloads.isVisible()
    assert page.overloads.sentences() == ["Du 5 au 7\u00a0mai : il faut 3\u00a0demi-journées, il y en a 2."]
    buttons = [button.text() for button in page.overloads.findChildren(QPushButton)]
    assert any("en forme courte" in words for words in buttons)


def test_the_short_form_makes_room_and_undo_takes_it_back(
    page: WeekPage, session: Session, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    ids = reading(add, 3)
    told = QSignalSpy(session.told)
    shorten = next(button for button in page.overloads.findChildren(QPushButton) if "forme courte" in button.text())
    qtbot.mouseClick(shorten, Qt.MouseButton.LeftButton)
    assert not page.overloads.isVisible()
    assert told.at(0)[1] is True
    assert any(desk.tasks.sheet(one).fields.is_short for one in ids)
    desk.history.undo()
    assert page.overloads.isVisible()


def test_del_asks_the_reason_before_a_task_is_dropped(
    page: WeekPage, session: Session, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY)
    page.show_record(identifier)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Delete)
    dialog = asked(page, TasksDialog)
    assert isinstance(dialog, TasksDialog)
    dialog.accept()
    assert dialog.isVisible()  # no reason, no drop
    qtbot.keyClicks(dialog.editor.input(), "sans objet")
    dialog.accept()
    fields = desk.tasks.sheet(identifier).fields
    assert (fields.state, fields.state_reason) == (TaskState.dropped, "sans objet")
    desk.history.undo()
    assert desk.tasks.sheet(identifier).fields.state is TaskState.to_do


def test_several_tasks_are_dropped_with_one_reason_but_those_left_out(page: WeekPage, desk: Desk, add: Add) -> None:
    first, second, third = (add(f"Tâche {number}", planned_on=TUESDAY) for number in range(3))
    page._doing.ask_drop(page._doing._lines([first, second, third], page._plan))
    dialog = asked(page, TasksDialog)
    assert isinstance(dialog, TasksDialog)
    dialog.tasks.undone.emit(second)
    dialog.editor.set_value("plus le temps")
    dialog.accept()
    states = [desk.tasks.sheet(one).fields.state for one in (first, second, third)]
    assert states == [TaskState.dropped, TaskState.to_do, TaskState.dropped]
    desk.history.undo()
    assert desk.tasks.sheet(first).fields.state is TaskState.to_do
    assert desk.tasks.sheet(third).fields.state is TaskState.to_do


def test_a_task_handed_over_is_awaited_from_somebody_else(page: WeekPage, desk: Desk, add: Add) -> None:
    identifier = add("Contribution", planned_on=TUESDAY)
    page.show_record(identifier)
    page.verbs.delegate.trigger()
    dialog = asked(page, TasksDialog)
    assert isinstance(dialog, TasksDialog)
    assert dialog.editor.value() is TaskOwner.djva
    dialog.accept()
    assert desk.tasks.sheet(identifier).fields.owner is TaskOwner.djva
    assert [line.title for line in page.side.owed.lines.lines()] == ["Contribution"]


def test_a_task_is_placed_at_a_date_typed(page: WeekPage, desk: Desk, add: Add, qtbot: QtBot) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY)
    page.show_record(identifier)
    page.verbs.place.trigger()
    dialog = asked(page, DecisionDialog)
    assert isinstance(dialog, DecisionDialog)
    assert dialog.editor.value() == HalfDay(TUESDAY, False)
    qtbot.keyClicks(dialog.editor.input(), "jeudi")
    dialog.accept()
    assert desk.tasks.sheet(identifier).fields.planned_on == date(2026, 5, 7)


def test_what_others_owe_says_who_and_when_they_were_last_asked(page: WeekPage, add: Add) -> None:
    add("Contribution", owner="djva", due_on=date(2026, 5, 4), reminded_on=date(2026, 4, 30))
    line = page.side.owed.lines.lines()[0]
    assert line.spoken == "Contribution, DJVA · relance du jeu. 30 avr., lun. 4 mai, en retard"


class Mailbox(QObject):
    """Stands for the mail client of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.mark.parametrize("way", ["mail", "copy"])
def test_a_reminder_is_prepared_and_noted_but_nothing_is_sent(
    page: WeekPage, desk: Desk, add: Add, qtbot: QtBot, way: str
) -> None:
    identifier = add("Contribution", owner="djva")
    mailbox = Mailbox()
    QDesktopServices.setUrlHandler("mailto", mailbox, "open")
    qtbot.mouseClick(page.side.remind_button, Qt.MouseButton.LeftButton)
    dialog = asked(page, ReminderDialog)
    assert isinstance(dialog, ReminderDialog)
    assert "Contribution" in dialog.subject.value()
    dialog.body.set_value("Bonjour,\nmerci d'avance")
    (dialog.mail_button if way == "mail" else dialog.copy_button).click()
    QDesktopServices.unsetUrlHandler("mailto")
    assert len(mailbox.opened) == (1 if way == "mail" else 0)
    assert QGuiApplication.clipboard().text().endswith("merci d'avance") is (way == "copy")
    QGuiApplication.clipboard().clear()
    assert desk.tasks.sheet(identifier).fields.reminded_on == TUESDAY
    assert "relance du mar. 5 mai" in page.side.owed.lines.lines()[0].detail
    desk.history.undo()
    assert desk.tasks.sheet(identifier).fields.reminded_on is None


def test_an_address_of_mail_keeps_accents_lines_and_signs() -> None:
    url = mail_address("djva@exemple.fr", "Rappel : & été", "Bonjour,\nà bientôt")
    assert bytes(url.toEncoded().data()).decode() == (
        "mailto:djva@exemple.fr?subject=Rappel%20%3A%20%26%20%C3%A9t%C3%A9&body=Bonjour%2C%0D%0A%C3%A0%20bient%C3%B4t"
    )


def test_a_reminder_asked_from_another_page_is_prepared_here(page: WeekPage, add: Add, desk: Desk) -> None:
    page.remind(add("Contribution", owner="deci", due_on=date(2026, 9, 1)))
    dialog = asked(page, ReminderDialog)
    assert isinstance(dialog, ReminderDialog)
    assert dialog.windowTitle() == "Relancer la DECI ?"
    dialog.reject()


def test_leaving_the_reminder_notes_nothing(page: WeekPage, qtbot: QtBot) -> None:
    noted: list[bool] = []
    dialog = ReminderDialog(Reminder("", "Rappel", "Bonjour"), "la DJVA", lambda: noted.append(True), page)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert noted == []
