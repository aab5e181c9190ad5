"""The letters and notes that go through a signature circuit."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.store.tables import Briefing, Letter

_NOT_VALIDATED = (BriefingState.draft, BriefingState.in_circuit)
_BEFORE_SIGNATURE = (LetterState.draft, LetterState.in_circuit)


def letters_in_circuit(session: Session) -> Sequence[Letter]:
    """Return the letters not signed yet whose circuit was begun, those due first at the top, those without date last.

    A draft is one of them when its circuit was begun: its text came back.
    """
    found = session.exec(
        select(Letter)
        .where(
            Letter.mail_register == MailRegister.outgoing,
            Letter.number == "",
            col(Letter.deleted_at).is_(None),
            col(Letter.state).in_(_BEFORE_SIGNATURE),
        )
        .order_by(col(Letter.due_date).is_(None), col(Letter.due_date), col(Letter.created_at), col(Letter.id))
    )
    return [row for row in found if row.circuit or row.state is LetterState.in_circuit]


def notes_in_circuit(session: Session) -> Sequence[Briefing]:
    """Return the notes in circuit, and those that came back from it, those due first at the top."""
    found = session.exec(
        select(Briefing)
        .where(col(Briefing.deleted_at).is_(None), col(Briefing.state).in_(_NOT_VALIDATED))
        .order_by(col(Briefing.due_on).is_(None), col(Briefing.due_on), col(Briefing.created_at), col(Briefing.id))
    )
    return [row for row in found if _is_going_round(row)]


def _is_going_round(note: Briefing) -> bool:
    """Tell whether the steps of a note are to be answered, or one was and no longer holds: it came back."""
    if note.state is BriefingState.in_circuit:
        return bool(note.circuit)
    return any(not step.is_pending and not step.holds for step in note.circuit)
