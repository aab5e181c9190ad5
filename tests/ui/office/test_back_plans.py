"""Back-plans changed in the settings serve the engagements accepted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from liaison_desk.domain.back_plans import BackPlan, PaperPlan, PlanKind
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.office.back_plans_card import BackPlansCard
from liaison_desk.ui.office.back_plans_dialog import BackPlansDialog
from liaison_desk.ui.session import Session


def dialog_of(session: Session, show: Callable[[QWidget], None], kind: PlanKind) -> BackPlansDialog:
    dialog = BackPlansDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(dialog)
    dialog.kinds.set_value(kind)
    dialog.kinds.edited.emit()
    return dialog


def test_a_step_added_becomes_a_task_of_the_next_visit(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    dialog = dialog_of(session, show, EngagementKind.visit)
    dialog.steps.add()
    row = dialog.steps.table.rowCount() - 1
    for number, words in enumerate(("Réserver la voiture", "Cabinet", "2 jours ouvrés avant", "0")):
        dialog.steps.table.item(row, number).setText(words)
    dialog.save()
    values = {"title": "Visite", "engagement_kind": "visit", "state": "accepted", "starts_at": "2026-05-20T10:00"}
    visit = desk.engagements.add(validated(EngagementFields, values))
    booked = [task for task in desk.planning.of_engagement(visit) if task.title == "Réserver la voiture"]
    assert [(task.owner, str(task.due_on)) for task in booked] == [("cabinet", "2026-05-18")]


def test_steps_given_back_stay_so_when_another_kind_is_looked_at(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    own = validated(BackPlan, {"engagement_kind": "visit", "steps": [{"title": "Réserver la voiture"}]})
    desk.settings.change(OfficeFields(back_plans=[own]))
    dialog = dialog_of(session, show, EngagementKind.visit)
    dialog.go_back()
    for kind in (EngagementKind.meeting, EngagementKind.visit):
        dialog.kinds.set_value(kind)
        dialog.kinds.edited.emit()
    dialog.save()
    assert desk.settings.office().back_plans == []


def test_only_the_kinds_that_were_changed_are_kept(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    dialog = dialog_of(session, show, EngagementKind.visit)
    dialog.kinds.set_value(EngagementKind.meeting)
    dialog.kinds.edited.emit()
    dialog.steps.table.setCurrentCell(0, 0)
    dialog.steps.remove()
    dialog.save()
    assert [one.engagement_kind for one in desk.settings.office().back_plans] == [EngagementKind.meeting]
    card = BackPlansCard(session)
    show(card)
    assert any("réunion" in label.text() for label in card.findChildren(QLabel))


def test_the_shipped_steps_come_back(session: Session, desk: Desk, show: Callable[[QWidget], None]) -> None:
    dialog = dialog_of(session, show, EngagementKind.meeting)
    shipped = dialog.steps.table.rowCount()
    dialog.steps.table.setCurrentCell(0, 0)
    dialog.steps.remove()
    assert dialog.steps.table.rowCount() == shipped - 1
    dialog.go_back()
    dialog.save()
    assert dialog.steps.table.rowCount() == shipped
    assert desk.settings.office().back_plans == []


def test_a_distance_nobody_understands_keeps_the_dialog_open(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    dialog = dialog_of(session, show, EngagementKind.meeting)
    dialog.steps.table.item(0, 2).setText("bientôt")
    dialog.save()
    assert dialog.isVisible()
    assert desk.settings.office().back_plans == []


def test_a_step_of_the_reports_moved_serves_the_next_report_carried(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    dialog = dialog_of(session, show, PaperPlan.council_report)
    row = next(
        place
        for place in range(dialog.steps.table.rowCount())
        if dialog.steps.table.item(place, 0).text() == "Projet de rapport"
    )
    dialog.steps.table.item(row, 2).setText("30 jours ouvrés avant")
    dialog.save()
    sitting = desk.sittings.add(SittingFields(title="Commission permanente", held_on=date(2027, 3, 18)))
    desk.council_reports.add(
        CouncilReportFields(title="Budget", number="4-1", sitting_id=sitting, carried_by_official=True)
    )
    [draft] = [task for task in desk.tasks.rows(ListQuery()) if task.title.startswith("Projet de rapport")]
    assert draft.due_on == date(2027, 2, 4)
    assert any(one.title == "Projet de rapport" and one.day == date(2027, 2, 4) for one in desk.sittings.dates(sitting))


def test_a_condition_of_engagements_is_refused_to_the_reports_with_the_step_named(
    session: Session, desk: Desk, show: Callable[[QWidget], None]
) -> None:
    dialog = dialog_of(session, show, PaperPlan.council_report)
    dialog.steps.table.item(1, 5).setText("Si la presse vient")
    dialog.save()
    assert dialog.isVisible()
    assert desk.settings.office().back_plans == []
    assert any("« Projet de rapport »" in one.text() for one in dialog.findChildren(QLabel))
