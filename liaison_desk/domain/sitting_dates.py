"""The dates a sitting calls for, each with the reason why it falls that day and the text it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison_desk.domain.back_plans import BackPlanStep
from liaison_desk.domain.due_dates import due_half_day
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.sittings import VOTING, Body, BodyRule, SittingFields
from liaison_desk.domain.working_days import is_working_day, previous_working_day

ONE_CLEAR_DAY = 2
"""One whole day between the dispatch and the sitting: L3121-19 never allows less."""


class SittingDateKind(StrEnum):
    """What falls on a date."""

    step = "step"
    prudent_dispatch = "prudent_dispatch"
    dispatch = "dispatch"
    urgent_dispatch = "urgent_dispatch"
    sitting = "sitting"
    second_call = "second_call"


@dataclass(frozen=True)
class SittingDate:
    """One date: what must be done by then, why that day, where the rule comes from, when it was last read.

    `to_do` and `done` count the tasks a step became: one for the sitting, or one for each report carried.
    """

    kind: SittingDateKind
    day: date
    title: str
    reason: str
    source: str
    checked_on: date | None = None
    to_do: int = 0
    done: int = 0

    @property
    def is_rule(self) -> bool:
        """Tell a delay of the body from a step of the back-plan of a report."""
        return self.kind is not SittingDateKind.step

    @property
    def last_working_day(self) -> date | None:
        """Return the working day by which it must be done when its day is none; None for what takes place."""
        takes_place = self.kind in {SittingDateKind.sitting, SittingDateKind.second_call}
        return None if takes_place or is_working_day(self.day) else previous_working_day(self.day)


def sitting_dates(
    sitting: SittingFields, rule: BodyRule, steps: Sequence[BackPlanStep], presence: Presence
) -> list[SittingDate]:
    """Return the dates of a sitting, the earliest first.

    The delays of the body are in calendar days; `steps` are those of the back-plan of a report, which only goes to
    the bodies that vote.
    """
    found = [*_delays(sitting, rule), *_second_call(sitting), _the_sitting(sitting)]
    if sitting.body in VOTING:
        found += [_step(sitting.held_on, step, presence) for step in steps]
    return sorted(found, key=lambda one: one.day)


def _delays(sitting: SittingFields, rule: BodyRule) -> Iterator[SittingDate]:
    urgent = _urgent_days(rule)
    if rule.dispatch_days is not None and (urgent is None or not sitting.is_urgent):
        yield _delay(sitting, rule, SittingDateKind.dispatch, rule.dispatch_days, "Dernier jour d'envoi des rapports")
        yield _delay(
            sitting,
            rule,
            SittingDateKind.prudent_dispatch,
            rule.dispatch_days + 1,
            "Envoi prudent des rapports, un jour de marge",
        )
    if urgent is not None:
        title = "Dernier jour d'envoi en urgence, un jour franc avant"
        if urgent != ONE_CLEAR_DAY:
            title = "Dernier jour d'envoi en urgence"
        yield _delay(sitting, rule, SittingDateKind.urgent_dispatch, urgent, title)


def _urgent_days(rule: BodyRule) -> int | None:
    if rule.urgent_days is None:
        return None
    return max(rule.urgent_days, ONE_CLEAR_DAY) if rule.body is Body.assembly else rule.urgent_days


def _delay(sitting: SittingFields, rule: BodyRule, kind: SittingDateKind, days: int, title: str) -> SittingDate:
    day = sitting.held_on - timedelta(days=days)
    reason = f"{counted(days, 'jour')} avant la séance du {full_date(sitting.held_on)}"
    return SittingDate(kind, day, title, reason, rule.source, rule.checked_on)


def _second_call(sitting: SittingFields) -> Iterator[SittingDate]:
    if sitting.body is Body.assembly:
        yield SittingDate(
            SittingDateKind.second_call,
            sitting.held_on + timedelta(days=3),
            "Séance de plein droit si le quorum manque",
            "trois jours après, sans condition de quorum",
            "CGCT, art. L3121-14",
        )


def _the_sitting(sitting: SittingFields) -> SittingDate:
    source = "Agenda" if sitting.engagement_id else "Date saisie"
    return SittingDate(SittingDateKind.sitting, sitting.held_on, "Séance", "jour de la séance", source)


def _step(held_on: date, step: BackPlanStep, presence: Presence) -> SittingDate:
    day = due_half_day(held_on, step.distance, step.distance_unit, presence).day
    reason = f"{step.when} la séance du {full_date(held_on)}" if step.distance else "jour de la séance"
    return SittingDate(SittingDateKind.step, day, step.title, reason, step.source or "Rétroplanning du bureau")
