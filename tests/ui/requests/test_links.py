"""Decisions and tasks show among the links of what they name, on every page."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.icons import GLYPHS
from liaison_desk.ui.letters.links import link_lines
from liaison_desk.ui.partners.history import history_lines

TODAY = date(2026, 5, 5)


def test_a_letter_shows_the_decision_and_the_task_it_led_to(desk: Desk) -> None:
    letter = desk.letters.rows(ListQuery())[0].id
    desk.decisions.add(DecisionFields(subject="Invitation", outcome=Outcome.noted, decided_on=TODAY, letter_id=letter))
    desk.tasks.add(TaskFields(title="Rappeler la ligue", letter_id=letter))
    lines = link_lines(desk.letters.sheet(letter), desk, TODAY)
    shown = {line.label: (line.role, line.icon) for line in lines}
    assert shown["Rappeler la ligue"] == ("Tâche", "task")
    assert ("Décision", "decision") in shown.values()
    assert all(line.icon in GLYPHS for line in lines)


def test_the_history_of_a_councillor_says_what_was_represented(desk: Desk) -> None:
    councillor = desk.partners.choices("Belkacem", 1)[0].id
    desk.decisions.add(
        DecisionFields(
            subject="Fête de quartier", outcome=Outcome.represented, decided_on=TODAY, representative_id=councillor
        )
    )
    lines = history_lines(desk, desk.partners.sheet(councillor).links)
    assert [(line.role, line.icon, line.extra) for line in lines] == [
        ("2026", "decision", "se fait représenter · 5 mai")
    ]
