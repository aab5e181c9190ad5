"""Signature circuits: the order of visas, what an answer does, what a change of text undoes."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.desk import Desk
from tests.complete_notes import complete_note

FAVOURABLE, TO_REWORK = Endorsement.favourable, Endorsement.to_rework


def _letter(desk: Desk, **values: object) -> Reference:
    known = {
        "mail_register": MailRegister.outgoing,
        "subject": "Prêt de la salle",
        "body": "Je vous réponds favorablement.",
        "correspondent_name": "Amicale du Lac",
        "unit": Unit.djva,
    }
    return Reference(Kind.letter, desk.letters.add(changed(LetterFields(**known), values)))


def _fields(desk: Desk, letter: Reference) -> LetterFields:
    return desk.letters.sheet(letter.id).fields


def _roles(desk: Desk, text: Reference) -> list[str]:
    return [step.role for step in desk.circuits.usual(text)]


def _rewrite(desk: Desk, letter: Reference, **values: object) -> None:
    desk.letters.edit(letter.id, changed(_fields(desk, letter), values))


@pytest.fixture
def letter(desk: Desk) -> Reference:
    office = desk.settings.office()
    names = {"djva_director": "Mme Solène Kerbrat", "official_first_name": "Samir", "official_last_name": "Benali"}
    desk.settings.change(changed(office, names))
    return _letter(desk)


@pytest.fixture
def in_circuit(desk: Desk, letter: Reference) -> Reference:
    steps = [
        CircuitStep(role="Direction DJVA"),
        CircuitStep(role="Cabinet"),
        CircuitStep(role="Signataire", step_kind=CircuitStepKind.signature),
    ]
    desk.circuits.start(letter, steps)
    return letter


def test_a_letter_goes_through_the_direction_of_its_unit_then_to_whoever_signs(desk: Desk, letter: Reference):
    desk.circuits.start(letter)
    fields = _fields(desk, letter)
    assert fields.state is LetterState.in_circuit
    assert [(step.role, step.person, step.step_kind.value) for step in fields.circuit] == [
        ("Direction DJVA", "Mme Solène Kerbrat", "endorsement"),
        ("Signataire", "Samir BENALI", "signature"),
    ]


def test_a_letter_of_both_units_needs_both_directions(desk: Desk):
    assert _roles(desk, _letter(desk, unit=Unit.both)) == ["Direction DJVA", "Direction DECI", "Signataire"]


@pytest.mark.parametrize("function", ["MAIRE", "PREFET", "SENATEUR"])
def test_whoever_writes_to_a_mayor_the_state_or_parliament_asks_the_cabinet(desk: Desk, function: str):
    held = [OfficeHeld(function=function)]
    partner = desk.partners.add(PartnerFields(last_name="Roux", courtesy_title=CourtesyTitle.ms, offices_held=held))
    assert _roles(desk, _letter(desk, correspondent_id=partner)) == ["Direction DJVA", "Cabinet", "Signataire"]


def test_a_letter_to_a_town_hall_asks_the_cabinet_too(desk: Desk):
    hall = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Mairie de Stains"))
    assert "Cabinet" in _roles(desk, _letter(desk, correspondent_id=hall))


def test_an_acknowledgement_is_signed_without_asking_the_direction(desk: Desk):
    assert _roles(desk, _letter(desk, wording=Wording.acknowledgement)) == ["Signataire"]


def test_the_circuit_of_the_office_wins_over_the_shipped_one(desk: Desk, letter: Reference):
    chosen = ["Cheffe de service", "Direction DECI", "DGA", "Élue"]
    desk.settings.change(changed(desk.settings.office(), {"usual_circuit": chosen}))
    assert _roles(desk, letter) == ["Cheffe de service", "DGA", "Élue"]


def test_the_roles_of_the_office_know_who_holds_them(desk: Desk, letter: Reference):
    desk.settings.change(changed(desk.settings.office(), {"usual_circuit": ["Directrice DJVA", "Élu"]}))
    steps = desk.circuits.usual(letter)
    assert [(step.role, step.person) for step in steps] == [
        ("Directrice DJVA", "Mme Solène Kerbrat"),
        ("Élu", "Samir BENALI"),
    ]


def test_a_letter_brought_in_circuit_without_steps_takes_the_usual_ones_when_it_starts(desk: Desk, letter: Reference):
    desk.letters.set_state([letter.id], LetterState.in_circuit)
    desk.circuits.start(letter)
    assert [step.role for step in _fields(desk, letter).circuit] == ["Direction DJVA", "Signataire"]


def test_steps_are_answered_in_their_order_and_the_last_one_signs(desk: Desk, in_circuit: Reference):
    assert desk.circuits.answer(in_circuit, FAVOURABLE) == ""
    assert desk.circuits.answer(in_circuit, Endorsement.with_remarks, "Rappeler la convention.") == ""
    assert desk.letters.number_of(in_circuit.id) == ""
    assert desk.circuits.answer(in_circuit, FAVOURABLE) == "D-2026-0001"
    fields = _fields(desk, in_circuit)
    assert fields.state is LetterState.signed
    assert [step.endorsement for step in fields.circuit] == [FAVOURABLE, Endorsement.with_remarks, FAVOURABLE]
    assert fields.circuit[2].person == "Samir BENALI"


def test_a_letter_sent_back_is_a_draft_of_the_next_version_and_the_first_is_kept(desk: Desk, in_circuit: Reference):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    desk.circuits.answer(in_circuit, TO_REWORK, "Le ton est trop sec.")
    fields = _fields(desk, in_circuit)
    assert (fields.state, fields.revision) == (LetterState.draft, 2)
    assert [step.role for step in fields.circuit] == ["Direction DJVA", "Cabinet", "Cabinet", "Signataire"]
    (kept,) = desk.circuits.kept_letters(in_circuit.id)
    assert (kept.revision, kept.reason) == (1, "À reprendre · Cabinet : Le ton est trop sec.")
    assert kept.fields.body == "Je vous réponds favorablement."


def test_a_letter_is_not_sent_back_without_a_word(desk: Desk, in_circuit: Reference):
    with pytest.raises(InvalidFields):
        desk.circuits.answer(in_circuit, TO_REWORK)
    assert _fields(desk, in_circuit).state is LetterState.in_circuit


@pytest.mark.parametrize(
    "values",
    [
        {"body": "Je ne peux vous répondre."},
        {"subject": "Autre objet"},
        {"correspondent_name": "Club"},
        {"enclosures": ["Plan"]},
        {"closing_formula": "Bien à vous."},
        {"salutation": "Cher ami,"},
        {"handwritten": True},
    ],
    ids=lambda values: next(iter(values)),
)
def test_a_change_of_text_undoes_the_visas_given_and_leaves_them_to_be_read(
    desk: Desk, in_circuit: Reference, values: dict[str, object]
):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    _rewrite(desk, in_circuit, **values)
    fields = _fields(desk, in_circuit)
    assert (fields.state, fields.revision) == (LetterState.draft, 2)
    first, again = fields.circuit[0], fields.circuit[1]
    assert (first.endorsement, bool(first.cancelled_reason), first.holds) == (FAVOURABLE, True, False)
    assert (again.role, again.is_pending) == ("Direction DJVA", True)
    assert [kept.revision for kept in desk.circuits.kept_letters(in_circuit.id)] == [1]


@pytest.mark.parametrize("values", [{"notes": "À voir"}, {"flagged": True}, {"unit": Unit.deci}])
def test_what_is_not_read_in_the_letter_leaves_its_visas(desk: Desk, in_circuit: Reference, values: dict[str, object]):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    _rewrite(desk, in_circuit, **values)
    fields = _fields(desk, in_circuit)
    assert (fields.state, fields.revision, fields.circuit[0].holds) == (LetterState.in_circuit, 1, True)


def test_a_text_changed_after_it_was_sent_back_undoes_earlier_visas_without_another_version(
    desk: Desk, in_circuit: Reference
):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    desk.circuits.answer(in_circuit, TO_REWORK, "Trop sec.")
    _rewrite(desk, in_circuit, body="Avec plaisir.")
    fields = _fields(desk, in_circuit)
    assert fields.revision == 2
    assert not any(step.holds for step in fields.circuit)
    assert len(desk.circuits.kept_letters(in_circuit.id)) == 1


def test_a_letter_sent_back_and_not_changed_keeps_the_visas_it_had(desk: Desk, in_circuit: Reference):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    desk.circuits.answer(in_circuit, TO_REWORK, "Trop sec.")
    desk.circuits.start(in_circuit)
    desk.circuits.answer(in_circuit, FAVOURABLE)
    assert desk.circuits.answer(in_circuit, FAVOURABLE) == "D-2026-0001"


def test_no_number_is_taken_while_a_visa_is_missing_whichever_way_one_signs(desk: Desk, in_circuit: Reference):
    desk.circuits.answer(in_circuit, FAVOURABLE)
    signed = changed(_fields(desk, in_circuit), {"state": LetterState.signed})
    for verb in (
        lambda: desk.letters.sign(in_circuit.id),
        lambda: desk.letters.set_state([in_circuit.id], LetterState.signed),
        lambda: desk.letters.edit(in_circuit.id, signed),
    ):
        with pytest.raises(UserError, match="visa « Cabinet »") as refused:
            verb()
        assert refused.value.code == "missing_visas"
    assert desk.letters.number_of(in_circuit.id) == ""
    assert desk.letters.sign(_letter(desk).id) == "D-2026-0001"


def test_a_letter_signed_without_a_visa_keeps_why(desk: Desk, in_circuit: Reference):
    assert desk.circuits.sign(in_circuit.id, "accord oral du cabinet") == "D-2026-0001"
    *others, last = _fields(desk, in_circuit).circuit
    assert last.comment == "Signé sans les visas « Direction DJVA » et « Cabinet » : accord oral du cabinet"
    assert all(step.is_pending for step in others)


def test_a_signed_letter_no_longer_goes_in_circuit(desk: Desk, letter: Reference):
    desk.letters.sign(letter.id)
    with pytest.raises(UserError) as refused:
        desk.circuits.start(letter)
    assert refused.value.code == "circuit_closed"


def test_a_letter_that_came_in_has_no_circuit(desk: Desk):
    arrived = _letter(desk, mail_register=MailRegister.incoming, received_on="2026-05-04", state="registered")
    with pytest.raises(UserError, match="au départ"):
        desk.circuits.start(arrived)


def test_a_letter_out_of_circuit_is_not_answered(desk: Desk, letter: Reference):
    with pytest.raises(UserError) as refused:
        desk.circuits.answer(letter, FAVOURABLE)
    assert refused.value.code == "not_in_circuit"


def test_the_signature_comes_after_every_visa(desk: Desk, letter: Reference):
    steps = [CircuitStep(role="Élu", step_kind=CircuitStepKind.signature), CircuitStep(role="Cabinet")]
    with pytest.raises(UserError) as refused:
        desk.circuits.arrange(letter, steps)
    assert refused.value.code == "signature_last"


def test_several_letters_are_answered_in_the_order_given_their_numbers_following(desk: Desk, letter: Reference):
    steps = [CircuitStep(role="Élu", step_kind=CircuitStepKind.signature)]
    several = [letter, _letter(desk, subject="Fête du lac"), _letter(desk, subject="Forum")]
    for one in several:
        desk.circuits.start(one, steps)
    assert desk.circuits.answer_all(several[::-1], FAVOURABLE) == ["D-2026-0001", "D-2026-0002", "D-2026-0003"]
    assert desk.letters.number_of(several[2].id) == "D-2026-0001"


def test_when_one_of_several_cannot_be_answered_none_is_and_it_is_named(desk: Desk, in_circuit: Reference):
    incomplete = _letter(desk, subject="Forum", body="Le [à compléter : date].")
    desk.circuits.start(incomplete, [CircuitStep(role="Élu", step_kind=CircuitStepKind.signature)])
    with pytest.raises(UserError, match="« Forum »"):
        desk.circuits.answer_all([in_circuit, incomplete], FAVOURABLE)
    assert _fields(desk, in_circuit).circuit[0].is_pending


def test_each_verb_is_taken_back_at_once(desk: Desk, letter: Reference):
    def state() -> object:
        return _fields(desk, letter).model_dump(), len(desk.circuits.kept_letters(letter.id))

    for verb in (
        lambda: desk.circuits.start(letter),
        lambda: desk.circuits.answer(letter, FAVOURABLE),
        lambda: desk.circuits.answer(letter, TO_REWORK, "Trop sec."),
        lambda: _rewrite(desk, letter, body="Avec plaisir."),
        lambda: desk.circuits.arrange(letter, [CircuitStep(role="DGS")]),
    ):
        before = state()
        verb()
        after = state()
        assert after != before
        desk.history.undo()
        assert state() == before
        desk.history.redo()
        assert state() == after


def test_a_note_is_validated_once_its_visas_hold_and_its_change_undoes_them(desk: Desk):
    text = complete_note(title="Point jeunesse", unit=Unit.both, sections=[{"heading": "A", "body": "Un."}])
    note = Reference(Kind.briefing, desk.briefings.add(text))
    desk.circuits.start(note)
    desk.circuits.answer(note, FAVOURABLE)
    before = desk.briefings.sheet(note.id).fields
    rewritten = changed(before, {"sections": [{"heading": "A", "body": "Deux."}, *before.sections[1:]]})
    desk.briefings.edit(note.id, rewritten)
    again = desk.briefings.sheet(note.id).fields
    assert (again.state, again.revision, again.circuit[0].holds) == (BriefingState.draft, 2, False)
    desk.circuits.start(note)
    desk.circuits.answer(note, FAVOURABLE)
    desk.circuits.answer(note, FAVOURABLE)
    assert desk.briefings.sheet(note.id).fields.state is BriefingState.validated
    assert [kept.fields.sections[0].body for kept in desk.circuits.kept_notes(note.id)] == ["Un."]


def test_the_book_groups_letters_by_who_must_act_those_that_came_back_last(desk: Desk, in_circuit: Reference):
    back = _letter(desk, subject="Revenu")
    desk.circuits.start(back)
    desk.circuits.answer(back, TO_REWORK, "Trop sec.")
    soon = _letter(desk, subject="Pressé", due_date="2026-05-07")
    desk.circuits.start(soon)
    _letter(desk, subject="Jamais mis en circuit")
    groups = [(name, [one.subject for one in entries]) for name, entries in desk.signature_book.groups()]
    assert groups == [
        ("Direction DJVA", ["Pressé", "Prêt de la salle"]),
        ("À reprendre et remettre en circuit", ["Revenu"]),
    ]
    assert desk.signature_book.count() == 3


def test_the_last_visa_of_a_note_validates_it_by_the_rule_of_an_edit(desk: Desk):
    text = complete_note(title="Point", unit=Unit.deci, sections=[{"heading": "A", "body": "{chiffre:connu}."}])
    figure = KeyFigure(name="connu", indicator="Membres", value="412", as_of=date(2026, 5, 4), source="Registre")
    office = desk.settings.office()
    desk.settings.change(changed(office, {"key_figures": [figure]}))
    note = Reference(Kind.briefing, desk.briefings.add(text))
    desk.circuits.start(note)
    desk.settings.change(office)
    with pytest.raises(UserError, match="« connu »") as refused:
        desk.circuits.answer(note, FAVOURABLE)
    assert refused.value.code == "incomplete_note"
    assert desk.briefings.sheet(note.id).fields.state is BriefingState.in_circuit


def test_notes_in_circuit_come_after_the_letters_in_groups_of_their_own(desk: Desk, in_circuit: Reference):
    note = Reference(Kind.briefing, desk.briefings.add(complete_note(title="Point jeunesse", unit=Unit.deci)))
    desk.circuits.start(note)
    groups = desk.signature_book.groups()
    assert [name for name, _entries in groups] == ["Direction DJVA", "Notes · Direction DECI"]
    assert [entry.reference for _name, entries in groups for entry in entries] == [in_circuit, note]
    assert desk.signature_book.count() == 2
    slip = repr(desk.signature_book.slip("Direction DECI").blocks)
    assert "1\u00a0note" in repr(slip) or "1\\xa0note" in slip
    assert "Prêt de la salle" not in slip
    desk.circuits.answer_all([in_circuit, note], FAVOURABLE)
    assert desk.briefings.sheet(note.id).fields.state is BriefingState.validated
    assert [name for name, _entries in desk.signature_book.groups()] == ["Cabinet"]


def test_a_note_is_issued_once_it_is_validated(desk: Desk) -> None:
    note = desk.briefings.add(complete_note())
    fields = desk.briefings.sheet(note).fields
    with pytest.raises(UserError, match="validez-la d'abord"):
        desk.briefings.edit(note, changed(fields, {"state": BriefingState.issued}))
    desk.briefings.edit(note, changed(fields, {"state": BriefingState.validated}))
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"state": BriefingState.issued}))
    assert desk.briefings.sheet(note).fields.state is BriefingState.issued


def test_a_draft_may_be_replaced_by_another_note(desk: Desk) -> None:
    note = desk.briefings.add(BriefingFields(title="Note"))
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"state": BriefingState.superseded}))
    assert desk.briefings.sheet(note).fields.state is BriefingState.superseded


def test_a_note_is_not_validated_around_its_circuit(desk: Desk) -> None:
    note = Reference(Kind.briefing, desk.briefings.add(complete_note()))
    desk.circuits.start(note, [CircuitStep(role="Direction DJVA"), CircuitStep(role="Cabinet")])
    desk.circuits.answer(note, FAVOURABLE)
    fields = desk.briefings.sheet(note.id).fields
    with pytest.raises(UserError, match="Cabinet"):
        desk.briefings.edit(note.id, changed(fields, {"state": BriefingState.validated}))
    desk.circuits.answer(note, FAVOURABLE)
    assert desk.briefings.sheet(note.id).fields.state is BriefingState.validated
