"""Which changes of state are decisions, and what each kind of decision asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaison_desk.domain.decisions import (
    ANSWERS,
    NEEDS_REASON,
    OUTCOMES_OF,
    STATES,
    DecisionFields,
    Outcome,
    outcome_of_change,
)
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.labels import label
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields

STATE = EngagementState


@pytest.mark.parametrize("outcome", sorted(STATES))
def test_a_request_decided_of_becomes_the_state_of_its_decision(outcome: Outcome) -> None:
    assert outcome_of_change(STATE.requested, STATES[outcome]) is outcome


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (STATE.accepted, STATE.requested, Outcome.reopened),
        (STATE.accepted, STATE.waiting, Outcome.reopened),
        (STATE.done, STATE.waiting, Outcome.reopened),
        (STATE.waiting, STATE.requested, Outcome.reopened),
        (STATE.waiting, STATE.accepted, Outcome.attend),
        (STATE.declined, STATE.accepted, Outcome.attend),
        (STATE.done, STATE.cancelled, Outcome.cancelled),
        (STATE.accepted, STATE.done, None),
        (STATE.done, STATE.accepted, None),
        (STATE.done, STATE.represented, None),
    ],
)
def test_to_go_back_is_to_reopen_and_what_took_place_is_no_decision(
    before: EngagementState, after: EngagementState, outcome: Outcome | None
) -> None:
    assert outcome_of_change(before, after) is outcome


@pytest.mark.parametrize("state", sorted(STATE))
def test_no_change_is_no_decision(state: EngagementState) -> None:
    assert outcome_of_change(state, state) is None


def test_every_outcome_can_be_said_and_put_at_a_point_élu_but_a_vote_and_what_undoes_another() -> None:
    assert {outcome for outcomes in OUTCOMES_OF.values() for outcome in outcomes} == set(Outcome) - {
        Outcome.reopened,
        Outcome.voted,
    }
    assert set(ANSWERS) == set(STATES) - {Outcome.cancelled}
    assert all(label(outcome) for outcome in Outcome)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        *(({"outcome": outcome}, "reason") for outcome in sorted(NEEDS_REASON)),
        ({"outcome": "represented"}, "representative_id"),
        ({"outcome": "option"}, "chosen_option"),
    ],
)
def test_a_line_of_the_register_that_lacks_something_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        validated(DecisionFields, {"subject": "Assises", "decided_on": date(2026, 5, 5), **values})
    assert [problem.field for problem in refused.value.problems] == [field]
