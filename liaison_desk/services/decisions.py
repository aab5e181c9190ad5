"""The decision register: deciding, taking back a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session

from liaison_desk.domain.council_reports import CouncilReportFields, VoteResult
from liaison_desk.domain.decisions import ANSWERS, DecisionFields, Outcome
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import DecisionRow, parted_key
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.deciding import bring_to
from liaison_desk.services.decision_notes import decider, write_decision
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.records import RecordService
from liaison_desk.services.series_records import found_engagement, record_of_key
from liaison_desk.store import decisions, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import CouncilReport, Decision

if TYPE_CHECKING:
    from liaison_desk.services.answers import AnswerService


@dataclass(frozen=True)
class Decided:
    """What a decision made: its line in the register, and the draft of the letter that tells of it, if any."""

    decision_id: str
    letter_id: str | None


class DecisionService(RecordService[DecisionFields, DecisionRow]):
    """What was decided, when and why."""

    kind = Kind.decision
    fields_class = DecisionFields
    row_list = decisions.DECISIONS

    def __init__(
        self, database: Database, changes: Changes, clock: Clock, answers: Callable[[], AnswerService]
    ) -> None:
        super().__init__(database, changes, clock)
        self._answers = answers

    def decide(
        self,
        engagement_id: str,
        outcome: Outcome,
        *,
        reason: str = "",
        representative_id: str | None = None,
        with_letter: bool = True,
        review_id: str | None = None,
    ) -> Decided:
        """Decide of an engagement: its state, the register, and the letter that answers, in one verb.

        One date of a series is named by its key.
        Raises InvalidFields without a reason to decline or cancel, without somebody to represent the official.
        """
        with self.verb(f"Décision : {self._title(engagement_id)}") as session:
            return self.decide_in(
                session,
                engagement_id,
                outcome,
                reason=reason,
                representative_id=representative_id,
                with_letter=with_letter,
                review_id=review_id,
            )

    def decide_in(
        self,
        session: Session,
        engagement_id: str,
        outcome: Outcome,
        *,
        reason: str = "",
        representative_id: str | None = None,
        with_letter: bool = True,
        review_id: str | None = None,
    ) -> Decided:
        """Do what `decide` does within the transaction of another verb."""
        row = record_of_key(session, engagement_id, today(self._clock))
        day = today(self._clock)
        decision_id = bring_to(
            session, row, outcome, day, reason=reason, representative_id=representative_id, review_id=review_id
        )
        is_confirmed = decision_id is None
        if decision_id is None:
            decision_id = write_decision(session, row, outcome, day, reason, review_id)
        wording = ANSWERS.get(outcome)
        if wording is None or not with_letter:
            return Decided(decision_id, None)
        if is_confirmed and any(one.wording is wording for one in decisions.answers_telling(session, row.id)):
            return Decided(decision_id, None)
        return Decided(decision_id, self._answers().draft_in(session, row.id, wording))

    def reopen(self, decision_id: str, reason: str) -> str:
        """Take back a decision, so that it is put again; return the id of the line that says so.

        Raises InvalidFields without a reason, UserError when a later line has replaced the decision.
        """
        with self.verb(f"Décision rouverte : {self.sheet(decision_id).label}") as session:
            return self.reopen_in(session, decision_id, reason)

    def reopen_in(self, session: Session, decision_id: str, reason: str, review_id: str | None = None) -> str:
        """Do what `reopen` does within the transaction of another verb."""
        found = records.find(session, Kind.decision, decision_id)
        if not isinstance(found, Decision):
            raise TypeError(decision_id)
        if not reason.strip():
            raise InvalidFields([Problem("reason", "dites pourquoi cette décision est rouverte")])
        _check_holds(session, found)
        if found.engagement_id is None:
            return self._reopen_question(session, found, reason, review_id)
        row = found_engagement(session, found.engagement_id)
        before = records.fields_of(row, EngagementFields)
        records.update(session, row, changed(before, {"state": EngagementState.requested, "state_reason": reason}))
        day = today(self._clock)
        reopening = follow_change(session, row, before, day, reason=reason, review_id=review_id)
        return reopening or write_decision(session, row, Outcome.reopened, day, reason.strip(), review_id)

    def of_engagement(self, engagement_id: str) -> Sequence[Sheet[DecisionFields]]:
        """Return what was decided of an engagement, the newest first."""
        with self._database.reading() as session:
            found = decisions.of_engagement(session, engagement_id)
            return [records.sheet_of(session, row, DecisionFields) for row in found]

    def edit(self, identifier: str, fields: DecisionFields, version: int | None = None) -> None:
        """Complete a line of the register; raises UserError when that would rewrite what was decided."""
        before = self.sheet(identifier).fields
        if _comes_from_a_verb(before) and fields != before.model_copy(update={"unit": fields.unit}):
            raise UserError("decision_is_kept", "Une décision ne se réécrit pas : rouvrez-la en disant pourquoi.")
        super().edit(identifier, fields, version)

    def delete(self, identifier: str) -> None:
        """Put a line typed by hand in the bin; raises UserError for any other."""
        if _comes_from_a_verb(self.sheet(identifier).fields):
            raise UserError("decision_is_kept", "Une décision ne se supprime pas : rouvrez-la en disant pourquoi.")
        super().delete(identifier)

    def _reopen_question(self, session: Session, found: Decision, reason: str, review_id: str | None) -> str:
        """Take back a decision about no engagement, and drop the task that was to carry it out."""
        for task in decisions.open_tasks_named(session, task_title(found.subject, found.chosen_option)):
            dropped = {"state": TaskState.dropped, "state_reason": reason}
            records.update(session, task, changed(records.fields_of(task, TaskFields), dropped))
        fields = DecisionFields(
            subject=found.subject,
            outcome=Outcome.reopened,
            decided_on=today(self._clock),
            decided_by=decider(session),
            reason=reason.strip(),
            unit=found.unit,
            letter_id=found.letter_id,
            briefing_id=found.briefing_id,
            council_report_id=found.council_report_id,
            review_id=review_id,
            reopens_id=found.id,
        )
        report = session.get(CouncilReport, found.council_report_id) if found.council_report_id else None
        if report is not None:
            pending = {"vote_result": VoteResult.pending, "resolution_number": "", "voted_on": None}
            records.update(session, report, changed(records.fields_of(report, CouncilReportFields), pending))
        return records.create(session, self.kind, fields).id

    def _title(self, engagement_id: str) -> str:
        with self._database.reading() as session:
            return found_engagement(session, parted_key(engagement_id)[0]).title


def task_title(subject: str, option: str) -> str:
    """Return how the task that carries out an arbitration is called."""
    return f"Mettre en œuvre : {subject} ({option})"[:500]


def _check_holds(session: Session, found: Decision) -> None:
    """Raise UserError when a decision is no longer the one that holds."""
    if found.engagement_id:
        latest = decisions.latest_of_engagement(session, found.engagement_id)
    elif found.briefing_id or found.letter_id:
        latest = decisions.latest_about(session, briefing_id=found.briefing_id, letter_id=found.letter_id)
    else:
        latest = decisions.reopening(session, found.id) or found
    if found.outcome is Outcome.reopened or latest is None or latest.id != found.id:
        raise UserError("decision_replaced", "Cette décision ne vaut plus : une autre l'a remplacée ou rouverte.")


def _comes_from_a_verb(fields: DecisionFields) -> bool:
    made_by = (fields.engagement_id, fields.review_id, fields.reopens_id, fields.meeting_id, fields.council_report_id)
    return any(made_by)
