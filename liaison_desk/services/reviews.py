"""The verbs of the point élu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from liaison_desk.domain.decisions import DecisionFields, Outcome, ReviewFields, ReviewItem, ReviewItemKind, ReviewState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState
from liaison_desk.domain.lists import ReviewRow
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.decision_notes import decider
from liaison_desk.services.decisions import DecisionService, task_title
from liaison_desk.services.records import RecordService
from liaison_desk.services.review_lines import ReviewLine, check, lines_of, subject_of
from liaison_desk.store import decisions, records
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Briefing, Letter

_OWNERS = {Unit.djva: TaskOwner.djva, Unit.deci: TaskOwner.deci, Unit.both: TaskOwner.officer}
_UNTOUCHED = frozenset({LetterState.registered, LetterState.assigned, LetterState.acknowledged})
_HELD_BY_ITS_VERB = "Les décisions d'un point élu s'entrent en le tenant."


@dataclass(frozen=True)
class Held:
    """What a point élu made: lines of the register, drafts of letters, engagements decided of, tasks."""

    decision_ids: tuple[str, ...] = ()
    letter_ids: tuple[str, ...] = ()
    engagement_ids: tuple[str, ...] = ()
    task_ids: tuple[str, ...] = ()


@dataclass
class _Made:
    decision_ids: list[str] = field(default_factory=list[str])
    letter_ids: list[str] = field(default_factory=list[str])
    engagement_ids: list[str] = field(default_factory=list[str])
    task_ids: list[str] = field(default_factory=list[str])


class ReviewService(RecordService[ReviewFields, ReviewRow]):
    """Prepares a point élu and enters what was decided there."""

    kind = Kind.review
    fields_class = ReviewFields
    row_list = decisions.REVIEWS

    def __init__(self, database: Database, changes: Changes, clock: Clock, decided: DecisionService) -> None:
        super().__init__(database, changes, clock)
        self._decisions = decided

    def candidates(self) -> list[ReviewItem]:
        """Return what can be put to the official, the most urgent first; what is on one to come is left out."""
        from liaison_desk.services.review_candidates import candidates

        with self._database.reading() as session:
            return candidates(session, today(self._clock))

    def hold(self, review_id: str, items: Sequence[ReviewItem], version: int | None = None) -> Held:
        """Enter everything that was decided, all of it or nothing, as one verb.

        A line without an outcome stays pending. A line decided before and changed is reopened, which needs a reason.
        Raises InvalidFields with every problem, each naming its line (« items[3].reason »), UserError when nothing is
        decided.
        """
        with self.verb(f"Point élu tenu : {self.sheet(review_id).label}") as session:
            row = records.find(session, self.kind, review_id)
            fields = records.fields_of(row, ReviewFields)
            lines = lines_of(fields, items)
            check(session, lines)
            if fields.state is ReviewState.prepared and not any(item.outcome for item in items):
                raise UserError("nothing_decided", "Rien n'est décidé à ce point élu : indiquez au moins une décision.")
            written = {"items": [item.model_dump() for item in items], "state": ReviewState.held}
            records.update(session, row, changed(fields, written), version)
            made = _Made()
            for line in lines:
                if line.is_changed:
                    self._enter(session, row.id, line, made)
        return Held(tuple(made.decision_ids), tuple(made.letter_ids), tuple(made.engagement_ids), tuple(made.task_ids))

    def add(self, fields: ReviewFields, identifier: str | None = None) -> str:
        """Prepare a point élu and return its id."""
        if fields.state is ReviewState.held:
            raise UserError("held_by_its_verb", _HELD_BY_ITS_VERB)
        return super().add(fields, identifier)

    def edit(self, identifier: str, fields: ReviewFields, version: int | None = None) -> None:
        """Prepare a point élu otherwise; what was decided there only changes by holding it."""
        before = self.sheet(identifier).fields
        if fields.state is not before.state or _decided(fields) != _decided(before):
            raise UserError("held_by_its_verb", _HELD_BY_ITS_VERB)
        super().edit(identifier, fields, version)

    def _enter(self, session: Session, review_id: str, line: ReviewLine, made: _Made) -> None:
        try:
            if line.decided is not None:
                self._reopen(session, review_id, line, made)
            if line.item.outcome is None:
                return
            if line.item.item_kind is ReviewItemKind.request and line.item.engagement_id:
                self._decide(session, review_id, line.item, line.item.engagement_id, made)
            else:
                self._settle(session, review_id, line.item, made)
        except InvalidFields as error:
            raise error.within(f"items[{line.index}]") from None

    def _reopen(self, session: Session, review_id: str, line: ReviewLine, made: _Made) -> None:
        """Take back what was decided of a line, unless that was done since."""
        item = line.item
        if item.item_kind is ReviewItemKind.request and item.engagement_id:
            holds = decisions.latest_of_engagement(session, item.engagement_id)
        else:
            holds = decisions.latest_of_line(
                session, review_id, item.title, briefing_id=item.briefing_id, letter_id=item.letter_id
            )
        if holds is not None and holds.outcome is not Outcome.reopened:
            made.decision_ids.append(self._decisions.reopen_in(session, holds.id, item.reason, review_id))
            made.engagement_ids += [item.engagement_id] if item.engagement_id and item.outcome is None else []

    def _decide(self, session: Session, review_id: str, item: ReviewItem, engagement_id: str, made: _Made) -> None:
        decided = self._decisions.decide_in(
            session,
            engagement_id,
            item.outcome or Outcome.wait,
            reason=item.reason,
            representative_id=item.representative_id,
            review_id=review_id,
        )
        made.decision_ids.append(decided.decision_id)
        made.engagement_ids.append(engagement_id)
        made.letter_ids += [decided.letter_id] if decided.letter_id else []

    def _settle(self, session: Session, review_id: str, item: ReviewItem, made: _Made) -> None:
        """Write what was decided of an arbitration or an information, with the task that carries it out."""
        unit = _unit(session, item)
        fields = DecisionFields(
            subject=item.title,
            outcome=item.outcome or Outcome.noted,
            decided_on=today(self._clock),
            decided_by=decider(session),
            chosen_option=item.chosen_option,
            reason=item.reason,
            unit=unit,
            letter_id=item.letter_id,
            briefing_id=item.briefing_id,
            review_id=review_id,
            representative_id=item.representative_id,
        )
        made.decision_ids.append(records.create(session, Kind.decision, fields).id)
        _take_up(session, item.letter_id)
        if item.outcome is Outcome.option:
            task = TaskFields(
                title=task_title(item.title, item.chosen_option),
                owner=_OWNERS[unit],
                unit=unit,
                due_on=item.deadline if item.deadline and item.deadline >= today(self._clock) else None,
                letter_id=item.letter_id,
                briefing_id=item.briefing_id,
                notes=_words_of(item),
            )
            made.task_ids.append(records.create(session, Kind.task, task).id)


def _decided(fields: ReviewFields) -> dict[str, tuple[object, ...]]:
    """Return what was decided, line by line; what is typed before a point élu is held decides of nothing."""
    if fields.state is not ReviewState.held:
        return {}
    return {
        subject_of(item): (item.outcome, item.chosen_option, item.reason, item.representative_id)
        for item in fields.items
        if item.outcome
    }


def _unit(session: Session, item: ReviewItem) -> Unit:
    briefing = session.get(Briefing, item.briefing_id) if item.briefing_id else None
    letter = session.get(Letter, item.letter_id) if item.letter_id else None
    found = briefing or letter
    return found.unit if found else Unit.both


def _words_of(item: ReviewItem) -> str:
    return next((option.text for option in item.options if option.name == item.chosen_option), "")


def _take_up(session: Session, letter_id: str | None) -> None:
    """Say of a letter that it is being dealt with."""
    letter = session.get(Letter, letter_id) if letter_id else None
    if letter is not None and letter.state in _UNTOUCHED:
        taken_up = changed(records.fields_of(letter, LetterFields), {"state": LetterState.in_progress})
        records.update(session, letter, taken_up)
