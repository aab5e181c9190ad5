from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.ethics import Interest
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.agenda.readiness_card import PieceLine
from liaison_desk.ui.session import Session

OPENING = "Inauguration de la Maison des associations"


@pytest.fixture
def opening(desk: Desk) -> str:
    return next(row.id for row in desk.engagements.rows(ListQuery(), 0, 50) if row.title == OPENING)


@pytest.fixture
def page(session: Session, show: Callable[[QWidget], None], opening: str) -> AgendaPage:
    page = AgendaPage(session)
    page.resize(1300, 900)
    show(page)
    page.show_record(opening)
    return page


def line_of(page: AgendaPage, piece: ExpectedPiece) -> PieceLine:
    return next(line for line in page.preparation.card.lines if line.piece.piece is piece)


def press(line: PieceLine, words: str, qtbot) -> None:
    pressed = next(button for button in line.buttons if words in button.text())
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)


def test_the_gauge_says_what_lacks_who_owes_it_and_by_when(page: AgendaPage, desk: Desk, opening: str) -> None:
    gauge = desk.readiness.of(opening)
    assert page.preparation.card._title.text() == f"Dossier {gauge.ready} sur {gauge.needed}"
    assert [line.piece for line in page.preparation.card.lines] == list(gauge.missing)
    owed = next(line for line in page.preparation.card.lines if line.piece.owner is TaskOwner.deci)
    assert "manque · DECI · pour" in owed._lacks(date(2026, 5, 5))


def test_a_contribution_received_raises_the_gauge(page: AgendaPage, desk: Desk, opening: str, qtbot) -> None:
    before = desk.readiness.of(opening).ready
    press(line_of(page, ExpectedPiece.contribution), "Reçu", qtbot)
    assert desk.readiness.of(opening).ready == before + 1
    assert page.preparation.card._title.text().startswith(f"Dossier {before + 1} sur")


def test_a_contribution_late_can_be_asked_again(page: AgendaPage, qtbot) -> None:
    line = line_of(page, ExpectedPiece.contribution)
    with qtbot.waitSignal(page.reminder_requested) as asked:
        press(line, "Relancer", qtbot)
    assert asked.args == [line.piece.task_id]


def test_a_piece_to_complete_opens_the_form_at_its_field(page: AgendaPage, desk: Desk, opening: str, qtbot) -> None:
    fields = desk.engagements.sheet(opening).fields
    desk.engagements.edit(opening, changed(fields, {"on_site_contact_id": None}))
    press(line_of(page, ExpectedPiece.contact), "Compléter", qtbot)
    assert page._stack.currentWidget() is page.form
    assert page.form.form.editor("on_site_contact_id").input().hasFocus()


def test_a_missing_note_starts_one(page: AgendaPage, desk: Desk, opening: str, qtbot) -> None:
    note = next(link.id for link in desk.engagements.sheet(opening).links if link.kind is Kind.briefing)
    desk.briefings.delete(note)
    with qtbot.waitSignal(page.briefing_requested) as asked:
        press(line_of(page, ExpectedPiece.briefing), "Nouvelle note", qtbot)
    assert asked.args[0]["engagement_id"] == opening


def test_the_town_hall_warned_is_noted_even_without_a_task(page: AgendaPage, desk: Desk, opening: str, qtbot) -> None:
    for task in desk.planning.of_engagement(opening):
        desk.tasks.delete(task.id)
    press(line_of(page, ExpectedPiece.warned), "C'est fait", qtbot)
    assert ExpectedPiece.warned not in {piece.piece for piece in desk.readiness.of(opening).missing}


def test_the_tasks_are_listed_and_ticking_one_does_it(page: AgendaPage, desk: Desk, opening: str) -> None:
    tasks = page.preparation.tasks
    assert {line.id for line in tasks.lines()} == {task.id for task in desk.planning.of_engagement(opening)}
    first = tasks.lines()[0].id
    tasks.done.emit(first)
    assert desk.tasks.sheet(first).fields.state is TaskState.done
    tasks.undone.emit(first)
    assert desk.tasks.sheet(first).fields.state is TaskState.to_do


def test_a_tie_with_the_host_is_told_above_the_facts(page: AgendaPage, desk: Desk, opening: str) -> None:
    assert page.preparation.banner.isHidden() is False  # it is a representation of the President
    kinds = {caution.kind.value for caution in page.preparation.banner.cautions()}
    assert kinds == {"representation"}
    host = desk.partners.add(changed(desk.partners.sheet(league(desk)).fields, {"name": "Autre ligue"}))
    fields = desk.engagements.sheet(opening).fields
    desk.engagements.edit(opening, changed(fields, {"host_id": host}))
    desk.settings.change(changed(desk.settings.office(), {"interests": [Interest(organisation_id=host)]}))
    assert "interest" in {caution.kind.value for caution in page.preparation.banner.cautions()}


def league(desk: Desk) -> str:
    return next(row.id for row in desk.partners.rows(ListQuery(), 0, 50) if "Ligue" in row.name)


def test_the_feedback_is_offered_once_it_took_place(page: AgendaPage, desk: Desk, opening: str) -> None:
    assert not page.verbs.feedback.isVisible()
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = datetime(2026, 5, 12, 12, tzinfo=UTC)
    page.show_record(opening)
    assert page.verbs.feedback.isVisible()


def test_one_feedback_records_the_promise_the_attendance_and_the_thanks(
    page: AgendaPage, desk: Desk, opening: str
) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = datetime(2026, 5, 12, 12, tzinfo=UTC)
    page.show_record(opening)
    page.verbs.feedback.trigger()
    dialog = page.feedback.dialog
    assert dialog is not None
    dialog.text.set_value("Accord de principe.")
    dialog.promises.set_value([{"text": "Envoyer la convention", "owner": "deci", "due_on": date(2026, 5, 20)}])
    dialog.accept()
    fields = desk.engagements.sheet(opening).fields
    assert (fields.state, fields.feedback) == (EngagementState.done, "Accord de principe.")
    links = desk.engagements.sheet(opening).links
    assert any(link.label == "Envoyer la convention" for link in links)
    assert any(link.label.startswith("Remerciements") for link in links)


def test_a_promise_wrongly_typed_is_told_and_nothing_is_lost(page: AgendaPage, desk: Desk, opening: str) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = datetime(2026, 5, 12, 12, tzinfo=UTC)
    page.show_record(opening)
    page.verbs.feedback.trigger()
    dialog = page.feedback.dialog
    assert dialog is not None
    dialog.text.set_value("x" * 300_000)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._problem.text()
    assert desk.engagements.sheet(opening).fields.state is EngagementState.accepted


def test_what_somebody_else_owes_for_a_piece_can_be_asked_again(page: AgendaPage, desk: Desk, opening: str) -> None:
    fields = desk.engagements.sheet(opening).fields
    desk.engagements.edit(opening, changed(fields, {"run_sheet": []}))
    line = line_of(page, ExpectedPiece.run_sheet)
    assert line.piece.owner is TaskOwner.host
    assert [button.text() for button in line.buttons] == ["Compléter", "Relancer…"]


def test_a_task_added_elsewhere_appears(page: AgendaPage, desk: Desk, opening: str) -> None:
    added = desk.tasks.add(TaskFields(title="Fleurs", engagement_id=opening, due_on=date(2026, 5, 11)))
    assert added in {line.id for line in page.preparation.tasks.lines()}
