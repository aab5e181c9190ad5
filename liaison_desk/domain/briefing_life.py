"""The life of a note: what can be done with it now, and how a frozen one opens its next revision."""

from __future__ import annotations

from liaison_desk.domain.briefings import OUT_OF_USE, BriefingFields, BriefingState
from liaison_desk.domain.circuit_rules import missing_visas
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError

IN_FORCE = frozenset({BriefingState.validated, BriefingState.issued})
"""States of a text people may rely on."""

_FROZEN = IN_FORCE | OUT_OF_USE

FOLLOWING: dict[BriefingState, tuple[BriefingState, ...]] = {
    BriefingState.draft: (BriefingState.in_circuit,),
    BriefingState.in_circuit: (BriefingState.validated, BriefingState.draft),
    BriefingState.validated: (BriefingState.issued, BriefingState.superseded),
    BriefingState.issued: (BriefingState.superseded, BriefingState.archived),
    BriefingState.superseded: (BriefingState.archived,),
    BriefingState.archived: (),
}
"""States a note can be brought to from each (domain reference §3.6)."""

FROZEN = "Cette note est validée : ouvrez une nouvelle version pour en changer le texte."
"""Why a frozen note stays as it is."""


def is_frozen(fields: BriefingFields) -> bool:
    """Tell whether the text is no longer to be changed: a change opens the next revision."""
    return fields.state in _FROZEN


def is_reopened(before: BriefingFields, now: BriefingFields) -> bool:
    """Tell whether a frozen text goes to its next revision."""
    return is_frozen(before) and now.revision > before.revision


def check_life(before: BriefingFields, now: BriefingFields) -> None:
    """Check that a note may come to the state it is in now.

    Raises UserError when a frozen text is taken back without a new revision, when a note is issued without having been
    validated, or validated while visas are awaited.
    """
    if is_frozen(before) and not is_reopened(before, now):
        if now.state is not before.state and now.state not in FOLLOWING[before.state]:
            raise UserError("frozen_note", FROZEN)
        return
    if now.state is BriefingState.issued:
        raise UserError("not_validated", "Cette note n'est pas encore validée : validez-la d'abord.")
    if now.state is not BriefingState.validated or is_frozen(before):
        return  # a note another replaces is done with, whatever its state
    if before.state is BriefingState.in_circuit and (awaited := missing_visas(now.circuit)):
        raise UserError(
            "missing_visas",
            f"Des visas sont attendus ({', '.join(awaited)}) : répondez aux étapes du circuit, la dernière la valide.",
        )


def reopened(fields: BriefingFields) -> BriefingFields:
    """Return the text of a new revision: its visas, the figures it keeps and its day of validation are to come."""
    return changed(fields, {"circuit": [], "kept_figures": [], "validated_on": None})


def next_revision(fields: BriefingFields) -> BriefingFields:
    """Return the draft of the revision after a frozen one."""
    return reopened(changed(fields, {"revision": fields.revision + 1, "state": BriefingState.draft}))


def substance(fields: BriefingFields) -> tuple[object, ...]:
    """Return what the visas of a note are about beside its title: sections, fields of its form, options."""
    details = {name: value for name, value in fields.details.items() if value}
    return written_sections(fields), details, fields.options, fields.recommended


def written_sections(fields: BriefingFields) -> list[tuple[str, str]]:
    """Return the sections that hold something, in order: heading, text."""
    return [(section.heading, section.body.strip()) for section in fields.sections_in_order() if section.body.strip()]
