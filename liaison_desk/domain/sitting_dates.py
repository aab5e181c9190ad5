"""The dates a sitting calls for, each with the reason why it falls that day and the text it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.sittings import Body, BodyRule, SittingFields

ONE_CLEAR_DAY = 2
"""One whole day between the dispatch and the sitting: L3121-19 never allows less."""

_HOUSE = "Rétroplanning usuel de la maison"
_VOTING = frozenset({Body.assembly, Body.standing_committee})


class SittingDateKind(StrEnum):
    """What falls on a date."""

    scoping = "scoping"
    draft = "draft"
    visas = "visas"
    arbitration = "arbitration"
    committee = "committee"
    prudent_dispatch = "prudent_dispatch"
    dispatch = "dispatch"
    urgent_dispatch = "urgent_dispatch"
    sitting = "sitting"
    second_call = "second_call"
    transmission = "transmission"
    notification = "notification"


@dataclass(frozen=True)
class SittingDate:
    """One date: what must be done by then, why that day, where the rule comes from, when it was last read."""

    kind: SittingDateKind
    day: date
    title: str
    reason: str
    source: str
    checked_on: date | None = None
    is_rule: bool = True
    """True for a delay of the body, False for a step of the usual schedule of a report."""


_SCHEDULE: tuple[tuple[SittingDateKind, int, str], ...] = (
    (SittingDateKind.scoping, 60, "Cadrage du rapport"),
    (SittingDateKind.draft, 45, "Projet de rapport"),
    (SittingDateKind.visas, 35, "Visas de la direction, des finances et du juridique"),
    (SittingDateKind.arbitration, 28, "Arbitrage de la direction générale et du cabinet, bureau"),
    (SittingDateKind.committee, 20, "Passage en commission"),
    (SittingDateKind.transmission, -5, "Transmission à la préfecture et publication : la délibération est exécutoire"),
    (SittingDateKind.notification, -15, "Notification aux bénéficiaires"),
)
_SOURCES = {
    SittingDateKind.transmission: "CGCT, art. L3131-1 ; délai : rétroplanning usuel de la maison",
}


def sitting_dates(sitting: SittingFields, rule: BodyRule) -> list[SittingDate]:
    """Return the dates of a sitting, the earliest first; delays are in calendar days."""
    found = [*_delays(sitting, rule), *_second_call(sitting), _the_sitting(sitting)]
    if sitting.body in _VOTING:
        found += [_step(sitting.held_on, *one) for one in _SCHEDULE]
    return sorted(found, key=lambda one: one.day)


def dispatch_day(sitting: SittingFields, rule: BodyRule) -> date | None:
    """Return the last day for the reports to be sent, None when the body has no delay."""
    days = _urgent_days(rule) if sitting.is_urgent else rule.dispatch_days
    return None if days is None else sitting.held_on - timedelta(days=days)


def transmission_day(held_on: date) -> date:
    """Return by when a resolution goes to the préfecture and is published."""
    return held_on + timedelta(days=5)


def notification_day(held_on: date) -> date:
    """Return by when those who get something are told."""
    return held_on + timedelta(days=15)


def _delays(sitting: SittingFields, rule: BodyRule) -> Iterator[SittingDate]:
    if rule.dispatch_days is not None:
        yield _delay(sitting, rule, SittingDateKind.dispatch, rule.dispatch_days, "Dernier jour d'envoi des rapports")
        yield _delay(
            sitting,
            rule,
            SittingDateKind.prudent_dispatch,
            rule.dispatch_days + 1,
            "Envoi prudent des rapports, un jour de marge",
        )
    urgent = _urgent_days(rule)
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


def _step(held_on: date, kind: SittingDateKind, days: int, title: str) -> SittingDate:
    side = "avant" if days > 0 else "après"
    reason = f"{counted(abs(days), 'jour')} {side} la séance du {full_date(held_on)}"
    day = held_on - timedelta(days=days)
    return SittingDate(kind, day, title, reason, _SOURCES.get(kind, _HOUSE), is_rule=False)
