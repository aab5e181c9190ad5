"""When silence becomes a decision: the arithmetic of the law on one request (domain reference §1.3, §1.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.request_regimes import REGIMES, Regime, RequestKind, SilenceEffect
from liaison_desk.domain.suspensions import Suspension
from liaison_desk.domain.working_days import add_months, last_clear_day, previous_working_day

EXTENSION_MONTHS = 2
"""What may be added to the month of a GDPR request, once announced (art. 12, paragraph 3)."""


@dataclass(frozen=True)
class LegalClock:
    """The delay of one request: when it starts, when it ends (None while pieces are awaited), how long it stopped."""

    regime: Regime
    starts_on: date
    ends_on: date | None
    suspended_days: int = 0

    @property
    def implicit_on(self) -> date | None:
        """The day of the implicit decision: not clear, never moved, even to a working day."""
        return self.ends_on if self.regime.effect is not SilenceEffect.none else None

    @property
    def reply_by(self) -> date | None:
        """The last working day before the delay ends, since two readings of its last day exist."""
        return previous_working_day(self.ends_on) if self.ends_on else None

    @property
    def appeal_until(self) -> date | None:
        """The last day to go to court after an implicit rejection: two clear months (CJA R421-2)."""
        is_rejection = self.regime.effect is SilenceEffect.reject
        return last_clear_day(self.ends_on, 2) if self.ends_on and is_rejection else None

    @property
    def referral_until(self) -> date | None:
        """The last day to go to the CADA after an implicit refusal (CRPA R311-15)."""
        is_refusal = self.regime.effect is SilenceEffect.refuse
        return last_clear_day(self.ends_on, 2) if self.ends_on and is_refusal else None


def legal_clock(fields: LetterFields, kind: RequestKind) -> LegalClock | None:
    """Return the delay the law sets for a letter that came in; None when its kind has none in months."""
    regime = REGIMES[kind]
    if not regime.months or fields.received_on is None:
        return None
    if regime.effect is SilenceEffect.accept:
        return _accepting(regime, fields, fields.received_by_competent_on or fields.received_on)
    start = fields.first_received_on or fields.received_on
    if regime.effect is SilenceEffect.reject:
        plain_end = add_months(start, regime.months)
        end = _with_suspensions(start, plain_end, fields.suspensions)
        return LegalClock(regime, start, end, (end - plain_end).days)
    extension = EXTENSION_MONTHS if kind is RequestKind.gdpr_request and fields.extension_told_on else 0
    return LegalClock(regime, fields.received_on, add_months(fields.received_on, regime.months + extension))


def _accepting(regime: Regime, fields: LetterFields, start: date) -> LegalClock:
    """Return a delay that starts again from the day the file is complete at the competent authority."""
    for one in _in_order(fields.suspensions):
        if one.asked_on >= add_months(start, regime.months):
            break  # silence had already accepted
        complete_on = one.received_on or fields.completed_on
        if complete_on is None:
            return LegalClock(regime, start, None)
        start = max(start, complete_on)
    start = max(start, fields.completed_on or start)
    return LegalClock(regime, start, add_months(start, regime.months))


def _with_suspensions(start: date, end: date, suspensions: Sequence[Suspension]) -> date:
    """Return the end pushed back by the days the clock stood still, those of two demands counted once."""
    stopped_until = start
    for one in _in_order(suspensions):
        first = max(one.asked_on, stopped_until)
        if first >= end:
            break  # silence had already decided
        if one.until > first:
            end += timedelta(days=(one.until - first).days)
            stopped_until = one.until
    return end


def _in_order(suspensions: Sequence[Suspension]) -> list[Suspension]:
    return sorted(suspensions, key=lambda one: one.asked_on)
