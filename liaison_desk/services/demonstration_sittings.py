"""Records the sittings of the demonstration office, with the work and the decisions that follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.report_syntheses import begun_synthesis
from liaison_desk.domain.sittings import SittingState
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.votes import vote_of
from liaison_desk.services.report_cautions import cautions_of_report
from liaison_desk.services.report_tasks import follow_report, follow_sitting, give_tasks
from liaison_desk.services.sitting_votes import decision_of
from liaison_desk.store import records
from liaison_desk.store import sittings as sittings_store
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Briefing, CouncilReport, Sitting

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoReport, DemoSitting


def fill(session: Session, sittings: Sequence[DemoSitting], day: date) -> None:
    """Record sittings and reports, what is written of them, what is left to write, what was voted."""
    for one in sittings:
        sitting = records.create(session, Kind.sitting, one.record.fields, one.record.id)
        if isinstance(sitting, Sitting):
            reports = [_report(session, sitting, report, day) for report in one.reports]
            if sitting.state is SittingState.held:
                for report in reports:
                    vote = vote_of(report.id, one.fields_of(report.id))
                    records.create(session, Kind.decision, decision_of(report, sitting, vote, sitting.held_on))
            else:
                follow_sitting(session, sitting, None, day)
                give_tasks(session, sitting, reports, day)
                for report in reports:
                    follow_report(session, report, records.fields_of(report, CouncilReportFields), day)
                _close_written(session, sitting, day)


def _close_written(session: Session, sitting: Sitting, day: date) -> None:
    """Say done the syntheses that are validated."""
    for task in sittings_store.open_tasks(session, sitting.id):
        report = session.get(CouncilReport, task.council_report_id) if task.council_report_id else None
        note = session.get(Briefing, report.briefing_id) if report and report.briefing_id else None
        if task.distance is None and note is not None and note.state is BriefingState.validated:
            done = {"state": TaskState.done, "done_on": day}
            records.update(session, task, changed(records.fields_of(task, TaskFields), done))


def _report(session: Session, sitting: Sitting, one: DemoReport, day: date) -> CouncilReport:
    fields = one.record.fields
    if one.note_id:
        names = names_of(session, set(fields.beneficiary_ids))
        cautions = cautions_of_report(session, office_fields(session), fields, day)
        begun = begun_synthesis(
            fields,
            sitting,
            tuple(names[identifier] for identifier in fields.beneficiary_ids),
            tuple(caution.sentence for caution in cautions),
        )
        sections = [
            {"heading": section.heading, "body": one.sections.get(section.heading, section.body)}
            for section in begun.sections
        ]
        values = {
            "sections": sections,
            "sitting_id": sitting.id,
            "as_of": min(day, sitting.held_on),
            "state": one.state,
        }
        note: BriefingFields = changed(begun, values)
        records.create(session, Kind.briefing, note, one.note_id)
        fields = changed(fields, {"briefing_id": one.note_id})
    row = records.create(session, Kind.council_report, fields, one.record.id)
    if not isinstance(row, CouncilReport):
        raise TypeError(one.record.id)
    return row
