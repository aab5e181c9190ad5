"""The verbs of mailings: who is written to, what to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import Channel, Wording
from liaison_desk.domain.lists import MailingRow
from liaison_desk.domain.mailing_checks import Addressed, MailingProblem, problems_of, twins_of
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingReply, MailingState, RecipientFilter
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.services.addressing import addressed_partners
from liaison_desk.services.clock import today
from liaison_desk.services.records import RecordService
from liaison_desk.store import recipients, records
from liaison_desk.store.mailings import MAILINGS

OBJECTS = "S'est opposé aux envois en nombre"


@dataclass(frozen=True)
class FilterChoices:
    """What a filter can be made of today: codes of functions, ids and names of networks, names of lists."""

    functions: Sequence[str]
    networks: Sequence[tuple[str, str]]
    distribution_lists: Sequence[str]


class MailingService(RecordService[MailingFields, MailingRow]):
    """What can be done with mailings before and after their letters are made."""

    kind = Kind.mailing
    fields_class = MailingFields
    row_list = MAILINGS

    def edit(self, identifier: str, fields: MailingFields, version: int | None = None) -> None:
        """Make a mailing what the fields say; the text of letters already made no longer changes."""
        with self.verb(f"Modification : {fields.subject}") as session:
            row = records.find(session, self.kind, identifier)
            before = records.fields_of(row, MailingFields)
            if before.state is not MailingState.draft and fields.body != before.body:
                raise UserError(
                    "made_mailing", "Les lettres sont faites : préparez un autre envoi pour un autre texte."
                )
            if before.made_on and _written_to(before) != _written_to(fields):
                raise UserError(
                    "made_mailing", "Les lettres sont faites : préparez un autre envoi pour d'autres destinataires."
                )
            if before.made_on and fields.state is MailingState.draft:
                raise UserError("made_mailing", "Les lettres sont faites : cet envoi ne redevient pas un projet.")
            if before.state is MailingState.draft and fields.state is MailingState.made:
                raise UserError("not_made", "Un envoi est fait quand ses lettres le sont : faites-les d'abord.")
            records.update(session, row, _answers_dated(fields, today(self._clock)), version)

    def choices(self) -> FilterChoices:
        """Return what a filter can be made of."""
        with self._database.reading() as session:
            return FilterChoices(
                recipients.functions_held(session, today(self._clock)),
                recipients.networks_in_use(session),
                recipients.lists_in_use(session),
            )

    def recipients_of(self, wanted: RecipientFilter, day: date | None = None) -> list[str]:
        """Return the ids of the partners a filter takes on a day (today by default), in the order of their names.

        An organisation is left to the person who answers for it, unless it was added by hand.
        """
        day = day or today(self._clock)
        codes = {*wanted.municipalities, *(one.insee for ept in wanted.epts for one in municipalities().of_ept(ept))}
        with self._database.reading() as session:
            found = recipients.matching(session, wanted, codes, day)
            people = recipients.living(session, [*found, *wanted.partner_ids])
        by_hand = set(wanted.partner_ids)
        answered_for = {
            held.organisation_id
            for identifier, fields in people.items()
            for held in fields.offices_on(day)
            if held.organisation_id and identifier not in by_hand
        }
        return [identifier for identifier in people if identifier in by_hand or identifier not in answered_for]

    def gathered(self, fields: MailingFields) -> MailingFields:
        """Return a mailing whose recipients are those its filter takes today; what was said of each is kept."""
        known = {one.partner_id: one for one in fields.recipients}
        found = self.recipients_of(fields.recipient_filter)
        with self._database.reading() as session:
            objecting = {
                identifier
                for identifier, partner in recipients.living(session, found).items()
                if partner.objects_to_mailings
            }
        kept = [known.get(identifier) or _begun(identifier, objecting) for identifier in found]
        return fields.model_copy(update={"recipients": kept})

    def addressed(self, fields: MailingFields, day: date | None = None) -> list[Addressed]:
        """Return how each recipient is written to, ticked or not, in their order."""
        day = day or fields.made_on or today(self._clock)
        with self._database.reading() as session:
            identifiers = [one.partner_id for one in fields.recipients]
            return addressed_partners(session, identifiers, day, fields.wording)

    def check(
        self, fields: MailingFields, addressed: Sequence[Addressed] | None = None
    ) -> Mapping[str, tuple[MailingProblem, ...]]:
        """Return the exceptions of the recipients that are ticked, by partner id; those without any are left out."""
        day = today(self._clock)
        ticked = {one.partner_id for one in fields.recipients if one.included}
        known = self.addressed(fields) if addressed is None else addressed
        written = [one for one in known if one.partner_id in ticked]
        twins = twins_of(written)
        forms = forms_of_address()
        found = {
            one.partner_id: problems_of(one, day, fields.channel, forms, twins.get(one.partner_id, ()))
            for one in written
        }
        return {identifier: problems for identifier, problems in found.items() if problems}

    def leave_out(self, fields: MailingFields, partner_ids: Sequence[str], reason: str) -> MailingFields:
        """Return a mailing without some recipients, with the reason; an empty reason takes them back."""
        said = set(partner_ids)
        if not said <= {one.partner_id for one in fields.recipients}:
            raise UserError("not_a_recipient", "Cette personne n'est pas destinataire de cet envoi.")
        kept = [
            changed(one, {"included": not reason, "left_out_reason": reason}) if one.partner_id in said else one
            for one in fields.recipients
        ]
        return fields.model_copy(update={"recipients": kept})

    def start_for_engagement(self, engagement_id: str, body: str) -> str:
        """Begin the invitations to an engagement and return the id of the mailing."""
        with self.verb("Publipostage commencé") as session:
            row = records.find(session, Kind.engagement, engagement_id)
            engagement = records.fields_of(row, EngagementFields)
            fields = MailingFields(
                subject=f"Invitation : {engagement.title}",
                purpose="Inviter à un événement du Département",
                wording=Wording.invitation,
                body=body,
                unit=engagement.unit,
                channel=Channel.mail,
                engagement_id=row.id,
            )
            return records.create(session, self.kind, fields).id


def _written_to(fields: MailingFields) -> list[tuple[str, bool, str | None]]:
    return [(one.partner_id, one.included, one.letter_id) for one in fields.recipients]


def _answers_dated(fields: MailingFields, day: date) -> MailingFields:
    """Return a mailing in which each answer has its day, today when nobody gave it, and nobody else has one."""
    recipients = [
        changed(one, {"replied_on": None if one.reply is MailingReply.none else one.replied_on or day})
        if (one.reply is MailingReply.none) is not (one.replied_on is None)
        else one
        for one in fields.recipients
    ]
    return fields if recipients == fields.recipients else fields.model_copy(update={"recipients": recipients})


def _begun(identifier: str, objecting: set[str]) -> MailingRecipient:
    if identifier in objecting:
        return MailingRecipient(partner_id=identifier, included=False, left_out_reason=OBJECTS)
    return MailingRecipient(partner_id=identifier)
