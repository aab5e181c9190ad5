"""The order of precedence of those present, and why each has that place (decree 89-655)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liaison_desk.domain.attendees import Attendee
from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.inviting import inviting_standing
from liaison_desk.domain.precedence import UNRANKED, Directory, PrecedenceRanks
from liaison_desk.domain.standing import Occasion, Standing, standing_of

_COUNCILLOR_RANK = 15


@dataclass(frozen=True)
class ProtocolPlace:
    """One person in the order; the official has `partner_id` empty. `place` starts at 1 and is unique.

    `rank` is that of the decree (UNRANKED when it gives none), `reason` says in French which rule gave it;
    `is_to_check` when the source of the rank is an older text.
    """

    place: int
    partner_id: str
    name: str
    title: str
    rank: int
    reason: str
    is_to_check: bool = False
    is_override: bool = False
    speaks: bool = False
    is_present: bool = True


def order_of_precedence(
    attendees: Sequence[Attendee], occasion: Occasion, directory: Directory, ranks: PrecedenceRanks
) -> tuple[ProtocolPlace, ...]:
    """Return those who come, the first first.

    The order depends on who they are alone, never on the order they are given in: rank, standing inside the rank,
    seniority of mandate, name (decree 89-655, art. 2 to 18). Places set by hand are then given, each with its reason;
    the rest keeps its relative order (art. 18).
    """
    standings = {
        attendee.partner_id: _standing(attendee, attendees, occasion, directory, ranks) for attendee in attendees
    }
    computed = sorted(attendees, key=lambda one: (*standings[one.partner_id].key, *_name_key(one)))
    return tuple(
        _place(number, attendee, standings[attendee.partner_id])
        for number, attendee in enumerate(_with_places_by_hand(computed), start=1)
    )


def rank_words(place: ProtocolPlace) -> str:
    """Return the rank of the decree: « 15, à vérifier », « hors rang »."""
    if place.rank == UNRANKED:
        return "hors rang"
    rank = str(place.rank) if place.rank else "en tête"
    return f"{rank}, à vérifier" if place.is_to_check else rank


def _standing(
    attendee: Attendee,
    attendees: Sequence[Attendee],
    occasion: Occasion,
    directory: Directory,
    ranks: PrecedenceRanks,
) -> Standing:
    own = standing_of(attendee, attendees, occasion, directory, ranks)
    invited = inviting_standing(attendee, own, attendees, occasion)
    if invited is not None:
        return invited
    if attendee.is_official and occasion.is_for_president and own.rank == _COUNCILLOR_RANK:
        return replace(own, reason=f"Représente le Président mais garde son propre rang (art. 13) ; {own.reason}")
    return own


def _name_key(attendee: Attendee) -> tuple[str, str, str]:
    partner = attendee.partner
    return (sort_key(partner.last_name or partner.name), sort_key(partner.first_name), attendee.partner_id)


def _with_places_by_hand(computed: Sequence[Attendee]) -> list[Attendee]:
    """Return the order with each place set by hand given, the nearest one when it is taken or beyond the last."""
    by_hand = sorted((one for one in computed if one.place_by_hand), key=lambda one: one.place_by_hand or 0)
    slots: dict[int, Attendee] = {}
    taken = 0
    for number, attendee in enumerate(by_hand):
        latest = len(computed) - (len(by_hand) - 1 - number)
        taken = min(max(attendee.place_by_hand or 0, taken + 1), latest)
        slots[taken] = attendee
    others = iter([one for one in computed if not one.place_by_hand])
    return [slots[place] if place in slots else next(others) for place in range(1, len(computed) + 1)]


def _place(number: int, attendee: Attendee, standing: Standing) -> ProtocolPlace:
    by_hand = attendee.place_by_hand is not None
    return ProtocolPlace(
        place=number,
        partner_id=attendee.partner_id,
        name=attendee.partner.display_name,
        title=attendee.title,
        rank=standing.rank,
        reason=f"Placé à la main : {attendee.reason_by_hand}" if by_hand else standing.reason,
        is_to_check=standing.is_to_check,
        is_override=by_hand,
        speaks=attendee.speaks,
    )
