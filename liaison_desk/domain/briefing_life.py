"""The life of a note: what can be done with it now, and how a frozen one opens its next revision."""

from __future__ import annotations

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.validation import changed

_FROZEN = frozenset({BriefingState.validated, BriefingState.issued, BriefingState.superseded})

FOLLOWING: dict[BriefingState, tuple[BriefingState, ...]] = {
    BriefingState.draft: (BriefingState.in_circuit,),
    BriefingState.in_circuit: (BriefingState.validated, BriefingState.draft),
    BriefingState.validated: (BriefingState.issued,),
    BriefingState.issued: (),
    BriefingState.superseded: (),
}
"""States a note can be brought to from each (domain reference §3.6)."""


def is_frozen(fields: BriefingFields) -> bool:
    """Tell whether the text is no longer to be changed: a change opens the next revision."""
    return fields.state in _FROZEN


def next_revision(fields: BriefingFields) -> BriefingFields:
    """Return the draft of the revision after a validated one."""
    return changed(fields, {"revision": fields.revision + 1, "state": BriefingState.draft})


def rewritten(before: BriefingFields, now: BriefingFields) -> BriefingFields:
    """Return what is to be saved: a text changed while it was in circuit is a draft again, its visas fall.

    Domain reference §1.7: any change of text after a visa cancels it.
    """
    if now.state is BriefingState.in_circuit and written_sections(before) != written_sections(now):
        return changed(now, {"state": BriefingState.draft})
    return now


def written_sections(fields: BriefingFields) -> list[tuple[str, str]]:
    """Return the sections that hold something, in order: heading, text."""
    return [(section.heading, section.body.strip()) for section in fields.sections_in_order() if section.body.strip()]


def count_words(body: str) -> int:
    """Return how many words a Markdown text has."""
    return sum(any(sign.isalnum() for sign in word) for word in body.split())
