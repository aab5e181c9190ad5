from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import LetterState, MailRegister, Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.correspondent_field import CorrespondentField
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.text_edits import LineEditor, TextEditor


def begin_answer(page: LettersPage, wording: Wording) -> str:
    page.detail.verbs.answer(wording)
    return page.editor.identifier()


def typed(page: LettersPage) -> QPlainTextEdit:
    return page.editor.frame.body.text


def choose(page: LettersPage, wording: Wording) -> None:
    editor = page.editor.form.editor("wording")
    editor.set_value(wording)
    editor.edited.emit()


def test_the_answer_to_a_letter_is_written_before_one_types_a_word(page: LettersPage, desk: Desk) -> None:
    identifier = begin_answer(page, Wording.acceptance)
    fields = desk.letters.sheet(identifier).fields
    assert page.is_writing()
    assert fields.subject == "Demande de soutien, Maison des associations"
    assert "Je serai heureux d'y participer." in page.editor.frame.body.value().replace("’", "'")


def test_the_computed_formulas_stand_in_the_empty_fields(page: LettersPage) -> None:
    begin_answer(page, Wording.blank)
    salutation, closing = page.editor.form.editor("salutation"), page.editor.form.editor("closing_formula")
    assert isinstance(salutation, LineEditor)
    assert isinstance(closing, TextEditor)
    assert salutation.line.placeholderText() == "Madame la Maire,"
    assert closing.text.placeholderText().endswith("l'expression de ma considération distinguée.")


def test_the_page_follows_what_is_typed(page: LettersPage, qtbot: QtBot) -> None:
    begin_answer(page, Wording.acceptance)
    sheets = page.editor.frame.preview.sheets
    qtbot.waitUntil(lambda: len(sheets.pages) == 1, timeout=20_000)
    typed(page).appendPlainText("\n\n".join(f"Paragraphe {number}." for number in range(60)))
    qtbot.waitUntil(lambda: len(sheets.pages) > 1, timeout=20_000)


def test_no_break_spaces_survive_the_editor(page: LettersPage, desk: Desk) -> None:
    identifier = begin_answer(page, Wording.acceptance)
    assert "10\u00a0h\u00a030" in desk.letters.sheet(identifier).fields.body
    page.editor.save()
    assert "10\u00a0h\u00a030" in desk.letters.sheet(identifier).fields.body
    assert not page.editor.is_modified()


def test_signing_is_refused_while_something_is_to_be_completed(page: LettersPage, desk: Desk) -> None:
    desk.settings.change(OfficeFields(officer_name="Camille Aubert"))
    identifier = begin_answer(page, Wording.acceptance)
    page.editor.sign()
    assert desk.letters.sheet(identifier).number == ""
    assert page.editor.frame.gaps.gaps()[:2] == ["heureux ou heureuse", "téléphone"]
    assert typed(page).textCursor().selectedText().replace("\u00a0", " ") == "[à compléter : heureux ou heureuse]"


def test_signing_takes_the_departure_number_and_says_which(page: LettersPage, session: Session, qtbot: QtBot) -> None:
    identifier = begin_answer(page, Wording.acceptance)
    sentences: list[str] = []
    session.told.connect(lambda sentence, _undo: sentences.append(sentence))
    page.editor.sign()
    assert session.desk.letters.sheet(identifier).fields.state is LetterState.signed
    assert sentences[-1] == "Courrier signé sous le numéro D-2026-0001"
    assert not page.editor_verbs.sign.isVisible()
    assert typed(page).isReadOnly()


def test_a_wording_replaces_the_one_before_but_never_what_was_written(page: LettersPage) -> None:
    begin_answer(page, Wording.acceptance)
    choose(page, Wording.decline)
    assert "Un engagement antérieur" in page.editor.frame.body.value()
    typed(page).appendPlainText("Bien à vous.")
    choose(page, Wording.thank_you)
    assert page.editor.frame.body.value().endswith("Bien à vous.")
    assert page.editor.frame.banner.isVisible()


def test_an_empty_subject_is_told_beside_its_field(page: LettersPage, desk: Desk) -> None:
    page.create_from({})
    assert not page.editor.save()
    subject = page.editor.form.editor("subject").input()
    assert subject.accessibleDescription() == "Indiquez l'objet du courrier"


def test_a_name_nobody_recorded_is_kept_as_it_is_written(page: LettersPage, desk: Desk) -> None:
    page.create_from({"mail_register": MailRegister.incoming})
    QTest.keyClicks(page.editor.form.editor("correspondent_id").input(), "Amicale des locataires")
    QTest.keyClicks(page.editor.form.editor("subject").input(), "Reservation d'une salle")
    QTest.keyClick(page.editor.form.editor("subject").input(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    fields = desk.letters.sheet(page.editor.identifier()).fields
    assert fields.correspondent_name == "Amicale des locataires"
    assert fields.correspondent_id is None
    assert desk.letters.number_of(page.editor.identifier()) == "A-2026-0010"


def test_save_and_next_begins_another_letter_in_the_same_register(page: LettersPage, desk: Desk) -> None:
    page.create_from({"mail_register": MailRegister.incoming})
    subject = page.editor.form.editor("subject").input()
    QTest.keyClicks(subject, "Reservation d'une salle")
    QTest.keyClick(subject, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.is_writing()
    assert page.editor.identifier() == ""
    assert page.editor.form.editor("subject").value() == ""


def test_what_is_typed_is_kept_and_offered_again(page: LettersPage, desk: Desk, qtbot: QtBot) -> None:
    page.create_from({"mail_register": MailRegister.incoming})
    QTest.keyClicks(page.editor.form.editor("subject").input(), "Reservation d'une salle")
    qtbot.waitUntil(lambda: desk.drafts.kept("letter:new:incoming") is not None, timeout=2_000)
    page.editor.leave()
    page.create_from({"mail_register": MailRegister.incoming})
    assert page.editor.form.editor("subject").value() == ""
    buttons = page.editor.frame.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Reprendre").click()
    assert page.editor.form.editor("subject").value() == "Reservation d'une salle"


def test_giving_up_forgets_the_draft(page: LettersPage, desk: Desk) -> None:
    page.create_from({"mail_register": MailRegister.incoming})
    QTest.keyClicks(page.editor.form.editor("subject").input(), "Reservation d'une salle")
    page.editor.give_up()
    assert desk.drafts.kept("letter:new:incoming") is None
    assert not page.is_writing()


def test_word_and_pdf_files_are_proposed_under_a_plain_name_and_can_be_opened(
    page: LettersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_answer(page, Wording.acceptance)
    verbs, papers = page.editor_verbs, page.editor_verbs.papers
    assert verbs.file_name("docx") == "2026-05-05_courrier_demande-de-soutien-maison-des-associations.docx"
    for ending in ("docx", "pdf"):
        target = tmp_path / f"lettre.{ending}"
        with qtbot.waitSignal(papers.written, timeout=20_000):
            papers.write(verbs.composing(), target)
        assert target.stat().st_size > 1000
    assert page.editor.frame.banner.isVisible()


def test_the_file_dialog_opens_on_the_name_proposed(page: LettersPage, qtbot: QtBot) -> None:
    begin_answer(page, Wording.acceptance)
    page.editor_verbs.word.trigger()
    dialog = page.editor.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith("2026-05-05_courrier_")
    dialog.reject()


def test_escape_goes_back_to_the_register_and_keeps_the_draft(page: LettersPage, desk: Desk) -> None:
    identifier = begin_answer(page, Wording.acceptance)
    QTest.keyClicks(typed(page), "Bonjour. ")
    QTest.keyClick(typed(page), Qt.Key.Key_Escape)
    assert not page.is_writing()
    assert desk.drafts.kept(f"letter:{identifier}") is not None


def test_a_correspondent_nobody_knew_becomes_a_partner(page: LettersPage, desk: Desk, qtbot: QtBot) -> None:
    page.create_from({"mail_register": MailRegister.outgoing})
    field = page.editor.form.editor("correspondent_id")
    assert isinstance(field, CorrespondentField)
    QTest.keyClicks(field.line, "Mme Odile Ndoye")
    field.propose()
    field._popup.clicked.emit(field._popup.model().index(0, 0))
    fields = desk.partners.sheet(field.value() or "").fields
    assert (fields.first_name, fields.last_name) == ("Odile", "Ndoye")
    assert field.written_name() == ""


def test_the_proposals_close_with_the_editor(page: LettersPage, qtbot: QtBot) -> None:
    page.create_from({"mail_register": MailRegister.incoming})
    field = page.editor.form.editor("correspondent_id")
    assert isinstance(field, CorrespondentField)
    QTest.keyClicks(field.line, "Amicale")
    field.propose()
    assert field._popup.isVisible()
    page.editor.leave()
    assert not field._popup.isVisible()
