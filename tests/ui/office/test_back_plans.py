"""Back-plans changed in the settings serve the engagements accepted afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.office.back_plans_card import BackPlansCard
from liaison_desk.ui.office.back_plans_dialog import BackPlansDialog
from liaison_desk.ui.session import Session


def dialog_of(session: Session, show: Callable[[QWidget], None], kind: EngagementKind) -> BackPlansDialog:
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
