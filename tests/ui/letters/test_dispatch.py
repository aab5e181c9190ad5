"""Sending the letter read, and what is left to the pen, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session


def _signed(desk: Desk, email: str = "accueil@exemple.fr") -> str:
    partner = desk.partners.add(PartnerFields(last_name="Kerbrat", email=email))
    fields = LetterFields(
        mail_register=MailRegister.outgoing, subject="Prêt de la salle", body="Oui.", correspondent_id=partner
    )
    identifier = desk.letters.add(fields)
    desk.letters.sign(identifier)
    return identifier


def _choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if words in one.text().replace("&", "")).trigger()


class _Opener(QObject):
    """Takes what the system is asked to open; nothing is really opened."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url.toLocalFile())


@pytest.fixture
def opener() -> Iterator[_Opener]:
    made = _Opener()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_a_signed_letter_leaves_on_paper(page: LettersPage, desk: Desk):
    identifier = _signed(desk)
    page.show_record(identifier)
    assert page.detail.verbs.send_button.isVisible()
    _choose(page.detail.verbs.send_menu, "papier")
    fields = desk.letters.sheet(identifier).fields
    assert (fields.state, fields.sent_on) == (LetterState.sent, date(2026, 5, 5))
    assert not page.detail.verbs.send_button.isVisible()


def test_a_letter_given_by_hand_asks_to_whom(page: LettersPage, desk: Desk):
    identifier = _signed(desk)
    page.show_record(identifier)
    dialog = page.detail.dispatch.ask_receiver()
    assert dialog is not None
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    QApplication.processEvents()
    assert dialog.isActiveWindow()
    QTest.keyClick(dialog.receiver, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible(), "nothing happens without a name"
    QTest.keyClicks(dialog.receiver, "l'accueil de la mairie")
    QTest.keyClick(dialog.receiver, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.letters.sheet(identifier).fields.handed_to == "l'accueil de la mairie"


def test_a_message_is_written_where_it_is_asked_and_opened_by_the_mail_client(
    page: LettersPage, desk: Desk, tmp_path: Path, opener: _Opener, qtbot: QtBot
):
    identifier = _signed(desk)
    page.show_record(identifier)
    target = tmp_path / "courriel.eml"
    page.detail.dispatch.write_email(identifier, target)
    qtbot.waitUntil(lambda: bool(opener.asked), timeout=30_000)
    assert opener.asked == [str(target)]
    assert message_from_bytes(target.read_bytes())["X-Unsent"] == "1"
    assert desk.letters.sheet(identifier).fields.state is LetterState.sent


def test_a_person_without_an_address_is_said_before_anything_is_asked(
    page: LettersPage, desk: Desk, session: Session, qtbot: QtBot
):
    page.show_record(_signed(desk, email=""))
    with qtbot.waitSignal(session.refused) as refused:
        assert page.detail.dispatch.ask_email_file() is None
    assert refused.args is not None
    assert "Kerbrat n'a pas d'adresse électronique" in refused.args[0]


def test_a_letter_passed_on_starts_its_slip(page: LettersPage, desk: Desk, letter_id: str):
    page.show_record(letter_id)
    _choose(page.detail.verbs.more_menu, "Soit-transmis")
    assert page.is_writing()
    (slip,) = desk.letters.rows(ListQuery(text="soutien", saved_filter="outgoing"))
    assert desk.letters.sheet(slip.id).fields.wording is Wording.forwarding_slip


def test_a_new_letter_to_somebody_written_to_by_hand_ticks_the_box(page: LettersPage, desk: Desk):
    friend = desk.partners.add(PartnerFields(last_name="Roux", handwritten_salutation=True))
    page.create_from({"correspondent_id": friend, "subject": "Bravo"})
    box = page.editor.form.editor("handwritten")
    assert box.value() is True
    assert page.editor.current()[0].handwritten
    box.set_value(False)
    page.editor.frame.body.text.setPlainText("Bravo.")
    assert page.editor.save()
    assert desk.letters.sheet(page.editor.identifier()).fields.handwritten is False


def test_the_box_of_a_partner_is_kept_and_its_letters_follow(desk: Desk, letter_id: str):
    sheet = desk.letters.sheet(letter_id)
    partner = str(sheet.fields.correspondent_id)
    fields = desk.partners.sheet(partner).fields
    desk.partners.edit(partner, changed(fields, {"handwritten_salutation": True}))
    reply = desk.answers.start(letter_id, Wording.reply_letter)
    assert desk.letters.sheet(reply).fields.handwritten
