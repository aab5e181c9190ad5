"""The delays an office sets itself for its mail, which no text imposes (domain reference §1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from pydantic import field_validator

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.french import counted
from liaison_desk.domain.request_regimes import Rule
from liaison_desk.domain.working_days import add_months, add_working_days


class TargetKind(StrEnum):
    """What is to be done within the delay."""

    acknowledge = "acknowledge"
    reply = "reply"
    reply_flagged = "reply_flagged"
    qualify_invitation = "qualify_invitation"
    answer_invitation = "answer_invitation"
    letter_charter = "letter_charter"
    email_charter = "email_charter"


class DelayUnit(StrEnum):
    """What a delay counts."""

    calendar_days = "calendar_days"
    working_days = "working_days"
    months = "months"


class MailTarget(Fields):
    """One delay, from the day of arrival."""

    target: TargetKind
    amount: int
    unit: DelayUnit = DelayUnit.working_days

    @field_validator("amount")
    @classmethod
    def _amount_is_possible(cls, value: int) -> int:
        if not 1 <= value <= 365:
            raise ValueError("indiquez un délai de 1 à 365")
        return value

    def due(self, received_on: date) -> date:
        """Return the last day of the delay; the day of arrival is not counted."""
        if self.unit is DelayUnit.months:
            return add_months(received_on, self.amount)
        if self.unit is DelayUnit.working_days:
            return add_working_days(received_on, self.amount)
        return received_on + timedelta(days=self.amount)

    @property
    def delay(self) -> str:
        """« 8 jours ouvrés », « 1 mois »."""
        one, many = _UNITS[self.unit]
        return counted(self.amount, one, many)

    @property
    def rule(self) -> Rule:
        """The rule it is."""
        return Rule(f"target:{self.target.value}", f"{_WORDS[self.target]} : {self.delay}.", _SOURCES, editable=True)


_UNITS = {
    DelayUnit.calendar_days: ("jour", "jours"),
    DelayUnit.working_days: ("jour ouvré", "jours ouvrés"),
    DelayUnit.months: ("mois", "mois"),
}
_WORDS = {
    TargetKind.acknowledge: "Accuser réception d'un courrier",
    TargetKind.reply: "Répondre sur le fond, ou par une réponse d'attente qui donne une nouvelle date",
    TargetKind.reply_flagged: "Répondre à un courrier signalé",
    TargetKind.qualify_invitation: "Qualifier une invitation : dire ce qu'elle est",
    TargetKind.answer_invitation: "Répondre à une invitation",
    TargetKind.letter_charter: "Charte Marianne, courriers",
    TargetKind.email_charter: "Charte Marianne, courriels",
}
_SOURCES = "délai du service, réglable (réglages du bureau)"

SHIPPED_TARGETS = (
    MailTarget(target=TargetKind.acknowledge, amount=15, unit=DelayUnit.calendar_days),
    MailTarget(target=TargetKind.reply, amount=1, unit=DelayUnit.months),
    MailTarget(target=TargetKind.reply_flagged, amount=8),
    MailTarget(target=TargetKind.qualify_invitation, amount=2),
    MailTarget(target=TargetKind.answer_invitation, amount=5),
    MailTarget(target=TargetKind.letter_charter, amount=15),
    MailTarget(target=TargetKind.email_charter, amount=5),
)


def target_of(kind: TargetKind, chosen: Sequence[MailTarget]) -> MailTarget:
    """Return the delay of the office, else the shipped one."""
    return next(one for one in (*chosen, *SHIPPED_TARGETS) if one.target is kind)
