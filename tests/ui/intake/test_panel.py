from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.intake.panel import IntakePanel, take_in
from liaison_desk.ui.intake.sender_box import Sender
from liaison_desk.ui.session import Session
from tests.services.mailing_office import ASSISES, OFFICE, made, mailing, person

MakeMail = Callable[..., Path]


def open_panel(session: Session, window: QMainWindow, qtbot: QtBot, *paths: Path) -> IntakePanel:
    panel = take_in(session, paths, window)
    qtbot.waitUntil(lambda: panel.queue.outcome(len(paths) - 1) is not None, timeout=20_000)
    return panel


def press(panel: IntakePanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.form.letter.editor("subject").input(), key, modifier)


def letters(desk: Desk) -> list[str]:
    return [row.subject for row in desk.letters.rows(ListQuery(saved_filter="incoming", sort_key="number"))]


def test_a_message_is_proposed_with_its_dates_its_event_and_its_commune(
    session: Session, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True))
    letter, engagement = panel.form.letter, panel.form.engagement
    assert letter.editor("subject").value() == "Invitation à notre assemblée générale"
    assert letter.editor("received_on").value() == date(2026, 5, 4)
    assert letter.editor("due_date").value() == date(2026, 5, 20)
    assert panel.form.with_engagement.isChecked()
    assert engagement.editor("starts_at").value() == datetime(2026, 6, 19, 18, 30)
    assert engagement.editor("municipality").value() == "93072"


def test_enter_records_everything_and_asks_for_the_letter_to_be_shown(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True, pieces=(("programme.pdf", b"%PDF-1.7"),)))
    sentences: list[tuple[str, bool]] = []
    session.told.connect(lambda sentence, undo: sentences.append((sentence, undo)))
    with qtbot.waitSignal(session.open_requested, timeout=20_000) as wished:
        press(panel, Qt.Key.Key_Return)
    reference = wished.args[0]
    sheet = desk.letters.sheet(reference.id)
    assert reference.kind is Kind.letter
    assert sentences == [("Courrier enregistré sous le numéro A-2026-0001", True)]
    assert {link.role for link in sheet.links} == {"correspondent", "engagement"}
    assert [piece.file_name for piece in sheet.pieces] == ["un.eml", "invitation.ics", "programme.pdf"]
    assert not panel.isVisible()


def test_undoing_takes_everything_back(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True))
    with qtbot.waitSignal(session.open_requested, timeout=20_000):
        press(panel, Qt.Key.Key_Return)
    desk.history.undo()
    assert letters(desk) == []
    assert desk.engagements.count(ListQuery()) == desk.partners.count(ListQuery()) == 0


def test_somebody_known_is_proposed_with_the_function_held_today(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    known = desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.ms,
            first_name="Marie",
            last_name="Lefèvre",
            email="marie.lefevre@ville-stains.fr",
            offices_held=[OfficeHeld(function="MAIRE", municipality="93072")],
        )
    )
    panel = open_panel(session, window, qtbot, make_mail())
    choice = panel.form.sender_box.choice.box
    assert choice.currentText() == "Mme Marie Lefèvre, Maire de Stains"
    with qtbot.waitSignal(session.open_requested, timeout=20_000) as wished:
        press(panel, Qt.Key.Key_Return)
    assert desk.letters.sheet(wished.args[0].id).fields.correspondent_id == known
    assert desk.partners.count(ListQuery()) == 1


def test_a_new_partner_is_recorded_as_corrected(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail())
    sender = panel.form.sender_box
    assert sender.choice.box.currentText() == "Nouveau partenaire"
    assert sender.boxes["last_name"].isVisible()
    assert not sender.boxes["name"].isVisible()
    sender.editor("last_name").set_value("Lefèvre-Diallo")
    with qtbot.waitSignal(session.open_requested, timeout=20_000):
        press(panel, Qt.Key.Key_Return)
    assert [row.name for row in desk.partners.rows(ListQuery())] == ["Marie Lefèvre-Diallo"]


def test_a_message_can_be_recorded_without_partner_nor_engagement(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True))
    panel.form.sender_box.choice.set_value(Sender.none)
    panel.form.with_engagement.setChecked(False)
    with qtbot.waitSignal(session.open_requested, timeout=20_000) as wished:
        press(panel, Qt.Key.Key_Return)
    fields = desk.letters.sheet(wished.args[0].id).fields
    assert fields.correspondent_name == "Marie Lefèvre"
    assert desk.engagements.count(ListQuery()) == desk.partners.count(ListQuery()) == 0


def test_problems_stand_beside_their_fields_and_nothing_is_recorded(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True))
    panel.form.letter.editor("subject").set_value("")
    panel.form.engagement.editor("municipality").set_value("Trifouilly")
    press(panel, Qt.Key.Key_Return)
    subject = panel.form.letter.editor("subject").input()
    commune = panel.form.engagement.editor("municipality").input()
    assert subject.accessibleDescription() == "Indiquez l'objet du courrier"
    assert commune.accessibleDescription().startswith("Cette commune n'est pas connue")
    assert letters(desk) == []
    assert panel.isVisible()


def test_several_files_follow_one_another_from_the_keyboard(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    first, second = make_mail("un", subject="Premier"), make_mail("deux", subject="Deuxième")
    third = make_mail("trois", subject="Troisième")
    panel = open_panel(session, window, qtbot, first, second, third)
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.form.letter.editor("subject").value() == "Deuxième", timeout=20_000)
    press(panel, Qt.Key.Key_Escape)
    assert panel.form.letter.editor("subject").value() == "Troisième"
    with qtbot.waitSignal(session.open_requested, timeout=20_000):
        press(panel, Qt.Key.Key_Return)
    assert letters(desk) == ["Premier", "Troisième"]
    assert not panel.isVisible()


def test_a_file_already_recorded_shows_what_it_became(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    message = make_mail()
    panel = open_panel(session, window, qtbot, message)
    with qtbot.waitSignal(session.open_requested, timeout=20_000) as wished:
        press(panel, Qt.Key.Key_Return)
    again = open_panel(session, window, qtbot, message)
    assert again.notice.open_button.isVisible()
    with qtbot.waitSignal(session.open_requested) as opened:
        again.notice.open_button.click()
    assert opened.args == wished.args
    assert len(letters(desk)) == 1


def test_the_same_message_twice_in_one_go_is_recorded_once(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, tmp_path: Path, qtbot: QtBot
) -> None:
    message = make_mail()
    copy = tmp_path / "copie.eml"
    copy.write_bytes(message.read_bytes())
    panel = open_panel(session, window, qtbot, message, copy)
    press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel._place == 1, timeout=20_000)
    press(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.notice.open_button.isVisible, timeout=20_000)
    assert len(letters(desk)) == 1


def test_a_file_that_cannot_be_read_says_what_to_do(
    session: Session, window: QMainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    outlook = tmp_path / "message.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0")
    panel = open_panel(session, window, qtbot, outlook)
    assert "enregistrez-le de nouveau" in panel.notice._sentence.text()
    assert panel.record_button.text() == "Fermer"


def test_a_message_without_an_event_is_tied_to_an_engagement_already_there(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    known = desk.engagements.add(EngagementFields(title="Fête du vélo", starts_at=datetime(2026, 5, 12, 10)))
    panel = open_panel(session, window, qtbot, make_mail())
    about = panel.form.letter.boxes["engagement_id"]
    assert not about.isHidden()
    about.editor.set_value(known)
    with qtbot.waitSignal(session.open_requested, timeout=20_000) as wished:
        press(panel, Qt.Key.Key_Return)
    assert desk.letters.sheet(wished.args[0].id).fields.engagement_id == known


def test_a_message_with_an_event_names_no_other_engagement_unless_the_event_is_left_out(
    session: Session, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    panel = open_panel(session, window, qtbot, make_mail(invitation=True))
    about = panel.form.letter.boxes["engagement_id"]
    assert about.isHidden()
    panel.form.with_engagement.setChecked(False)
    assert not about.isHidden()


def test_the_answer_of_a_guest_is_proposed_with_the_letter(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    desk.settings.change(OFFICE)
    guest = person(desk, "Lefèvre", email="marie.lefevre@ville-stains.fr", distribution_lists=[ASSISES])
    envoi = mailing(desk)
    made(desk, envoi)
    answer = make_mail(subject="Re: Assises", body="Madame, Monsieur,\n\nJe ne pourrai venir : veuillez m'excuser.")
    panel = open_panel(session, window, qtbot, answer)
    box = panel.form.reply_box
    assert box.isVisible()
    assert (box.mailing.value(), box.reply.value()) == (envoi, MailingReply.excused)
    panel.form.sender_box.choice.set_value(Sender.none)
    panel.form.sender_box.choice.edited.emit()
    assert not box.isVisible()
    panel.form.sender_box.choice.set_value(guest)
    panel.form.sender_box.choice.edited.emit()
    box.mailing.set_value(envoi)
    with qtbot.waitSignal(session.open_requested, timeout=20_000):
        press(panel, Qt.Key.Key_Return)
    [told] = desk.mailings.sheet(envoi).fields.recipients
    assert (told.reply, told.note) == (MailingReply.excused, "Courrier A-2026-0001")


def test_a_probable_duplicate_is_told_with_the_proposal_and_follows_the_sender_chosen(
    session: Session, desk: Desk, window: QMainWindow, make_mail: MakeMail, qtbot: QtBot
) -> None:
    desk.intake.confirm(desk.intake.read(make_mail("un")))
    panel = open_panel(session, window, qtbot, make_mail("deux"))
    told = panel.form.of_sender
    assert told.isVisible()
    words = " ".join(label.text() for label in told.findChildren(QLabel))
    assert words.startswith("Doublon probable")
    assert "A-2026-0001" in words
    other = desk.partners.add(PartnerFields(last_name="Autre"))
    panel.form.sender_box.choice.set_value(Sender.other)
    panel.form.sender_box.other_box.editor.hold(other, "Autre")
    panel.form.sender_box.chosen.emit()
    assert not told.isVisible()
