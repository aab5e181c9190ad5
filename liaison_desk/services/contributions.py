"""Letters that wait for what somebody else owes: their state follows the tasks given to others about them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.validation import changed
from liaison_desk.store import records, tasks
from liaison_desk.store.tables import Letter, Row, Task

_BEFORE = frozenset({LetterState.registered, LetterState.assigned, LetterState.acknowledged, LetterState.in_progress})


def follow_contributions(session: Session, found: Sequence[Row]) -> None:
    """Have the letters that tasks are about wait for what others owe, and be taken up again once they owe nothing."""
    for task in found:
        letter = session.get(Letter, task.letter_id) if isinstance(task, Task) and task.letter_id else None
        if letter is None or letter.deleted_at is not None or letter.mail_register is not MailRegister.incoming:
            continue
        is_owed = tasks.is_owed_by_others(session, letter.id)
        if is_owed and letter.state in _BEFORE:
            _bring_to(session, letter, LetterState.waiting_contribution)
        elif not is_owed and letter.state is LetterState.waiting_contribution and _was_theirs(task):
            _bring_to(session, letter, LetterState.in_progress)


def _was_theirs(task: Row) -> bool:
    return isinstance(task, Task) and task.owner is not TaskOwner.officer


def _bring_to(session: Session, letter: Letter, state: LetterState) -> None:
    records.update(session, letter, changed(records.fields_of(letter, LetterFields), {"state": state}))
