"""Sittings of the demonstration office: one held and voted, three to come, with their reports and syntheses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from liaison_desk.demo.cast import Cast
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.report_texts import COMING, SYNTHESES, VOTED
from liaison_desk.demo.structure import DemoRecord, DemoReport, DemoSitting
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import is_working_day, next_working_day

_HALL = "Hôtel du Département, salle des séances"
_THURSDAY, _WEDNESDAY = 3, 2
_BODIES = {"DJVA": "Délégation à la jeunesse et à la vie associative", "DECI": "Délégation égalité citoyenneté"}


@dataclass(frozen=True)
class _Planned:
    """One sitting: in how many weeks, which weekday, what it is, its reports."""

    weeks: int
    weekday: int
    values: dict[str, Any]
    reports: tuple[dict[str, Any], ...] = ()
    awaited_from: int | None = None


_SITTINGS = (
    _Planned(-2, _THURSDAY, {"title": "Commission permanente", "state": "held", "starts": time(9, 30)}, VOTED),
    _Planned(
        2,
        _THURSDAY,
        {
            "title": "Commission permanente",
            "state": "reports_received",
            "starts": time(9, 30),
            "reports_expected": len(COMING),
        },
        COMING,
    ),
    _Planned(
        3,
        _WEDNESDAY,
        {
            "title": "4e commission : vie associative, jeunesse, citoyenneté",
            "body": "thematic_committee",
            "committee_name": "4e commission",
            "starts": time(14),
        },
    ),
    _Planned(
        6,
        _THURSDAY,
        {
            "title": "Séance du conseil départemental",
            "body": "assembly",
            "starts": time(9),
            "reports_expected": 3,
        },
        awaited_from=13,
    ),
)


def sittings(cast: Cast, today: date, dice: Dice) -> list[DemoSitting]:
    """Return the sittings in their order, each with its reports and the syntheses begun."""
    return [_sitting(cast, one, today, dice) for one in _SITTINGS]


def _sitting(cast: Cast, planned: _Planned, today: date, dice: Dice) -> DemoSitting:
    day = monday_of(today) + timedelta(weeks=planned.weeks, days=planned.weekday)
    held_on = day if is_working_day(day) else next_working_day(day)
    values = {"place": _HALL, **planned.values, "held_on": held_on}
    if planned.awaited_from:
        values["reports_expected_on"] = held_on - timedelta(days=planned.awaited_from)
    record = DemoRecord(dice.identifier(), validated(SittingFields, values))
    return DemoSitting(
        record,
        [_report(cast, record, place, values, dice) for place, values in enumerate(planned.reports, 1)],
    )


def _report(
    cast: Cast, sitting: DemoRecord[SittingFields], place: int, written: dict[str, Any], dice: Dice
) -> DemoReport:
    values = dict(written)
    form = values.pop("synthesis", "")
    gets: tuple[int, ...] = values.pop("beneficiaries", ())
    bodies = [cast.associations[number].organisation for number in gets]
    names = " et ".join(body.fields.name for body in bodies)
    for name in ("title", "requested"):
        values[name] = values[name].replace("<associations>", names)
    values |= {
        "sitting_id": sitting.id,
        "position": place,
        "direction": _BODIES[values["unit"]],
        "beneficiary_ids": [body.id for body in bodies],
    }
    if values.get("vote_result"):
        values["voted_on"] = sitting.fields.held_on
    record = DemoRecord(dice.identifier(), validated(CouncilReportFields, values))
    state, sections = SYNTHESES.get(form, ("", {}))
    return DemoReport(record, dice.identifier() if form else "", state, sections)
