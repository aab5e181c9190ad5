"""The letters of the demonstration office that go from hand to hand before they are signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from liaison_desk.demo.structure import DemoRecord, EarlierText
from liaison_desk.domain.circuit_rules import StepAnswer, answered, usual_steps, visas_cancelled
from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.letters import LetterFields, LetterState
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.usual_circuits import DECI_DIRECTION, DJVA_DIRECTION, SIGNATORY, asks_cabinet, roles_of_letter
from liaison_desk.domain.validation import changed
from liaison_desk.domain.working_days import add_working_days

Letter = DemoRecord[LetterFields]
Circuit = list[CircuitStep]

_REWORK = "Le dernier paragraphe promet une date : attendons le vote de la commission permanente."
_REMARK = "Bien. Rappeler le nom du référent de la délégation."


def in_circuits(
    letters: Sequence[Letter], partners: Sequence[DemoRecord[PartnerFields]], office: OfficeFields, today: date
) -> tuple[list[Letter], list[EarlierText]]:
    """Return the letters with circuits, some visas given, two texts sent back; and the versions those had before."""
    known = {one.id: one.fields for one in partners}
    made: list[Letter] = []
    earlier: list[EarlierText] = []
    place = 0
    for letter in letters:
        if letter.fields.state is not LetterState.in_circuit:
            made.append(letter)
            continue
        circuit = _usual(letter.fields, known.get(letter.fields.correspondent_id or ""), office, today)
        story = _STORIES[place % len(_STORIES)]
        told, before = story(letter, circuit, today)
        made.append(told)
        earlier += before
        place += 1
    return made, earlier


def _usual(fields: LetterFields, partner: PartnerFields | None, office: OfficeFields, today: date) -> Circuit:
    functions = [held.function for held in partner.offices_on(today)] if partner else []
    with_cabinet = asks_cabinet(functions, partner.name if partner else "")
    roles = roles_of_letter(office.usual_circuit, fields.unit, fields.wording, with_cabinet=with_cabinet)
    signatory = f"{office.official_first_name} {office.official_last_name.upper()}"
    people = {
        DJVA_DIRECTION: office.djva_director,
        DECI_DIRECTION: office.deci_director,
        SIGNATORY: signatory,
    }
    return usual_steps(roles, people)


def _waiting(letter: Letter, circuit: Circuit, _today: date) -> tuple[Letter, list[EarlierText]]:
    return _with(letter, circuit), []


def _to_sign(letter: Letter, circuit: Circuit, today: date, *, remark: str = "") -> tuple[Letter, list[EarlierText]]:
    said = Endorsement.with_remarks if remark else Endorsement.favourable
    while len([step for step in circuit if step.is_pending]) > 1:
        circuit = answered(circuit, StepAnswer(said, add_working_days(today, -1), 1, remark))
    return _with(letter, circuit), []


def _sent_back(letter: Letter, circuit: Circuit, today: date) -> tuple[Letter, list[EarlierText]]:
    """Return a letter whose text came back to its author and was not changed yet."""
    day = add_working_days(today, -1)
    circuit = answered(circuit, StepAnswer(Endorsement.to_rework, day, 1, _REWORK))
    back = changed(_with(letter, circuit).fields, {"state": LetterState.draft, "revision": 2})
    return DemoRecord(letter.id, back), [_before(letter, day, circuit[0].role)]


def _reworked(letter: Letter, circuit: Circuit, today: date) -> tuple[Letter, list[EarlierText]]:
    """Return a letter sent back, reworded, and in circuit again."""
    role, day = circuit[0].role, add_working_days(today, -3)
    circuit = answered(circuit, StepAnswer(Endorsement.to_rework, day, 1, _REWORK))
    body = f"{letter.fields.body}\n\nCette réponse vaut sous réserve du vote de la commission permanente."
    again = changed(_with(letter, visas_cancelled(circuit)).fields, {"body": body, "revision": 2})
    return DemoRecord(letter.id, again), [_before(letter, day, role)]


def _before(letter: Letter, day: date, role: str) -> EarlierText:
    return EarlierText(letter.id, letter.fields, day, f"À reprendre · {role} : {_REWORK}")


def _with(letter: Letter, circuit: Circuit) -> Letter:
    return DemoRecord(letter.id, changed(letter.fields, {"circuit": circuit}))


_STORIES: tuple[Callable[[Letter, Circuit, date], tuple[Letter, list[EarlierText]]], ...] = (
    _waiting,
    _to_sign,
    _reworked,
    partial(_to_sign, remark=_REMARK),
    _sent_back,
)
