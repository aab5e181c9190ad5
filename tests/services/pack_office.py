"""An office with an engagement, its note, its letters and files: what packs are made of."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime
from typing import Any

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from tests.documents.hostile_pdfs import plain_pdf


def add_engagement(desk: Desk) -> Reference:
    """Record an engagement with a note, a letter of the office's and a file; return its reference."""
    opening = desk.engagements.add(
        EngagementFields(
            title="Inauguration de la Maison des associations",
            state=EngagementState.accepted,
            starts_at=datetime(2026, 5, 12, 10, 30),
            ends_at=datetime(2026, 5, 12, 12, 0),
            place="Maison des associations",
            municipality="93008",
        )
    )
    desk.briefings.add(BriefingFields(title="La Maison des associations", engagement_id=opening))
    desk.letters.add(
        LetterFields(
            mail_register=MailRegister.outgoing,
            subject="Présence confirmée",
            engagement_id=opening,
            body="Je serai là.",
            document_date=date(2026, 5, 4),
        )
    )
    desk.engagements.attach(opening, "programme.pdf", "application/pdf", plain_pdf("Programme de la Ville"))
    return Reference(Kind.engagement, opening)


def last(steps: Generator[Any, None, Any]) -> Any:
    """Do work to its end and return what it made."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
