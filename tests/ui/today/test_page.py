from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import Alert, Consequence, Task, ToDo
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.today.line_lists import SHOWN_ALERTS
from liaison_desk.ui.today.page import TodayPage
from tests.ui.agenda.sample import empty_desk, engagement


@pytest.fixture
def page(session: Session, qtbot) -> TodayPage:
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def names(lines: list) -> list[str]:
    return [line.accessibleName() for line in lines]


def test_every_line_opens_its_record_with_enter(page: TodayPage, session: Session, qtbot) -> None:
    for shown in (page.to_do, page.letters, page.alerts, page.coming):
        assert shown.lines
        for line in shown.lines:
            with qtbot.waitSignal(session.open_requested) as opened:
                qtbot.keyClick(line, Qt.Key.Key_Return)
            assert opened.args[0] == line.reference


def test_arrows_go_down_the_lines(page: TodayPage, qtbot) -> None:
    first, second = page.to_do.lines[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_nothing_is_told_twice_among_alerts_things_to_do_and_letters(page: TodayPage) -> None:
    told = [line.reference for shown in (page.letters, page.alerts) for line in shown.lines]
    told += [line.reference for line in page.to_do.lines if line.reference.kind is Kind.letter]
    assert len(told) == len(set(told))


def test_the_gravest_comes_first(page: TodayPage, desk: Desk, qtbot) -> None:
    desk.tasks.add_many(TaskFields(title="Synthèse de rapport", effort=1, due_on=date(2026, 5, 8)), 6)
    qtbot.waitUntil(lambda: "de travail pour" in names(page.alerts.lines)[1])
    assert "Visite du centre social et Point avec la directrice DJVA" in names(page.alerts.lines)[0]
    assert "de travail pour" in names(page.alerts.lines)[1]
    assert "A-2026-0002" in names(page.alerts.lines)[2]
    assert page.count_waiting() == len(page._sheet.alerts)


def test_every_alert_can_be_seen_and_the_list_made_short_again(page: TodayPage, desk: Desk, qtbot) -> None:
    for day in range(1, 29):
        fields = MeetingFields(title=f"Réunion {day}", starts_at=datetime(2026, 4, day, 10))
        desk.meetings.add(fields)
    page.refresh()
    alerts = page._sheet.alerts
    assert len(page.alerts.lines) == SHOWN_ALERTS < len(alerts)
    page.all_alerts.setFocus()
    qtbot.keyClick(page.all_alerts, Qt.Key.Key_Space)
    assert [line.reference for line in page.alerts.lines] == [alert.to_do.reference for alert in alerts]
    assert page.all_alerts.hasFocus()
    qtbot.keyClick(page.all_alerts, Qt.Key.Key_Space)
    assert len(page.alerts.lines) == SHOWN_ALERTS


def test_every_consequence_has_its_word_and_its_sentence(page: TodayPage) -> None:
    words = page._make._alerts
    for consequence in Consequence:
        asked = ToDo(Task.owed, Reference(Kind.letter, "a" * 32), "Objet", day=date(2026, 5, 7), owner="Cabinet")
        alert = Alert(consequence, asked, lacking=2, out_of=3, passages=1)
        assert words.chip(alert).word
        assert words.title(alert)
        assert words.more(alert, page._sheet)


def test_what_is_due_on_a_day_nobody_works_must_be_done_before(page: TodayPage, desk: Desk) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = datetime(2026, 5, 5, 12, 30, tzinfo=UTC)  # the last half-day before Wednesday
    page.refresh()
    due = next(alert for alert in page._sheet.alerts if alert.to_do.number == "A-2026-0001")
    words = page._make._alerts.more(due, page._sheet)
    assert "échéance demain, hors présence : à faire maintenant" in words


def test_what_others_owe_can_be_asked_again_from_here(page: TodayPage, desk: Desk, qtbot) -> None:
    for alert in page._sheet.alerts:
        if alert.to_do.reference.kind is Kind.letter:
            desk.letters.delete(alert.to_do.reference.id)
    page.refresh()
    owed = next(line for line in page.alerts.lines if line.beside and "Relancer" in line.beside.text())
    with qtbot.waitSignal(page.reminder_requested) as asked:
        qtbot.mouseClick(owed.beside, Qt.MouseButton.LeftButton)
    assert asked.args == [owed.reference.id]


def test_the_page_follows_changes(page: TodayPage, desk: Desk) -> None:
    desk.engagements.add(engagement(title="Rendez-vous imprévu", starts_at=datetime(2026, 5, 5, 12), state="accepted"))
    assert any("Rendez-vous imprévu" in name for name in names(page.coming.lines))


def test_an_empty_office_says_so_without_a_line(tmp_path: Path, qtbot) -> None:
    desk = empty_desk(tmp_path)
    runner = Runner()
    page = TodayPage(Session(desk, runner))
    qtbot.addWidget(page)
    page.show()
    assert not page.regions()
    assert page.to_do._nothing.isVisible()
    assert page.week._title._remark.text() == "indiquez vos demi-journées de présence dans les réglages"
    desk.close()


def test_the_page_is_read_again_within_a_frame_or_two(page: TodayPage) -> None:
    page.refresh()
    begins = time.process_time()  # the work itself, whatever else the machine does
    page.refresh()
    assert time.process_time() - begins < 0.25
