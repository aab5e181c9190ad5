"""What a sitting voted, entered in one pass: the reports, the decision register, what must follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.council_reports import CouncilReportFields, VoteResult
from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields, SittingState
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.votes import PASSED, VoteFields, count_words, vote_of
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.report_steps import follow_vote
from liaison_desk.services.sittings import SittingService, sitting_row
from liaison_desk.store import council_reports, records, sittings
from liaison_desk.store.database import Database
from liaison_desk.store.tables import CouncilReport, Sitting

_CORRECTED = "Résultat du vote corrigé"


class SittingVoteService:
    """Enters the results of votes after a sitting."""

    def __init__(self, database: Database, clock: Clock, sittings_service: SittingService) -> None:
        self._database = database
        self._clock = clock
        self._sittings = sittings_service

    def pending(self, sitting_id: str) -> list[VoteFields]:
        """Return what is known of the votes of a sitting, report by report, in order."""
        with self._database.reading() as session:
            rows = council_reports.of_sitting(session, sitting_row(session, sitting_id).id)
            return [vote_of(row.id, records.fields_of(row, CouncilReportFields)) for row in rows]

    def enter(self, sitting_id: str, votes: Sequence[VoteFields]) -> list[str]:
        """Enter results, all of them or nothing, and return the ids of the decisions written; the sitting is held.

        A result that changes what was entered before is written as a correction. Raises UserError before the day of
        the sitting or when nothing is new, InvalidFields for a report of another sitting.
        """
        with self._sittings.verb(f"Votes saisis : {self._sittings.sheet(sitting_id).label}") as session:
            sitting = sitting_row(session, sitting_id)
            _check(session, sitting, votes, today(self._clock))
            made: list[str] = []
            for vote in votes:
                made += self._enter(session, sitting, vote)
            if not made:
                raise UserError("nothing_voted", "Aucun résultat nouveau : indiquez au moins un vote.")
            if sitting.state is not SittingState.held:
                held = changed(records.fields_of(sitting, SittingFields), {"state": SittingState.held})
                records.update(session, sitting, held)
            _close_tasks(session, sitting, today(self._clock))
            return made

    def _enter(self, session: Session, sitting: Sitting, vote: VoteFields) -> list[str]:
        row = session.get(CouncilReport, vote.report_id)
        if row is None or vote.vote_result is VoteResult.pending:
            return []
        before = records.fields_of(row, CouncilReportFields)
        if vote_of(row.id, before) == vote:
            return []
        news = vote.model_dump(exclude={"report_id"})
        records.update(session, row, changed(before, {**news, "voted_on": sitting.held_on}))
        made: list[str] = []
        known = council_reports.decisions_of(session, row.id)
        if before.vote_result is not VoteResult.pending and known and known[0].outcome is not Outcome.reopened:
            reopened = decision_of(row, sitting, vote, today(self._clock)).model_copy(
                update={"outcome": Outcome.reopened, "reason": _CORRECTED, "reopens_id": known[0].id}
            )
            made.append(records.create(session, Kind.decision, reopened).id)
        made.append(records.create(session, Kind.decision, decision_of(row, sitting, vote, sitting.held_on)).id)
        follow_vote(session, sitting, row, has_passed=vote.vote_result in PASSED)
        return made


def decision_of(row: CouncilReport, sitting: Sitting, vote: VoteFields, day: date) -> DecisionFields:
    """Return the line of the register that a vote is."""
    number = f"Délibération n° {vote.resolution_number}" if vote.resolution_number else ""
    lines = (number, count_words(vote), vote.amended_text, vote.follow_up)
    return DecisionFields(
        subject=f"{row.number} · {row.title}"[:500] if row.number else row.title,
        outcome=Outcome.voted,
        decided_on=day,
        decided_by=f"{label(sitting.body)} du {full_date(sitting.held_on)}",
        chosen_option=label(vote.vote_result).capitalize(),
        reason="\n".join(line for line in lines if line),
        unit=row.unit,
        briefing_id=row.briefing_id,
        council_report_id=row.id,
    )


def _close_tasks(session: Session, sitting: Sitting, day: date) -> None:
    """Leave off what was to be done before a sitting that is over: the syntheses begun are done."""
    for task in sittings.open_tasks(session, sitting.id):
        if task.distance is not None and task.distance < 0:
            continue
        fields = records.fields_of(task, TaskFields)
        if task.briefing_id:
            closed = changed(fields, {"state": TaskState.done, "done_on": day})
        else:
            closed = changed(fields, {"state": TaskState.dropped, "state_reason": "Séance tenue"})
        records.update(session, task, closed)


def _check(session: Session, sitting: Sitting, votes: Sequence[VoteFields], day: date) -> None:
    if sitting.held_on > day:
        raise UserError("not_held_yet", "Cette séance n'a pas encore eu lieu : les votes se saisissent ensuite.")
    if sitting.state is SittingState.cancelled:
        raise UserError("sitting_cancelled", "Cette séance est annulée : rien n'y a été voté.")
    own = {row.id for row in council_reports.of_sitting(session, sitting.id)}
    problems = [
        Problem(f"votes[{place}].report_id", "ce rapport n'est pas de cette séance")
        for place, vote in enumerate(votes)
        if vote.report_id not in own
    ]
    if problems:
        raise InvalidFields(problems)
