"""Which steps an engagement calls for, as it stands."""

from __future__ import annotations

from collections.abc import Callable

from liaison_desk.domain.back_plan_defaults import REPRESENTED, steps_of
from liaison_desk.domain.back_plans import BackPlanStep, StepCondition
from liaison_desk.domain.engagements import EngagementFields, EngagementKind, EngagementState, OfficialRole
from liaison_desk.domain.office import OfficeFields

_SPEAKING = {OfficialRole.speaks, OfficialRole.chairs}

_CONDITIONS: dict[StepCondition, Callable[[EngagementFields], bool]] = {
    StepCondition.always: lambda _fields: True,
    StepCondition.official_speaks: lambda fields: bool(
        fields.official_role in _SPEAKING or fields.speaking_minutes or fields.speaking_slot
    ),
    StepCondition.outside: lambda fields: bool(fields.municipality or fields.host_id),
    StepCondition.press: lambda fields: bool(fields.press.strip()),
    StepCondition.report_carried: lambda _fields: False,
}

_ON = {EngagementState.accepted, EngagementState.represented, EngagementState.done}
_CALLED_OFF = {EngagementState.cancelled, EngagementState.declined, EngagementState.by_message}

WHY_DROPPED = {
    EngagementState.cancelled: "Engagement annulé",
    EngagementState.declined: "Engagement décliné",
    EngagementState.by_message: "Un message remplace la présence",
    EngagementState.requested: "Engagement à décider de nouveau",
    EngagementState.waiting: "Décision reportée",
    EngagementState.represented: "L'élu·e se fait représenter",
    EngagementState.accepted: "L'élu·e vient en personne",
    EngagementState.done: "L'engagement a eu lieu",
}
NOT_NEEDED = "Étape devenue sans objet"
OTHER_KIND = "Type d'engagement changé"
SERIES = "Engagement devenu une série"

DROPPED_BY_THE_DESK = frozenset({*WHY_DROPPED.values(), NOT_NEEDED, OTHER_KIND, SERIES})
"""Reasons of steps the desk dropped itself: it may take those up again."""


def wanted_steps(office: OfficeFields, fields: EngagementFields) -> tuple[BackPlanStep, ...]:
    """Return the steps an engagement calls for: none before a decision, few when somebody else goes.

    A series calls for none, its occurrences do once they stand alone; what took place only asks for what follows.
    """
    if fields.recurrence is not None:
        return ()
    if fields.state is EngagementState.represented:
        return REPRESENTED
    if fields.state not in {EngagementState.accepted, EngagementState.done}:
        return ()
    is_over = fields.state is EngagementState.done
    return tuple(
        step
        for step in steps_of(office, fields.engagement_kind)
        if _CONDITIONS[step.condition](fields) and (step.distance < 0 or not is_over)
    )


def is_on(fields: EngagementFields) -> bool:
    """Tell whether somebody goes, on a date of its own."""
    return fields.recurrence is None and fields.state in _ON


def is_called_off(before: EngagementFields, now: EngagementFields) -> bool:
    """Tell whether a change leaves nothing to prepare, be it a step added by hand before the decision."""
    return not is_on(now) and (is_on(before) or (now.state in _CALLED_OFF and before.state is not now.state))


def titles_of_all(office: OfficeFields) -> frozenset[str]:
    """Return the titles of the steps of every back-plan: any other step was added by hand."""
    plans = (REPRESENTED, *(steps_of(office, kind) for kind in EngagementKind))
    return frozenset(step.title for steps in plans for step in steps)


def steps_after(steps: tuple[BackPlanStep, ...]) -> tuple[BackPlanStep, ...]:
    """Return the steps that follow the event."""
    return tuple(step for step in steps if step.distance < 0)
