"""What a child would expect of the departure register and its circuits, to hold against the program."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.letters import Channel, LetterFields, LetterState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.desk import Desk

ROLES = ("Directrice", "Cabinet", "Signature")
SIGNATURE = ROLES[-1]
STEPS = [
    CircuitStep(role=role, step_kind=CircuitStepKind.signature if role == SIGNATURE else CircuitStepKind.endorsement)
    for role in ROLES
]
Verb = tuple[str, ...]
"""Name of a verb, id of a letter, a word: what is needed of them."""


@dataclass(frozen=True)
class Known:
    """What should be known of one letter; `seen` is the newest version a visa that holds was given on."""

    body: str
    state: str = "draft"
    number: str = ""
    revision: int = 1
    kept: int = 0
    pending: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    seen: int = 0


@dataclass
class Model:
    """What the register should hold; `taken` are the numbers ever given."""

    letters: dict[str, Known] = field(default_factory=dict)
    done: list[dict[str, Known]] = field(default_factory=list)
    undone: list[dict[str, Known]] = field(default_factory=list)
    taken: int = 0

    def after(self, verb: Verb) -> Model | None:
        """Return the register once a verb was done, None when it should be refused."""
        made = deepcopy(self)
        name = verb[0]
        if name in ("undo", "redo"):
            taken_from, put_on = (made.done, made.undone) if name == "undo" else (made.undone, made.done)
            if taken_from:
                put_on.append(made.letters)
                made.letters = taken_from.pop()
            return made
        before = made.letters.get(verb[1])
        now = Known(verb[2]) if name == "add" else made._changed(name, before, *verb[2:]) if before else None
        if now is None:
            return None
        if now != before:
            made.done.append(dict(self.letters))
            made.undone.clear()
            made.letters[verb[1]] = now
        return made

    def _changed(self, name: str, known: Known, word: str = "") -> Known | None:
        is_open = known.state in ("draft", "in_circuit")
        match name:
            case "start" if is_open:
                circuit = () if known.pending or known.held else ROLES
                return replace(known, state="in_circuit", pending=known.pending or circuit)
            case "favourable" if known.state == "in_circuit" and known.pending:
                first, rest = known.pending[0], known.pending[1:]
                if first == SIGNATURE:
                    return self._signed(known)
                return replace(known, pending=rest, held=(*known.held, first), seen=known.revision)
            case "rework" if known.state == "in_circuit" and known.pending:
                return replace(known, state="draft", revision=known.revision + 1, kept=known.kept + 1)
            case "edit" if not known.number or word == known.body:
                return self._edited(known, word)
            case "sign" if is_open and set(known.pending) <= {SIGNATURE}:
                return self._signed(known)
            case "sign_without" if is_open:
                return self._signed(known)
            case "send" if known.state == "signed":
                return replace(known, state="sent")
            case "cancel":
                return replace(known, state="cancelled")
            case _:
                return None

    def _signed(self, known: Known) -> Known:
        self.taken += 1
        pending = tuple(role for role in known.pending if role != SIGNATURE)
        held = (*known.held, SIGNATURE) if SIGNATURE in known.pending else known.held
        seen = known.revision if SIGNATURE in known.pending else known.seen
        return replace(known, state="signed", number=f"D-2026-{self.taken:04d}", pending=pending, held=held, seen=seen)

    def _edited(self, known: Known, word: str) -> Known:
        if word == known.body or not known.held:
            return replace(known, body=word)
        state = "cancelled" if known.state == "cancelled" else "draft"
        now = replace(known, body=word, state=state, pending=ROLES, held=(), seen=0)
        return replace(now, revision=known.revision + 1, kept=known.kept + 1) if known.seen >= known.revision else now


def do(desk: Desk, verb: Verb) -> None:
    """Do a verb of the model on an office; raises UserError when it is refused."""
    name, *rest = verb
    identifier = rest[0] if rest else ""
    letter = Reference(Kind.letter, identifier)
    match name:
        case "add":
            values = {
                "mail_register": "outgoing",
                "subject": "Prêt de salle",
                "body": rest[1],
                "correspondent_name": "Ville de Bondy",
            }
            desk.letters.add(validated(LetterFields, values), identifier)
        case "edit":
            desk.letters.edit(identifier, changed(desk.letters.sheet(identifier).fields, {"body": rest[1]}))
        case "start":
            is_new = not desk.letters.sheet(identifier).fields.circuit
            desk.circuits.start(letter, STEPS if is_new else ())
        case "favourable":
            desk.circuits.answer(letter, Endorsement.favourable)
        case "rework":
            desk.circuits.answer(letter, Endorsement.to_rework, "Citez la délibération")
        case "sign":
            desk.circuits.sign(identifier)
        case "sign_without":
            desk.circuits.sign(identifier, "Accord donné au téléphone")
        case "send":
            desk.dispatch.send([identifier], Channel.hand, date(2026, 5, 5), "l'accueil de la mairie")
        case "cancel":
            desk.letters.set_state([identifier], LetterState.cancelled, "Doublon")
        case _:
            verbs: dict[str, Any] = {"undo": desk.history.undo, "redo": desk.history.redo}
            verbs[name]()


def read(desk: Desk, identifiers: list[str]) -> dict[str, Known]:
    """Return what an office knows of letters, in the words of the model."""
    found: dict[str, Known] = {}
    for identifier in identifiers:
        sheet = desk.letters.sheet(identifier)
        fields = sheet.fields
        found[identifier] = Known(
            fields.body,
            fields.state.value,
            sheet.number,
            fields.revision,
            len(desk.circuits.kept_letters(identifier)),
            tuple(step.role for step in fields.circuit if step.is_pending),
            tuple(step.role for step in fields.circuit if step.holds),
            max((step.revision for step in fields.circuit if step.holds), default=0),
        )
    return found
