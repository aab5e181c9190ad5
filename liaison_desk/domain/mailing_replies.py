"""What recipients answered: counts, and who is to be reminded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.mailings import MailingRecipient, MailingReply


@dataclass(frozen=True)
class ReplyCount:
    """How many of those written to answered what; `expected` counts everybody who comes, guests included."""

    written_to: int
    present: int
    represented: int
    excused: int
    waiting: int
    guests: int

    @property
    def expected(self) -> int:
        """How many people come."""
        return self.present + self.represented + self.guests


def count_replies(recipients: Sequence[MailingRecipient]) -> ReplyCount:
    """Return the counts of a mailing."""
    written = [one for one in recipients if one.included]
    told = [one.reply for one in written]
    return ReplyCount(
        written_to=len(written),
        present=told.count(MailingReply.present),
        represented=told.count(MailingReply.represented),
        excused=told.count(MailingReply.excused),
        waiting=told.count(MailingReply.none),
        guests=sum(one.guests for one in written if one.reply in COMING),
    )


COMING = frozenset({MailingReply.present, MailingReply.represented})
"""Answers of those somebody comes for."""


def unanswered(recipients: Sequence[MailingRecipient]) -> list[MailingRecipient]:
    """Return those written to who said nothing."""
    return [one for one in recipients if one.included and one.reply is MailingReply.none]
