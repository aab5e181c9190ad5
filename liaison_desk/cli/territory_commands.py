"""Commands on places: where the official has been, and what cannot both be attended."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from datetime import date, timedelta
from typing import Any

from liaison_desk.cli.days import day_written
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.domain.coverage import CoverageLine, time_since
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted, short_date
from liaison_desk.domain.journeys import Leg
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.travel_words import clash_sentence
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.services.periods import check_period

_THREE_MONTHS = timedelta(days=92)


def coverage(desk: Desk, asked: Namespace) -> None:
    """Print the presence by commune, EPT and kind of partner."""
    found = desk.territory.coverage(today(desk.clock))
    if asked.json:
        print_json(
            {
                "day": found.day,
                "municipalities": [_line_values(line) for line in found.municipalities],
                "territories": [_line_values(line) for line in found.territories],
                "partner_kinds": [_line_values(line) for line in found.partner_kinds],
            }
        )
        return
    for lines in (found.municipalities, found.territories, found.partner_kinds):
        for line in lines:
            print_line(f"{line.name} : {_visits_words(line, found.day)}")
        print_line("")


def clashes(desk: Desk, asked: Namespace) -> None:
    """Print the engagements that clash in a period, three months from today unless days are given."""
    first = day_written(desk, asked.first) if asked.first else today(desk.clock)
    last = day_written(desk, asked.last) if asked.last else first + _THREE_MONTHS
    check_period(first, last)
    found = desk.territory.clashes_between(first, last)
    if asked.json:
        print_json([dataclasses.asdict(one) for one in found])
        return
    for one in found:
        print_line(f"{one.id[:8]}  {short_date(one.starts_at.date())}  {one.title}")
        for clash in one.clashes:
            print_line(f"    {clash_sentence(clash)}")
    if not found:
        print_line("Aucun conflit d'horaire ni de trajet.")


def territory_values(desk: Desk, sheet: Sheet[EngagementFields]) -> dict[str, Any]:
    """Return the clashes, the past and the travel of an engagement, ready for JSON."""
    fields, identifier = sheet.fields, sheet.reference.id
    journey = desk.territory.journey(fields, identifier)
    return {
        "clashes": [dataclasses.asdict(clash) for clash in journey.clashes],
        "history": dataclasses.asdict(desk.territory.history(fields, identifier)),
        "travel": {
            "mode": journey.mode,
            "before": _leg_values(journey.before),
            "after": _leg_values(journey.after),
        },
    }


def _leg_values(leg: Leg | None) -> dict[str, Any] | None:
    if leg is None:
        return None
    return {
        "minutes": leg.length.minutes,
        "is_estimate": leg.length.is_estimate,
        "municipality": leg.municipality,
        "neighbour": leg.neighbour,
    }


def _line_values(line: CoverageLine) -> dict[str, Any]:
    return {"key": line.key, "name": line.name, **dataclasses.asdict(line.visits)}


def _visits_words(line: CoverageLine, day: date) -> str:
    visits = line.visits
    parts = [time_since(visits.last_on, day), f"{visits.in_twelve_months} en 12 mois"]
    if visits.represented:
        parts.append(counted(visits.represented, "représentation"))
    if visits.refusals:
        parts.append(f"{counted(visits.refusals, 'refus', 'refus')} en 24 mois")
    return ", ".join(parts)
