"""What was read in a file somebody sent: proposed to the officer, recorded only when confirmed.

Plain dataclasses, because the process that reads the file starts often and must start fast.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum


class RequestCategory(StrEnum):
    """What a message seems to ask (mail categories, domain reference §1.9); the officer has the last word."""

    invitation = "invitation"
    appointment = "appointment"
    grant_request = "grant_request"
    support_request = "support_request"
    application = "application"
    complaint = "complaint"
    appeal = "appeal"
    access_documents = "access_documents"
    gdpr_request = "gdpr_request"
    safeguarding = "safeguarding"
    press = "press"
    thanks = "thanks"
    information = "information"
    other = "other"


@dataclass(frozen=True)
class ProposedEvent:
    """An occasion found in an invitation; times are wall time in `time_zone`, all-day ends are inclusive.

    `recurrence` is the rule as written (RFC 5545), when it can be kept as it is; `occurrence_of` the date of a series
    it stands for.
    """

    title: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    time_zone: str = "Europe/Paris"
    place: str = ""
    address: str = ""
    uid: str = ""
    sequence: int = 0
    cancelled: bool = False
    recurrence: str = ""
    occurrence_of: datetime | None = None


@dataclass(frozen=True)
class ProposedPiece:
    """A file carried by a message, under a name that is safe to show and to store; `size` in bytes."""

    file_name: str
    media_type: str
    size: int
    sha256: str
    inline: bool = False


@dataclass(frozen=True)
class Proposal:
    """Everything read in one file; `text` is plain text, `warnings` are French sentences for the officer.

    `sent_at` carries its time zone (UTC); `received_on` is a day in Paris. `forwarded_sender_…` is who wrote the
    message in the first place, when the sender only passed it on. A letter on paper has a `document_date` in place of
    `sent_at`, and the address written on it (`sender_street` and the like). `unit` is « DJVA », « DECI » or empty.
    """

    source_name: str
    source_sha256: str
    media_type: str
    message_id: str = ""
    sender_name: str = ""
    sender_email: str = ""
    sender_organisation: str = ""
    sender_phone: str = ""
    sender_street: str = ""
    sender_postal_code: str = ""
    sender_city: str = ""
    sender_rna: str = ""
    sender_siret: str = ""
    forwarded_sender_name: str = ""
    forwarded_sender_email: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    received_on: date | None = None
    document_date: date | None = None
    unit: str = ""
    is_paper: bool = False
    text: str = ""
    text_truncated: bool = False
    blocked_images: int = 0
    category: RequestCategory = RequestCategory.other
    reply_by: date | None = None
    event: ProposedEvent | None = None
    pieces: tuple[ProposedPiece, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the proposal as one line of JSON, in ASCII."""
        return json.dumps(asdict(self), default=_plain)

    @staticmethod
    def from_json(content: str | bytes) -> Proposal:
        """Return the proposal written by `to_json`; raises ValueError when it is anything else."""
        # only the program needs pydantic here, never the process that reads files
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(Proposal).validate_json(content)
        except ValidationError:
            # the original error quotes what it was given
            raise ValueError("not a proposal") from None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
