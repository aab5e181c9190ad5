"""What was exchanged around a letter: with the same person, on the same engagement, on the same words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.records import Reference


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
