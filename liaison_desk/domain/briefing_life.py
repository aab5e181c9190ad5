"""The life of a note: what can be done with it now, and how a frozen one opens its next revision."""

from __future__ import annotations

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.circuit_rules import missing_visas
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError

_FROZEN = frozenset({BriefingState.validated, BriefingState.issued, BriefingState.superseded})

FOLLOWING: dict[BriefingState, tuple[BriefingState, ...]] = {
    BriefingState.draft: (BriefingState.in_circuit,),
    BriefingState.in_circuit: (BriefingState.validated, BriefingState.draft),
    BriefingState.validated: (BriefingState.issued,),
    BriefingState.issued: (BriefingState.superseded,),
    BriefingState.superseded: (),
}
"""States a note can be brought to from each (domain reference §3.6)."""


def is_frozen(fields: BriefingFields) -> bool:
    """Tell whether the text is no longer to be changed: a change opens the next revision."""
    return fields.state in _FROZEN


def check_frozen(before: BriefingFields, now: BriefingFields) -> None:
    """Check that a note still open may become what it is now.

    Raises UserError when it is issued without having been validated, or validated while visas are awaited.
    """
    if is_frozen(before) or now.state not in {BriefingState.validated, BriefingState.issued}:
        return  # a note another replaces is done with, whatever its state
    if now.state is BriefingState.issued:
        raise UserError("not_validated", "Cette note n'est pas encore validée : validez-la d'abord.")
    if before.state is BriefingState.in_circuit and (awaited := missing_visas(now.circuit)):
        raise UserError(
            "missing_visas",
            f"Des visas sont attendus ({', '.join(awaited)}) : répondez aux étapes du circuit, la dernière la valide.",
        )


def next_revision(fields: BriefingFields) -> BriefingFields:
    """Return the draft of the revision after a validated one."""
    return changed(fields, {"revision": fields.revision + 1, "state": BriefingState.draft})


def rewritten(before: BriefingFields, now: BriefingFields) -> BriefingFields:
    """Return what is to be saved: a text changed while it was in circuit is a draft again, its visas fall.

    Domain reference §1.7: any change of text after a visa cancels it.
    """
    if now.state is BriefingState.in_circuit and substance(before) != substance(now):
        return changed(now, {"state": BriefingState.draft})
    return now


def substance(fields: BriefingFields) -> tuple[object, ...]:
    """Return what the visas of a note are about beside its title: sections, fields of its form, options."""
    details = {name: value for name, value in fields.details.items() if value}
    return written_sections(fields), details, fields.options, fields.recommended


def written_sections(fields: BriefingFields) -> list[tuple[str, str]]:
    """Return the sections that hold something, in order: heading, text."""
    return [(section.heading, section.body.strip()) for section in fields.sections_in_order() if section.body.strip()]
