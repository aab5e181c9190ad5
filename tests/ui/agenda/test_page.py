from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.event_block import EventBlock
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.session import Session
from tests.ui.agenda.sample import engagement

Named = Callable[[str], str]


def block(page: AgendaPage, words: str) -> EventBlock:
    return next(found for found in page.views.week.blocks() if words in found.row.title)


def test_the_week_shows_what_takes_place_and_not_what_is_declined(page: AgendaPage) -> None:
    titles = [found.row.title for found in page.views.week.blocks()]
    assert "Commission permanente" in titles
    assert "Petit-déjeuner des réseaux" not in titles


def test_sunday_is_shown_only_when_something_is_there(page: AgendaPage, desk: Desk) -> None:
    assert len(page.views.week.grid._shown.days) == 6
    desk.engagements.add(engagement(title="Brocante", starts_at=datetime(2026, 5, 10, 9), state="accepted"))
    assert len(page.views.week.grid._shown.days) == 7


def test_every_engagement_is_named_for_screen_readers(page: AgendaPage) -> None:
    found = QAccessible.queryAccessibleInterface(block(page, "Commission permanente"))
    name = found.text(QAccessible.Text.Name)
    when = "jeudi 7\u00a0mai 2026, de 14\u00a0h à 17\u00a0h\u00a030"
    assert name == f"Commission permanente, {when}, Bobigny, accepté, dossier : 1 sur 4"
    assert found.role() == QAccessible.Role.PushButton


def test_arrows_go_from_one_engagement_to_the_next_and_enter_opens(page: AgendaPage, qtbot) -> None:
    first = block(page, "Visite du centre social")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert block(page, "Point avec la directrice").hasFocus()
    qtbot.keyClick(block(page, "Point avec la directrice"), Qt.Key.Key_Right)
    assert page.views.week.focused() == block(page, "Assemblée générale").row.id
    qtbot.keyClick(block(page, "Assemblée générale"), Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert page.shown().label == "Assemblée générale de la Ligue de l'enseignement"


def test_alt_and_arrows_move_an_engagement_which_can_be_undone(
    page: AgendaPage, desk: Desk, named: Named, qtbot
) -> None:
    identifier = named("Commission permanente")
    block(page, "Commission permanente").setFocus()
    qtbot.keyClick(block(page, "Commission permanente"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    fields = desk.engagements.sheet(identifier).fields
    assert (fields.starts_at, fields.ends_at) == (datetime(2026, 5, 7, 14, 15), datetime(2026, 5, 7, 17, 45))
    assert block(page, "Commission permanente").hasFocus()
    desk.history.undo()
    assert desk.engagements.sheet(identifier).fields.starts_at == datetime(2026, 5, 7, 14)


def test_dragging_moves_an_engagement_with_its_programme(page: AgendaPage, desk: Desk, named: Named, qtbot) -> None:
    identifier = named("Inauguration")
    page.show_record(identifier)
    moved = block(page, "Inauguration")
    grid = page.views.week.grid
    start = moved.rect().center()
    beside = QPointF(moved.mapToGlobal(start)) + QPointF(grid.column_width(), grid.top_of(60) - grid.top_of(0))
    qtbot.mousePress(moved, Qt.MouseButton.LeftButton, pos=start)
    moved.dragged.emit(beside)
    moved.dropped.emit(beside)
    fields = desk.engagements.sheet(identifier).fields
    assert fields.starts_at == datetime(2026, 5, 13, 11, 30)
    assert [item.starts for item in fields.run_sheet] == [time(11, 30), time(11, 50), time(12, 5)]
    assert (fields.departs_at, fields.speaking_slot) == (time(10, 45), time(11, 50))


def test_declining_asks_for_the_reason(page: AgendaPage, desk: Desk, named: Named) -> None:
    identifier = named("Assemblée générale")
    page.show_record(identifier)
    page.verbs.decline.trigger()
    dialog = page._doing.dialog
    dialog.accept()
    assert dialog.isVisible()
    dialog.editor.set_value("Retenu au Département")
    dialog.accept()
    fields = desk.engagements.sheet(identifier).fields
    assert (fields.state, fields.state_reason) == (EngagementState.declined, "Retenu au Département")


def test_answering_opens_the_letter_that_was_started(
    page: AgendaPage, session: Session, desk: Desk, named: Named, qtbot
) -> None:
    page.show_record(named("Commission permanente"))
    with qtbot.waitSignal(session.open_requested) as opened:
        page.verbs.answers[Wording.acceptance].trigger()
    assert opened.args[0].kind is Kind.letter
    letter = desk.letters.sheet(opened.args[0].id).fields
    assert letter.engagement_id == named("Commission permanente")


def test_a_linked_note_starts_from_the_engagement(page: AgendaPage, named: Named, qtbot) -> None:
    page.show_record(named("Commission permanente"))
    with qtbot.waitSignal(page.briefing_requested) as asked:
        page.verbs.note.trigger()
    assert asked.args[0]["engagement_id"] == named("Commission permanente")


def test_the_detail_gives_the_phone_of_the_contact_and_opens_partners(
    page: AgendaPage, session: Session, named: Named, qtbot
) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton

    page.show_record(named("Inauguration"))
    words = [label.text() for label in page.detail.findChildren(QLabel)]
    assert any("06 12 34 56 78" in shown.replace("\u00a0", " ") for shown in words)
    link = next(
        found for found in page.detail.findChildren(QPushButton) if found.accessibleName().startswith("Contact sur")
    )
    with qtbot.waitSignal(session.open_requested) as opened:
        link.click()
    assert opened.args[0].kind is Kind.partner


def test_the_list_filters_by_period_unit_and_words(page: AgendaPage, qtbot) -> None:
    page.show_view("list", date(2026, 5, 5))
    view = page.views.list
    assert all(row.state != "declined" for row in _rows(page))
    view._unit._buttons["deci"].click()
    assert {row.unit for row in _rows(page)} == {"BOTH", "DECI"}
    with qtbot.waitSignal(view.filter_line.asked):
        view.filter_line.setText("financeurs")
    assert [row.title for row in _rows(page)] == ["Comité des financeurs"]


def test_the_month_says_how_many_it_has_no_room_for(page: AgendaPage, desk: Desk, qtbot) -> None:
    for hour in range(9, 18):
        desk.engagements.add(engagement(title=f"Réunion {hour}", starts_at=datetime(2026, 5, 20, hour)))
    page.show_view("month", date(2026, 5, 5))
    day = page.views.month._days[date(2026, 5, 20)]
    assert day._more.isVisible()
    hidden = sum(not found.isVisible() for found in day._blocks)
    assert day._more.text() == f"+{hidden}"
    day._more.click()
    assert (page.views.current_view, page.views.day) == ("week", date(2026, 5, 20))


def test_the_agenda_is_exported_off_the_main_thread(
    page: AgendaPage, session: Session, named: Named, tmp_path: Path, qtbot
) -> None:
    target = tmp_path / "agenda.ics"
    with qtbot.waitSignal(page._doing._papers.papers.written, timeout=10_000):
        page._doing.write_calendar(target, [named("Commission permanente")], False)
    assert target.read_text("utf-8").count("BEGIN:VEVENT") == 1


def test_a_trip_sheet_is_written_as_word(
    page: AgendaPage, session: Session, desk: Desk, named: Named, tmp_path: Path, qtbot
) -> None:
    from liaison_desk.domain.sheets import SheetForm
    from liaison_desk.ui.agenda.papers import file_name

    sheet = desk.engagements.sheet(named("Inauguration"))
    assert file_name(SheetForm.trip_sheet, sheet.fields, "docx") == (
        "2026-05-12_fiche-deplacement_inauguration-de-la-maison-des-associations.docx"
    )
    papers = page._doing._papers
    with qtbot.waitSignal(papers.papers.written, timeout=20_000):
        papers.papers.write(papers.composing(SheetForm.trip_sheet, sheet), tmp_path / "fiche.docx")
    assert page.banner.isVisible()
    assert (tmp_path / "fiche.docx").stat().st_size > 1000


def test_opening_a_record_elsewhere_shows_its_week(page: AgendaPage, named: Named) -> None:
    page.show_record(named("Plénière"))
    assert page.bar._subtitle.text() == "semaine du 11\u00a0mai 2026"
    assert page.shown().reference == Reference(Kind.engagement, named("Plénière"))
    page.close_detail()
    assert not page.detail.isVisible()


def test_a_deleted_engagement_leaves_the_page(page: AgendaPage, desk: Desk, named: Named) -> None:
    identifier = named("Commission permanente")
    page.show_record(identifier)
    page.verbs.delete.trigger()
    assert page.shown() is None
    assert desk.engagements.count(ListQuery(text="Commission permanente")) == 0


def _rows(page: AgendaPage) -> list:
    model = page.views.list.model
    return [model.row_at(place) for place in range(model.rowCount())]
