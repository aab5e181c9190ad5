"""Writing a note: by keyboard alone, frozen once validated, never lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier


def body_of(desk: Desk, note: str, heading: str) -> str:
    return next(one.body for one in desk.briefings.sheet(note).fields.sections if one.heading == heading)


def test_a_note_is_written_by_keyboard_alone_and_its_pages_follow(
    page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot
) -> None:
    editor = page.editor
    with qtbot.waitSignal(editor.preview.pages_shown, timeout=20_000) as before:
        page.list.view.setFocus()
        page.list.view.select_first()
        qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert before.args[0] == 1
    text = editor.section.editor.text
    qtbot.keyClick(text, Qt.Key.Key_PageDown, CONTROL)
    assert editor.sections.list.currentItem().text() == "Contexte et cadre"
    text.insertPlainText("Un paragraphe de contexte, assez long pour remplir une ligne entière.\n\n" * 60)
    with qtbot.waitSignal(editor.preview.pages_shown, timeout=20_000) as after:
        qtbot.keyClicks(text, "Fin.")
    assert after.args[0] > 1
    assert editor.sections.title.findChildren(type(editor.sections.title._remark))[1].text() == "3 sur 11"
    qtbot.keyClick(text, Qt.Key.Key_S, CONTROL)
    assert body_of(desk, note, "Contexte et cadre").endswith("Fin.")
    assert not editor.verbs.save.isEnabled()


def test_sections_keep_their_own_text(page: BriefingsPage, note: str, qtbot: QtBot) -> None:
    page.show_record(note)
    text = page.editor.section.editor.text
    qtbot.keyClick(text, Qt.Key.Key_PageDown, CONTROL)
    qtbot.keyClicks(text, "Le contexte")
    qtbot.keyClick(text, Qt.Key.Key_PageUp, CONTROL)
    assert text.toPlainText().startswith("Le Département")
    qtbot.keyClick(text, Qt.Key.Key_PageDown, CONTROL)
    assert text.toPlainText() == "Le contexte"


def test_a_validated_note_is_frozen_and_a_change_opens_the_next_revision(
    page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot
) -> None:
    page.show_record(note)
    acts, text = page.editor.verbs, page.editor.section.editor.text
    acts.send.trigger()
    page.editor.aside.circuit.favourable.click()
    assert text.isReadOnly()
    qtbot.keyClicks(text, "interdit")
    assert "interdit" not in text.toPlainText()
    assert not acts.about.isEnabled()
    acts.new_revision.trigger()
    fields = desk.briefings.sheet(note).fields
    assert (fields.state, fields.revision) == (BriefingState.draft, 2)
    assert not text.isReadOnly()
    qtbot.keyClicks(text, "Texte revu. ")
    acts.save.trigger()
    assert "Texte revu." in body_of(desk, note, "L'essentiel")


def test_a_text_changed_while_in_circuit_must_be_endorsed_again(
    page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot
) -> None:
    desk.circuits.start(Reference(Kind.briefing, note), [CircuitStep(role="Direction"), CircuitStep(role="Cabinet")])
    desk.circuits.answer(Reference(Kind.briefing, note), Endorsement.favourable)
    page.show_record(note)
    qtbot.keyClicks(page.editor.section.editor.text, "Ajout. ")
    page.editor.verbs.save.trigger()
    assert desk.briefings.sheet(note).fields.state is BriefingState.draft
    assert "visa est à redemander" in page.editor.banner._words.text()


def test_a_draft_left_unsaved_is_offered_again(page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot) -> None:
    page.show_record(note)
    qtbot.keyClicks(page.editor.section.editor.text, "Pas encore sur le papier. ")
    page.editor.leave()
    assert "Pas encore" not in body_of(desk, note, "L'essentiel")
    page.show_record(note)
    assert page.editor.section.editor.text.toPlainText().startswith("Pas encore sur le papier.")
    assert page.editor.banner.isVisible()
    page.editor.give_up()
    assert page.editor.section.editor.text.toPlainText().startswith("Le Département")
    assert desk.drafts.kept(f"briefing:{note}") is None


def test_what_is_typed_is_kept_within_two_seconds(page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot) -> None:
    page.show_record(note)
    with qtbot.waitSignal(page.editor.drafts.kept, timeout=2_000):
        qtbot.keyClicks(page.editor.section.editor.text, "x")
    assert desk.drafts.kept(f"briefing:{note}") is not None
    assert "Brouillon gardé à 9" in page.editor.foot.state.text()


def test_undoing_a_saved_change_brings_the_former_text_back(
    page: BriefingsPage, desk: Desk, note: str, qtbot: QtBot
) -> None:
    page.show_record(note)
    qtbot.keyClicks(page.editor.section.editor.text, "De trop. ")
    page.editor.save()
    desk.history.undo()
    assert page.editor.section.editor.text.toPlainText().startswith("Le Département")


def test_a_deleted_note_closes_its_editor(page: BriefingsPage, desk: Desk, note: str) -> None:
    page.show_record(note)
    desk.briefings.delete(note)
    assert page.list.isVisible()
    assert page.list.model.rowCount() == 0


def test_deleting_from_the_list_can_be_undone(page: BriefingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    page.list.view.select_first()
    with qtbot.waitSignal(session.told) as told:
        page.list.delete_action.trigger()
    assert told.args[1] is True
    assert page.list.model.rowCount() == 0
    desk.history.undo()
    assert page.list.model.rowCount() == 1


def test_a_new_note_asks_for_a_title_then_opens(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = page.start(None)
    dialog.decide()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.form.editor("title").input(), "Assises de la vie associative")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.form.editor("title").input(), Qt.Key.Key_Return, CONTROL)
    fields = desk.briefings.sheet(page.editor.identifier()).fields
    assert fields.title == "Assises de la vie associative"
    assert str(fields.as_of) == "2026-05-05"


def test_a_note_is_written_as_word_and_pdf(page: BriefingsPage, note: str, tmp_path: Path, qtbot: QtBot) -> None:
    page.show_record(note)
    for name in ("note.docx", "note.pdf"):
        with qtbot.waitSignal(page.editor.papers.written, timeout=30_000):
            page.editor.papers.write(page.editor.composing(page.editor._note), tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1_000
