"""Deciding of what a note asks: the option of an arbitration, the answer to a note for an opinion."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.documents.note_parts import ANSWERS
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import UNSETTLED, DecisionFields, Outcome
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.note_forms import Particular, form_of
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.decision_notes import decider
from liaison_desk.services.decisions import DecisionService, task_title
from liaison_desk.store import decisions, records
from liaison_desk.store.database import Database

_OWNERS = {Unit.djva: TaskOwner.djva, Unit.deci: TaskOwner.deci, Unit.both: TaskOwner.officer}


class NoteDecisionService:
    """What was decided of a note stands in the register, bound to the note that asked for it."""

    def __init__(self, database: Database, register: DecisionService, clock: Clock) -> None:
        self._database = database
        self._register = register
        self._clock = clock

    def choices(self, fields: BriefingFields) -> tuple[str, ...]:
        """Return what may be decided of a note: its options in order, or the answers to an opinion; none otherwise."""
        drawn = {section.particular for section in form_of(fields.briefing_kind).sections}
        if Particular.decision in drawn:
            named = enumerate(fields.options, 1)
            return tuple(f"Option {number} : {option.title}" for number, option in named if option.title)
        return ANSWERS if Particular.answer_box in drawn else ()

    def of(self, briefing_id: str) -> Sheet[DecisionFields] | None:
        """Return the decision that holds for a note, None when nothing was ever decided of it."""
        with self._database.reading() as session:
            row = decisions.latest_about(session, briefing_id=briefing_id)
            return records.sheet_of(session, row, DecisionFields) if row else None

    def settle(self, briefing_id: str, choice: str, reason: str = "") -> str:
        """Write in the register what was decided of a note, with the task that carries it out; return its id.

        Raises InvalidFields for a choice the note does not offer, UserError when another decision holds: it is to be
        reopened first.
        """
        with self._register.verb("Décision d'une note") as session:
            row = records.find(session, Kind.briefing, briefing_id)
            fields = records.fields_of(row, BriefingFields)
            if choice not in self.choices(fields):
                raise InvalidFields([Problem("choice", "choisissez l'une des réponses que la note propose")])
            holds = decisions.latest_about(session, briefing_id=row.id)
            if holds is not None and holds.outcome not in UNSETTLED:
                raise UserError("decided_already", "Une décision vaut déjà : rouvrez-la en disant pourquoi.")
            decided = DecisionFields(
                subject=fields.title,
                outcome=Outcome.option,
                decided_on=today(self._clock),
                decided_by=decider(session),
                chosen_option=choice,
                reason=reason.strip(),
                unit=fields.unit,
                briefing_id=row.id,
            )
            decision_id = records.create(session, Kind.decision, decided).id
            if fields.options:
                self._add_task(session, row.id, fields, choice)
            return decision_id

    def _add_task(self, session: Session, briefing_id: str, fields: BriefingFields, choice: str) -> None:
        task = TaskFields(
            title=task_title(fields.title, choice),
            owner=_OWNERS[fields.unit],
            unit=fields.unit,
            briefing_id=briefing_id,
        )
        records.create(session, Kind.task, task)
