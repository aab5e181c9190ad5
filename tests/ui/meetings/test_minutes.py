from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from liaison_desk.domain.meetings import MinutesLineKind, MinutesState
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.meetings.detail import MINUTES
from liaison_desk.ui.meetings.minutes_part import MinutesPart
from liaison_desk.ui.meetings.page import MeetingsPage
from liaison_desk.ui.session import Session

Press = Callable[..., None]
_ENTER, _TAB, _CTRL = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
_KINDS = MinutesLineKind


@pytest.fixture
def minutes(page: MeetingsPage) -> MinutesPart:
    page.detail.show_part(MINUTES)
    page.detail.focus_part()
    return page.detail.minutes


def type_the_minutes(press: Press) -> None:
    """A line of talk, a decision and an action, then a line under the next item, by keys alone."""
    press("La version 4 est lue.", _ENTER, "Le delai est d'un mois.")
    press(Qt.Key.Key_D, modifier=_CTRL)
    press(_ENTER, "Diffuser la version 5")
    press(Qt.Key.Key_T, modifier=_CTRL)
    press("DJVA", _TAB, "vendredi", _ENTER)
    press(_ENTER, modifier=_CTRL)
    press("Deux dates sont proposees.")


def test_minutes_are_typed_live_by_keys_alone_and_make_decisions_and_tasks(
    minutes: MinutesPart, desk: Desk, meeting: str, press: Press
) -> None:
    type_the_minutes(press)
    press(Qt.Key.Key_S, modifier=_CTRL)
    fields = desk.meetings.sheet(meeting).fields
    assert [(line.item, line.line_kind, line.text) for line in fields.lines] == [
        (0, _KINDS.talk, "La version 4 est lue."),
        (0, _KINDS.decision, "Le delai est d'un mois."),
        (0, _KINDS.action, "Diffuser la version 5"),
        (1, _KINDS.talk, "Deux dates sont proposees."),
    ]
    task = desk.tasks.sheet(fields.lines[2].task_id or "").fields
    assert (task.owner, task.due_on) == (TaskOwner.djva, date(2026, 5, 8))
    assert desk.decisions.sheet(fields.lines[1].decision_id or "").fields.meeting_id == meeting
    assert fields.minutes_state is MinutesState.draft
    assert not minutes.is_modified()


def test_one_undo_takes_the_minutes_back_and_the_page_shows_it(
    minutes: MinutesPart, desk: Desk, meeting: str, press: Press
) -> None:
    type_the_minutes(press)
    minutes.save()
    desk.history.undo()
    assert desk.meetings.sheet(meeting).fields.lines == []
    assert minutes.lines() == []


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(
    page: MeetingsPage, minutes: MinutesPart, desk: Desk, meeting: str, held: str, press: Press, qtbot
) -> None:
    press("Une phrase")
    qtbot.waitUntil(lambda: desk.drafts.kept(f"meeting-minutes:{meeting}") is not None, timeout=3000)
    press(" de plus")
    page.show_record(held)
    page.show_record(meeting)
    assert [line.text for line in minutes.lines()] == ["Une phrase de plus"]
    assert minutes.is_modified()
    minutes.give_up()
    assert minutes.lines() == []
    assert desk.drafts.kept(f"meeting-minutes:{meeting}") is None


def test_the_open_actions_of_the_meeting_before_are_ticked_on_top(
    minutes: MinutesPart, desk: Desk, press: Press
) -> None:
    assert [line.title for line in minutes.earlier.lines()] == ["Relire l'article 4"]
    press(Qt.Key.Key_Up)
    assert minutes.earlier.hasFocus()
    task = minutes.earlier.current()
    press(Qt.Key.Key_Space)
    assert desk.tasks.sheet(task).fields.state is TaskState.done


def test_an_owner_at_the_meeting_is_known_by_the_name_typed(
    minutes: MinutesPart, desk: Desk, meeting: str, people: list[str], press: Press
) -> None:
    press("Relire")
    press(Qt.Key.Key_T, modifier=_CTRL)
    press("Nadia Belkacem", _TAB, "+15", _ENTER)
    minutes.save()
    line = desk.meetings.sheet(meeting).fields.lines[0]
    assert (line.owner, line.owner_id, line.due_on) == ("Nadia Belkacem", people[0], date(2026, 5, 20))
    assert desk.tasks.sheet(line.task_id or "").fields.owner_id == people[0]


def test_a_line_moves_up_goes_back_to_talk_and_goes_away_by_keys(minutes: MinutesPart, press: Press) -> None:
    press("Un", _ENTER, "Deux")
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert [line.text for line in minutes.lines()] == ["Deux", "Un"]
    press(Qt.Key.Key_D, Qt.Key.Key_D, modifier=_CTRL)
    assert {line.line_kind for line in minutes.lines()} == {_KINDS.talk}
    press(*[Qt.Key.Key_Backspace] * 5)
    assert [line.text for line in minutes.lines()] == ["Un"]


def test_a_date_that_means_nothing_is_said_and_nothing_is_written(
    minutes: MinutesPart, desk: Desk, meeting: str, session: Session, press: Press
) -> None:
    told: list[str] = []
    session.refused.connect(told.append)
    press("Relire")
    press(Qt.Key.Key_T, modifier=_CTRL)
    press("DJVA", _TAB, "jamais")
    press(Qt.Key.Key_S, modifier=_CTRL)
    assert "n'est pas comprise" in told[0]
    assert minutes.items[0].lines[0].due.line.hasFocus()
    assert desk.meetings.sheet(meeting).fields.lines == []


def test_approved_minutes_are_read_only_until_a_correction_says_why(
    page: MeetingsPage, minutes: MinutesPart, desk: Desk, meeting: str, press: Press, qtbot
) -> None:
    press("Une phrase")
    page.review()  # records what is typed first
    assert [line.text for line in desk.meetings.sheet(meeting).fields.lines] == ["Une phrase"]
    page.send()
    dialog = page.sending.dialog
    assert dialog is not None
    dialog.accept()
    page.approve()
    assert desk.meetings.sheet(meeting).fields.minutes_state is MinutesState.approved
    assert minutes.items[0].lines[0].text.isReadOnly()
    page.correct()
    asked = page.sending.dialog
    assert asked is not None
    asked.accept()
    assert desk.meetings.sheet(meeting).fields.minutes_state is MinutesState.approved
    qtbot.keyClicks(asked.reason, "Un nom est faux")
    asked.accept()
    assert desk.meetings.sheet(meeting).fields.minutes_state is MinutesState.draft
    assert not minutes.items[0].lines[0].text.isReadOnly()


def test_another_change_of_the_meeting_leaves_the_line_being_typed_alone(
    minutes: MinutesPart, desk: Desk, meeting: str, press: Press
) -> None:
    press("Une phra")
    typed = QApplication.focusWidget()
    desk.meetings.strike(meeting, 2)
    assert QApplication.focusWidget() is typed
    press("se")
    minutes.save()
    assert [line.text for line in desk.meetings.sheet(meeting).fields.lines] == ["Une phrase"]
