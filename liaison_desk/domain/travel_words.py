"""Travel and clashes said in French."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.clashes import Clash, ClashKind
from liaison_desk.domain.french import at, clock, duration, short_date
from liaison_desk.domain.journeys import Leg
from liaison_desk.domain.travel_times import TravelLength


def clash_sentence(clash: Clash, day: date | None = None) -> str:
    """Return « en même temps que « Visite » (30 min en commun) », « trop près de « Visite »… ».

    The date of the other one is added when it is not the day that is known to be meant.
    """
    on = f", {short_date(clash.other_starts_at.date())}" if day not in (None, clash.other_starts_at.date()) else ""
    other = f"« {clash.other_title} »{on}"
    if clash.clash_kind is ClashKind.overlap:
        whole_days = clash.minutes_short >= 24 * 60
        shared = "toute la journée" if whole_days else f"{duration(clash.minutes_short)} en commun"
        return f"en même temps que {other} ({shared})"
    length = TravelLength(clash.travel_minutes, clash.is_estimate).words
    return (
        f"trop près de {other}, à {clock(clash.other_starts_at)} : "
        f"{length} de trajet, il manque {duration(clash.minutes_short)}"
    )


def clash_word(clash: Clash) -> str:
    """Return the clash in a word or two, for a mark: « en conflit », « trajet trop court »."""
    return "en conflit" if clash.clash_kind is ClashKind.overlap else "trajet trop court"


def leg_sentence(leg: Leg, municipality: str, *, back: bool) -> str:
    """Return « environ 35 min depuis Bobigny », « 20 min vers « Visite » » (`municipality` is a name)."""
    if leg.neighbour:
        return f"{leg.length.words} {'vers' if back else 'depuis'} « {leg.neighbour} »"
    if not municipality:
        return f"{leg.length.words} au retour" if back else f"{leg.length.words} à l'aller"
    where = f"jusqu'{at(municipality)}" if back else f"depuis {municipality}"
    return f"{leg.length.words} {where}"
