"""The time limits of a letter beside its text: what is due, why, and what was done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from liaison_desk.domain.letter_clocks import DutyKind
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.clock_dialogs import ForwardDialog, PiecesDialog
from liaison_desk.ui.letters.clocks_card import ClocksCard
from liaison_desk.ui.letters.duty_row import DutyRow
from liaison_desk.ui.letters.page import LettersPage


def shown(page: LettersPage, desk: Desk, **values: object) -> tuple[ClocksCard, str]:
    given = {"subject": "Demande de subvention", "received_on": date(2026, 5, 4), "channel": Channel.email, **values}
    letter = desk.letters.add(LetterFields.model_validate(given))
    page.show_record(letter)
    return page.detail.clocks, letter


def row_of(card: ClocksCard, kind: DutyKind) -> DutyRow:
    return next(row for row in card.rows() if row.duty.kind is kind)


def test_the_next_dates_are_shown_and_the_others_on_demand(page: LettersPage, desk: Desk) -> None:
    card, _letter = shown(page, desk)
    visible = [row.duty.kind for row in card.rows() if row.isVisibleTo(card)]
    assert visible == [DutyKind.registration_receipt, DutyKind.acknowledgement, DutyKind.implicit_decision]
    card.show_all.click()
    assert all(row.isVisibleTo(card) for row in card.rows())


def test_why_opens_the_rule_and_its_source_from_the_keyboard(page: LettersPage, desk: Desk) -> None:
    card, _letter = shown(page, desk)
    row = row_of(card, DutyKind.implicit_decision)
    assert not row.reason.isVisibleTo(card)
    row.why.setFocus()
    QTest.keyClick(row.why, Qt.Key.Key_Space)
    assert row.reason.isVisibleTo(card)
    assert "Décision implicite" in row.why.accessibleName()


def test_what_was_sent_is_noted_and_no_longer_asked(page: LettersPage, desk: Desk) -> None:
    card, letter = shown(page, desk)
    card.receipt.click()
    card.acknowledgement.click()
    fields = desk.letters.sheet(letter).fields
    assert (fields.receipt_sent_on, fields.acknowledged_on) == (date(2026, 5, 5), date(2026, 5, 5))
    assert not card.receipt.isVisibleTo(card)
    assert not card.acknowledgement.isVisibleTo(card)


def test_the_kind_proposed_is_confirmed_with_one_button(page: LettersPage, desk: Desk) -> None:
    card, letter = shown(page, desk)
    card.confirm.click()
    fields = desk.letters.sheet(letter).fields
    assert (fields.request_kind, fields.request_kind_by) == (RequestKind.financial, "Camille Aubert")
    assert not card.confirm.isVisibleTo(card)


def test_pieces_are_asked_with_their_limit(page: LettersPage, desk: Desk) -> None:
    card, letter = shown(page, desk)
    card.pieces_asked.click()
    dialog = card.findChild(PiecesDialog)
    assert isinstance(dialog, PiecesDialog)
    dialog.accept()
    assert not desk.letters.sheet(letter).fields.suspensions
    dialog.pieces.setPlainText("RIB\nStatuts")
    dialog.accept()
    [asked] = desk.letters.sheet(letter).fields.suspensions
    assert (asked.pieces, asked.limit_on) == (["RIB", "Statuts"], date(2026, 6, 4))
    assert card.pieces_received.isVisibleTo(card)


def test_a_letter_is_passed_on_and_its_author_told(page: LettersPage, desk: Desk) -> None:
    card, letter = shown(page, desk)
    card.forward.click()
    dialog = card.findChild(ForwardDialog)
    assert isinstance(dialog, ForwardDialog)
    dialog.authority.setText("Ville de Stains")
    dialog.accept()
    fields = desk.letters.sheet(letter).fields
    assert (fields.state, fields.forwarded_to) == (LetterState.forwarded, "Ville de Stains")
    assert fields.applicant_told_on == date(2026, 5, 5)


def test_a_letter_that_goes_out_has_no_delays(page: LettersPage, desk: Desk) -> None:
    card, _letter = shown(page, desk, mail_register=MailRegister.outgoing, received_on=None)
    assert not card.isVisibleTo(page.detail)
