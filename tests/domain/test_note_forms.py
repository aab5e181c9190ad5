from __future__ import annotations

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.note_forms import NOTE_FORMS, NoteForm, Particular, form_of


def test_every_kind_of_note_has_its_form_and_its_code() -> None:
    assert {form.kind for form in NOTE_FORMS} == set(BriefingKind)
    assert [form_of(kind).code for kind in BriefingKind] == [
        "D01", "D02", "D02", "D03", "D04", "D05", "D06", "D09", "D10", "D11", "D15", "D16", "D17",
    ]  # fmt: skip


@pytest.mark.parametrize("form", NOTE_FORMS, ids=lambda form: form.kind)
def test_a_form_names_its_sections_and_fields_once_and_wants_something(form: NoteForm) -> None:
    assert len(set(form.headings)) == len(form.sections) >= 6
    assert len({field.name for field in form.fields}) == len(form.fields)
    assert any(section.required for section in form.sections) or form.kind is BriefingKind.liaison_note
    assert form.length
    assert form.approval


def test_the_table_a_section_starts_from_counts_for_nothing_written() -> None:
    section = form_of(BriefingKind.meeting_file).section("Suites")
    assert section is not None
    assert not section.is_written(f"\n{section.starting}\n")
    assert section.is_written(section.starting.replace("   |", " Écrire |", 1))


def test_the_sections_of_a_note_come_in_the_order_of_its_form_then_those_it_adds() -> None:
    written = [BriefingSection(heading="En plus", body="x"), BriefingSection(heading="Chute", body="Vive le 93 !")]
    note = BriefingFields(title="Discours", briefing_kind=BriefingKind.speech, sections=written)
    assert [section.heading for section in note.sections_in_order()] == [
        "Salutations", "Accroche", "Remerciements", "Développement", "Engagements et perspectives", "Chute", "En plus",
    ]  # fmt: skip


def test_only_the_forms_that_are_arbitrated_or_answered_have_a_frame_to_fill_in() -> None:
    framed = {form.kind: [section.particular for section in form.sections if section.particular] for form in NOTE_FORMS}
    assert framed[BriefingKind.opinion_note] == [Particular.answer_box]
    assert framed[BriefingKind.arbitration_note] == [Particular.options, Particular.decision]
    assert framed[BriefingKind.information_note] == []
