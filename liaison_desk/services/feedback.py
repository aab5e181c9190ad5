"""After an engagement: what came of it, the promises that become tasks, the thanks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.feedback import FeedbackFields, PromiseMade
from liaison_desk.domain.french import long_date
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.answers import AnswerService
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.engagement_spine import follow_change
from liaison_desk.services.engagements import EngagementService
from liaison_desk.store import records

_TAKES_PLACE = frozenset({EngagementState.accepted, EngagementState.represented, EngagementState.done})


@dataclass(frozen=True)
class Recorded:
    """What a feedback made: a task for each promise, and the draft of the thanks."""

    task_ids: tuple[str, ...]
    letter_id: str | None


class FeedbackService:
    """Records what came of an engagement."""

    def __init__(self, engagements: EngagementService, answers: AnswerService, clock: Clock) -> None:
        self._engagements = engagements
        self._answers = answers
        self._clock = clock

    def record(self, engagement_id: str, feedback: FeedbackFields) -> Recorded:
        """Say an engagement took place and what came of it, all as one verb that one undo takes back.

        Raises NotFound; UserError when it is not decided, did not take place yet, or is a series.
        """
        sheet = self._engagements.sheet(engagement_id)
        fields, identifier = sheet.fields, sheet.reference.id
        self._check(fields)
        thanks = self._thanks(identifier, fields) if feedback.with_thanks else None
        with self._engagements.verb(f"Bilan : {sheet.label}") as session:
            row = records.find(session, Kind.engagement, identifier)
            if records.update(session, row, _with_feedback(fields, feedback)):
                follow_change(session, row, fields, today(self._clock))
            tasks = [_task(session, identifier, fields, promise) for promise in feedback.promises]
            letter = records.create(session, Kind.letter, thanks).id if thanks else None
            return Recorded(tuple(tasks), letter)

    def _check(self, fields: EngagementFields) -> None:
        if fields.recurrence is not None:
            raise UserError("is_series", "Le bilan se fait sur une date : détachez d'abord cette date de la série.")
        if fields.state not in _TAKES_PLACE:
            raise UserError("not_accepted", "Le bilan se fait d'un engagement accepté ou représenté.")
        if fields.starts_at > local_now(self._clock):
            raise UserError("not_yet", "Cet engagement n'a pas encore eu lieu.")

    def _thanks(self, identifier: str, fields: EngagementFields) -> LetterFields:
        draft = LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.draft,
            subject=f"Remerciements : {fields.title}",
            correspondent_id=fields.host_id,
            unit=fields.unit,
            engagement_id=identifier,
            wording=Wording.thank_you,
        )
        return changed(draft, {"body": self._answers.text(Wording.thank_you, draft)})


def _with_feedback(fields: EngagementFields, feedback: FeedbackFields) -> EngagementFields:
    seen = {one.partner_id: one.attendance for one in feedback.attendance}
    participants = [
        changed(one, {"attendance": seen.get(one.partner_id, one.attendance)}) for one in fields.participants
    ]
    values = {"state": EngagementState.done, "feedback": feedback.text, "participants": participants}
    return changed(fields, values)


def _task(session: Session, identifier: str, fields: EngagementFields, promise: PromiseMade) -> str:
    task = TaskFields(
        title=promise.text,
        owner=promise.owner,
        owner_id=promise.owner_id,
        unit=fields.unit,
        due_on=promise.due_on,
        engagement_id=identifier,
        notes=f"Promis le {long_date(fields.day)} : {fields.title}.",
    )
    return records.create(session, Kind.task, task).id
