"""Back-plans: steps made when an engagement is accepted, moved with it, dropped and taken up again with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import Task
from tests.services.half_time_desk import (
    MON_TUE_THU_MORNING,
    add_partner,
    change,
    engagement,
    open_steps,
    task,
    task_fields,
    task_rows,
    work_on,
)

Verb = Callable[[Desk, str], object]


@pytest.fixture(autouse=True)
def _pattern(desk: Desk) -> None:
    work_on(desk, *MON_TUE_THU_MORNING, officer_name="Nadia Rey", officer_email="nadia.rey@example.fr")


def test_an_accepted_engagement_has_the_steps_of_its_kind(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement(state="requested"))
    assert not task_rows(desk)
    desk.engagements.accept(identifier)
    steps = steps_of(desk.settings.office(), EngagementKind.inauguration)
    expected = {step.title for step in steps if step.condition == "always"}
    assert set(open_steps(desk, identifier)) == expected
    assert {row.owner for row in task_rows(desk)} >= {"officer", "djva", "deci", "host", "cabinet"}


def test_an_engagement_added_as_accepted_has_them_at_once(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    row = open_steps(desk, identifier)["Boucler le dossier et l'envoyer à l'élu·e"]
    assert (row.due_on, row.due_afternoon, row.effort) == (date(2026, 5, 27), True, 0.5)
    printed = open_steps(desk, identifier)["Imprimer le dossier"]
    assert (printed.due_on, printed.due_afternoon) == (date(2026, 5, 28), False)
    assert open_steps(desk, identifier)["Remercier l'organisateur"].due_on == date(2026, 6, 7)


@pytest.mark.parametrize("kind", list(EngagementKind))
def test_every_kind_of_engagement_has_steps_whose_dates_can_be_told(desk: Desk, kind: EngagementKind) -> None:
    identifier = desk.engagements.add(engagement(engagement_kind=kind, official_role="speaks", press="Oui"))
    rows = task_rows(desk, identifier)
    assert rows
    assert all(row.due_on for row in rows)
    assert len({row.title for row in rows}) == len(rows)
    assert any("éléments de langage" in row.title for row in rows) or kind in {"meeting", "committee"}


def test_some_steps_wait_for_what_calls_for_them(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    assert "Écrire les éléments de langage" not in open_steps(desk, identifier)
    change(desk, identifier, speaking_minutes=6)
    assert "Écrire les éléments de langage" in open_steps(desk, identifier)
    change(desk, identifier, speaking_minutes=0)
    assert "Écrire les éléments de langage" not in open_steps(desk, identifier)
    change(desk, identifier, official_role="chairs", municipality="93072", press="Le Parisien")
    opened = open_steps(desk, identifier)
    assert "Prévenir la mairie et les conseillers du canton" in opened
    assert "Prévenir le cabinet et le Président de la venue de la presse" in opened
    assert len([row for row in task_rows(desk) if row.title == "Écrire les éléments de langage"]) == 1


def test_an_event_moved_takes_its_open_steps_along(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    before = open_steps(desk, identifier)
    pinned, done = before["Confirmer le déroulé et le contact sur place"], before["Contribution de la DJVA"]
    desk.tasks.pin(pinned.id, True)
    desk.tasks.done(done.id)
    change(desk, identifier, starts_at="2026-06-06T10:30:00")
    after = open_steps(desk, identifier)
    moved = before["Contribution de la DECI"]
    assert after[moved.title].due_on == date(2026, 5, 27)
    assert after[pinned.title].due_on == pinned.due_on
    assert task_fields(desk, done.id).due_on == done.due_on


def test_moving_only_the_hour_moves_no_step(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    versions = {row.id: desk.tasks.sheet(row.id).version for row in task_rows(desk)}
    change(desk, identifier, starts_at="2026-05-30T18:00:00")
    assert {row.id: desk.tasks.sheet(row.id).version for row in task_rows(desk)} == versions


def test_the_list_and_the_search_follow_a_move(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    change(desk, identifier, starts_at="2026-06-06T10:30:00")
    found = next(one for one in desk.search.find("imprimer dossier") if one.kind == "task")
    assert found.day == "2026-06-04"


def test_a_due_date_changed_by_hand_is_pinned_until_it_is_freed(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    step = open_steps(desk, identifier)["Version définitive du dossier"]
    desk.tasks.edit(step.id, changed(task_fields(desk, step.id), {"due_on": "2026-05-26"}))
    assert task_fields(desk, step.id).pinned
    change(desk, identifier, starts_at="2026-06-06T10:30:00")
    assert task_fields(desk, step.id).due_on == date(2026, 5, 26)
    desk.tasks.pin(step.id, False)
    assert task_fields(desk, step.id).due_on == date(2026, 6, 5)


def test_another_distance_gives_another_due_date(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    step = open_steps(desk, identifier)["Version définitive du dossier"]
    desk.tasks.edit(step.id, changed(task_fields(desk, step.id), {"distance": 2}))
    fields = task_fields(desk, step.id)
    assert (fields.due_on, fields.pinned) == (date(2026, 5, 28), False)


_UNDECIDING: list[tuple[Verb, str]] = [
    (lambda desk, one: desk.engagements.cancel(one, "Intempéries"), "Engagement annulé"),
    (lambda desk, one: desk.engagements.decline(one, "Déplacement"), "Engagement décliné"),
    (lambda desk, one: change(desk, one, state="by_message"), "Un message remplace la présence"),
    (
        lambda desk, one: change(desk, one, state="requested", state_reason="À revoir"),
        "Engagement à décider de nouveau",
    ),
    (lambda desk, one: change(desk, one, state="waiting", state_reason="À revoir"), "Décision reportée"),
]


@pytest.mark.parametrize(("verb", "reason"), _UNDECIDING)
def test_steps_of_what_will_not_be_are_dropped_with_the_reason_and_come_back(
    desk: Desk, verb: Verb, reason: str
) -> None:
    identifier = desk.engagements.add(engagement())
    before = open_steps(desk, identifier)
    by_hand = before.pop("Version définitive du dossier")
    desk.tasks.drop(by_hand.id, "Le cabinet s'en charge")
    verb(desk, identifier)
    assert not open_steps(desk, identifier)
    assert {task_fields(desk, row.id).state_reason for row in before.values()} == {reason}
    desk.engagements.accept(identifier)
    assert open_steps(desk, identifier) == before
    assert task_fields(desk, by_hand.id).state_reason == "Le cabinet s'en charge"


def test_a_step_added_by_hand_follows_a_request_still_to_be_decided(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement(state="requested"))
    values = {"engagement_id": identifier, "distance": 2, "distance_unit": "calendar_days"}
    added = desk.tasks.add(task("Commander la gerbe", **values))
    assert task_fields(desk, added).due_on == date(2026, 5, 28)
    change(desk, identifier, starts_at="2026-06-06T10:30:00")
    assert (task_fields(desk, added).state, task_fields(desk, added).due_on) == ("to_do", date(2026, 6, 4))


def test_a_step_added_by_hand_goes_and_comes_back_with_the_engagement(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    desk.tasks.add(task("Commander la gerbe", engagement_id=identifier, distance=2))
    desk.tasks.add(task("Envoyer les photos", engagement_id=identifier, distance=-3))
    before = open_steps(desk, identifier)
    desk.engagements.represent(identifier, add_partner(desk))
    assert {"Commander la gerbe", "Envoyer les photos"} <= set(open_steps(desk, identifier))
    desk.engagements.cancel(identifier, "Intempéries")
    assert not open_steps(desk, identifier)
    desk.engagements.accept(identifier)
    assert open_steps(desk, identifier) == before


def test_what_was_moved_while_cancelled_comes_back_at_its_new_date(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    desk.engagements.cancel(identifier, "Intempéries")
    change(desk, identifier, starts_at="2026-06-06T10:30:00")
    desk.engagements.accept(identifier)
    assert open_steps(desk, identifier)["Boucler le dossier et l'envoyer à l'élu·e"].due_on == date(2026, 6, 3)


def test_a_representation_leaves_only_what_still_makes_sense(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    before = open_steps(desk, identifier)
    desk.engagements.represent(identifier, add_partner(desk))
    assert set(open_steps(desk, identifier)) == {
        "Prévenir l'organisateur de la représentation",
        "Transmettre les éléments à la personne qui représente",
        "Recueillir le retour de la personne qui a représenté",
        "Remercier l'organisateur",
    }
    desk.engagements.accept(identifier)
    assert open_steps(desk, identifier) == before


def test_what_took_place_only_asks_for_what_follows(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    desk.engagements.mark_done(identifier)
    assert set(open_steps(desk, identifier)) == {"Noter le retour et les engagements pris", "Remercier l'organisateur"}


def test_another_kind_changes_the_steps_as_long_as_nothing_is_begun(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    change(desk, identifier, engagement_kind="interview")
    assert "Relire l'entretien avant parution" in open_steps(desk, identifier)
    assert "Imprimer le dossier" not in open_steps(desk, identifier)
    desk.tasks.done(open_steps(desk, identifier)["Prévenir le cabinet"].id)
    kept = open_steps(desk, identifier)
    change(desk, identifier, engagement_kind="sitting")
    assert open_steps(desk, identifier) == kept


def test_a_series_has_no_steps_of_its_own(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement(recurrence={"frequency": "weekly"}))
    assert not task_rows(desk)
    change(desk, identifier, recurrence=None)
    assert open_steps(desk, identifier)


def test_an_engagement_of_the_past_only_has_the_steps_to_come(desk: Desk) -> None:
    desk.engagements.add(engagement(starts_at="2026-05-04T10:30:00"))
    assert {row.title for row in task_rows(desk)} == {
        "Noter le retour et les engagements pris", "Remercier l'organisateur",
    }  # fmt: skip
    desk.engagements.add(engagement(starts_at="2026-01-12T10:30:00"))
    assert len(task_rows(desk)) == 2


def test_a_step_given_another_title_is_not_made_twice(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    step = open_steps(desk, identifier)["Imprimer le dossier"]
    desk.tasks.edit(step.id, changed(task_fields(desk, step.id), {"title": "Imprimer et relier"}))
    desk.engagements.cancel(identifier, "Intempéries")
    desk.engagements.accept(identifier)
    assert "Imprimer et relier" in open_steps(desk, identifier)
    assert "Imprimer le dossier" not in open_steps(desk, identifier)


def test_the_office_has_its_own_steps(desk: Desk) -> None:
    own = [{"title": "Réserver la voiture", "distance": 2}]
    work_on(desk, *MON_TUE_THU_MORNING, back_plans=[{"engagement_kind": "visit", "steps": own}])
    identifier = desk.engagements.add(engagement(engagement_kind="visit"))
    assert set(open_steps(desk, identifier)) == {"Réserver la voiture"}


def test_an_engagement_accepted_before_there_were_steps_gets_them_when_asked(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    with desk.tasks.verb("Tâches effacées") as session:
        for row in task_rows(desk):
            session.delete(session.get_one(Task, row.id))
    assert not task_rows(desk)
    desk.tasks.plan(identifier)
    made = open_steps(desk, identifier)
    assert made
    desk.tasks.plan(identifier)
    assert open_steps(desk, identifier) == made


def test_leave_brings_forward_what_is_counted_in_her_half_days(desk: Desk) -> None:
    identifier = desk.engagements.add(engagement())
    leave = {"exception_kind": "leave", "first_day": "2026-05-28"}
    work_on(desk, *MON_TUE_THU_MORNING, presence_exceptions=[leave])
    assert open_steps(desk, identifier)["Imprimer le dossier"].due_on == date(2026, 5, 26)
    assert open_steps(desk, identifier)["Version définitive du dossier"].due_on == date(2026, 5, 29)
    desk.history.undo()
    assert open_steps(desk, identifier)["Imprimer le dossier"].due_on == date(2026, 5, 28)


_CHANGING: list[Verb] = [
    lambda desk, one: desk.engagements.cancel(one, "Intempéries"),
    lambda desk, one: change(desk, one, starts_at="2026-06-06T10:30:00"),
    lambda desk, one: change(desk, one, engagement_kind="interview"),
    lambda desk, one: change(desk, one, speaking_minutes=5, municipality="93001"),
    lambda desk, one: desk.engagements.mark_done(one),
]


@pytest.mark.parametrize("verb", _CHANGING)
def test_one_undo_takes_back_the_verb_and_all_its_tasks(desk: Desk, verb: Verb) -> None:
    identifier = desk.engagements.add(engagement())
    before = {row.id: task_fields(desk, row.id) for row in task_rows(desk)}
    verb(desk, identifier)
    after = {row.id: task_fields(desk, row.id) for row in task_rows(desk)}
    desk.history.undo()
    assert {row.id: task_fields(desk, row.id) for row in task_rows(desk)} == before
    desk.history.redo()
    assert {row.id: task_fields(desk, row.id) for row in task_rows(desk)} == after


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    days=st.integers(-25, 200),
    pattern=st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=8, unique=True),
    leave=st.integers(0, 20),
)
def test_moving_an_event_there_and_back_changes_nothing(
    desk: Desk, days: int, pattern: list[tuple[int, bool]], leave: int
) -> None:
    away = {"exception_kind": "leave", "first_day": "2026-05-18", "last_day": f"2026-05-{18 + min(leave, 13)}"}
    work_on(desk, *pattern, presence_exceptions=[away])
    identifier = desk.engagements.add(engagement(official_role="speaks", municipality="93072", press="Oui"))
    before = open_steps(desk, identifier)
    change(desk, identifier, starts_at=f"{date(2026, 5, 30) + timedelta(days=days)}T18:30:00")
    change(desk, identifier, starts_at="2026-05-30T10:30:00")
    assert open_steps(desk, identifier) == before
