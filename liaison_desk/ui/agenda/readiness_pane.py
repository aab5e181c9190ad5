"""The preparation of the engagement shown: cautions, gauge, tasks, and what is done about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.french import counted, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.readiness import PieceState
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.week_plan import PlannedTask
from liaison_desk.ui.agenda.readiness_card import ReadinessCard
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.cautions import CautionBanner
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.stale_banner import StaleBanner
from liaison_desk.ui.widgets.task_lines import TaskLine, TaskLines

_FIELDS = {
    ExpectedPiece.place: "place",
    ExpectedPiece.contact: "on_site_contact_id",
    ExpectedPiece.run_sheet: "run_sheet",
    ExpectedPiece.participants: "participants",
    ExpectedPiece.talking_points: "talking_points",
    ExpectedPiece.travel: "itinerary",
}
_PREPARED = frozenset({EngagementState.requested, EngagementState.waiting, EngagementState.accepted})


class EngagementPreparation(QObject):
    """Owns what the detail shows of the preparation; wishes of other pages are told by signals.

    `field_wanted` gives the field to complete, `reminder_requested` the id of the task owed.
    """

    field_wanted = Signal(str)
    note_wanted = Signal()
    answer_wanted = Signal()
    warning_wanted = Signal()
    reminder_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[EngagementFields] | None = None
        self.banner = CautionBanner()
        self.stale = StaleBanner(session)
        self.card = ReadinessCard()
        self.tasks = TaskLines(self.tr("Tâches de l'engagement"))
        self._tasks_title = SectionTitle(self.tr("Tâches"))
        self.tasks_section = QWidget()
        self.tasks_section.setLayout(column(self._tasks_title, self.tasks, spacing=6))
        self.card.completed.connect(self._on_completed)
        self.card.received.connect(self._on_received)
        self.card.reminded.connect(self.reminder_requested)
        self.tasks.done.connect(self._on_done)
        self.tasks.undone.connect(self._on_undone)
        self.tasks.opened.connect(self._on_opened)

    def show_sheet(self, sheet: Sheet[EngagementFields]) -> None:
        """Show the preparation of an engagement in place of the one before."""
        self._sheet = sheet
        desk, fields, identifier = self._session.desk, sheet.fields, sheet.reference.id
        self.banner.show_cautions(desk.cautions.of_engagement(fields))
        self.stale.show_paper(sheet.reference)
        try:
            gauge = desk.readiness.of(identifier, fields.starts_at)
            tasks = desk.planning.of_engagement(identifier)
        except NotFound:  # it was thrown away meanwhile
            self.card.hide()
            self.tasks_section.hide()
            return
        self.card.show_gauge(gauge, today(desk.clock))
        self.card.setVisible(fields.state in _PREPARED)
        open_tasks = sum(task.state is TaskState.to_do for task in tasks)
        self._tasks_title.set_remark(counted(open_tasks, self.tr("à faire"), self.tr("à faire")) if open_tasks else "")
        self.tasks.show_lines([self._line(task) for task in tasks])
        self.tasks.setFixedHeight(self.tasks.sizeHint().height())
        self.tasks_section.setVisible(bool(tasks))

    def _line(self, task: PlannedTask) -> TaskLine:
        now = today(self._session.desk.clock)
        owner = TaskOwner(task.owner)
        who = "" if owner is TaskOwner.officer else task.owner_name or label(owner)
        is_done = task.state is TaskState.done
        late = ChipLook(self.tr("en retard"), Tone.red) if task.late and not is_done else None
        due = short_date(task.due_on, now) if task.due_on else ""
        return TaskLine(task.id, task.title, who, due, is_done, chip=late)

    def _on_completed(self, piece: PieceState) -> None:
        match piece.piece:
            case ExpectedPiece.briefing:
                self.note_wanted.emit()
            case ExpectedPiece.answer:
                self.answer_wanted.emit()
            case ExpectedPiece.warned:
                self.warning_wanted.emit()
            case _:
                self.field_wanted.emit(_FIELDS.get(piece.piece, ""))

    def _on_received(self, piece: PieceState) -> None:
        told = self.tr("{piece} : c'est fait").format(piece=piece.label)
        if piece.task_id:
            self._do(lambda: self._session.desk.tasks.done(piece.task_id), told)
        else:
            self._do(lambda: self._note_as_done(piece), told)

    def _note_as_done(self, piece: PieceState) -> None:
        """Record what was done without a task that asked for it."""
        if self._sheet is not None:
            self._session.desk.tasks.add(
                TaskFields(
                    title=piece.label,
                    state=TaskState.done,
                    done_on=today(self._session.desk.clock),
                    effort=0,
                    engagement_id=self._sheet.reference.id,
                    piece=piece.piece,
                )
            )

    def _on_done(self, identifier: str) -> None:
        self._do(lambda: self._session.desk.tasks.done(identifier), self.tr("Tâche faite"))

    def _on_undone(self, identifier: str) -> None:
        self._do(lambda: self._session.desk.tasks.reopen(identifier), self.tr("Tâche à faire de nouveau"))

    def _on_opened(self, identifier: str) -> None:
        self._session.open_requested.emit(Reference(Kind.task, identifier))

    def _do(self, verb: Callable[[], object], sentence: str) -> None:
        self._session.attempt(verb, sentence)
