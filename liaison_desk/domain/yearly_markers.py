"""What the year of the Département asks of its sittings: the budget, what precedes it, the summer (reference §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.sittings import Body, SittingFields, SittingState

_BUDGET_WEEKS = 10
_BUDGET_DAY = (4, 15)
_RECESS = ((7, 15), (8, 31))


class MarkerKind(StrEnum):
    """What falls in the year."""

    orientation = "orientation"
    equality_report = "equality_report"
    development_report = "development_report"
    budget = "budget"
    recess = "recess"


@dataclass(frozen=True)
class YearMarker:
    """One marker: from when (None for no beginning) and until when, why, by which text; `sitting` answers it."""

    kind: MarkerKind
    first: date | None
    last: date
    title: str
    reason: str
    source: str
    sitting: SittingFields | None = None


def year_markers(sittings: Sequence[SittingFields], today: date) -> list[YearMarker]:
    """Return the markers that are not past, the earliest first; the sittings known say which are answered.

    The sitting of the budget and that of the orientation debate are known by their titles.
    """
    limit = _coming(today, _BUDGET_DAY)
    of_year = sorted(
        (one for one in sittings if _is_of_budget(one) and date(limit.year, 1, 1) <= one.held_on <= limit),
        key=lambda one: one.held_on,
    )
    debate = next((one for one in of_year if "orientation" in fold(one.title)), None)
    vote = next((one for one in of_year if one is not debate and "orientation" not in fold(one.title)), None)
    found = [*_of_budget(limit, debate, vote), _recess(today)]
    return sorted((one for one in found if one.last >= today), key=lambda one: (one.first or one.last, one.last))


def _of_budget(limit: date, debate: SittingFields | None, vote: SittingFields | None) -> list[YearMarker]:
    voted_on = vote.held_on if vote else limit
    counted_from = f"le vote du budget ({full_date(voted_on)})" if vote else f"le {full_date(voted_on)}"
    debated_on = debate.held_on if debate else voted_on
    before = f"joint au débat, au plus tard le {full_date(debated_on)}"
    return [
        YearMarker(
            MarkerKind.orientation,
            voted_on - timedelta(weeks=_BUDGET_WEEKS),
            voted_on - timedelta(days=1),
            f"Débat d'orientation budgétaire {limit.year}",
            f"dans les {counted(_BUDGET_WEEKS, 'semaine')} qui précèdent {counted_from}",
            "CGCT, art. L3312-1, à vérifier",
            debate,
        ),
        YearMarker(
            MarkerKind.equality_report, None, debated_on, "Rapport sur l'égalité femmes-hommes", before,
            "CGCT, art. L3311-3, à vérifier", debate,
        ),
        YearMarker(
            MarkerKind.development_report, None, debated_on, "Rapport de développement durable", before,
            "CGCT, art. L3311-2, à vérifier", debate,
        ),
        YearMarker(
            MarkerKind.budget,
            None,
            limit,
            f"Vote du budget {limit.year}",
            "au plus tard le 15 avril ; le 30 avril l'année du renouvellement de l'assemblée",
            "CGCT, art. L1612-2, à vérifier",
            vote,
        ),
    ]  # fmt: skip


def _recess(today: date) -> YearMarker:
    last = _coming(today, _RECESS[1])
    return YearMarker(
        MarkerKind.recess,
        date(last.year, *_RECESS[0]),
        last,
        "Pause d'été, sans séance d'ordinaire",
        "usage : les rapports de septembre se cadrent avant",
        "Usage de la maison, à vérifier",
    )


def _is_of_budget(one: SittingFields) -> bool:
    return one.body is Body.assembly and one.state is not SittingState.cancelled and "budg" in fold(one.title)


def _coming(today: date, month_and_day: tuple[int, int]) -> date:
    """Return that day of this year, of the next once it is past."""
    day = date(today.year, *month_and_day)
    return day if day >= today else date(today.year + 1, *month_and_day)
