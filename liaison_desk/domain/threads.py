"""What was exchanged around a letter: with the same person, on the same engagement, on the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison_desk.domain.french import long_date
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.records import Reference

DUPLICATE_DAYS = 30
"""Within how many days the same subject from the same sender is probably the same letter (domain reference §1.9)."""
_NAMED = 5


class ThreadReason(StrEnum):
    """What ties a letter to another, the closest tie first."""

    answer = "answer"
    person = "person"
    engagement = "engagement"
    words = "words"


@dataclass(frozen=True)
class ThreadEntry:
    """A letter of a thread; `day` is that of its arrival, of its signature, or the day it was begun."""

    reference: Reference
    reason: ThreadReason
    mail_register: MailRegister
    number: str
    day: date | None
    correspondent: str
    subject: str
    state: LetterState
    body: str = ""


@dataclass(frozen=True)
class SenderLetters:
    """What else the sender of a letter received has in the register (domain reference §1.9, controls V14 and V15).

    `duplicates` have the same subject within thirty days; `open_items` are the other letters still to be dealt with.
    """

    duplicates: tuple[ThreadEntry, ...] = ()
    open_items: tuple[ThreadEntry, ...] = ()

    def sentences(self) -> tuple[str, ...]:
        """Return what is to be told before the letter is registered, the warning first."""
        told: list[str] = []
        if self.duplicates:
            told.append(
                f"Doublon probable, même expéditeur et même objet : {_named(_arrived(one) for one in self.duplicates)}."
            )
        if self.open_items:
            others = _named(_arrived(one, one.subject) for one in self.open_items)
            told.append(f"Cet expéditeur a d'autres courriers ouverts : {others}.")
        return tuple(told)


def _named(letters: Iterable[str]) -> str:
    """Return letters one after the other, the last ones only counted when there are many."""
    named = list(letters)
    others = len(named) - _NAMED
    if others > 0:
        named[_NAMED:] = ["un autre" if others == 1 else f"{others} autres"]
    return " ; ".join(named)


def _arrived(entry: ThreadEntry, subject: str = "") -> str:
    """Return « A-2026-0003 « Forum », arrivé le 3 mai 2026 »."""
    named = f"{entry.number} « {subject} »" if subject else entry.number
    return f"{named}, arrivé le {long_date(entry.day)}" if entry.day else named
