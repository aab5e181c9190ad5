"""The circuit of a letter and its versions, beside the list and in the signature book, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.domain.circuits import Endorsement
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.book_page import SignatureBookPage
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.circuit_dialogs import RemarkDialog, StepsDialog
from liaison_desk.ui.widgets.text_edits import TextEditor
from liaison_desk.ui.widgets.versions_dialog import VersionsDialog


def _letter(desk: Desk, subject: str = "Prêt de la salle", **values: object) -> str:
    known = LetterFields(
        mail_register=MailRegister.outgoing,
        subject=subject,
        body="Avec plaisir.",
        unit=values.pop("unit", "DJVA"),
        correspondent_name="Amicale du Lac",
    )
    return desk.letters.add(changed(known, values))


def _fields(desk: Desk, identifier: str) -> LetterFields:
    return desk.letters.sheet(identifier).fields


def _dialog(kind: type[QDialog]) -> QDialog:
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def _press(button: QPushButton) -> None:
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _keys(dialog: QDialog, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press keys where the focus is, once the dialog is the active window: shortcuts wait for that."""
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    QApplication.processEvents()
    assert dialog.isActiveWindow()
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def _confirm(dialog: QDialog) -> None:
    _keys(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _write(dialog: QDialog, words: str) -> None:
    assert isinstance(dialog, RemarkDialog)
    assert isinstance(dialog.editor, TextEditor)
    QTest.keyClicks(dialog.editor.text, words)
    _confirm(dialog)


@pytest.fixture
def letter(desk: Desk, letter_id: str) -> str:
    assert letter_id
    return _letter(desk)


@pytest.fixture
def book(session: Session, desk: Desk, letter: str, qtbot: QtBot) -> SignatureBookPage:
    desk.circuits.start(Reference(Kind.letter, letter))
    other = _letter(desk, "Fête du lac")
    desk.circuits.start(Reference(Kind.letter, other))
    shown = SignatureBookPage(session)
    qtbot.addWidget(shown)
    shown.resize(1184, 780)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_a_letter_is_put_in_circuit_then_seen_then_signed_from_where_it_is_read(
    page: LettersPage, desk: Desk, letter: str
):
    page.show_record(letter)
    card = page.detail.circuit.card
    _press(card.start)
    assert _fields(desk, letter).state is LetterState.in_circuit
    assert not card.sign.isVisible()
    _press(card.favourable)
    assert not card.favourable.isVisible()
    _press(card.sign)
    assert desk.letters.number_of(letter) == "D-2026-0001"
    assert not card.arrange.isVisible()


def test_the_keyboard_goes_from_one_answer_to_the_next(page: LettersPage, desk: Desk, letter: str):
    page.show_record(letter)
    page.activateWindow()
    card = page.detail.circuit.card
    _press(card.start)
    assert card.favourable.hasFocus()
    QTest.keyClick(card.favourable, Qt.Key.Key_Space)
    assert card.sign.hasFocus()


def test_a_letter_is_sent_back_with_a_word_and_its_versions_are_compared(page: LettersPage, desk: Desk, letter: str):
    page.show_record(letter)
    card = page.detail.circuit.card
    _press(card.start)
    _press(card.to_rework)
    _confirm(_dialog(RemarkDialog))
    assert _fields(desk, letter).state is LetterState.in_circuit, "nothing happens without a word"
    _write(_dialog(RemarkDialog), "Trop court.")
    assert _fields(desk, letter).state is LetterState.draft
    desk.letters.edit(letter, changed(_fields(desk, letter), {"body": "Avec grand plaisir."}))
    _press(card.versions)
    dialog = _dialog(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    assert dialog.summary() == "1\u00a0paragraphe diffère"
    assert "Avec grand plaisir." in dialog.view.toPlainText()
    dialog.ways.choose("columns")
    dialog.ways.chosen.emit("columns")
    assert "Avec plaisir." in dialog.view.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_signing_without_a_visa_asks_why_and_keeps_it(page: LettersPage, desk: Desk, letter: str):
    page.show_record(letter)
    card = page.detail.circuit.card
    _press(card.start)
    _press(card.sign_anyway)
    _write(_dialog(RemarkDialog), "accord oral")
    assert _fields(desk, letter).circuit[-1].comment.endswith("accord oral")


def test_a_letter_that_cannot_be_signed_says_why_instead(
    page: LettersPage, desk: Desk, letter: str, session: Session, qtbot: QtBot
):
    desk.letters.edit(letter, changed(_fields(desk, letter), {"body": "Le [à compléter : date]."}))
    page.show_record(letter)
    page.detail.circuit.card.start.click()
    page.detail.circuit.card.favourable.click()
    with qtbot.waitSignal(session.refused) as refused:
        page.detail.circuit.card.sign.click()
    assert refused.args == ["Il reste à compléter : date."]


def test_once_signed_the_keyboard_is_on_what_comes_next(page: LettersPage, letter: str):
    page.show_record(letter)
    card = page.detail.circuit.card
    for verb in (card.start, card.favourable, card.sign):
        verb.setFocus()
        QTest.keyClick(verb, Qt.Key.Key_Space)
    assert page.detail.verbs.send_button.hasFocus()


def test_the_steps_still_to_come_are_put_in_order(page: LettersPage, desk: Desk, letter: str):
    page.show_record(letter)
    _press(page.detail.circuit.card.arrange)
    dialog = _dialog(StepsDialog)
    assert isinstance(dialog, StepsDialog)
    dialog.steps.table.setCurrentCell(0, 0)
    _keys(dialog, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    _confirm(dialog)
    assert dialog.isVisible(), "the signature stays last"
    _keys(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    _confirm(dialog)
    assert [step.role for step in _fields(desk, letter).circuit] == ["Direction DJVA", "Signataire"]


def test_a_letter_that_came_in_shows_no_circuit(page: LettersPage, letter_id: str):
    page.show_record(letter_id)
    assert not page.detail.circuit.isVisible()


def test_the_editor_says_that_visas_fall_before_and_after(
    page: LettersPage, desk: Desk, letter: str, session: Session, qtbot: QtBot
):
    desk.circuits.start(Reference(Kind.letter, letter))
    desk.circuits.answer(Reference(Kind.letter, letter), Endorsement.favourable)
    page.edit(letter)
    assert page.editor.frame.banner.isVisible()
    page.editor.frame.body.text.setPlainText("Avec grand plaisir.")
    with qtbot.waitSignal(session.told) as told:
        assert page.editor.save()
    assert told.args == ["Courrier enregistré ; le texte a changé, les visas donnés sont annulés", True]
    assert not page.editor.frame.banner.isVisible()


def test_choosing_the_state_in_circuit_takes_the_usual_circuit(page: LettersPage, desk: Desk, letter: str):
    page.letter_verbs.set_state([letter], LetterState.in_circuit)
    assert [step.role for step in _fields(desk, letter).circuit] == ["Direction DJVA", "Signataire"]


def test_several_letters_are_answered_by_one_key(book: SignatureBookPage, desk: Desk, letter: str):
    assert book.view.hasFocus()
    QTest.keyClick(book.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(book.view.selected()) == 2
    QTest.keyClick(book.view, Qt.Key.Key_V)
    assert {step.endorsement for step in _fields(desk, letter).circuit} == {Endorsement.favourable, None}
    QTest.keyClick(book.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(book.view, Qt.Key.Key_V)
    assert desk.signature_book.count() == 0
    assert desk.letters.number_of(letter) == "D-2026-0001"
    desk.history.undo()
    assert desk.signature_book.count() == 2


def test_letters_are_sent_back_together_with_one_word(book: SignatureBookPage, desk: Desk, letter: str):
    QTest.keyClick(book.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(book.view, Qt.Key.Key_R)
    _write(_dialog(RemarkDialog), "Ajouter la date du vote.")
    assert _fields(desk, letter).state is LetterState.draft
    assert [name for name, _entries in desk.signature_book.groups()] == ["À reprendre et remettre en circuit"]


def test_the_letter_pointed_at_is_read_beside_the_book_and_enter_opens_it(
    book: SignatureBookPage, letter: str, qtbot: QtBot
):
    sheet = book.detail.sheet()
    assert sheet is not None
    assert sheet.reference.id == letter
    with qtbot.waitSignal(book.letter_edit_requested) as asked:
        QTest.keyClick(book.view, Qt.Key.Key_Return)
    assert asked.args == [letter]


def test_every_part_of_the_book_has_a_name_for_screen_readers(book: SignatureBookPage):
    assert book.view.accessibleName() == "Parapheur, par personne attendue"
    first = book.model.index(1)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Prêt de la salle, Amicale du Lac, Direction DJVA"
    lines = [one.accessibleName() for one in book.detail.circuit.findChildren(QWidget) if one.accessibleName()]
    assert "Direction DJVA, attendu" in lines
