"""A mailing from the filter to the answers, by the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.mailings.letter_dialog import LetterDialog, LinkedLetter
from liaison_desk.ui.mailings.page import MailingsPage
from liaison_desk.ui.session import Session
from tests.services.mailing_office import ASSISES, assises, guests, made, mailing, person


def settled(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.runner.is_busy(), timeout=20_000)


def test_a_mailing_is_prepared_from_nothing(page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    one, other = guests(desk, 2)
    page.create()
    subject = page.editor.facts.editors["subject"].input()
    assert QApplication.focusWidget() is subject
    qtbot.keyClicks(subject, "Assises")
    qtbot.keyClicks(page.editor.facts.editors["purpose"].input(), "Inviter")
    page.editor.recipients.filter_bar.lists.tick(ASSISES)
    assert [row.id for row in page.editor.recipients.source.held] == [one, other]
    page.editor.text.body.set_value("Bonjour {destinataire}.")
    qtbot.keyClick(page.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(session, qtbot)
    [row] = desk.mailings.rows(ListQuery())
    assert (row.subject, row.recipients) == ("Assises", 2)


def test_somebody_is_unticked_with_space_and_a_reason(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    guests(desk, 2)
    page.show_record(mailing(desk))
    view = page.editor.recipients.view
    view.setFocus()
    dialog = page.editor.recipients.ask_reason(view.selected())
    qtbot.addWidget(dialog)
    dialog.editor.set_value("Déjà invitée")
    dialog.accept()
    assert [row.recipient.included for row in page.editor.recipients.source.held] == [False, True]
    view.select_first()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert all(row.recipient.included for row in page.editor.recipients.source.held)
    settled(session, qtbot)


def test_exceptions_are_listed_before_anything_is_made(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    guests(desk, 1)
    person(desk, "Diarra", distribution_lists=[ASSISES], street="", city="")
    page.show_record(mailing(desk))
    assert page.editor.recipients.blocked() == 1
    page.editor.make_action.trigger()
    assert page.editor.banner.isVisible()
    page.editor.recipients.view.select_first()
    assert "adresse" in page.editor.recipients.problems.text()
    settled(session, qtbot)


def test_alt_and_the_arrows_go_from_one_letter_to_the_next(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    guests(desk, 2)
    page.show_record(mailing(desk))
    qtbot.keyClick(page.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "2 sur 2" in page.editor.preview.name.text()
    settled(session, qtbot)


def test_the_letters_are_made_off_the_window_and_the_answers_open(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    guests(desk, 3)
    identifier = mailing(desk)
    page.show_record(identifier)
    settled(session, qtbot)
    dialog = page.ask_make(identifier)
    dialog.folder.setText(str(tmp_path))
    dialog.envelopes.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: desk.mailings.sheet(identifier).fields.state is MailingState.made, timeout=20_000)
    settled(session, qtbot)
    qtbot.waitUntil(lambda: page.replies.isVisible(), timeout=5_000)
    names = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("2026"))
    assert names == [
        "2026-05-05_destinataires_assises-de-la-jeunesse.xlsx",
        "2026-05-05_enveloppes_assises-de-la-jeunesse.pdf",
        "2026-05-05_lettres-a-imprimer_assises-de-la-jeunesse.pdf",
        "2026-05-05_lettres_assises-de-la-jeunesse",
    ]


def test_cancelled_on_the_way_nothing_is_left(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    guests(desk, 40)
    identifier = mailing(desk)
    (tmp_path / "papiers").mkdir()
    session.runner.progressed.connect(lambda _job, _step: session.runner.cancel_all())
    dialog = page.ask_make(identifier)
    dialog.folder.setText(str(tmp_path / "papiers"))
    dialog.accept()
    settled(session, qtbot)
    assert desk.letters.count(ListQuery()) == 0
    assert not list((tmp_path / "papiers").iterdir())


def test_answers_are_typed_by_one_key_each(page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    guests(desk, 3)
    identifier = mailing(desk)
    made(desk, identifier)
    page.show_record(identifier)
    view = page.replies.view
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_E)
    rows = desk.mailings.sheet(identifier).fields.recipients
    assert [row.reply for row in rows] == [MailingReply.present, MailingReply.excused, MailingReply.none]
    assert rows[0].guests == 1
    assert [row.id for row in view.selected()] == [rows[1].partner_id]
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert {row.reply for row in desk.mailings.sheet(identifier).fields.recipients} == {MailingReply.none}


def test_a_representative_is_a_partner_or_a_name(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    [one] = guests(desk, 1)
    identifier = mailing(desk)
    made(desk, identifier)
    page.show_record(identifier)
    dialog = page.replies.verbs.ask_representative(one, "Mme Invitée")
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.person.line, "Jean Morel")
    dialog.accept()
    [row] = desk.mailings.sheet(identifier).fields.recipients
    assert (row.reply, row.represented_by) == (MailingReply.represented, "Jean Morel")
    assert page.replies.source.held[0].represented_by == "Jean Morel"


def test_a_letter_received_is_tied_to_whoever_answered_by_one_key(
    page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    one, other = guests(desk, 2)
    identifier = mailing(desk)
    made(desk, identifier)
    fields = LetterFields(subject="Je vous prie de m'excuser", correspondent_id=other, received_on=date(2026, 5, 5))
    letter = desk.letters.add(fields)
    elsewhere = desk.letters.add(LetterFields(subject="Cabinet", received_on=date(2026, 5, 5)))
    page.show_record(identifier)
    qtbot.keyClick(page.replies.view, Qt.Key.Key_L)
    dialog = page.replies.findChild(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    assert dialog.letter.box.currentText().startswith("A-2026-0001 · Mme Fatou Invitée002")
    assert (dialog.recipient.value(), dialog.reply.value()) == (other, MailingReply.excused)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    told = {row.partner_id: row for row in desk.mailings.sheet(identifier).fields.recipients}
    assert (told[other].reply, told[other].note) == (MailingReply.excused, "Courrier A-2026-0001")
    dialog = page.replies.verbs.letter_dialog()
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.chosen is None  # no letter is left to propose, none was found yet
    dialog.other.hold(elsewhere, "A-2026-0002")
    dialog.recipient.set_value(one)
    dialog.accept()
    assert dialog.chosen == LinkedLetter(elsewhere, one, MailingReply.present)
    assert letter in {link.id for link in desk.mailings.sheet(identifier).links}


def test_reminders_open_as_another_mailing(page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    guests(desk, 2)
    identifier = mailing(desk, engagement_id=assises(desk))
    made(desk, identifier)
    page.show_record(identifier)
    page.replies.verbs.remind_by_letter()
    assert page.editor.isVisible()
    assert page.editor.title.text() == "Rappel : Assises de la jeunesse"
    settled(session, qtbot)


def test_an_engagement_begins_its_invitations(page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    guests(desk, 1)
    engagement = assises(desk)
    page.create_from({"engagement_id": engagement})
    assert page.editor.facts.editors["engagement_id"].value() == engagement
    assert "{événement}" in page.editor.text.body.value()
    settled(session, qtbot)


def test_what_is_typed_comes_back_unsaved(page: MailingsPage, desk: Desk, session: Session, qtbot: QtBot) -> None:
    guests(desk, 1)
    identifier = mailing(desk)
    page.show_record(identifier)
    page.editor.text.body.text.setPlainText("Un texte commencé.")
    page.editor.leave()
    page.show_record(identifier)
    assert page.editor.text.body.value() == "Un texte commencé."
    assert page.editor.banner.isVisible()
    settled(session, qtbot)
