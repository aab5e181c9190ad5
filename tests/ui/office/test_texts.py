"""The texts of letters are changed in the settings, checked, and given back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from liaison_desk.domain.letters import Wording
from liaison_desk.services.desk import Desk
from liaison_desk.ui.office.texts_card import TextsCard
from liaison_desk.ui.office.texts_dialog import TextsDialog
from liaison_desk.ui.session import Session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> TextsDialog:
    shown = TextsDialog(session)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_wording_is_changed_then_given_back(dialog: TextsDialog, desk: Desk) -> None:
    dialog.show_text(Wording.thank_you)
    shipped = dialog.words.toPlainText()
    assert "{événement}" in shipped
    dialog.words.setPlainText("Merci à vous. {agent}")
    dialog.save()
    assert desk.standard_texts.wording(Wording.thank_you) == "Merci à vous. {officer}"
    assert dialog.back_button.isVisible()
    dialog.go_back()
    assert dialog.words.toPlainText() == shipped
    assert not desk.standard_texts.is_own(Wording.thank_you)


def test_an_unknown_field_is_named_and_nothing_is_kept(dialog: TextsDialog, desk: Desk) -> None:
    dialog.show_text(Wording.thank_you)
    dialog.words.setPlainText("Merci {prenom}")
    dialog.save()
    assert dialog.banner.isVisible()
    assert not desk.standard_texts.is_own(Wording.thank_you)
    assert dialog.words.toPlainText() == "Merci {prenom}"


def test_a_paragraph_is_written_renamed_and_removed(dialog: TextsDialog, desk: Desk) -> None:
    dialog.begin_paragraph()
    dialog.name.setText("Contact")
    dialog.theme.setText("Suites")
    dialog.fields.activated.emit(dialog.fields.findData("officer"))
    assert dialog.words.toPlainText() == "{agent}"
    dialog.save()
    assert [(one.name, one.theme, one.text) for one in desk.standard_texts.paragraphs()] == [
        ("Contact", "Suites", "{officer}")
    ]
    dialog.name.setText("Interlocuteur")
    dialog.save()
    assert [one.name for one in desk.standard_texts.paragraphs()] == ["Interlocuteur"]
    dialog.remove()
    assert desk.standard_texts.paragraphs() == ()


def test_a_change_is_saved_or_given_up_before_another_text_is_shown(dialog: TextsDialog, desk: Desk) -> None:
    dialog.show_text(Wording.thank_you)
    shipped = dialog.words.toPlainText()
    dialog.words.insertPlainText("Bonjour. ")
    assert not dialog.choices.isEnabled()
    dialog.leave()
    assert (dialog.words.toPlainText(), dialog.choices.isEnabled(), dialog.isVisible()) == (shipped, True, True)


def test_a_change_of_text_is_undone_as_any_setting(desk: Desk) -> None:
    desk.standard_texts.change_wording(Wording.support, "Courage.")
    desk.history.undo()
    assert not desk.standard_texts.is_own(Wording.support)


def test_the_card_counts_the_texts_of_the_office(session: Session, desk: Desk, qtbot: QtBot) -> None:
    desk.standard_texts.change_wording(Wording.support, "Courage.")
    card = TextsCard(session)
    qtbot.addWidget(card)
    told = " ".join(shown.text() for shown in card.findChildren(QLabel))
    assert "1\u00a0modèle modifié, 0\u00a0paragraphe" in told
