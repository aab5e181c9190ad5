"""From what was read in a file to the fields of the records it would make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from liaison_desk.domain.engagement_kinds import engagement_kind_of
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.folding import fold
from liaison_desk.domain.letters import Channel, LetterFields, MailRegister
from liaison_desk.domain.mail_targets import MailTarget, TargetKind, target_of
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.person_names import person_named
from liaison_desk.domain.proposals import Proposal, ProposedEvent, RequestCategory
from liaison_desk.domain.proposed_kinds import proposed_kind
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.validation import validated
from liaison_desk.domain.wall_time import OFFICE_ZONE
from liaison_desk.errors import InvalidFields
from liaison_desk.reference_data import municipalities
from liaison_desk.services.municipalities import insee_code


def proposed_letter(proposal: Proposal, today: date, targets: Sequence[MailTarget] = ()) -> LetterFields:
    """Return the line of the register a message makes; it cannot have arrived after today.

    Its kind of request is only proposed; without a date in the text, the answer is due by the delays of the office.
    """
    email, name = author_of(proposal)
    kind, received_on = proposed_kind(proposal.category), min(proposal.received_on or today, today)
    return LetterFields(
        mail_register=MailRegister.incoming,
        subject=(proposal.subject or (proposal.event.title if proposal.event else "") or "Sans objet")[:500],
        correspondent_name=(name or email)[:500],
        received_on=received_on,
        document_date=_document_date(proposal, today),
        channel=Channel.mail if proposal.is_paper else Channel.email,
        unit=Unit(proposal.unit or Unit.both),
        due_date=proposal.reply_by or _proposed_due(proposal, kind, received_on, targets),
        request_kind=kind,
        flagged=proposal.category is RequestCategory.safeguarding,
        body=proposal.text[:200_000],
    )


def _document_date(proposal: Proposal, today: date) -> date | None:
    """Return the day a message was sent or a letter dated; a letter is not dated after the day it is taken in."""
    if proposal.sent_at:
        return proposal.sent_at.astimezone(OFFICE_ZONE).date()
    return proposal.document_date if proposal.document_date and proposal.document_date <= today else None


def _proposed_due(
    proposal: Proposal, kind: RequestKind, received_on: date, targets: Sequence[MailTarget]
) -> date | None:
    if kind is RequestKind.safeguarding:
        return received_on
    if kind is RequestKind.courtesy:
        return target_of(TargetKind.answer_invitation, targets).due(received_on) if proposal.event else None
    return target_of(TargetKind.reply, targets).due(received_on)


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
    person = person_named(name)
    values: dict[str, Any] = {
        "courtesy_title": person.courtesy_title,
        "first_name": person.first_name,
        "last_name": person.last_name or email or name,
        "email": email,
    }
    if proposal.sender_organisation and proposal.sender_organisation == proposal.sender_name:
        values = {
            "partner_kind": PartnerKind.organisation,
            "name": proposal.sender_organisation,
            "email": email,
        }
    try:
        return validated(PartnerFields, values | _whereabouts(proposal))
    except InvalidFields:
        return validated(PartnerFields, {**values, "email": ""})


def _whereabouts(proposal: Proposal) -> dict[str, Any]:
    """Return what a letter on paper says of its sender besides the name."""
    if not proposal.is_paper:
        return {}
    city = proposal.sender_city
    return {
        "street": proposal.sender_street,
        "postal_code": proposal.sender_postal_code,
        "city": city,
        "municipality": _municipality("", city) if proposal.sender_postal_code.startswith("93") else "",
        "phone": proposal.sender_phone,
        "notes": "\n".join(
            f"{word} {value}"
            for word, value in (("RNA", proposal.sender_rna), ("SIRET", proposal.sender_siret))
            if value
        ),
    }


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
        "recurrence": _recurrence(event),
    }
    if event.cancelled:
        values |= {"state": EngagementState.cancelled, "state_reason": "Annulé par l'organisateur"}
    try:
        return validated(EngagementFields, values)
    except InvalidFields:
        return validated(EngagementFields, {**values, "ends_at": None, "recurrence": None})


def _recurrence(event: ProposedEvent) -> dict[str, Any] | None:
    from liaison_desk.calendars.recurrence_rules import rule_values

    if event.starts_at is None or not event.recurrence:
        return None
    return rule_values(event.recurrence, event.starts_at, event.time_zone or "Europe/Paris")


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
