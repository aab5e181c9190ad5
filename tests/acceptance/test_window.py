"""The key steps of the acceptance week through the window, by keyboard alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from liaison_desk.domain.decisions import Outcome, ReviewFields
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import validated
from liaison_desk.ui.desk_window import DeskWindow
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.week.page import WeekPage
from tests.acceptance.keys import typed
from tests.acceptance.test_week import ASKED, items, requests
from tests.acceptance.week import Week


def week_page(window: DeskWindow) -> WeekPage:
    window.window.show_page("week")
    page = window.page("week")
    assert isinstance(page, WeekPage)
    QApplication.processEvents()
    return page


def test_step_1_the_week_opens_on_five_half_days_with_the_holiday_greyed(window: DeskWindow) -> None:
    page = week_page(window)
    told = " ".join(label.text() for label in page.findChildren(QLabel)).replace("\u00a0", " ")
    assert "sur 5 demi-journées" in told
    plan = window.session.desk.planning.week(date(2026, 5, 4))
    off = {half.half_day.day: half.why_off for half in plan.half_days if not half.capacity}
    assert off[date(2026, 5, 8)] == "Fête de la Victoire"
    names = " ".join(column.accessibleName() for column in page.board.columns())
    assert "Fête de la Victoire" in names


def test_step_9_the_decisions_of_the_point_elu_are_entered_by_keyboard(week: Week, window: DeskWindow) -> None:
    requests(week)
    review = week.desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items(week)))
    week.at(5, 10)
    before = week.desk.letters.count(ListQuery()), week.desk.decisions.count(ListQuery())
    window.open(week.desk.reviews.sheet(review).reference)
    page = window.page("requests")
    assert isinstance(page, RequestsPage)
    page.reviews.enter()
    QApplication.processEvents()
    typed("p", "r", Qt.Key.Key_Return, "d", "Pris ailleurs", Qt.Key.Key_Return, "a", "p", "b", "a", "n")
    save = QApplication.focusWidget()
    assert isinstance(save, QPushButton)
    typed(Qt.Key.Key_Space)
    states = [week.desk.engagements.sheet(week.ids[name]).fields.state for name in ASKED]
    assert states == [
        EngagementState.accepted,
        EngagementState.represented,
        EngagementState.declined,
        EngagementState.waiting,
        EngagementState.accepted,
    ]
    decided = week.desk.decisions.rows(ListQuery())
    assert len(decided) == before[1] + 8
    assert Outcome.option in [row.outcome for row in decided]
    window.undo()
    assert (week.desk.letters.count(ListQuery()), week.desk.decisions.count(ListQuery())) == before


def test_step_20_the_overload_is_announced_and_mended_from_the_week(week: Week, window: DeskWindow) -> None:
    sitting = week.ids["standing committee"]
    for task in week.desk.planning.of_engagement(sitting):
        week.desk.tasks.done(task.id)
    values = {
        "title": "Synthèse de rapport",
        "effort": 0.5,
        "short_effort": 0.25,
        "available_on": "2026-05-13",
        "due_on": "2026-05-21",
        "engagement_id": sitting,
    }
    made = set(week.desk.tasks.add_many(validated(TaskFields, values), 10))
    week.at(7, 9)
    page = week_page(window)
    assert any(
        "il faut 5 demi-journées, il y en a 4" in told.replace("\u00a0", " ") for told in page.overloads.sentences()
    )
    button = next(
        one
        for one in page.overloads.findChildren(QPushButton)
        if "4 tâches en forme courte" in one.text().replace("\u00a0", " ")
    )
    button.setFocus()
    typed(Qt.Key.Key_Space)
    short = [identifier for identifier in made if week.desk.tasks.sheet(identifier).fields.is_short]
    assert len(short) == 4
    assert not [one for one in week.desk.planning.overloads() if set(one.task_ids) & made]
    window.undo()
    assert [one for one in week.desk.planning.overloads() if set(one.task_ids) & made]
