"""The signature book: letters in circuit, then notes, grouped by who must act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from liaison_desk.domain.circuit_rules import current_step
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.usual_circuits import SHIPPED_ROLES

TO_SEND_AGAIN = "À reprendre et remettre en circuit"
"""Name of the group of letters whose text came back to its author."""

NOTES = "Notes · "
"""What the names of the groups of notes start with."""


@dataclass(frozen=True)
class BookEntry:
    """One letter of the book, not signed yet, or one note, not validated yet."""

    id: str
    subject: str
    addressee: str
    unit: Unit
    due_date: date | None
    flagged: bool
    in_circuit: bool
    revision: int
    circuit: tuple[CircuitStep, ...]
    kind: Kind = Kind.letter

    @property
    def reference(self) -> Reference:
        """Which text it is."""
        return Reference(self.kind, self.id)

    @property
    def waiting(self) -> CircuitStep | None:
        """The step whose turn it is; None for a text that came back, or whose steps are all answered."""
        place = current_step(self.circuit)
        return self.circuit[place] if place is not None and self.in_circuit else None

    @property
    def group(self) -> str:
        """Who must act: the role of the step waited for, or the author."""
        return self.waiting.role if self.waiting else TO_SEND_AGAIN

    @property
    def is_to_sign(self) -> bool:
        """Tell whether only the signature is missing."""
        return self.waiting is not None and self.waiting.step_kind is CircuitStepKind.signature

    @property
    def last_remark(self) -> str:
        """What was last said of it, empty when nothing was."""
        return next((step.comment for step in reversed(self.circuit) if step.comment), "")


def grouped(entries: Iterable[BookEntry], usual_roles: Sequence[str] = ()) -> list[tuple[str, list[BookEntry]]]:
    """Return the entries by who must act, in the order of the usual circuit, those that came back last.

    Notes come after letters, in groups of their own. The order within a group is that of the entries given.
    """
    known = list(entries)
    letters = [one for one in known if one.kind is Kind.letter]
    notes = [one for one in known if one.kind is not Kind.letter]
    by_role = _by_role(notes, usual_roles)
    return [*_by_role(letters, usual_roles), *((f"{NOTES}{name}", members) for name, members in by_role)]


def counted_texts(entries: Sequence[BookEntry]) -> str:
    """Return « 3 courriers », « 1 note »."""
    if entries and entries[0].kind is not Kind.letter:
        return counted(len(entries), "note")
    return counted(len(entries), "courrier")


def _by_role(entries: Iterable[BookEntry], usual_roles: Sequence[str]) -> list[tuple[str, list[BookEntry]]]:
    roles = list(usual_roles or SHIPPED_ROLES)

    def place(entry: BookEntry) -> tuple[int, str]:
        if entry.group == TO_SEND_AGAIN:
            return len(roles) + 1, ""
        return (roles.index(entry.group), "") if entry.group in roles else (len(roles), entry.group)

    ordered = sorted(entries, key=place)
    return [(name, list(members)) for name, members in groupby(ordered, key=lambda entry: entry.group)]
