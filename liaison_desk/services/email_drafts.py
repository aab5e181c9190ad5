"""Messages ready to be sent, as files any mail client opens for writing (RFC 5322; `X-Unsent: 1`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_UNFOLDED = SMTP.clone(max_line_length=200)
"""So that the names of files hold on one line: mail clients do not all join those cut in parts (RFC 2231)."""


@dataclass(frozen=True)
class AttachedFile:
    """A file that goes with a message, under a name that is safe to store and to open."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class EmailDraft:
    """A message nobody sent yet; `sender` is empty while the officer's own address is not known.

    `hidden_addresses` do not see each other (Bcc); `to_address` may then be empty.
    """

    to_name: str
    to_address: str
    subject: str
    text: str
    files: Sequence[AttachedFile]
    sender_name: str = ""
    sender_address: str = ""
    hidden_addresses: Sequence[str] = ()


def message_bytes(draft: EmailDraft) -> bytes:
    """Return a draft as an .eml file; it carries no date and no identifier, which are the mail client's to give."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if draft.to_address:
        message["To"] = Address(_one_line(draft.to_name), addr_spec=draft.to_address)
    if draft.hidden_addresses:
        message["Bcc"] = [Address(addr_spec=one) for one in draft.hidden_addresses]
    if draft.sender_address:
        message["From"] = Address(_one_line(draft.sender_name), addr_spec=draft.sender_address)
    message["Subject"] = _one_line(draft.subject)
    message.set_content(draft.text)
    for file in draft.files:
        main, _slash, kind = file.media_type.partition("/")
        if main in {"", "multipart", "message"} or not kind:  # those may not be carried as plain bytes
            main, kind = "application", "octet-stream"
        message.add_attachment(file.content, maintype=main, subtype=kind, filename=file.name)
    return message.as_bytes(policy=_UNFOLDED)


def _one_line(words: str) -> str:
    return " ".join(words.split())
