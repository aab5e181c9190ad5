"""What recipients answered: counts, and who is to be reminded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.dates_in_text import folded
from liaison_desk.domain.mailings import MailingRecipient, MailingReply

_READ = 5_000
# whoever sends somebody in their place excuses themselves too, and whoever excuses themselves speaks of being present
_SIGNS = (
    (
        MailingReply.represented,
        re.compile(r"represente(?:e|r)?\b|me representera|en mon nom|delegu(?:e|era) (?:mon|ma|m\.|mme)"),
    ),
    (
        MailingReply.excused,
        re.compile(
            r"\bexcus|ne (?:pourr|sera|peux|peut|suis)|empeche|regret|malheureusement|declin|indisponible"
            r"|pas (?:disponible|en mesure)"
        ),
    ),
    (
        MailingReply.present,
        re.compile(r"\bpresen|avec plaisir|participer|honorer|viendr|confirm|accepte|serons? des votres"),
    ),
)


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


def reply_in(text: str) -> MailingReply:
    """Return the answer the words of a letter seem to give, to be confirmed; none when they give no hint."""
    words = folded(text[:_READ])
    return next((reply for reply, signs in _SIGNS if signs.search(words)), MailingReply.none)


GIVEN = (MailingReply.present, MailingReply.represented, MailingReply.excused)
"""What may be answered, in the order it is offered."""

COMING = frozenset({MailingReply.present, MailingReply.represented})
"""Answers of those somebody comes for."""


def unanswered(recipients: Sequence[MailingRecipient]) -> list[MailingRecipient]:
    """Return those written to who said nothing."""
    return [one for one in recipients if one.included and one.reply is MailingReply.none]
