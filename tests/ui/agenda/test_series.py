"""Series in the agenda: their dates, one at a time or all at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.recurrence import Frequency
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.agenda.period_bar import MONTH, WEEK
from liaison_desk.ui.agenda.series_editor import RecurrenceEditor
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session

SECOND = datetime(2026, 5, 12, 9)


def weekly(**changes: Any) -> EngagementFields:
    values = {
        "title": "Point hebdomadaire",
        "state": "accepted",
        "starts_at": datetime(2026, 5, 5, 9),
        "ends_at": datetime(2026, 5, 5, 10),
        "recurrence": {"frequency": "weekly", "until": date(2026, 6, 30)},
    }
    return validated(EngagementFields, {**values, **changes})


@pytest.fixture
def series(desk: Desk) -> str:
    return desk.engagements.add(weekly())


@pytest.fixture
def opened(page: AgendaPage, series: str) -> AgendaPage:
    """The week of the second date, that date opened."""
    page.show_view(WEEK, SECOND.date())
    page.views.opened.emit(f"{series}@2026-05-12T09:00")
    return page


def starts(desk: Desk, series: str) -> list[datetime]:
    return [one.starts_at for one in desk.series.dates(series, date(2026, 5, 1), date(2026, 5, 31))]


def test_the_week_and_the_month_show_each_date_with_its_own_key(page: AgendaPage, series: str) -> None:
    page.show_view(WEEK, SECOND.date())
    (block,) = [block for block in page.views.week.blocks() if block.row.id == series]
    assert block.row.key == f"{series}@2026-05-12T09:00"
    assert "se répète" in block.accessibleName()
    page.show_view(MONTH, SECOND.date())
    assert len([block for block in page.views.month.blocks if block.row.id == series]) == 4


def test_opening_a_date_shows_its_day_the_rule_and_what_can_be_done(opened: AgendaPage) -> None:
    shown = opened.shown()
    assert shown is not None
    assert shown.fields.starts_at == SECOND
    assert opened.detail.series.isVisible()
    words = [action.text().replace("&", "") for action in opened.verbs.of_series() if action.isVisible()]
    assert words == [
        "Modifier cette date",
        "Déplacer cette date…",
        "Annuler cette date…",
        "Modifier toute la série",
        "Arrêter la série après cette date",
    ]


def test_dragging_a_date_moves_that_date_only_and_says_so(
    opened: AgendaPage, desk: Desk, session: Session, series: str
) -> None:
    told: list[str] = []
    session.told.connect(lambda sentence, _undoable: told.append(sentence))
    opened.views.moved.emit(f"{series}@2026-05-12T09:00", datetime(2026, 5, 13, 14))
    assert told[-1].startswith("Cette date seulement")
    assert starts(desk, series)[1] == datetime(2026, 5, 13, 14)
    assert starts(desk, series)[2] == datetime(2026, 5, 19, 9)
    assert desk.history.undo() is not None
    assert starts(desk, series)[1] == SECOND


def test_alt_and_an_arrow_move_one_date_from_the_keyboard(opened: AgendaPage, desk: Desk, series: str, qtbot) -> None:
    block = next(block for block in opened.views.week.blocks() if block.row.id == series)
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert starts(desk, series)[:3] == [datetime(2026, 5, 5, 9), datetime(2026, 5, 13, 9), datetime(2026, 5, 19, 9)]
    moved = next(block for block in opened.views.week.blocks() if block.row.series_id == series)
    assert moved.hasFocus()


def test_calling_off_one_date_leaves_the_others(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.cancel.trigger()
    dialog = opened._doing.dialog
    dialog.editor.set_value("Pont de l'Ascension")
    dialog.accept()
    states = [one.state for one in desk.series.dates(series, date(2026, 5, 1), date(2026, 5, 31))]
    assert states == [EngagementState.accepted, EngagementState.cancelled, *[EngagementState.accepted] * 2]
    shown = opened.shown()
    assert shown is not None
    assert shown.fields.state is EngagementState.cancelled


def test_editing_one_date_changes_it_alone_and_offers_no_rule(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.edit.trigger()
    assert not opened.form.form.editor("recurrence").isVisible()
    opened.form.form.editor("place").set_value("Stains")
    assert opened.form.save()
    assert desk.series.sheet_at(series, SECOND).fields.place == "Stains"
    assert desk.engagements.sheet(series).fields.place == ""


def test_editing_the_whole_series_from_a_date_changes_every_date(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.edit_series.trigger()
    opened.form.form.editor("place").set_value("Bobigny")
    assert opened.form.save()
    assert desk.engagements.sheet(series).fields.place == "Bobigny"
    assert desk.series.sheet_at(series, SECOND).fields.place == "Bobigny"


def test_stopping_from_a_date_keeps_it_as_the_last(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.stop_series.trigger()
    assert starts(desk, series) == [datetime(2026, 5, 5, 9), SECOND]


def test_another_verb_on_one_date_gives_it_a_record_of_its_own(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.done.trigger()
    assert desk.engagements.sheet(series).fields.state is EngagementState.accepted
    assert desk.series.sheet_at(series, SECOND).fields.state is EngagementState.done
    assert desk.history.undo() is not None
    assert desk.series.sheet_at(series, SECOND).fields.state is EngagementState.accepted
    assert [row.id for row in desk.engagements.in_period(SECOND.date(), SECOND.date()) if "Point" in row.title] == [
        series
    ]


def test_throwing_one_date_away_leaves_the_others(opened: AgendaPage, desk: Desk, series: str) -> None:
    opened.verbs.delete.trigger()
    assert starts(desk, series) == [datetime(2026, 5, day, 9) for day in (5, 19, 26)]
    assert not opened.detail.isVisible()
    assert desk.history.undo() is not None
    assert len(starts(desk, series)) == 4


def test_a_series_opened_from_elsewhere_shows_its_next_date(page: AgendaPage, desk: Desk, series: str) -> None:
    desk.series.cancel_occurrence(series, datetime(2026, 5, 5, 9), "Congés")
    page.show_view(MONTH, SECOND.date())
    page.show_record(series)
    shown = page.shown()
    assert shown is not None
    assert shown.fields.starts_at == SECOND


def test_the_list_shows_a_series_once_with_its_next_dates(page: AgendaPage, desk: Desk, series: str) -> None:
    page.show_record(series)
    page.views.chosen.emit(series)
    assert page.detail.series.isVisible()
    assert page.verbs.edit.text() == "&Modifier toute la série"
    assert not page.verbs.stop_series.isVisible()


@pytest.fixture
def editor(session: Session, qtbot) -> RecurrenceEditor:
    editor = RecurrenceEditor(parsers(session))
    qtbot.addWidget(editor)
    editor.set_start(datetime(2026, 5, 5, 9))
    return editor


def test_the_form_says_the_rule_in_words_with_the_next_five_dates(editor: RecurrenceEditor) -> None:
    editor.frequency.set_value(Frequency.weekly)
    editor.end.set_value("until")
    editor.until.set_value(date(2026, 6, 30))
    editor.frequency.edited.emit()
    assert editor.sentence().replace("\u00a0", " ").splitlines() == [
        "Toutes les semaines le mardi, jusqu'au 30 juin 2026",
        "mar. 5 mai, mar. 12 mai, mar. 19 mai, mar. 26 mai, mar. 2 juin",
    ]
    assert editor.value() == {
        "frequency": "weekly", "interval": 1, "weekdays": [], "until": date(2026, 6, 30), "count": None,
    }  # fmt: skip


def test_the_day_of_a_weekly_rule_follows_the_start_until_days_are_chosen(editor: RecurrenceEditor) -> None:
    editor.set_value({"frequency": "weekly"})
    editor.set_start(datetime(2026, 5, 6, 9))
    assert editor.sentence().startswith("Toutes les semaines le mercredi")
    editor.weekdays.set_value([0, 2])
    editor.weekdays.edited.emit()
    editor.set_start(datetime(2026, 5, 7, 9))
    assert "un jeudi" in editor._problem.text()
    assert editor.value()["weekdays"] == [0, 2]


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"frequency": "weekly", "interval": 2, "weekdays": [1, 3], "until": None, "count": 12},
        {"frequency": "last_working_day", "interval": 1, "weekdays": [], "until": date(2027, 1, 1), "count": None},
    ],
)
def test_a_rule_shown_comes_back_as_it_was(editor: RecurrenceEditor, value: Any) -> None:
    editor.set_value(value)
    assert editor.value() == value


def test_an_end_that_is_not_given_is_asked_for(editor: RecurrenceEditor) -> None:
    editor.set_value({"frequency": "daily"})
    editor.end.set_value("until")
    with pytest.raises(ValueError, match="dernier jour"):
        editor.value()


def test_a_series_typed_in_the_form_is_saved_with_its_rule(page: AgendaPage, desk: Desk) -> None:
    page.create_from({"starts_at": datetime(2026, 5, 5, 9), "title": "Réunion d'équipe"})
    recurrence = page.form.form.editor("recurrence")
    assert isinstance(recurrence, RecurrenceEditor)
    recurrence.frequency.set_value(Frequency.monthly_weekday)
    recurrence.frequency.edited.emit()
    assert "1er mardi" in recurrence.sentence()
    assert page.form.save()
    shown = page.shown()
    assert shown is not None
    assert shown.fields.starts_at == datetime(2026, 5, 5, 9)
    rule = desk.engagements.sheet(shown.reference.id).fields.recurrence
    assert rule is not None
    assert rule.frequency is Frequency.monthly_weekday
