"""Who wrote a message that somebody only passed on."""

from __future__ import annotations

import re

from liaison_desk.intake.headers import NOBODY, Mailbox, first_mailbox

_FORWARDED = re.compile(r"^\s*(?:\[[^\]]{1,20}\]\s*)?(?:tr|fwd?|fw|wg)\s*:", re.IGNORECASE)
_WROTE = re.compile(
    r"^[ \t>*]*(?:de|from|expéditeur)[ \t*\u00a0]*:[ \t*\u00a0]*(\S[^\n]{2,200})$", re.IGNORECASE | re.MULTILINE
)
_MAILTO = re.compile(r"[\[(]\s*mailto:([^\])\s]+)[\])]", re.IGNORECASE)


def forwarded_sender(subject: str, text: str) -> Mailbox:
    """Return who signs the first message quoted in a forwarded one (« TR: … »), or nobody."""
    if not _FORWARDED.match(subject):
        return NOBODY
    wrote = _WROTE.search(text)
    return first_mailbox(_MAILTO.sub(r"<\1>", wrote[1].replace("*", ""))) if wrote else NOBODY
