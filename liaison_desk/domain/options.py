"""What there is to know before deciding of a request: the facts, and what speaks for or against each decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.clashes import Clash, ClashKind
from liaison_desk.domain.coverage import PresenceHistory, Visits, time_since
from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.french import NO_BREAK, clock, counted, duration, full_date, long_date
from liaison_desk.domain.labels import label


@dataclass(frozen=True)
class PossibleRepresentative:
    """Somebody of the council who could come for the official."""

    id: str
    name: str
    title: str
    is_of_canton: bool


@dataclass(frozen=True)
class DecisionOption:
    """One decision that can be taken, with what is known for or against it."""

    outcome: Outcome
    facts: tuple[str, ...]


@dataclass(frozen=True)
class OptionsSheet:
    """The options sheet of a request; `workload` is in half-days of the officer, sentences are in French."""

    engagement_id: str
    title: str
    host: str
    when: str
    where: str
    asked: str
    audience: str
    other_guests: str
    previous_edition: str
    djva_advice: str
    deci_advice: str
    deadline: date
    half_days_left: int
    workload: float
    clashes: tuple[Clash, ...]
    history: PresenceHistory
    representatives: tuple[PossibleRepresentative, ...]
    warnings: tuple[str, ...]
    past: tuple[str, ...]
    options: tuple[DecisionOption, ...]
    cautions: tuple[str, ...] = ()
    """Conflict of interest, pre-electoral period, representation (domain reference §4)."""

    def lines(self) -> Iterator[str]:
        """Yield the sheet as lines to be read in order."""
        yield self.title
        facts = (
            ("Qui", self.host),
            ("Quand", self.when),
            ("Où", self.where),
            ("Demandé", self.asked),
            ("Public", self.audience),
            ("Autres invités", self.other_guests),
            ("Édition précédente", self.previous_edition),
            ("Avis DJVA", self.djva_advice),
            ("Avis DECI", self.deci_advice),
            ("Réponse avant le", long_date(self.deadline)),
        )
        yield from (f"{name} : {value}" for name, value in facts if value)
        yield from self.past
        yield from (f"Attention : {sentence}" for sentence in self.cautions)
        for option in self.options:
            yield f"{label(option.outcome)} : {' ; '.join(option.facts)}"


def clash_sentence(clash: Clash) -> str:
    """Return « Trajet avec « Visite » (accepté, 12 h) : environ 40 min, il manque 15 min »."""
    other = f"«{NO_BREAK}{clash.other_title}{NO_BREAK}» ({_STATES[clash.other_state]}, {clock(clash.other_starts_at)})"
    if clash.clash_kind is ClashKind.overlap:
        return f"En même temps que {other}"
    about = "environ " if clash.is_estimate else ""
    length, lacking = duration(clash.travel_minutes), duration(clash.minutes_short)
    return f"Trajet avec {other} : {about}{length}, il manque {lacking}"


def past_sentence(where: str, visits: Visits, today: date) -> str:
    """Return « Stains : il y a 14 mois (3 mars 2025), 2 venues en 12 mois, 1 refus »."""
    if visits.last_on is None:
        parts = ["aucune venue connue"]
    else:
        parts = [f"{time_since(visits.last_on, today)} ({long_date(visits.last_on)})"]
        parts += [f"{counted(visits.in_twelve_months, 'venue')} en 12{NO_BREAK}mois"] if visits.in_twelve_months else []
    parts += [f"{visits.refusals}{NO_BREAK}refus en deux ans"] if visits.refusals else []
    return f"{where} : {', '.join(parts)}"


def refusal_sentence(where: str, visits: Visits) -> str:
    """Return « ce serait le 2e refus en deux ans : Stains », empty when it would be the first."""
    return f"ce serait le {visits.refusals + 1}e refus en deux ans : {where}" if visits.refusals else ""


def effort_sentence(half_days: float) -> str:
    """Return « 2,5 demi-journées de préparation »."""
    if not half_days:
        return "aucune préparation prévue"
    number = f"{half_days:g}".replace(".", ",")
    return f"{number}{NO_BREAK}demi-journée{'s' if half_days >= 2 else ''} de préparation"


def time_left_sentence(deadline: date, half_days: int, today: date) -> str:
    """Return « réponse avant le vendredi 8 mai 2026, 3 demi-journées d'ici là »."""
    if deadline < today:
        return f"réponse attendue depuis le {full_date(deadline)}"
    left = counted(half_days, "demi-journée") if half_days else "aucune demi-journée"
    return f"réponse avant le {full_date(deadline)}, {left} d'ici là"


_STATES = {"requested": "demandé", "waiting": "en attente", "accepted": "accepté"}
"""Only what may still be attended clashes."""
