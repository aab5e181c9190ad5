"""The rules of a signature circuit: whose turn it is, what an answer does, what a change of text undoes.

Domain reference §1.7. A step that was answered and no longer holds (sent back, or cancelled by a change of text) stays
in the circuit as it was; a fresh step of the same role follows it and is to be answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError

TEXT_CHANGED = "Le texte a changé après ce visa"
"""Why a visa no longer holds."""


@dataclass(frozen=True)
class StepAnswer:
    """What is said at a step: the answer, the day, on which version of the text, in which words, by whom."""

    endorsement: Endorsement
    decided_on: date
    revision: int
    comment: str = ""
    person: str = ""


def current_step(circuit: Sequence[CircuitStep]) -> int | None:
    """Return the place of the step whose turn it is, None when every step is answered or there is none."""
    return next((place for place, step in enumerate(circuit) if step.is_pending), None)


def missing_visas(circuit: Iterable[CircuitStep]) -> list[str]:
    """Return the roles whose visa is still to be given, in order."""
    return [step.role for step in circuit if step.is_pending and step.step_kind is CircuitStepKind.endorsement]


def is_passed(circuit: Sequence[CircuitStep]) -> bool:
    """Tell whether there is a circuit and every one of its steps holds or was answered anew."""
    return bool(circuit) and current_step(circuit) is None


def is_sent_back(circuit: Sequence[CircuitStep]) -> bool:
    """Tell whether the step whose turn it is was last answered by sending the text back."""
    place = current_step(circuit)
    last = circuit[place - 1] if place else None
    return bool(last and last.endorsement and last.endorsement.sends_back)


def answered(circuit: Sequence[CircuitStep], answer: StepAnswer) -> list[CircuitStep]:
    """Return a circuit once the step whose turn it is was answered; a text sent back is to be seen again there.

    Raises UserError when nobody is waited for, InvalidFields when a text is sent back without a comment.
    """
    place = current_step(circuit)
    if place is None:
        raise UserError("circuit_over", "Toutes les étapes de ce circuit ont reçu leur réponse.")
    return _with_answer(circuit, place, answer)


def signed(circuit: Sequence[CircuitStep], answer: StepAnswer, without_visas: str = "") -> list[CircuitStep]:
    """Return a circuit once the text is signed, its signature step answered; `without_visas` says why some miss.

    Raises UserError when a visa is missing and no reason is given.
    """
    missing = missing_visas(circuit)
    place = next((place for place, step in enumerate(circuit) if _awaits_signature(step)), None)
    if missing and not without_visas:
        raise UserError(
            "missing_visas",
            f"Il manque {_visas_of(missing)} : attendez la réponse, ou signez sans ce visa en disant pourquoi.",
        )
    if place is None:
        return list(circuit)
    comment = f"Signé sans {_visas_of(missing)} : {without_visas}" if missing else answer.comment
    spoken = StepAnswer(Endorsement.favourable, answer.decided_on, answer.revision, comment, answer.person)
    return _with_answer(circuit, place, spoken)


def visas_cancelled(circuit: Sequence[CircuitStep], reason: str = TEXT_CHANGED) -> list[CircuitStep]:
    """Return a circuit once its text changed: what was answered stays to be read and is to be answered again."""
    made: list[CircuitStep] = []
    for step in circuit:
        if step.holds:
            made += [changed(step, {"cancelled_reason": reason}), _fresh(step)]
        else:
            made.append(step)
    return made


def last_revision_seen(circuit: Iterable[CircuitStep]) -> int:
    """Return the newest version of the text a visa that holds was given on, 0 when none holds."""
    return max((step.revision or 1 for step in circuit if step.holds), default=0)


def usual_steps(roles: Sequence[str], people: dict[str, str], *, signed_last: bool = True) -> list[CircuitStep]:
    """Return the steps of roles in order, the last being the signature; `people` names who holds a role."""
    last = len(roles) - 1
    return [
        CircuitStep(
            step_kind=CircuitStepKind.signature if signed_last and place == last else CircuitStepKind.endorsement,
            role=role,
            person=people.get(role, ""),
        )
        for place, role in enumerate(roles)
    ]


def checked_steps(circuit: Sequence[CircuitStep]) -> list[CircuitStep]:
    """Return steps somebody arranged; raises UserError unless every one has a role and the signature comes last."""
    if any(not step.role for step in circuit):
        raise UserError("step_without_role", "Indiquez qui est attendu à chaque étape du circuit.")
    kinds = [step.step_kind for step in circuit if step.is_pending]
    if CircuitStepKind.signature in kinds[:-1]:
        raise UserError("signature_last", "La signature vient après tous les visas : mettez-la en dernier.")
    return list(circuit)


def _with_answer(circuit: Sequence[CircuitStep], place: int, answer: StepAnswer) -> list[CircuitStep]:
    step = circuit[place]
    said = changed(
        step,
        {
            "endorsement": answer.endorsement,
            "decided_on": answer.decided_on,
            "comment": answer.comment,
            "person": answer.person or step.person,
            "revision": answer.revision,
        },
    )
    again = [_fresh(step)] if answer.endorsement.sends_back else []
    return [*circuit[:place], said, *again, *circuit[place + 1 :]]


def _fresh(step: CircuitStep) -> CircuitStep:
    return CircuitStep(step_kind=step.step_kind, role=step.role, person=step.person)


def _awaits_signature(step: CircuitStep) -> bool:
    return step.is_pending and step.step_kind is CircuitStepKind.signature


def _visas_of(roles: Sequence[str]) -> str:
    named = " et ".join(f"« {role} »" for role in dict.fromkeys(roles))
    return f"le visa {named}" if len(roles) == 1 else f"les visas {named}"
