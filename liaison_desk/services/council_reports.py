"""The verbs of reports to the council: taking a batch in, sharing out their syntheses, beginning one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.cautions import Caution
from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm, VoteResult
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.half_days import half_day_at
from liaison_desk.domain.lists import CouncilReportRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.report_readings import ReportReading
from liaison_desk.domain.report_syntheses import begun_synthesis
from liaison_desk.domain.sittings import SittingFields, SittingState
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.working_days import add_working_days
from liaison_desk.errors import UserError
from liaison_desk.services.clock import local_now, today
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.records import RecordService
from liaison_desk.services.report_cautions import cautions_of_report, is_named
from liaison_desk.services.report_lines import ReportLine, lines_of
from liaison_desk.services.report_tasks import (
    CALLED_OFF,
    IN_THE_BIN,
    follow_report,
    follow_tasks,
    give_tasks,
    leave_off,
    take_up,
)
from liaison_desk.services.sitting_load import SittingLoad, load_of, proposed_places
from liaison_desk.services.sittings import sitting_row
from liaison_desk.store import council_reports, pieces, records, sittings, tasks
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import CouncilReport, Row, Sitting, Task

_UNITS = {TaskOwner.djva: "DJVA", TaskOwner.deci: "DECI"}


@dataclass(frozen=True)
class ReportProposal:
    """What one file proposes: the report it would become, or why it cannot be read.

    `known_id` is the report these very bytes became before; `notices` say what does not fit the sitting it is taken in
    for. The officer may change `fields`.
    """

    path: Path
    reading: ReportReading | None
    fields: CouncilReportFields | None = None
    known_id: str | None = None
    refusal: str = ""
    notices: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Tell whether confirming it records something."""
        return self.fields is not None and self.known_id is None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the officer must know of it, in French sentences."""
        if self.refusal:
            return (self.refusal,)
        if self.known_id:
            return ("Déjà enregistré.",)
        if self.reading is None:
            return ()
        lacking = self.reading.not_read
        return (*self.reading.warnings, *self.notices, *((f"Pas lu : {', '.join(lacking)}.",) if lacking else ()))


class CouncilReportService(RecordService[CouncilReportFields, CouncilReportRow]):
    """What can be done with reports to the council."""

    kind = Kind.council_report
    fields_class = CouncilReportFields
    row_list = council_reports.COUNCIL_REPORTS

    def of_sitting(self, sitting_id: str) -> list[ReportLine]:
        """Return the reports of a sitting in their order."""
        with self._database.reading() as session:
            return lines_of(session, sitting_row(session, sitting_id).id, today(self._clock))

    def cautions(self, fields: CouncilReportFields) -> tuple[Caution, ...]:
        """Return why the official may have to step back from a report."""
        with self._database.reading() as session:
            return tuple(cautions_of_report(session, office_fields(session), fields, today(self._clock)))

    def load(self, sitting_id: str) -> SittingLoad:
        """Return what the syntheses of a sitting ask of the half-days left before it."""
        with self._database.reading() as session:
            return load_of(session, sitting_row(session, sitting_id), half_day_at(local_now(self._clock)))

    def read(self, path: Path, sitting_id: str = "") -> ReportProposal:
        """Return what a file proposes for a sitting; what cannot be read says why. Nothing is recorded."""
        from liaison_desk.intake.reader import read_report

        try:
            reading = read_report(path)
        except UserError as error:
            return ReportProposal(path, None, refusal=error.sentence)
        with self._database.reading() as session:
            known = council_reports.known_as(session, reading.source_sha256)
            if known is not None:
                return ReportProposal(path, reading, known_id=known.id)
            words = fold(f"{reading.title} {reading.text}")
            named = [one for one, name in council_reports.organisation_names(session) if is_named(name, words)]
            notices = _notices(session, reading, sitting_id)
            official = office_fields(session).official_last_name
        return ReportProposal(path, reading, _proposed(reading, named, official), notices=notices)

    def read_all(self, paths: Sequence[Path], sitting_id: str) -> list[ReportProposal]:
        """Return what each file of a batch proposes for a sitting, in order; two of one object are told."""
        found: list[ReportProposal] = []
        seen: dict[str, str] = {}
        for path in paths:
            one = self.read(path, sitting_id)
            if one.fields is not None:
                first = seen.setdefault(fold(one.fields.title), path.name)
                if first != path.name:
                    told = f"Même objet que « {first} » : laissez de côté celui qui est en double."
                    one = replace(one, notices=(*one.notices, told))
            found.append(one)
        return found

    def confirm(self, sitting_id: str, proposals: Sequence[ReportProposal]) -> list[str]:
        """Record the reports proposed, with their originals and their syntheses to write, as one verb.

        Those known already are left out; two files of the same bytes make one report. Raises UserError when nothing is
        left to record.
        """
        new = list({one.reading.source_sha256: one for one in proposals if one.is_new and one.reading}.values())
        if not new:
            raise UserError("already_registered", "Ces rapports sont déjà enregistrés.")
        contents = [_content(one.path) for one in new]
        with self.verb(f"Rapports enregistrés : {counted(len(new), 'rapport')}") as session:
            sitting = sitting_row(session, sitting_id)
            _check_open(sitting)
            first = max((row.position for row in council_reports.of_sitting(session, sitting.id)), default=0) + 1
            made: list[CouncilReport] = []
            for place, (proposal, content) in enumerate(zip(new, contents, strict=True), first):
                made.append(self._record(session, sitting, proposal, content, place))
            give_tasks(session, sitting, made, today(self._clock))
            if sitting.state is SittingState.planned and _all_arrived(session, sitting):
                received = changed(records.fields_of(sitting, SittingFields), {"state": SittingState.reports_received})
                records.update(session, sitting, received)
            return [row.id for row in made]

    def edit(self, identifier: str, fields: CouncilReportFields, version: int | None = None) -> None:
        """Make a report what the fields say; its synthesis to write follows its form."""
        with self.verb(f"Modification : {fields.title}") as session:
            row = _report(session, identifier)
            before = records.fields_of(row, CouncilReportFields)
            if fields.vote_result is not before.vote_result:
                raise UserError("voted_by_its_verb", "Un résultat de vote se saisit depuis la séance.")
            if records.update(session, row, fields, version):
                follow_report(session, row, before, today(self._clock))

    def set_form(self, identifiers: Sequence[str], form: SynthesisForm, delegated_to: Unit | None = None) -> None:
        """Write syntheses in full, in short, not at all, or have a delegation write them (DJVA or DECI)."""
        if form is SynthesisForm.delegated and delegated_to not in {Unit.djva, Unit.deci}:
            raise UserError("owner_needed", "Choisissez à qui confier ces synthèses : DJVA ou DECI.")
        with self.verb(f"Synthèses : {counted(len(identifiers), 'rapport')}") as session:
            rows = [_report(session, identifier) for identifier in identifiers]
            for row in rows:
                fields = records.fields_of(row, CouncilReportFields)
                name = delegated_to.value if form is SynthesisForm.delegated and delegated_to else ""
                records.update(session, row, changed(fields, {"synthesis_form": form, "delegated_to": name}))
                follow_report(session, row, fields, today(self._clock))
            if form is SynthesisForm.delegated and delegated_to and rows[0].sitting_id:
                self._ask(session, sitting_row(session, rows[0].sitting_id), delegated_to.value, len(rows))

    def shorten(self, task_ids: Sequence[str]) -> None:
        """Write syntheses in their short form, those of reports to come too."""
        with self.verb(f"Forme courte : {counted(len(task_ids), 'synthèse')}") as session:
            found = [_task(session, identifier) for identifier in task_ids]
            tasks.change_all(session, [(task, {"is_short": True}) for task in found])
            follow_tasks(session, found)

    def delegate(self, sitting_id: str, task_ids: Sequence[str], owner: TaskOwner) -> None:
        """Have a delegation write syntheses, due the working day before, with the request to send it."""
        if owner not in _UNITS:
            raise UserError("owner_needed", "Choisissez à qui confier ces synthèses : DJVA ou DECI.")
        with self.verb(f"Synthèses confiées : {counted(len(task_ids), 'synthèse')}") as session:
            sitting = sitting_row(session, sitting_id)
            found = [_task(session, identifier) for identifier in task_ids]
            due = {"due_on": add_working_days(sitting.held_on, -1), "planned_on": None, "planned_afternoon": False}
            tasks.change_all(session, [(task, {"owner": owner, **due}) for task in found])
            follow_tasks(session, found)
            self._ask(session, sitting, _UNITS[owner], len(found))

    def spread(self, sitting_id: str) -> None:
        """Put each synthesis in the half-day the desk proposes for it; raises UserError when they do not fit."""
        current = half_day_at(local_now(self._clock))
        with self.verb("Synthèses posées dans la semaine") as session:
            sitting = sitting_row(session, sitting_id)
            load = load_of(session, sitting, current)
            if load.is_over:
                raise UserError("sitting_over", load_sentence(load))
            if load.missing > 0:
                raise UserError("does_not_fit", "Tout ne tient pas : raccourcissez ou confiez d'abord des synthèses.")
            places = proposed_places(session, sitting.id, current)
            tasks.change_all(
                session,
                [
                    (_task(session, task_id), {"planned_on": half.day, "planned_afternoon": half.afternoon})
                    for task_id, half in places.items()
                ],
            )

    def move(self, identifier: str, step: int) -> None:
        """Put a report before (-1) or after (1) its neighbour in the sitting."""
        with self.verb("Ordre des rapports") as session:
            row = _report(session, identifier)
            rows = list(council_reports.of_sitting(session, row.sitting_id or ""))
            place = rows.index(row)
            if not 0 <= place + step < len(rows):
                return
            rows.insert(place + step, rows.pop(place))
            for position, one in enumerate(rows, 1):
                fields = records.fields_of(one, CouncilReportFields)
                records.update(session, one, changed(fields, {"position": position}))

    def begin_synthesis(self, identifier: str) -> str:
        """Begin the synthesis of a report with what is known of it, and return the id of the note."""
        with self._database.reading() as session:
            known = _report(session, identifier).briefing_id
        if known:
            return known
        with self.verb(f"Synthèse commencée : {self.sheet(identifier).label}") as session:
            row = _report(session, identifier)
            sitting = session.get(Sitting, row.sitting_id) if row.sitting_id else None
            fields = records.fields_of(row, CouncilReportFields)
            names = names_of(session, set(row.beneficiary_ids))
            cautions = cautions_of_report(session, office_fields(session), fields, today(self._clock))
            note = begun_synthesis(
                fields,
                records.fields_of(sitting, SittingFields) if sitting else None,
                tuple(names[one] for one in row.beneficiary_ids if one in names),
                tuple(caution.sentence for caution in cautions),
            )
            note = note.model_copy(update={"sitting_id": row.sitting_id, "as_of": today(self._clock)})
            made = records.create(session, Kind.briefing, note).id
            records.update(session, row, changed(fields, {"briefing_id": made}))
            for task in sittings.tasks_of_report(session, row.id):
                if task.distance is None:
                    records.update(session, task, changed(records.fields_of(task, TaskFields), {"briefing_id": made}))
            return made

    def add(self, fields: CouncilReportFields, identifier: str | None = None) -> str:
        """Record a report typed by hand and return its id."""
        if fields.vote_result is not VoteResult.pending:
            raise UserError("voted_by_its_verb", "Un résultat de vote se saisit depuis la séance.")
        return super().add(fields, identifier)

    def _after_add(self, session: Session, row: Row) -> None:
        if isinstance(row, CouncilReport) and row.sitting_id:
            sitting = sitting_row(session, row.sitting_id)
            if row.position == 0:
                rows = council_reports.of_sitting(session, sitting.id)
                last = max((one.position for one in rows), default=0) + 1
                fields = records.fields_of(row, CouncilReportFields)
                records.update(session, row, changed(fields, {"position": last}))
            if sitting.state not in {SittingState.held, SittingState.cancelled}:
                give_tasks(session, sitting, [row], today(self._clock))

    def _after_delete(self, session: Session, row: Row) -> None:
        leave_off(session, sittings.tasks_of_report(session, row.id), IN_THE_BIN)

    def _after_restore(self, session: Session, row: Row) -> None:
        sitting = session.get(Sitting, _as_report(row).sitting_id or "")
        if sitting is not None and sitting.deleted_at is None and sitting.state is not SittingState.held:
            take_up(session, sitting, sittings.tasks_of_report(session, row.id), IN_THE_BIN, CALLED_OFF)

    def _record(
        self, session: Session, sitting: Sitting, proposal: ReportProposal, content: bytes, place: int
    ) -> CouncilReport:
        if proposal.fields is None or proposal.reading is None:
            raise TypeError(proposal.path.name)
        reading = proposal.reading
        fields = changed(proposal.fields, {"sitting_id": sitting.id, "position": place})
        row = _as_report(records.create(session, self.kind, fields))
        owner = Reference(self.kind, row.id)
        pieces.add_piece(session, owner, reading.source_name, reading.media_type, content, is_original=True)
        council_reports.remember(session, reading.source_sha256, row.id)
        return row

    def _ask(self, session: Session, sitting: Sitting, name: str, count: int) -> None:
        """Have her send the request to the delegation that writes: a message, which takes no half-day."""
        day = today(self._clock)
        due = min(add_working_days(day, 1), sitting.held_on)
        fields = TaskFields(
            title=f"Demander à la {name} {counted(count, 'synthèse')} : {sitting.title}"[:500],
            effort=0,
            unit=Unit(name),
            due_on=max(day, due),
            sitting_id=sitting.id,
            engagement_id=sitting.engagement_id,
        )
        records.create(session, Kind.task, fields)


def _notices(session: Session, reading: ReportReading, sitting_id: str) -> tuple[str, ...]:
    """Return what does not fit: another day than that of the sitting, a report there has the same object."""
    sitting = session.get(Sitting, sitting_id) if sitting_id else None
    if sitting is None:
        return ()
    found: list[str] = []
    if reading.sitting_on and reading.sitting_on != sitting.held_on:
        found.append(f"Ce rapport est daté de la séance du {full_date(reading.sitting_on)} : vérifiez.")
    title = fold(reading.title)
    alike = [row for row in council_reports.of_sitting(session, sitting.id) if fold(row.title) == title]
    if alike:
        found.append("Un rapport de même objet est déjà dans la séance : est-ce une nouvelle version ?")
    return tuple(found)


def _proposed(reading: ReportReading, beneficiary_ids: Sequence[str], official: str) -> CouncilReportFields:
    values: Mapping[str, Any] = {
        "title": reading.title or reading.source_name,
        "number": reading.number,
        "committee": reading.committee,
        "direction": reading.direction,
        "rapporteur": reading.rapporteur,
        "unit": reading.unit or Unit.both,
        "requested": reading.requested,
        "context": reading.context,
        "amounts": [{"label": one.label, "amount": one.amount} for one in reading.amounts],
        "beneficiary_ids": list(beneficiary_ids),
        "carried_by_official": bool(official) and set(fold(official).split()) <= set(fold(reading.rapporteur).split()),
    }
    return validated(CouncilReportFields, values)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise UserError("unreadable_file", "Un de ces fichiers n'est plus là : déposez-les de nouveau.") from None


def _check_open(sitting: Sitting) -> None:
    if sitting.state is SittingState.cancelled:
        raise UserError("sitting_cancelled", "Cette séance est annulée : elle ne reçoit plus de rapports.")


def _all_arrived(session: Session, sitting: Sitting) -> bool:
    return len(council_reports.of_sitting(session, sitting.id)) >= sitting.reports_expected


def _report(session: Session, identifier: str) -> CouncilReport:
    return _as_report(records.find(session, Kind.council_report, identifier))


def _as_report(row: object) -> CouncilReport:
    if not isinstance(row, CouncilReport):
        raise TypeError(type(row).__name__)
    return row


def _task(session: Session, identifier: str) -> Task:
    row = records.find(session, Kind.task, identifier)
    if not isinstance(row, Task):
        raise TypeError(identifier)
    return row
