"""What all letters of the demonstration office share: words, signatures, the fields of a reply."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from liaison_desk.demo.cast import Cast, Partner
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import clock, full_date
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import add_working_days

Letter = DemoRecord[LetterFields]

SIGNATURE_DAYS = 2
"""Working days between signature and dispatch, at most."""


class Desk:
    """Makes letters; keeps what they all need."""

    def __init__(self, cast: Cast, office: OfficeFields, dice: Dice) -> None:
        self.cast = cast
        self.office = office
        self.dice = dice
        self.today = cast.today
        self.directory = cast.directory()

    def officer_words(self) -> dict[str, str]:
        """Return the words by which a letter names the officer."""
        return {
            "officer": self.office.officer_name,
            "officer_function": self.office.officer_function[:1].lower() + self.office.officer_function[1:],
            "officer_phone": shown_phone(self.office.officer_phone),
            "officer_email": self.office.officer_email,
        }

    def signature(self, writer: Partner, day: date, called: str) -> str:
        """Return how a correspondent closes and signs, repeating how the official was called."""
        closings = (
            f"Je vous prie d'agréer, {called}, l'expression de mes salutations distinguées.",
            f"Veuillez recevoir, {called}, mes salutations les meilleures.",
            f"Je vous prie de croire, {called}, à l'assurance de ma considération distinguée.",
        )
        name = f"{writer.fields.first_name} {writer.fields.last_name}"
        title = office_title(writer.fields, day, self.directory)
        return "\n".join(line for line in (f"{self.dice.pick(closings)}\n", name, title) if line)

    def gender(self, partner: Partner) -> str:
        """Return the « e » of a feminine agreement."""
        return "e" if partner.fields.courtesy_title is CourtesyTitle.ms else ""

    def letter(self, values: dict[str, Any]) -> Letter:
        """Return a letter with an id of its own."""
        return DemoRecord(self.dice.identifier(), validated(LetterFields, values))

    def with_state(self, letter: Letter, state: LetterState) -> Letter:
        """Return the same letter further on."""
        return DemoRecord(letter.id, validated(LetterFields, {**letter.fields.model_dump(), "state": state}))

    def outgoing(self, about: Letter, signed_on: date, **values: Any) -> Letter:
        """Return an outgoing letter to the sender of another; not signed yet when that day is to come."""
        return self.letter(
            {
                "mail_register": MailRegister.outgoing,
                "correspondent_id": about.fields.correspondent_id,
                "channel": about.fields.channel if about.fields.channel in {"mail", "email"} else "mail",
                "unit": about.fields.unit,
                "answers_to_id": about.id,
                "engagement_id": about.fields.engagement_id,
                **self.progress(signed_on),
                **values,
            }
        )

    def progress(self, signed_on: date) -> dict[str, Any]:
        """Return state and dates of an outgoing letter to be signed on a day: sent, signed, or still a draft."""
        if signed_on > self.today:
            far = signed_on > add_working_days(self.today, 3)
            return {"state": LetterState.draft if far else LetterState.in_circuit}
        sent_on = add_working_days(signed_on, self.dice.number(0, SIGNATURE_DAYS))
        dates = {"document_date": signed_on, "signed_on": signed_on}
        if sent_on > self.today:
            return {**dates, "state": LetterState.signed}
        return {**dates, "sent_on": sent_on, "state": LetterState.sent}


def registration_order(letter: Letter, today: date) -> tuple[date, bool]:
    """Return the key by which letters enter the registers; what is not signed comes last."""
    fields = letter.fields
    day = fields.received_on or fields.signed_on or today
    return (day, fields.mail_register is MailRegister.outgoing)


def when(moment: datetime) -> str:
    """Return « le mardi 12 mai 2026 à 10 h 30 »."""
    return f"le {full_date(moment.date())} à {clock(moment)}"
