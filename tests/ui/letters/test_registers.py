from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.letters.views import Tab
from liaison_desk.ui.lists.rows_model import RowRole
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.reason_dialog import ReasonDialog


def shown_subjects(page: LettersPage) -> list[str]:
    model = page.register.list.view.model()
    return [model.index(row, 2).data(RowRole.second_line) for row in range(model.rowCount())]


def row_of(page: LettersPage, subject: str) -> int:
    return shown_subjects(page).index(subject)


def test_the_page_opens_on_what_is_to_be_dealt_with_and_says_how_much_there_is(page: LettersPage) -> None:
    assert page.register.count_text.text() == "9\u00a0courriers · 6\u00a0affichés"
    assert page.register.filters.button("to_do").text() == "À traiter · 6"
    assert page.count_waiting() == 6


def test_the_first_letter_is_read_beside_the_list(page: LettersPage) -> None:
    sheet = page.shown_sheet()
    assert sheet is not None
    assert sheet.fields.subject == "Demande de soutien, Maison des associations"
    assert page.detail.chip.look().word == "réponse d'attente, pour demain"


def test_a_due_date_is_said_in_words_and_in_colour(page: LettersPage) -> None:
    model = page.register.list.view.model()
    late = model.index(row_of(page, "Accessibilité de la plénière du 30 mai"), 4)
    today = model.index(row_of(page, "Subvention refusée, demande d'explications"), 4)
    assert late.data() == "en retard de 2\u00a0j ouvrés"
    assert late.data(RowRole.chip).tone is Tone.red
    assert today.data() == "aujourd'hui"
    assert today.data(RowRole.chip).tone is Tone.amber


def test_a_letter_is_in_the_list_as_soon_as_it_is_recorded(page: LettersPage, desk: Desk) -> None:
    desk.letters.add(LetterFields(subject="Prêt d'une salle", received_on=date(2026, 5, 5)))
    assert shown_subjects(page)[0] == "Prêt d'une salle"
    assert page.register.count_text.text() == "10\u00a0courriers · 7\u00a0affichés"


def test_pressing_a_filter_again_shows_the_whole_register(page: LettersPage) -> None:
    QTest.mouseClick(page.register.filters.button("to_do"), Qt.MouseButton.LeftButton)
    assert len(shown_subjects(page)) == 9
    assert page.register.count_text.text() == "9\u00a0courriers"


def test_a_delegation_is_combined_with_what_is_to_be_dealt_with(page: LettersPage) -> None:
    QTest.mouseClick(page.register.filters.button("deci"), Qt.MouseButton.LeftButton)
    assert shown_subjects(page) == ["Charte des engagements", "Accessibilité de la plénière du 30 mai"]


def test_typing_in_the_filter_then_enter_goes_to_the_first_letter_found(page: LettersPage, qtbot: QtBot) -> None:
    page.register.focus_filter()
    QTest.keyClicks(page.register.filter_line, "benali")
    QTest.keyClick(page.register.filter_line, Qt.Key.Key_Return)
    assert shown_subjects(page) == ["Subvention refusée, demande d'explications"]
    sheet = page.shown_sheet()
    assert sheet is not None
    assert sheet.fields.correspondent_name == "M. Karim Benali"


def test_the_signature_book_holds_the_drafts(page: LettersPage) -> None:
    page.tabs.chosen.emit(Tab.to_sign)
    assert shown_subjects(page) == ["Remerciements pour l'accueil"]
    assert page.verbs.new.text() == "&Écrire un courrier…"


def test_a_letter_that_the_filters_hide_is_shown_all_the_same(page: LettersPage, desk: Desk) -> None:
    thanks = desk.letters.rows(ListQuery(text="Remerciements", saved_filter="incoming"))[0]
    page.show_record(thanks.id)
    sheet, pointed_at = page.shown_sheet(), page.register.list.view.current()
    assert sheet is not None
    assert pointed_at is not None
    assert sheet.reference.id == pointed_at.id == thanks.id


def test_closing_takes_the_letter_out_of_the_work_and_can_be_taken_back(
    page: LettersPage, session: Session, letter_id: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.told) as told:
        page.detail.verbs.close_letter()
    assert told.args == ["Clos : 1\u00a0courrier", True]
    assert session.desk.letters.sheet(letter_id).fields.state is LetterState.closed
    session.desk.history.undo()
    assert session.desk.letters.sheet(letter_id).fields.state is LetterState.holding_reply_sent


def test_several_letters_change_state_at_once(page: LettersPage, desk: Desk) -> None:
    page.register.list.view.selectAll()
    offered = {action.text(): action for action in page.selection.state_menu.actions()}
    offered["En cours"].trigger()
    to_do = desk.letters.rows(ListQuery(saved_filter="incoming to_do"))
    assert {row.state for row in to_do} == {"in_progress"}


def test_several_letters_are_given_to_a_delegation(page: LettersPage, desk: Desk, letter_id: str) -> None:
    page.register.list.view.selectAll()
    dialog = page.selection.ask_assign()
    dialog.unit.set_value(Unit.deci)
    dialog.accept()
    assert desk.letters.sheet(letter_id).fields.unit is Unit.deci
    desk.history.undo()
    assert desk.letters.sheet(letter_id).fields.unit is Unit.djva


def test_several_letters_thrown_away_come_back_in_one_step(page: LettersPage, desk: Desk, session: Session) -> None:
    offered: list[bool] = []
    session.told.connect(lambda _sentence, undoable: offered.append(undoable))
    count = desk.letters.count(ListQuery(saved_filter="incoming to_do"))
    page.register.list.view.selectAll()
    QTest.keyClick(page.register.list.view, Qt.Key.Key_Delete)
    assert desk.letters.count(ListQuery(saved_filter="incoming to_do")) == 0
    assert offered == [True]
    desk.history.undo()
    assert desk.letters.count(ListQuery(saved_filter="incoming to_do")) == count


def test_the_day_stands_under_the_number_where_it_has_no_column(page: LettersPage) -> None:
    view = page.register.list.view
    second_line = view.model().index(0, 0).data(RowRole.second_line)
    page.resize(916, 600)
    QApplication.processEvents()
    assert (second_line, view.isColumnHidden(1)) == ("", True)
    assert view.model().index(0, 0).data(RowRole.second_line)


def test_the_list_has_the_focus_when_the_page_is_shown(page: LettersPage) -> None:
    assert page.focusWidget() is page.register.list.view


def test_a_number_is_cancelled_with_a_reason_and_never_without(page: LettersPage, desk: Desk, letter_id: str) -> None:
    page.detail.verbs.ask_reason()
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.accept_button.click()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason, "Doublon de la veille")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    sheet = desk.letters.sheet(letter_id)
    assert sheet.fields.state is LetterState.cancelled
    assert sheet.fields.state_reason == "Doublon de la veille"
    assert sheet.number == "A-2026-0009"


def test_delete_puts_the_letter_in_the_bin(page: LettersPage, desk: Desk) -> None:
    page.register.list.view.setFocus()
    QTest.keyClick(page.register.list.view, Qt.Key.Key_Delete)
    assert [label for _, label, _ in desk.history.bin()] == [
        "A-2026-0009 · Demande de soutien, Maison des associations"
    ]


def test_the_links_of_a_letter_say_what_they_are(page: LettersPage, session: Session, qtbot: QtBot) -> None:
    links = {button.accessibleName(): button for button in page.detail.links.findChildren(QPushButton)}
    assert set(links) == {
        "Engagement, Inauguration de la Maison des associations, mar. 12 mai",
        "Expéditeur, Mme Leïla Azzédine-Roux",
    }
    with qtbot.waitSignal(session.open_requested) as wished:
        links["Engagement, Inauguration de la Maison des associations, mar. 12 mai"].click()
    assert wished.args[0].kind is Kind.engagement


def test_an_empty_register_says_what_it_is_for(desk: Desk, session: Session, qtbot: QtBot) -> None:
    page = LettersPage(session)
    qtbot.addWidget(page)
    page.show()
    page.register.list._empty.button.click()
    assert page.is_writing()
    assert page.editor.register is MailRegister.incoming


@pytest.mark.parametrize("width", [1184, 916])
def test_nothing_of_the_list_is_out_of_sight(page: LettersPage, width: int, qtbot: QtBot) -> None:
    page.resize(width, 600)
    QApplication.processEvents()
    view = page.register.list.view
    assert view.header.length() <= view.viewport().width()
    assert page.detail.mapTo(page, QPoint(0, 0)).x() + page.detail.width() <= width
