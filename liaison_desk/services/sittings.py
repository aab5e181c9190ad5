"""The verbs of sittings: their dates, the agenda they stand in, the reports they expect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from liaison_desk.domain.back_plan_defaults import steps_of
from liaison_desk.domain.back_plans import PaperPlan
from liaison_desk.domain.body_rules import rule_of
from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.folding import fold
from liaison_desk.domain.lists import SittingRow
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sitting_dates import SittingDate, sitting_dates
from liaison_desk.domain.sittings import Body, SittingFields, SittingState
from liaison_desk.domain.tasks import TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.yearly_markers import YearMarker, year_markers
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.clock import today
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.records import RecordService
from liaison_desk.services.report_steps import step_of
from liaison_desk.services.report_tasks import IN_THE_BIN, follow_sitting, leave_off, take_up
from liaison_desk.store import records, sittings
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Row, Sitting

_BODIES = (
    ("commission permanente", Body.standing_committee),
    ("bureau", Body.executive_bureau),
    ("commission", Body.thematic_committee),
    ("conseil departemental", Body.assembly),
    ("assemblee", Body.assembly),
)


class SittingService(RecordService[SittingFields, SittingRow]):
    """What can be done with sittings; a sitting and its entry in the agenda move together."""

    kind = Kind.sitting
    fields_class = SittingFields
    row_list = sittings.SITTINGS

    def dates(self, identifier: str) -> list[SittingDate]:
        """Return the dates a sitting calls for, each with its reason and its source, the earliest first."""
        with self._database.reading() as session:
            row = sitting_row(session, identifier)
            office = office_fields(session)
            fields, steps = records.fields_of(row, SittingFields), steps_of(office, PaperPlan.council_report)
            found = sitting_dates(fields, rule_of(office, fields.body), steps, Presence.of(office))
            tasks = [task for task in sittings.tasks_of(session, row.id) if task.distance is not None]
            states = [(step.title, task.state) for task in tasks if (step := step_of(task, steps))]
            return [one if one.is_rule else _with_states(one, states) for one in found]

    def year_markers(self) -> list[YearMarker]:
        """Return what the year asks of the sittings, and which sitting answers it, the earliest first."""
        day = today(self._clock)
        with self._database.reading() as session:
            known = sittings.from_day(session, date(day.year, 1, 1))
            return year_markers([records.fields_of(row, SittingFields) for row in known], day)

    def of_engagement(self, engagement_id: str) -> str | None:
        """Return the sitting an engagement of the agenda stands for, None when there is none yet."""
        with self._database.reading() as session:
            found = sittings.of_engagement(session, engagement_id)
            return found[0].id if found else None

    def begun_from(self, engagement_id: str) -> SittingFields:
        """Return a sitting as an engagement of the agenda describes it, to be completed and added."""
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, engagement_id)
            if not isinstance(row, Engagement) or row.engagement_kind is not EngagementKind.sitting:
                raise UserError("not_a_sitting", "Seul un engagement de nature « séance » ouvre une séance.")
            return SittingFields(
                title=row.title,
                body=_body_of(row.title),
                held_on=row.starts_at.date(),
                starts=None if row.all_day else row.starts_at.time(),
                place=row.place,
                engagement_id=row.id,
            )

    def edit(self, identifier: str, fields: SittingFields, version: int | None = None) -> None:
        """Make a sitting what the fields say, with its tasks and its entry in the agenda."""
        with self.verb(f"Modification : {fields.title}") as session:
            row = sitting_row(session, identifier)
            before = records.fields_of(row, SittingFields)
            _check_state(fields)
            if not records.update(session, row, fields, version):
                return
            self._move_engagement(session, row, before)
            follow_sitting(session, row, before, today(self._clock))

    def cancel(self, identifier: str, reason: str) -> None:
        """It will not be held; what it asked for is dropped. Raises InvalidFields without a reason."""
        with self.verb("Séance annulée") as session:
            row = sitting_row(session, identifier)
            before = records.fields_of(row, SittingFields)
            values = {"state": SittingState.cancelled, "state_reason": reason.strip()}
            fields = changed(before, values)
            _check_state(fields)
            records.update(session, row, fields)
            follow_sitting(session, row, before, today(self._clock))

    def add(self, fields: SittingFields, identifier: str | None = None) -> str:
        """Record a sitting and return its id; the reports it expects become work to place."""
        _check_state(fields)
        return super().add(fields, identifier)

    def announce(self, identifier: str, count: int, expected_on: date | None) -> None:
        """Say how many reports are expected, and when: their syntheses are placed before they arrive."""
        with self.verb("Rapports annoncés") as session:
            row = sitting_row(session, identifier)
            before = records.fields_of(row, SittingFields)
            records.update(
                session, row, changed(before, {"reports_expected": count, "reports_expected_on": expected_on})
            )
            follow_sitting(session, row, before, today(self._clock))

    def _after_add(self, session: Session, row: Row) -> None:
        if isinstance(row, Sitting):
            follow_sitting(session, row, None, today(self._clock))

    def _after_delete(self, session: Session, row: Row) -> None:
        leave_off(session, sittings.open_tasks(session, row.id), IN_THE_BIN)

    def _after_restore(self, session: Session, row: Row) -> None:
        if isinstance(row, Sitting):
            take_up(session, row, sittings.tasks_of(session, row.id), IN_THE_BIN)

    def _move_engagement(self, session: Session, row: Sitting, before: SittingFields) -> None:
        """Have the agenda follow when the sitting moves."""
        event = session.get(Engagement, row.engagement_id) if row.engagement_id else None
        is_same = (before.held_on, before.starts) == (row.held_on, row.starts)
        if event is None or is_same or before.engagement_id != row.engagement_id:
            return
        was = records.fields_of(event, EngagementFields)
        starts_at = datetime.combine(row.held_on, row.starts or was.starts_at.time())
        shift = starts_at - was.starts_at
        values = {"starts_at": starts_at, "ends_at": was.ends_at + shift if was.ends_at else None}
        if shift != timedelta() and records.update(session, event, changed(was, values)):
            follow_change(session, event, was, today(self._clock))


def sitting_row(session: Session, identifier: str) -> Sitting:
    """Return the row of a sitting; raises NotFound."""
    row = records.find(session, Kind.sitting, identifier)
    if not isinstance(row, Sitting):
        raise TypeError(identifier)
    return row


def _with_states(one: SittingDate, states: Sequence[tuple[str, TaskState]]) -> SittingDate:
    """Return a step with what is left of it to do, from the states of its tasks by its title."""
    return replace(
        one, to_do=states.count((one.title, TaskState.to_do)), done=states.count((one.title, TaskState.done))
    )


def _check_state(fields: SittingFields) -> None:
    if fields.state is SittingState.cancelled and not fields.state_reason.strip():
        raise InvalidFields([Problem("state_reason", "indiquez pourquoi la séance est annulée")])


def _body_of(title: str) -> Body:
    """Return the body a title names, the standing committee when it names none."""
    words = fold(title)
    return next((body for name, body in _BODIES if name in words), Body.standing_committee)
