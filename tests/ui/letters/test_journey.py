"""The path the product is for: from what was sent to the signed answer, without the mouse."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.services.desk import Desk
from liaison_desk.ui.intake.panel import take_in
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def a_message(folder: Path) -> Path:
    message = EmailMessage()
    message["From"] = "Nadia Benhamou <nadia@mains-ouvertes.fr>"
    message["To"] = "elu@exemple.fr"
    message["Subject"] = "Demande de rendez-vous"
    message["Date"] = "Mon, 04 May 2026 09:12:00 +0200"
    message["Message-ID"] = "<rendez-vous@mains-ouvertes.fr>"
    message.set_content("Monsieur le Conseiller, nous souhaiterions vous rencontrer. Nadia Benhamou")
    path = folder / "message.eml"
    path.write_bytes(bytes(message))
    return path


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_message_becomes_a_signed_answer_without_the_mouse(
    desk: Desk, session: Session, letter_id: str, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = LettersPage(session)
    window.setCentralWidget(page)
    window.resize(1280, 820)
    window.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    session.open_requested.connect(lambda reference: page.show_record(reference.id))

    panel = take_in(session, [a_message(tmp_path)], window)
    qtbot.waitUntil(lambda: panel.form.sender_box.choice.box.hasFocus(), timeout=20_000)
    with qtbot.waitSignal(session.open_requested, timeout=20_000):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.register.list.view.hasFocus())

    QTest.keyClick(focused(), Qt.Key.Key_R, CONTROL)
    menu = page.detail.verbs.answer_menu
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert page.is_writing()
    QTest.keyClicks(focused(), "Je vous recevrai le 12 mai a 14 h.")
    QTest.keyClick(focused(), Qt.Key.Key_G, CONTROL | SHIFT)

    answer = desk.letters.rows(ListQuery(text="rendez-vous", saved_filter="outgoing"))[0]
    sheet = desk.letters.sheet(answer.id)
    asked = desk.letters.sheet(sheet.fields.answers_to_id or "")
    assert sheet.number == "D-2026-0001"
    assert sheet.fields.state is LetterState.signed
    assert sheet.fields.body == "Je vous recevrai le 12 mai a 14 h."
    assert asked.fields.mail_register is MailRegister.incoming
    assert asked.number == "A-2026-0010"
    assert not page.is_writing()
    assert focused() is page.detail.verbs.send_button
