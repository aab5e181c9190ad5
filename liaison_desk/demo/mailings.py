"""The mailings of the demonstration office: one that left and is being answered, one in preparation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from liaison_desk.demo.cast import Cast, Partner
from liaison_desk.demo.correspondence import Letter, when
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.engagements import Appointment
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.mailings import (
    MailingFields,
    MailingRecipient,
    MailingReply,
    MailingState,
    RecipientFilter,
)
from liaison_desk.domain.working_days import previous_working_day
from liaison_desk.paths import resource

YOUTH = "Assises de la jeunesse"
_NEW_YEAR = "Vœux"
_WRITTEN_TO = 24
_LEFT_DAYS_AGO = 13
_STAND_INS = ("Yacine Ferrand", "Maud Letellier", "Ilan Cordier")


@dataclass(frozen=True)
class DemoMailings:
    """The mailings, with the letters of the one that left."""

    mailings: list[DemoRecord[MailingFields]]
    letters: list[Letter]


def with_networks(cast: Cast) -> list[Partner]:
    """Return every partner, those of associations in their networks, some on distribution lists."""
    umbrellas = [body.organisation.id for body in cast.umbrellas]
    changes: dict[str, dict[str, Any]] = {}
    for number, body in enumerate(cast.associations):
        if body.organisation.id not in umbrellas and umbrellas:
            changes[body.organisation.id] = {"network_ids": [umbrellas[number % len(umbrellas)]]}
        if number % 2 == 0:
            changes[body.president.id] = {"distribution_lists": [YOUTH]}
    presidents = [body.president.id for body in cast.associations[::2]]
    changes[presidents[3]] |= {"building": "Maison des associations et des initiatives citoyennes"}
    for mayor in cast.mayors.values():
        changes[mayor.id] = {"distribution_lists": [_NEW_YEAR]}
    for place, resident in enumerate(cast.residents[:4]):
        changes[resident.id] = {"distribution_lists": [YOUTH], "objects_to_mailings": place == 0}
        if place == 1:  # an exception to be seen before anything is made
            changes[resident.id] |= {"street": "", "postal_code": "", "city": ""}
    return [
        DemoRecord(one.id, one.fields.model_copy(update=changes[one.id])) if one.id in changes else one
        for one in cast.partners
    ]


def demo_mailings(cast: Cast, partners: Sequence[Partner], planned: Sequence[Appointment], dice: Dice) -> DemoMailings:
    """Return an invitation that left a fortnight ago, and one being prepared."""
    event = _event(planned, cast.today)
    presidents = [body.president for body in cast.associations]
    guests = [*list(cast.mayors.values())[:8], *presidents][:_WRITTEN_TO]
    sent, letters = _sent(cast, event, guests, dice)
    return DemoMailings([sent, _in_preparation(partners, dice)], letters)


def _event(planned: Sequence[Appointment], today: date) -> DemoRecord[EngagementFields]:
    """Return an engagement to come, one of the Département's own when there is one."""
    coming = [
        one
        for one in planned
        if one.record.fields.day > today + timedelta(days=8) and one.record.fields.state is EngagementState.accepted
    ]
    own = [one for one in coming if one.slot.occasion.at_department]
    return (own or coming or list(planned))[0].record


def _sent(
    cast: Cast, event: DemoRecord[EngagementFields], guests: Sequence[Partner], dice: Dice
) -> tuple[DemoRecord[MailingFields], list[Letter]]:
    made_on = previous_working_day(cast.today - timedelta(days=_LEFT_DAYS_AGO - 1))
    mailing_id = dice.identifier()
    subject = f"Invitation : {event.fields.title}"
    directory = cast.directory()
    letters: list[Letter] = []
    recipients: list[MailingRecipient] = []
    for place, guest in enumerate(guests):
        values: dict[str, Any] = {
            "mail_register": MailRegister.outgoing,
            "state": LetterState.sent,
            "signed_on": made_on,
            "sent_on": made_on,
            "subject": subject,
            "correspondent_id": guest.id,
            "addressee_name": guest.fields.display_name,
            "addressee_title": office_title(guest.fields, made_on, directory),
            "unit": Unit.both,
            "engagement_id": event.id,
            "wording": Wording.invitation,
            "body": f"J'ai le plaisir de vous convier, {when(event.fields.starts_at)}, à :\n\n**{event.fields.title}**",
            "mailing_id": mailing_id,
        }
        letters.append(DemoRecord(dice.identifier(), LetterFields.model_validate(values)))
        recipients.append(_answered(guest.id, letters[-1].id, place, made_on))
    fields = MailingFields(
        subject=subject,
        purpose="Inviter les maires et les associations à un événement du Département",
        state=MailingState.made,
        wording=Wording.invitation,
        body=resource("wordings", "invitation.md").read_text(encoding="utf-8").strip(),
        unit=Unit.both,
        engagement_id=event.id,
        reply_by=cast.today + timedelta(days=4),
        recipient_filter=RecipientFilter(functions=["MAIRE", "PDT_ASSOCIATION"]),
        recipients=recipients,
        made_on=made_on,
    )
    return DemoRecord(mailing_id, fields), letters


def _answered(partner_id: str, letter_id: str, place: int, made_on: date) -> MailingRecipient:
    """Return a recipient with an answer: of eight, four come, one sends somebody, one is excused, two say nothing."""
    replies = (
        MailingReply.present, MailingReply.none, MailingReply.present, MailingReply.represented,
        MailingReply.present, MailingReply.excused, MailingReply.none, MailingReply.present,
    )  # fmt: skip
    reply = replies[place % len(replies)]
    if reply is MailingReply.none:
        return MailingRecipient(partner_id=partner_id, letter_id=letter_id)
    return MailingRecipient(
        partner_id=partner_id,
        letter_id=letter_id,
        reply=reply,
        represented_by=_STAND_INS[place % len(_STAND_INS)] if reply is MailingReply.represented else "",
        guests=1 if reply is MailingReply.present and place % 3 == 0 else 0,
        replied_on=made_on + timedelta(days=2 + place % 7),
    )


def _in_preparation(partners: Sequence[Partner], dice: Dice) -> DemoRecord[MailingFields]:
    chosen = sorted(
        (one for one in partners if YOUTH in one.fields.distribution_lists),
        key=lambda one: (one.fields.last_name, one.id),
    )
    fields = MailingFields(
        subject="Assises de la jeunesse : invitation aux ateliers",
        purpose="Inviter les associations de jeunesse à préparer les Assises",
        wording=Wording.invitation,
        body=(
            "Votre engagement auprès des jeunes du département compte beaucoup.\n\n"
            "{official} a le plaisir de vous convier aux ateliers qui prépareront les **Assises de la jeunesse**.\n\n"
            "Merci de confirmer votre présence à {officer}, par téléphone au {officer_phone} ou par courriel à "
            "{officer_email}, et de nous signaler vos éventuels besoins d'accessibilité."
        ),
        unit=Unit.djva,
        recipient_filter=RecipientFilter(distribution_lists=[YOUTH]),
        recipients=[
            MailingRecipient(
                partner_id=one.id,
                included=not one.fields.objects_to_mailings,
                left_out_reason="S'est opposé aux envois en nombre" if one.fields.objects_to_mailings else "",
            )
            for one in chosen
        ],
    )
    return DemoRecord(dice.identifier(), fields)
