"""From what was read in a file to the fields of the records it would make."""

from __future__ import annotations

from datetime import date
from typing import Any

from liaison_desk.domain.engagement_kinds import engagement_kind_of
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.folding import fold
from liaison_desk.domain.letters import Channel, LetterFields, MailRegister
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.proposals import Proposal, RequestCategory
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields
from liaison_desk.reference_data import municipalities
from liaison_desk.services.municipalities import insee_code


def proposed_letter(proposal: Proposal, today: date) -> LetterFields:
    """Return the line of the register a message makes; it cannot have arrived after today."""
    email, name = author_of(proposal)
    return LetterFields(
        mail_register=MailRegister.incoming,
        subject=(proposal.subject or (proposal.event.title if proposal.event else "") or "Sans objet")[:500],
        correspondent_name=(name or email)[:500],
        received_on=min(proposal.received_on or today, today),
        document_date=proposal.sent_at.date() if proposal.sent_at else None,
        channel=Channel.email,
        due_date=proposal.reply_by,
        flagged=proposal.category is RequestCategory.safeguarding,
        body=proposal.text[:200_000],
    )


def author_of(proposal: Proposal) -> tuple[str, str]:
    """Return the address and the name of whoever wrote: the first author of a message passed on."""
    if proposal.forwarded_sender_email or proposal.forwarded_sender_name:
        return proposal.forwarded_sender_email, proposal.forwarded_sender_name
    return proposal.sender_email, proposal.sender_name


def proposed_partner(proposal: Proposal) -> PartnerFields | None:
    """Return whoever wrote as a new partner; None when nobody is named."""
    email, name = author_of(proposal)
    if not (name or email):
        return None
    first, _, last = (name or email).rpartition(" ")
    values: dict[str, Any] = {"first_name": first, "last_name": last, "email": email}
    if proposal.sender_organisation and proposal.sender_organisation == proposal.sender_name:
        values = {
            "partner_kind": PartnerKind.organisation,
            "name": proposal.sender_organisation,
            "email": email,
        }
    try:
        return validated(PartnerFields, values)
    except InvalidFields:
        return validated(PartnerFields, {**values, "email": ""})


def proposed_engagement(proposal: Proposal) -> EngagementFields | None:
    """Return the engagement that an invitation asks for; None when it has no date."""
    event = proposal.event
    if event is None or event.starts_at is None:
        return None
    municipality = _municipality(event.address, event.place)
    values: dict[str, Any] = {
        "title": (event.title or proposal.subject or "Invitation")[:500],
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "all_day": event.all_day,
        "time_zone": event.time_zone or "Europe/Paris",
        "place": _whole_name(event.place, municipality)[:500],
        "address": event.address[:500],
        "engagement_kind": engagement_kind_of(event.title or proposal.subject),
        "municipality": municipality,
        "reply_by": proposal.reply_by,
    }
    if event.cancelled:
        values |= {"state": EngagementState.cancelled, "state_reason": "Annulé par l'organisateur"}
    try:
        return validated(EngagementFields, values)
    except InvalidFields:
        return validated(EngagementFields, {**values, "ends_at": None})


def _municipality(address: str, place: str) -> str:
    """Return the INSEE code of the commune an address ends with or a place names, empty when none is for sure."""
    for line in reversed(f"{address.replace(' à ', ',')}\n{place}".replace(",", "\n").splitlines()):
        words = line.strip().removeprefix("93").lstrip("0123456789 ")
        for candidate in (words, line.strip()):
            if candidate:
                try:
                    return insee_code(candidate)
                except InvalidFields:
                    continue
    named = municipalities().named_in(place)
    return named[0].insee if len(named) == 1 else ""


def _whole_name(place: str, municipality: str) -> str:
    """Return « Le Blanc-Mesnil » for a place read in « au Blanc-Mesnil »; any other place as it is."""
    name = municipalities().name_of(municipality)
    return name if place and fold(name).endswith(f" {fold(place)}") else place
