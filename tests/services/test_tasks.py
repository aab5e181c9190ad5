"""Tasks: done, dropped, placed, shared out, asked again."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.services.half_time_desk import (
    MON_TUE_THU_MORNING,
    add_partner,
    be_on,
    change,
    engagement,
    open_steps,
    task,
    task_fields,
    task_rows,
    work_on,
)


@pytest.fixture(autouse=True)
def _pattern(desk: Desk) -> None:
    work_on(desk, *MON_TUE_THU_MORNING, officer_name="Nadia Rey", officer_email="nadia.rey@example.fr")


def test_a_task_at_a_distance_of_an_engagement_gets_its_due_date(desk: Desk) -> None:
    sitting = desk.engagements.add(engagement("CP", engagement_kind="sitting", starts_at="2026-05-21T09:30:00"))
    identifier = desk.tasks.add(task("Synthèse", engagement_id=sitting, distance=1))
    assert task_fields(desk, identifier).due_on == date(2026, 5, 20)
    change(desk, sitting, starts_at="2026-05-28T09:30:00")
    assert task_fields(desk, identifier).due_on == date(2026, 5, 27)


def test_many_tasks_alike_are_numbered(desk: Desk) -> None:
    ids = desk.tasks.add_many(task("Synthèse de rapport", effort=0.5), 10)
    assert [task_fields(desk, one).title for one in (ids[0], ids[9])] == [
        "Synthèse de rapport 1/10", "Synthèse de rapport 10/10",
    ]  # fmt: skip
    desk.history.undo()
    assert not task_rows(desk)
    for count in (0, 101):
        with pytest.raises(UserError, match="entre 1 et 100"):
            desk.tasks.add_many(task(), count)


def test_a_task_is_done_then_to_do_again(desk: Desk) -> None:
    identifier = desk.tasks.add(task())
    desk.tasks.done(identifier)
    assert (task_fields(desk, identifier).state, task_fields(desk, identifier).done_on) == (
        TaskState.done,
        date(2026, 5, 5),
    )
    desk.tasks.reopen(identifier)
    assert (task_fields(desk, identifier).state, task_fields(desk, identifier).done_on) == (TaskState.to_do, None)


def test_a_task_said_done_in_its_form_knows_when(desk: Desk) -> None:
    identifier = desk.tasks.add(task())
    desk.tasks.edit(identifier, changed(task_fields(desk, identifier), {"state": "done"}))
    assert task_fields(desk, identifier).done_on == date(2026, 5, 5)
    desk.tasks.edit(identifier, changed(task_fields(desk, identifier), {"state": "to_do"}))
    assert task_fields(desk, identifier).done_on is None


def test_a_task_is_dropped_only_for_a_reason(desk: Desk) -> None:
    identifier = desk.tasks.add(task())
    with pytest.raises(UserError, match="pourquoi"):
        desk.tasks.drop(identifier, "  ")
    with pytest.raises(InvalidFields, match="abandonnée"):
        desk.tasks.edit(identifier, changed(task_fields(desk, identifier), {"state": "dropped"}))
    desk.tasks.drop(identifier, "Sans objet")
    assert task_fields(desk, identifier).state_reason == "Sans objet"


def test_a_task_is_placed_where_she_works_and_in_time(desk: Desk) -> None:
    identifier = desk.tasks.add(task(due_on="2026-05-12", available_on="2026-05-07"))
    desk.tasks.place(identifier, date(2026, 5, 11), afternoon=True)
    fields = task_fields(desk, identifier)
    assert (fields.planned_on, fields.planned_afternoon) == (date(2026, 5, 11), True)
    for day, sentence in (
        (date(2026, 5, 4), "passée"),
        (date(2026, 5, 6), "n'êtes pas là"),
        (date(2026, 5, 8), "n'êtes pas là"),
        (date(2026, 5, 5), "échéance"),
        (date(2026, 5, 18), "échéance"),
    ):
        with pytest.raises(UserError, match=sentence):
            desk.tasks.place(identifier, day)
        with pytest.raises(UserError, match=sentence):
            desk.tasks.edit(identifier, changed(task_fields(desk, identifier), {"planned_on": day}))
        with pytest.raises(UserError, match=sentence):
            desk.tasks.add(changed(task_fields(desk, identifier), {"planned_on": day}))
    desk.tasks.place(identifier, None)
    assert task_fields(desk, identifier).planned_on is None


def test_a_late_task_may_be_placed_anywhere_ahead(desk: Desk, clock: FixedClock) -> None:
    identifier = desk.tasks.add(task(due_on="2026-05-05"))
    be_on(clock, date(2026, 5, 7))
    desk.tasks.place(identifier, date(2026, 5, 11))
    assert task_fields(desk, identifier).planned_on == date(2026, 5, 11)


def test_work_of_others_takes_no_half_day(desk: Desk) -> None:
    identifier = desk.tasks.add(task(owner="djva"))
    with pytest.raises(UserError, match="quelqu'un d'autre"):
        desk.tasks.place(identifier, date(2026, 5, 11))


def test_tasks_are_shortened_and_handed_over(desk: Desk) -> None:
    short = desk.tasks.add_many(task(effort=0.5, short_effort=0.25), 2)
    desk.tasks.shorten(short)
    assert {task_fields(desk, one).load for one in short} == {0.25}
    with pytest.raises(UserError, match="forme courte"):
        desk.tasks.shorten([desk.tasks.add(task())])
    desk.tasks.delegate(short, TaskOwner.djva)
    assert {task_fields(desk, one).load for one in short} == {0.0}
    with pytest.raises(UserError, match="à qui"):
        desk.tasks.delegate(short, TaskOwner.officer)


def test_a_reminder_says_what_is_owed_for_what_and_by_when(desk: Desk) -> None:
    desk.engagements.add(engagement(place="12 rue de Paris"))
    owed = next(row for row in task_rows(desk) if row.title == "Contribution de la DJVA")
    reminder = desk.tasks.reminder(owed.id)
    assert reminder.subject == "Rappel : Contribution de la DJVA – Inauguration de la Maison du vélo"
    for words in (
        "Bonjour,",
        "samedi 30\u00a0mai 2026 à 10\u00a0h\u00a030",
        "12 rue de Paris",
        "mardi 19\u00a0mai 2026 après-midi",
        "Nadia Rey",
        "nadia.rey@example.fr",
    ):
        assert words in reminder.body
    desk.tasks.mark_reminded(owed.id)
    assert task_fields(desk, owed.id).reminded_on == date(2026, 5, 5)


def test_a_reminder_goes_to_whoever_owes_it(desk: Desk) -> None:
    host = add_partner(desk, email="karim.benali@example.org")
    identifier = desk.engagements.add(engagement(host_id=host))
    by_host = open_steps(desk, identifier)["Déroulé et liste des invités de l'organisateur"]
    assert desk.tasks.reminder(by_host.id).to == "karim.benali@example.org"
    person = add_partner(desk, last_name="Diallo", email="a.diallo@example.org")
    alone = desk.tasks.add(task("Relire le discours", owner="person", owner_id=person, due_on="2026-05-04"))
    message = desk.tasks.reminder(alone)
    assert message.to == "a.diallo@example.org"
    assert "était fixée au lundi 4\u00a0mai 2026 après-midi" in message.body
    with pytest.raises(UserError, match="la vôtre"):
        desk.tasks.reminder(desk.tasks.add(task()))
