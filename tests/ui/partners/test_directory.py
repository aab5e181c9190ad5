"""The directory: names in order, the title today, the whole history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.partners.contact_line import ContactLine
from liaison_desk.ui.partners.history import history_lines
from liaison_desk.ui.partners.page import PartnersPage
from liaison_desk.ui.session import Session


def test_partners_stand_in_order_with_readable_functions(page: PartnersPage) -> None:
    rows = [page.list.model.row_at(place) for place in range(page.list.model.rowCount())]
    assert [row.name for row in rows if row] == ["Mme Yasmine Azzédine-Roux", "Ville de Stains"]
    assert rows[0] is not None
    shown = (rows[0].office, rows[0].organisation, rows[0].municipality)
    assert shown == ("Maire de Stains", "Ville de Stains", "Stains")


def test_the_detail_says_the_title_today_and_how_to_write(page: PartnersPage, mayor: str) -> None:
    page.show_record(mayor)
    detail = page.detail
    assert detail.office.text() == "Maire de Stains"
    assert detail.place.text() == "Stains · canton Saint-Denis-2 · Plaine Commune"
    assert detail.formulas.salutation.text() == "Madame la Maire,"
    assert "93240 STAINS" in detail.formulas.envelope.text().splitlines()


def test_functions_no_longer_held_are_lighter(page: PartnersPage, mayor: str) -> None:
    page.show_record(mayor)
    roles = {one.text(): one.property("role") for one in page.detail.offices.findChildren(QLabel)}
    assert roles["Maire de Stains"] == "strong"
    assert roles["Adjointe au maire de Stains"] == "muted"


def test_a_telephone_number_is_shown_by_pairs_and_copied_so(page: PartnersPage, mayor: str) -> None:
    page.show_record(mayor)
    line = page.detail.findChildren(ContactLine)[0]
    assert line.link.text() == "01 49 71 82 01"
    line.copy.click()
    assert QGuiApplication.clipboard().text() == "01 49 71 82 01"


def test_the_history_stands_in_order_of_time(desk: Desk, mayor: str) -> None:
    for day in ("2025-01-12", "2026-05-04"):
        letter = {"subject": f"Courrier du {day}", "correspondent_id": mayor, "received_on": day}
        desk.letters.add(validated(LetterFields, letter))
    meeting = {"title": "Inauguration", "starts_at": "2026-05-12T10:30", "participants": [{"partner_id": mayor}]}
    desk.engagements.add(validated(EngagementFields, meeting))
    lines = history_lines(desk, desk.partners.sheet(mayor).links)
    assert [line.role for line in lines] == ["2026", "2026", "2025", "Personnes et organismes"]
    assert lines[0].label == "Inauguration"
    assert lines[1].label.endswith("Courrier du 2026-05-04")
    assert lines[2].label.endswith("Courrier du 2025-01-12")
    assert lines[3].label == "Ville de Stains"


def test_filters_leave_people_or_bodies(page: PartnersPage, qtbot: QtBot) -> None:
    page.list.filters.chosen.emit("organisations")
    assert page.list.model.rowCount() == 1
    page.list.filters.chosen.emit("people")
    assert page.list.model.rowCount() == 1
    page.list.filters.chosen.emit("")
    page.list.filter_line.setText("azzedine")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)


def test_deleting_can_be_undone(page: PartnersPage, desk: Desk, session: Session, mayor: str, qtbot: QtBot) -> None:
    page.show_record(mayor)
    with qtbot.waitSignal(session.told) as told:
        page.delete_action.trigger()
    assert told.args[1] is True
    assert page.list.model.rowCount() == 1
    desk.history.undo()
    assert page.list.model.rowCount() == 2


def test_a_letter_or_a_note_can_be_asked_for(page: PartnersPage, mayor: str, qtbot: QtBot) -> None:
    page.show_record(mayor)
    with qtbot.waitSignal(page.letter_requested) as letter:
        page.letter_action.trigger()
    with qtbot.waitSignal(page.briefing_requested) as note:
        page.note_action.trigger()
    assert letter.args == [{"mail_register": "outgoing", "correspondent_id": mayor}]
    assert note.args == [{"partner_id": mayor}]


def test_a_wording_of_ones_own_is_marked(page: PartnersPage, add: Callable[..., str]) -> None:
    own = add(courtesy_title="ms", last_name="Kerbrat", preferred_title="Madame le Maire")
    page.show_record(own)
    assert page.detail.formulas.salutation.text() == "Madame le Maire,"
    assert page.detail.formulas._own_salutation.isVisibleTo(page.detail)
