"""A letter waits for what others were asked about it, and is taken up again once they gave it."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.letters import LetterFields, LetterState
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.services.desk import Desk


@pytest.fixture
def letter(desk: Desk) -> str:
    return desk.letters.add(LetterFields(subject="Subvention", received_on=date(2026, 5, 4)))


def asked(desk: Desk, letter: str, owner: TaskOwner = TaskOwner.djva) -> str:
    title = "Éléments de réponse sur la subvention"
    return desk.tasks.add(TaskFields(title=title, owner=owner, letter_id=letter, due_on=date(2026, 5, 12)))


def state(desk: Desk, letter: str) -> LetterState:
    return desk.letters.sheet(letter).fields.state


def test_a_contribution_asked_has_the_letter_wait_until_all_came(desk: Desk, letter: str) -> None:
    first, second = asked(desk, letter), asked(desk, letter, TaskOwner.deci)
    assert state(desk, letter) is LetterState.waiting_contribution
    desk.tasks.done(first)
    assert state(desk, letter) is LetterState.waiting_contribution
    desk.tasks.drop(second, "Sans objet")
    assert state(desk, letter) is LetterState.in_progress
    desk.history.undo()
    assert state(desk, letter) is LetterState.waiting_contribution
    assert "Éléments de réponse" in desk.tasks.reminder(second).subject


def test_a_contribution_thrown_away_is_no_longer_awaited(desk: Desk, letter: str) -> None:
    task = asked(desk, letter)
    desk.tasks.delete(task)
    assert state(desk, letter) is LetterState.in_progress
    desk.tasks.restore(task)
    assert state(desk, letter) is LetterState.waiting_contribution


def test_a_task_given_to_others_is_a_contribution_asked(desk: Desk, letter: str) -> None:
    task = asked(desk, letter, TaskOwner.officer)
    assert state(desk, letter) is LetterState.registered
    desk.tasks.delegate([task], TaskOwner.deci)
    assert state(desk, letter) is LetterState.waiting_contribution


def test_a_letter_that_is_closed_waits_for_nobody(desk: Desk, letter: str) -> None:
    desk.letters.set_state([letter], LetterState.closed)
    asked(desk, letter)
    assert state(desk, letter) is LetterState.closed
