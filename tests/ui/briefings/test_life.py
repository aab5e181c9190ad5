"""The life of a note: its visas, its versions, its decision, its validity, and its place in the list."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.note_checks import NOT_APPLICABLE
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.briefings.written_note import SectionState
from liaison_desk.ui.session import Session
from tests.complete_notes import complete_note
from tests.ui.briefings.notes import OPTIONS, added, fields_of


def test_the_decision_of_an_arbitration_is_bound_to_its_note(
    page: BriefingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    note = added(desk, BriefingKind.arbitration_note, options=OPTIONS, recommended=2)
    page.show_record(note)
    page.editor.go_to("Décision")
    dialog = page.editor.deciding.decide()
    assert dialog is not None
    assert dialog.editor.choice.value() == "Option 2 : Dossier unique"
    dialog.editor.reason.set_value("Sous réserve du budget")
    dialog.accept()
    decision = desk.note_decisions.of(note)
    assert decision is not None
    assert decision.fields.chosen_option == "Option 2 : Dossier unique"
    written = page.editor._note
    assert written is not None
    assert written.state("Décision") is SectionState.filled
    box = page.editor.section.decision
    assert box.decide_button.isHidden()
    with qtbot.waitSignal(session.open_requested) as opened:
        box.open_button.click()
    assert opened.args[0].kind is Kind.decision


def test_a_second_decision_needs_the_first_reopened(desk: Desk) -> None:
    note = added(desk, BriefingKind.arbitration_note, options=OPTIONS)
    first = desk.note_decisions.settle(note, "Option 1 : Statu quo")
    with pytest.raises(UserError, match="rouvrez"):
        desk.note_decisions.settle(note, "Option 2 : Dossier unique")
    desk.decisions.reopen(first, "Le budget a changé")
    desk.note_decisions.settle(note, "Option 2 : Dossier unique")
    found = desk.note_decisions.of(note)
    assert found is not None
    assert found.fields.chosen_option.endswith("Dossier unique")


def test_an_expired_note_says_so(page: BriefingsPage, desk: Desk) -> None:
    page.show_record(added(desk, BriefingKind.topic_brief, valid_until="2026-05-01"))
    assert page.editor.head._validity.look().word.startswith("périmée depuis le 1")
    assert not page.editor.head._validity.isHidden()


def test_a_note_goes_through_its_visas_and_its_versions_are_compared(
    page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot
) -> None:
    page.show_record(note)
    page.editor.verbs.send.trigger()
    assert fields_of(desk, note).state is BriefingState.in_circuit
    assert not page.editor.verbs.validate.isEnabled()
    assert "onglet Circuit" in page.editor.verbs.validate.toolTip()
    page.editor.aside.choose("circuit")
    page.editor.aside.circuit.favourable.click()
    assert fields_of(desk, note).state is BriefingState.validated
    page.editor.verbs.new_revision.trigger()
    text = page.editor.section.editor.text
    text.selectAll()
    qtbot.keyClicks(text, "Le bureau soutient 430 petites associations.")
    page.editor.save()
    dialog = page.editor.circuit.show_versions()
    assert dialog is not None
    assert dialog.summary().startswith("1\u00a0paragraphe")
    assert page.editor.verbs.versions.isVisible()


def test_an_issued_note_may_be_marked_as_replaced(page: BriefingsPage, desk: Desk) -> None:
    note = desk.briefings.add(complete_note(state="issued"))
    page.show_record(note)
    assert page.editor.verbs.supersede.isVisible()
    page.editor.verbs.supersede.trigger()
    assert fields_of(desk, note).state is BriefingState.superseded


def test_the_list_is_filtered_by_form_state_purpose_and_validity(page: BriefingsPage, desk: Desk, note: str) -> None:
    added(desk, BriefingKind.arbitration_note, purpose="decision", title="Arbitrage")
    desk.briefings.add(complete_note(valid_until="2026-05-01", title="Périmée", state="validated"))
    notes, filters = page.list, page.list.filters

    def titles() -> set[str]:
        return {notes.model.row_at(row).title for row in range(notes.model.rowCount())}

    filters.form.set_value("kind_arbitration_note")
    filters.changed.emit()
    assert titles() == {"Arbitrage"}
    filters.form.set_value("")
    filters.purpose.set_value("purpose_decision")
    filters.changed.emit()
    assert titles() == {"Arbitrage"}
    filters.purpose.set_value("")
    filters.chips.button("expired").click()
    assert titles() == {"Périmée"}
    filters.state.set_value("state_draft")
    filters.changed.emit()
    assert titles() == set()


def test_the_answer_to_a_note_for_an_opinion_is_entered_in_its_frame(page: BriefingsPage, desk: Desk) -> None:
    note = added(desk, BriefingKind.opinion_note, purpose="opinion")
    page.show_record(note)
    page.editor.go_to("Réponse")
    assert page.editor.section.decision.isVisible()
    dialog = page.editor.deciding.decide()
    assert dialog is not None
    dialog.editor.choice.set_value("Favorable avec réserves")
    dialog.accept()
    found = desk.note_decisions.of(note)
    assert found is not None
    assert found.fields.chosen_option == "Favorable avec réserves"
    assert "Favorable avec réserves" in page.editor.section.decision._words.text()


def test_a_required_section_is_said_without_object_in_one_gesture(page: BriefingsPage, desk: Desk) -> None:
    note = added(desk, BriefingKind.topic_brief)
    page.show_record(note)
    page.editor.go_to("Contexte et cadre")
    assert page.editor.section.not_applicable.isHidden()
    page.editor.go_to("Contacts et sources")
    page.editor.section.not_applicable.click()
    assert page.editor.section.not_applicable.isHidden()
    page.editor.save()
    assert [one.body for one in fields_of(desk, note).sections] == [NOT_APPLICABLE]


def test_what_is_missing_is_refused_in_the_same_words_as_on_the_command_line(
    page: BriefingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    note = added(desk, BriefingKind.topic_brief)
    page.show_record(note)
    with pytest.raises(UserError) as refused:
        desk.circuits.start(Reference(Kind.briefing, note))
    with qtbot.waitSignal(session.refused) as said:
        page.editor.verbs.send.trigger()
    assert said.args == [refused.value.sentence]


def test_a_validated_note_shows_its_reference_and_is_archived_once_issued(page: BriefingsPage, desk: Desk) -> None:
    note = desk.briefings.add(complete_note(state="validated"))
    page.list.refresh()
    page.show_record(note)
    assert page.editor.head._kind.text().startswith("FT-2026-0001 · ")
    page.editor.verbs.issue.trigger()
    page.editor.verbs.archive.trigger()
    assert fields_of(desk, note).state is BriefingState.archived
