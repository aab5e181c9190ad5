"""The authority that invites, and the second place it takes (decree 89-655, art. 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaison_desk.domain.attendees import Attendee
from liaison_desk.domain.folding import fold
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import STATE_RANK, UNRANKED
from liaison_desk.domain.representation import takes_the_rank
from liaison_desk.domain.standing import STEP, Occasion, Standing

_INVITING = 150
_PRESIDING = frozenset({
    "MAIRE", "PDT_ASSOCIATION", "COPRESIDENCE_ASSOCIATION", "PDT_EPT", "PDT_REGION", "PDT_DEPARTEMENT",
    "PDT_JURIDICTION", "PREFET", "RECTEUR", "PROCUREUR",
})  # fmt: skip
_TOWN_HALLS = ("mairie", "ville", "commune")
_COUNCILS = {"departement": "PDT_DEPARTEMENT", "conseil departemental": "PDT_DEPARTEMENT", "region": "PDT_REGION",
             "conseil regional": "PDT_REGION", "prefecture": "PREFET"}  # fmt: skip


def inviting_standing(
    attendee: Attendee, own: Standing, attendees: Sequence[Attendee], occasion: Occasion
) -> Standing | None:
    """Return the second place of the inviting authority, None for anybody else (art. 9).

    It is given where the Government does not order the ceremony; of a body that invites, to its head alone.
    """
    if occasion.is_ordered_by_government or own.position <= STATE_RANK * STEP:
        return None
    by_department = occasion.is_invited_by_department and _heads_the_department(attendee, attendees)
    if not (by_department or is_host(attendee, occasion)):
        return None
    rank = f"rang {own.rank} hors de là" if own.rank != UNRANKED else "sans rang hors de là"
    reason = f"Autorité invitante : deuxième, juste après le représentant de l'État (art. 9) ; {rank}"
    return replace(own, position=_INVITING, inside=own.position, reason=reason)


def _heads_the_department(attendee: Attendee, attendees: Sequence[Attendee]) -> bool:
    """Tell whether this is the President, or a vice-president for him."""
    if attendee.holds("PDT_DEPARTEMENT"):
        return True
    president_comes = any(one.holds("PDT_DEPARTEMENT") for one in attendees)
    comes_for_him = any(office.function == "PDT_DEPARTEMENT" for office in attendee.represented)
    may_stand_in = attendee.holds("VP_DEPARTEMENT") or attendee.is_interim
    return not president_comes and may_stand_in and (comes_for_him or attendee.is_official)


def is_host(attendee: Attendee, occasion: Occasion) -> bool:
    """Tell whether this is the host, the head of the body that invites, or whoever takes the head's rank."""
    if not occasion.host_id or occasion.host is None:
        return False
    takes = takes_the_rank(attendee, occasion.place)
    if occasion.host.partner_kind is PartnerKind.person:
        return occasion.host_id == attendee.partner_id or (takes and occasion.host_id == attendee.represents_id)
    offices = (*attendee.offices, *(attendee.represented if takes else ()))
    return any(_presides(office, occasion.host_id, occasion.host) for office in offices)


def _presides(office: OfficeHeld, host_id: str, host: PartnerFields) -> bool:
    """Tell whether a function is that of the head of the body that invites."""
    if office.function not in _PRESIDING:
        return False
    if office.organisation_id == host_id:
        return True
    name = fold(host.name)
    if office.function == "MAIRE":
        return bool(host.municipality) and office.municipality == host.municipality and name.startswith(_TOWN_HALLS)
    return any(name.startswith(start) and office.function == head for start, head in _COUNCILS.items())
