"""What is told before signing, the thread of a letter, the texts one may insert."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.standard_texts import StandardParagraph
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.widgets.text_choice_dialog import TextChoiceDialog

LATE = "Je reviendrai vers vous au plus tard le 30 avril 2026."


@pytest.fixture
def draft(desk: Desk, letter_id: str) -> str:
    mayor = desk.letters.sheet(letter_id).fields.correspondent_id
    return desk.letters.add(
        LetterFields(
            mail_register=MailRegister.outgoing, subject="Maison des associations", correspondent_id=mayor, body=LATE
        )
    )


def dialog_of(page: LettersPage) -> TextChoiceDialog:
    page.editor_verbs.texts.trigger()
    found = page.editor.findChildren(TextChoiceDialog)
    return found[-1]


def test_remarks_are_read_with_the_draft(page: LettersPage, draft: str, letter_id: str) -> None:
    page.show_record(draft)
    assert page.detail.remarks.isVisible()
    assert "30 avril 2026" in page.detail.remarks.words()
    page.show_record(letter_id)
    assert not page.detail.remarks.isVisible()


def test_one_signs_a_letter_with_remarks_after_reading_them(page: LettersPage, desk: Desk, draft: str) -> None:
    page.edit(draft)
    page.editor_verbs.sign.trigger()
    assert desk.letters.sheet(draft).fields.state is LetterState.draft
    anyway = [one for one in page.editor.frame.banner.findChildren(QPushButton) if one.text() == "Signer quand même"]
    anyway[-1].click()
    assert desk.letters.sheet(draft).number == "D-2026-0001"


def test_the_thread_is_folded_then_read(page: LettersPage, draft: str) -> None:
    page.show_record(draft)
    assert not page.detail.exchanges.lines.isVisible()
    page.detail.exchanges.fold.click()
    assert page.detail.exchanges.fold.text() == "Échanges · 2\u00a0courriers"
    assert page.detail.exchanges.lines.isVisible()


def test_a_paragraph_is_inserted_by_its_name_with_its_fields(page: LettersPage, desk: Desk, draft: str) -> None:
    paragraphs = [
        StandardParagraph(name="Contact", theme="Suites", text="Contact : {officer}."),
        StandardParagraph(name="Budget", theme="Finances", text="Le budget est voté en décembre."),
    ]
    desk.settings.change(desk.settings.office().model_copy(update={"paragraphs": paragraphs}))
    page.edit(draft)
    page.editor.frame.body.text.moveCursor(page.editor.frame.body.text.textCursor().MoveOperation.End)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.filter, "contact")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert page.editor.frame.body.value().replace("\u00a0", " ") == f"{LATE}\n\nContact : Camille Aubert."


def test_an_earlier_letter_takes_the_place_of_the_text(page: LettersPage, desk: Desk, draft: str) -> None:
    desk.letters.add(
        LetterFields(
            mail_register=MailRegister.outgoing,
            subject="Maison des associations de Bondy",
            correspondent_name="Ville de Bondy",
            body="Nous soutenons la maison.",
            state=LetterState.sent,
            signed_on=date(2026, 4, 2),
        )
    )
    page.edit(draft)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.filter, "bondy")
    assert dialog.preview.toPlainText() == "Nous soutenons la maison."
    dialog.take_button.click()
    assert page.editor.frame.body.value() == "Nous soutenons la maison."
