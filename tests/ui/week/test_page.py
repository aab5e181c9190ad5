from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.half_day_column import HalfDayColumn
from liaison_desk.ui.week.half_day_list import HalfDayList
from liaison_desk.ui.week.page import WeekPage
from liaison_desk.ui.widgets.task_line_model import TASK_DRAGGED
from tests.ui.agenda.sample import engagement

Add = Callable[..., str]

TUESDAY = date(2026, 5, 5)
THURSDAY = date(2026, 5, 7)


def column(page: WeekPage, day: date, afternoon: bool = False) -> HalfDayColumn:
    return next(one for one in page.board.columns() if one.list.half_day == HalfDay(day, afternoon))


def titles(page: WeekPage, day: date, afternoon: bool = False) -> list[str]:
    return [row.title for row in column(page, day, afternoon).list.rows.rows()]


def where(page: WeekPage, identifier: str) -> HalfDayList:
    return next(one.list for one in page.board.columns() if one.list.rows.find(identifier).isValid())


def test_the_head_says_which_week_it_is_and_how_full(page: WeekPage, add: Add) -> None:
    add("Brief au visa", effort=0.5, planned_on=TUESDAY)
    assert page.bar.period.text() == "du 4 au 8\u00a0mai"
    assert page.bar.load.text() == "½ sur 5\u00a0demi-journées"
    page.verbs.next.trigger()
    assert page.bar.period.text() == "du 11 au 15\u00a0mai"
    page.verbs.today.trigger()
    page.verbs.previous.trigger()
    assert page.bar.period.text() == "du 27\u00a0avril au 1er\u00a0mai"


def test_a_day_off_is_one_narrow_column_that_says_why(page: WeekPage) -> None:
    friday = column(page, date(2026, 5, 8))
    assert friday.accessibleName() == "vendredi 8\u00a0mai, Fête de la Victoire"
    assert friday.width() < column(page, TUESDAY).width() / 2
    assert column(page, date(2026, 5, 6)).accessibleName() == "mercredi 6\u00a0mai, hors présence"


def test_a_half_day_says_where_it_is_worked_and_what_it_holds(page: WeekPage, add: Add) -> None:
    add("Brief au visa", effort=0.5, planned_on=THURSDAY)
    assert column(page, THURSDAY).accessibleName() == "jeudi matin 7\u00a0mai, télétravail, ½ sur 1"
    assert column(page, TUESDAY).accessibleName() == "mardi matin 5\u00a0mai, bureau, 0 sur 1, en cours"


def test_a_card_is_named_for_screen_readers(page: WeekPage, add: Add) -> None:
    identifier = add("Brief au visa", effort=0.5, planned_on=TUESDAY)
    rows = column(page, TUESDAY).list.rows
    spoken = rows.data(rows.find(identifier), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Brief au visa, ½ de demi-journée, due mar. 12 mai, mardi matin, choisie"


def test_the_saturday_is_shown_only_when_something_happens(page: WeekPage, desk: Desk) -> None:
    days = {one.list.half_day.day for one in page.board.columns()}
    assert date(2026, 5, 9) not in days
    desk.engagements.add(engagement(title="Brocante", starts_at=datetime(2026, 5, 9, 9), state="accepted"))
    assert titles(page, date(2026, 5, 9)) == ["Brocante"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier)],
    ids=["control and arrow", "m"],
)
def test_a_key_moves_a_task_to_the_next_worked_half_day_and_undo_brings_it_back(
    page: WeekPage, desk: Desk, add: Add, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY, planned_afternoon=True)
    page.show_record(identifier)
    qtbot.keyClick(where(page, identifier), key, modifier)
    assert desk.tasks.sheet(identifier).fields.planned_on == THURSDAY  # Wednesday is off
    assert where(page, identifier).hasFocus()
    assert column(page, THURSDAY).list.current() is not None
    desk.history.undo()
    assert desk.tasks.sheet(identifier).fields.planned_on == TUESDAY


def test_beyond_the_last_half_day_a_task_goes_to_the_next_week_which_is_shown(
    page: WeekPage, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    identifier = add("Brief au visa", planned_on=THURSDAY)
    page.show_record(identifier)
    qtbot.keyClick(where(page, identifier), Qt.Key.Key_M)
    assert desk.tasks.sheet(identifier).fields.planned_on == date(2026, 5, 11)
    assert page.bar.period.text() == "du 11 au 15\u00a0mai"
    qtbot.keyClick(where(page, identifier), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert desk.tasks.sheet(identifier).fields.planned_on == THURSDAY
    assert where(page, identifier).hasFocus()


def test_a_half_day_that_is_past_is_refused_with_a_sentence(
    page: WeekPage, session: Session, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY)
    refused = QSignalSpy(session.refused)
    page.show_record(identifier)
    qtbot.keyClick(where(page, identifier), Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert refused.at(0)[0].startswith("Cette demi-journée est passée")
    assert desk.tasks.sheet(identifier).fields.planned_on == TUESDAY


def dropped_on(target: HalfDayList, identifier: str) -> QDropEvent:
    carried = QMimeData()
    carried.setData(TASK_DRAGGED, identifier.encode())
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)
    return event


def test_a_card_dropped_on_another_half_day_is_placed_there(
    page: WeekPage, session: Session, desk: Desk, add: Add
) -> None:
    identifier = add("Brief au visa", due_on=THURSDAY)
    told = QSignalSpy(session.told)
    assert dropped_on(column(page, THURSDAY).list, identifier).isAccepted()
    assert desk.tasks.sheet(identifier).fields.planned_on == THURSDAY
    assert told.at(0) == ["« Brief au visa » : jeu. 7 mai, matin", True]
    assert titles(page, THURSDAY) == ["Brief au visa"]


def test_nothing_can_be_dropped_where_nobody_is(page: WeekPage, desk: Desk, add: Add) -> None:
    identifier = add("Brief au visa", due_on=THURSDAY)
    assert not dropped_on(column(page, THURSDAY, True).list, identifier).isAccepted()
    assert desk.tasks.sheet(identifier).fields.planned_on is None


def test_the_list_under_the_pointer_gives_the_task_it_drags(page: WeekPage, add: Add) -> None:
    identifier = add("Brief au visa", planned_on=THURSDAY)
    rows = column(page, THURSDAY).list.rows
    carried = rows.mimeData([rows.find(identifier)])
    assert carried.data(TASK_DRAGGED).data().decode() == identifier


def test_arrows_go_from_card_to_card_and_from_half_day_to_half_day(page: WeekPage, add: Add, qtbot: QtBot) -> None:
    first = add("Brief au visa", planned_on=TUESDAY)
    second = add("Éléments de langage", planned_on=TUESDAY)
    third = add("Imprimer le dossier", planned_on=THURSDAY)
    morning = column(page, TUESDAY).list
    page.show_record(first)
    qtbot.keyClick(morning, Qt.Key.Key_Down)
    assert morning.current().id == second
    qtbot.keyClick(morning, Qt.Key.Key_Right)
    afternoon = column(page, TUESDAY, True).list
    assert afternoon.hasFocus()
    qtbot.keyClick(afternoon, Qt.Key.Key_Right)
    assert column(page, THURSDAY).list.hasFocus()
    assert column(page, THURSDAY).list.current().id == third


def test_space_marks_done_and_the_keyboard_stays(
    page: WeekPage, session: Session, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    first = add("Brief au visa", planned_on=TUESDAY)
    second = add("Éléments de langage", planned_on=TUESDAY)
    told = QSignalSpy(session.told)
    page.show_record(first)
    qtbot.keyClick(column(page, TUESDAY).list, Qt.Key.Key_Space)
    assert desk.tasks.sheet(first).fields.state is TaskState.done
    assert told.at(0) == ["Fait : Brief au visa", True]
    assert column(page, TUESDAY).list.hasFocus()
    assert column(page, TUESDAY).list.current().id == second


def test_enter_opens_the_task_and_the_engagement(
    page: WeekPage, session: Session, desk: Desk, add: Add, qtbot: QtBot
) -> None:
    identifier = add("Brief au visa", planned_on=THURSDAY)
    event = desk.engagements.add(
        engagement(title="Visite du centre", starts_at=datetime(2026, 5, 7, 9), state="requested")
    )
    shown = column(page, THURSDAY).list
    shown.select(shown.rows.find(event))
    with qtbot.waitSignal(session.open_requested) as opened:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == [Reference(Kind.engagement, event)]
    shown.select(shown.rows.find(identifier))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert page.form.isVisible()
    assert page.form.form.editor("title").value() == "Brief au visa"


def press_menu_key(shown: HalfDayList) -> None:
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(shown, QContextMenuEvent(keyboard, QPoint(5, 5), shown.mapToGlobal(QPoint(5, 5))))


def words_of_the_menu(page: WeekPage) -> list[str]:
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    words = [action.text().replace("&", "") for action in menu.actions()]
    menu.close()
    return words


def test_the_menu_of_a_card_has_every_verb(page: WeekPage, add: Add, event: str) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY, engagement_id=event, short_effort=0.25, effort=0.5)
    page.show_record(identifier)
    menu = page.verbs.menu(page)
    words = [action.text().replace("&", "") for action in menu.actions() if action.isEnabled() and action.text()]
    assert words == [
        "Fait", "Placer…", "Rendre à la proposition", "Épingler", "Forme courte", "Confier à…", "Abandonner…",
        "Modifier la tâche", "Ouvrir l'engagement", "Mettre à la corbeille",
    ]  # fmt: skip
    letters = [action.text().partition("&")[2][:1].lower() for action in menu.actions() if "&" in action.text()]
    assert len(letters) == len(set(letters))


def test_shift_f10_opens_the_menu_of_the_card(page: WeekPage, add: Add) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY)
    page.show_record(identifier)
    press_menu_key(column(page, TUESDAY).list)
    assert "Abandonner…" in words_of_the_menu(page)


def test_the_menu_of_an_empty_half_day_adds_a_task_there(page: WeekPage) -> None:
    press_menu_key(column(page, THURSDAY).list)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if "Nouvelle" in action.text()).trigger()
    assert page.form.form.editor("planned_on").value() == THURSDAY
    menu.close()


def test_verbs_of_the_menu_change_the_task(page: WeekPage, desk: Desk, add: Add, event: str) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY, engagement_id=event, short_effort=0.25, effort=0.5)
    page.show_record(identifier)
    page.verbs.pin.trigger()
    assert desk.tasks.sheet(identifier).fields.pinned
    page.verbs.shorten.trigger()
    assert desk.tasks.sheet(identifier).fields.is_short
    page.verbs.propose.trigger()
    assert desk.tasks.sheet(identifier).fields.planned_on is None


def test_the_record_a_task_hangs_on_opens_from_it(page: WeekPage, session: Session, add: Add, event: str) -> None:
    opened = QSignalSpy(session.open_requested)
    page.show_record(add("Brief au visa", planned_on=TUESDAY, engagement_id=event))
    page.verbs.open_about.trigger()
    assert opened.at(0) == [Reference(Kind.engagement, event)]


def test_a_change_of_something_else_does_not_read_the_week_again(page: WeekPage, session: Session) -> None:
    before = page._plan
    session.changed.emit(frozenset({Kind.partner}))
    assert page._plan is before
    session.changed.emit(frozenset({Kind.task}))
    assert page._plan is not before


def test_a_task_that_no_week_shows_is_opened(page: WeekPage, desk: Desk, add: Add) -> None:
    identifier = add("Brief au visa", due_on=date(2027, 5, 12))
    desk.tasks.done(identifier)
    page.show_record(identifier)
    assert page.form.isVisible()


def test_the_count_of_the_page_is_what_is_to_do_this_week(page: WeekPage, add: Add) -> None:
    add("En retard", due_on=date(2026, 5, 4))
    add("Cette semaine", due_on=THURSDAY)
    add("Plus tard")
    add("Aux autres", due_on=THURSDAY, owner="djva")
    assert page.count_waiting() == 2


def test_the_parts_of_the_page_are_reached_and_the_first_is_the_half_day_under_way(page: WeekPage, add: Add) -> None:
    add("Contribution", owner="djva")
    assert page.regions() == [page.bar, page.board, page.side]
    assert column(page, TUESDAY).list.hasFocus()


def test_the_page_is_entered_on_the_first_card_of_the_half_day_under_way(
    session: Session, add: Add, show: Callable[[QWidget], None], theme: object
) -> None:
    identifier = add("Brief au visa", planned_on=TUESDAY)
    page = WeekPage(session)
    show(page)
    shown = column(page, TUESDAY).list
    assert shown.hasFocus()
    assert [index.row() for index in shown.selectedIndexes()] == [0]
    assert page._task is not None
    assert page._task.id == identifier


def test_the_head_and_the_board_fit_a_narrow_window(page: WeekPage) -> None:
    page.resize(912, 576)
    assert page.bar.width() == 912
    assert page.bar.minimumSizeHint().width() <= 912
    assert page.board._canvas.width() >= page.board._canvas.least_width()
