"""Those who come to an engagement, as the rules of protocol see them: who they are and whom they come for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.engagements import Attendance, EngagementFields, EngagementState, OfficialRole, Participant
from liaison_desk.domain.folding import fold
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.typed_functions import function_of

_ABSENT = {EngagementState.declined, EngagementState.by_message, EngagementState.cancelled}
_SPEAKING = {OfficialRole.speaks, OfficialRole.chairs, OfficialRole.presents}
_UNNAMED_OFFICIAL = "L'élu·e"


@dataclass(frozen=True)
class Attendee:
    """Somebody who comes; the official has `partner_id` empty.

    `offices` are the functions held on the day, `represented` those of whoever this person comes for.
    """

    partner_id: str
    partner: PartnerFields
    title: str
    offices: tuple[OfficeHeld, ...]
    first_terms: Mapping[str, date]
    represents_id: str = ""
    represented_name: str = ""
    represented: tuple[OfficeHeld, ...] = ()
    is_interim: bool = False
    speaks: bool = False
    place_by_hand: int | None = None
    reason_by_hand: str = ""

    @property
    def is_official(self) -> bool:
        """Tell whether this is the official themself."""
        return not self.partner_id

    def holds(self, *functions: str) -> bool:
        """Tell whether this person holds one of these functions."""
        return any(office.function in functions for office in self.offices)


def attendees_of(
    fields: EngagementFields, office: OfficeFields, partners: Mapping[str, PartnerFields], directory: Directory
) -> tuple[Attendee, ...]:
    """Return who comes: the official or whoever represents them, and the participants who are not excused.

    A participant said to be represented leaves the place to whoever represents them, when that person is listed too.
    """
    found: dict[str, Attendee] = {}
    for participant in fields.participants:
        partner = partners.get(participant.partner_id)
        away = participant.attendance in {Attendance.excused, Attendance.represented}
        if partner is not None and not away and participant.partner_id not in found:
            found[participant.partner_id] = _attendee(participant, partner, fields.day, partners, directory)
    stand_in = fields.representative_id or ""
    if fields.state is EngagementState.represented and stand_in in partners and stand_in not in found:
        participant = Participant(partner_id=stand_in, speaks=_official_speaks(fields))
        found[stand_in] = _attendee(participant, partners[stand_in], fields.day, partners, directory)
    if fields.state is EngagementState.represented or fields.state in _ABSENT:
        return tuple(found.values())
    return (_official(fields, office), *found.values())


def official_function(office: OfficeFields) -> str:
    """Return the function of the official, read from the title the office gives them."""
    title = fold(office.official_title)
    if title.startswith("vice president"):
        return "VP_DEPARTEMENT"
    return "PDT_DEPARTEMENT" if title.startswith("president") else "CONSEILLER_DEPARTEMENTAL"


def _official(fields: EngagementFields, office: OfficeFields) -> Attendee:
    function = official_function(office)
    held = OfficeHeld(function=function, since=office.official_since)
    partner = PartnerFields(
        courtesy_title=office.official_courtesy_title,
        first_name=office.official_first_name,
        last_name=office.official_last_name or ("" if office.official_first_name else _UNNAMED_OFFICIAL),
        offices_held=[held],
    )
    return Attendee(
        partner_id="",
        partner=partner,
        title=" ".join(filter(None, (office.official_title, office.official_delegation))),
        offices=(held,),
        first_terms=_first_terms([held]),
        speaks=_official_speaks(fields),
        place_by_hand=fields.official_place,
        reason_by_hand=fields.official_place_reason,
    )


def _official_speaks(fields: EngagementFields) -> bool:
    return fields.official_role in _SPEAKING or fields.speaking_minutes > 0 or fields.speaking_slot is not None


def _attendee(
    participant: Participant,
    partner: PartnerFields,
    day: date,
    partners: Mapping[str, PartnerFields],
    directory: Directory,
) -> Attendee:
    represented = partners.get(participant.represents_id or "")
    that_day = function_of(participant.office, directory) if participant.office else None
    return Attendee(
        partner_id=participant.partner_id,
        partner=partner,
        title=participant.office or office_title(partner, day, directory),
        offices=(that_day,) if that_day else tuple(partner.offices_on(day)),
        first_terms=_first_terms(partner.offices_held),
        represents_id=participant.represents_id or "",
        represented_name=represented.display_name if represented else "",
        represented=tuple(represented.offices_on(day)) if represented else (),
        is_interim=participant.is_interim,
        speaks=participant.speaks,
        place_by_hand=participant.rank_override,
        reason_by_hand=participant.override_reason,
    )


def _first_terms(offices: Sequence[OfficeHeld]) -> dict[str, date]:
    """Return the first day of each function ever held: seniority counts from the first election."""
    first: dict[str, date] = {}
    for held in offices:
        if held.since is not None:
            first[held.function] = min(held.since, first.get(held.function, held.since))
    return first
