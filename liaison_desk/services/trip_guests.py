"""The guests of a trip, in protocol order, those who do not come last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from liaison_desk.documents.trip_tables import Guest
from liaison_desk.domain.attendance_words import attendance_words
from liaison_desk.domain.engagements import EngagementFields, Participant
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import UNRANKED
from liaison_desk.domain.protocol_order import ProtocolPlace, rank_words


def guests_of(
    fields: EngagementFields, order: Sequence[ProtocolPlace], partners: Mapping[str, PartnerFields]
) -> tuple[Guest, ...]:
    """Return the lines of the table; the official has a place among them, and nobody to greet there."""
    expected = {one.partner_id: one for one in fields.participants}
    return (*_in_order(order, expected, partners), *_away(order, expected, partners))


def _in_order(
    order: Sequence[ProtocolPlace], expected: Mapping[str, Participant], partners: Mapping[str, PartnerFields]
) -> Iterator[Guest]:
    for place in order:
        one, partner = expected.get(place.partner_id), partners.get(place.partner_id)
        yield Guest(
            place=str(place.place),
            name=place.name,
            title=place.title,
            rank=rank_words(place) if place.rank != UNRANKED else "",
            attendance=attendance_words(one.attendance, partner) if one and partner else "",
            is_greeted=bool(place.partner_id),
            note=one.note if one else "",
        )


def _away(
    order: Sequence[ProtocolPlace], expected: Mapping[str, Participant], partners: Mapping[str, PartnerFields]
) -> Iterator[Guest]:
    placed = {place.partner_id for place in order}
    for identifier, one in expected.items():
        partner = partners.get(identifier)
        if identifier not in placed and partner is not None:
            yield Guest(
                place="—",
                name=partner.display_name,
                title=one.office,
                rank="",
                attendance=attendance_words(one.attendance, partner),
                is_greeted=False,
                note=one.note,
            )
