"""The life of a note: its reference, what keeps it from validation, what is frozen with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.note_checks import NOT_APPLICABLE
from liaison_desk.domain.note_forms import NOTE_FORMS
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store import registers
from tests.complete_notes import complete_note

FIGURE = KeyFigure(name="fdva", indicator="FDVA 2026", value="23 000 €", as_of=date(2026, 3, 31), source="Délibération")
CALLS = [{"heading": "L'essentiel", "body": "Le FDVA dispose de {chiffre:fdva}."}]


def _edit(desk: Desk, note: str, **values: Any) -> None:
    desk.briefings.edit(note, changed(desk.briefings.sheet(note).fields, values))


def _validated(desk: Desk, **values: Any) -> str:
    note = desk.briefings.add(complete_note(**values))
    _edit(desk, note, state="validated")
    return note


def _number(desk: Desk, note: str) -> str:
    return desk.briefings.sheet(note).number


def _figure(desk: Desk, value: str) -> None:
    office = desk.settings.office()
    desk.settings.change(changed(office, {"key_figures": [changed(FIGURE, {"value": value})]}))


def _printed(desk: Desk, note: str) -> str:
    return _words(desk.compositions.note(desk.briefings.sheet(note).fields, note))


def _words(document: object) -> str:
    return repr(document).replace("\\u202f", " ").replace("\\xa0", " ")


def test_a_note_takes_the_next_reference_of_its_form_once_validated_and_its_revisions_keep_it(desk: Desk) -> None:
    draft = desk.briefings.add(complete_note(title="Projet"))
    first, second = _validated(desk, title="Soutien"), _validated(desk, title="Mobilité")
    speech = _validated(desk, briefing_kind="speech", title="Vœux")
    assert [_number(desk, note) for note in (draft, first, second, speech)] == [
        "", "FT-2026-0001", "FT-2026-0002", "DIS-2026-0001",
    ]  # fmt: skip
    _edit(desk, first, state="draft", revision=2)
    assert _number(desk, first) == "FT-2026-0001"
    _edit(desk, first, state="validated")
    _edit(desk, first, state="issued")
    assert _number(desk, first) == "FT-2026-0001"
    assert "FT-2026-0001" in _printed(desk, first)
    assert desk.briefings.sheet("ft-2026-0002").reference.id == second
    assert desk.search.find("FT-2026-0002")[0].id == second
    assert {row.number for row in desk.briefings.rows(ListQuery(text="FT-2026-0001"))} == {"FT-2026-0001"}


def test_the_last_visa_gives_the_reference(desk: Desk) -> None:
    note = Reference(Kind.briefing, desk.briefings.add(complete_note()))
    desk.circuits.start(note, [CircuitStep(role="Direction DJVA")])
    desk.circuits.answer(note, Endorsement.favourable)
    sheet = desk.briefings.sheet(note.id)
    assert (sheet.number, sheet.fields.validated_on) == ("FT-2026-0001", date(2026, 5, 5))


def test_a_reference_undone_or_thrown_away_stays_cancelled_and_is_never_given_again(desk: Desk) -> None:
    note = desk.briefings.add(complete_note(title="Soutien"))
    _edit(desk, note, state="validated")
    desk.history.undo()
    assert (_number(desk, note), desk.briefings.sheet(note).fields.state) == ("", BriefingState.draft)
    desk.history.redo()
    assert _number(desk, note) == "FT-2026-0001"
    desk.history.undo()
    _edit(desk, note, state="validated")
    assert _number(desk, note) == "FT-2026-0002"
    desk.briefings.delete(note)
    with desk.office.database.reading() as session:
        assert registers.register_gaps(session) == []
        assert registers.cancelled_numbers(session) == [
            ("FT-2026-0001", "Soutien", "Saisie annulée"),
            ("FT-2026-0002", "Soutien", "Mis à la corbeille"),
        ]
    desk.briefings.restore(note)
    assert _number(desk, note) == "FT-2026-0002"
    with desk.office.database.reading() as session:
        assert [number for number, _subject, _reason in registers.cancelled_numbers(session)] == ["FT-2026-0001"]
    assert desk.backups.check() == []


def test_the_references_begin_again_with_the_year(desk: Desk, tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 12, 31, 9, 0, tzinfo=UTC))
    folder = tmp_path / "année"
    folder.mkdir()
    other = Desk(
        offices.create(folder, "les hirondelles de Stains", "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789")[0], clock
    )
    try:
        last = _validated(other)
        clock.moment = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
        assert [_number(other, note) for note in (last, _validated(other))] == ["FT-2026-0001", "FT-2027-0001"]
    finally:
        other.close()


def test_the_references_of_two_forms_never_begin_alike() -> None:
    codes = [form.reference_code for form in NOTE_FORMS]
    assert len(set(codes)) == len(codes)
    assert not {register.prefix for register in MailRegister} & set(codes)


def test_what_a_note_misses_is_named_and_keeps_it_from_its_circuit_and_from_validation(desk: Desk) -> None:
    sections = [{"heading": "Objet et demande", "body": "Un montant de [à compléter : montant]."}]
    fields = BriefingFields.model_validate(
        {"title": "Avis", "briefing_kind": "opinion_note", "purpose": "opinion", "sections": sections}
    )
    note = desk.briefings.add(fields)
    wanted = (
        "Cette note ne peut pas encore être validée. À écrire, ou à dire sans objet : « Position de la Délégation », "
        "« Avis sollicité » ; à remplir : « À l'attention de » ; à dater : le jour "
        "avant lequel l'avis ou la décision est attendu ; à compléter : « montant »."
    )
    for verb in (
        lambda: _edit(desk, note, state="validated"),
        lambda: desk.circuits.start(Reference(Kind.briefing, note)),
    ):
        with pytest.raises(UserError) as refused:
            verb()
        assert (refused.value.code, refused.value.sentence) == ("incomplete_note", wanted)
    assert desk.briefings.sheet(note).fields.state is BriefingState.draft


def test_a_section_said_without_object_lets_the_note_be_validated_and_prints_it(desk: Desk) -> None:
    sections = [{"heading": "Contacts et sources", "body": NOT_APPLICABLE}]
    note = _validated(desk, sections=sections)
    assert desk.briefings.sheet(note).fields.state is BriefingState.validated
    assert "Sans objet." in _printed(desk, note)


def test_a_frozen_note_changes_neither_its_text_nor_its_dates_and_does_not_become_a_draft_again(desk: Desk) -> None:
    note = _validated(desk)
    for values in ({"title": "Autre"}, {"as_of": "2026-05-02"}, {"purpose": "opinion"}, {"state": "draft"}):
        with pytest.raises(UserError, match="nouvelle version"):
            _edit(desk, note, **values)
    _edit(desk, note, notes="Vu avec le cabinet")
    _edit(desk, note, state="issued")
    _edit(desk, note, state="archived")
    with pytest.raises(UserError, match="nouvelle version"):
        _edit(desk, note, state="issued")


def test_the_next_revision_is_validated_by_the_same_rule(desk: Desk) -> None:
    note = _validated(desk)
    with pytest.raises(UserError, match="sans objet"):
        _edit(desk, note, revision=2, state="validated", sections=[])
    _edit(desk, note, revision=2, state="draft", sections=[])
    fields = desk.briefings.sheet(note).fields
    assert (fields.validated_on, fields.kept_figures, fields.circuit) == (None, [], [])


def test_a_validated_note_prints_the_figure_it_was_validated_with_and_says_that_it_changed(desk: Desk) -> None:
    _figure(desk, "23 000 €")
    draft = desk.briefings.add(complete_note(title="Projet", sections=CALLS))
    note = _validated(desk, title="Validée", sections=CALLS)
    assert not desk.stale.all()
    _figure(desk, "25 000 €")
    assert "25 000" in _printed(desk, draft)
    assert "23 000" in _printed(desk, note)
    (passage,) = desk.stale.all()
    assert passage.paper.id == note
    assert [(fact.label, fact.said, fact.now) for fact in passage.facts] == [("FDVA 2026", "23 000 €", "25 000 €")]
    desk.stale.accept(passage.paper)
    fields = desk.briefings.sheet(note).fields
    assert (fields.revision, fields.state, fields.sections[0].body) == (2, BriefingState.draft, CALLS[0]["body"])
    assert "25 000" in _printed(desk, note)
    assert not desk.stale.all()


def test_a_figure_that_is_no_longer_kept_still_prints_in_what_was_validated(desk: Desk) -> None:
    _figure(desk, "412")
    note = _validated(desk, sections=CALLS)
    desk.settings.change(changed(desk.settings.office(), {"key_figures": []}))
    assert "412" in _printed(desk, note)
    assert [(fact.said, fact.now) for one in desk.stale.all() for fact in one.facts] == [("412", "")]


def test_a_signed_letter_prints_the_figure_it_was_signed_with(desk: Desk) -> None:
    _figure(desk, "23 000 €")
    fields = LetterFields(
        mail_register=MailRegister.outgoing, subject="FDVA", body=str(CALLS[0]["body"]), correspondent_name="Amicale"
    )
    letter = desk.letters.add(fields)
    desk.letters.sign(letter)
    _figure(desk, "25 000 €")
    sheet = desk.letters.sheet(letter)
    assert "23 000" in _words(desk.compositions.letter(sheet.fields, sheet.number))
    assert [(one.paper.id, one.facts[0].now) for one in desk.stale.all()] == [(letter, "25 000 €")]


@pytest.mark.parametrize("kind", list(BriefingKind))
def test_every_form_is_validated_once_complete(desk: Desk, kind: BriefingKind) -> None:
    options = [{"title": "Ici"}, {"title": "Statu quo"}]
    note = _validated(desk, briefing_kind=kind, options=options)
    assert _number(desk, note).endswith("-2026-0001")


def test_a_form_that_requires_no_section_is_not_validated_empty(desk: Desk) -> None:
    note = desk.briefings.add(BriefingFields(title="Semaine", briefing_kind=BriefingKind.liaison_note))
    with pytest.raises(UserError, match="Rien n'y est encore écrit"):
        _edit(desk, note, state="validated")
