"""The decision register and the points élu: their lists, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.briefings import OUT_OF_USE, BriefingPurpose
from liaison_desk.domain.decisions import ANSWERS, UNDECIDED_STATES, UNSETTLED, ReviewState
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.lists import DecisionRow, ReviewRow
from liaison_desk.domain.tasks import TaskState
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Briefing, Decision, Engagement, Letter, Review, Task

_DECISION = SQLModel.metadata.tables["decision"]
_REVIEW = SQLModel.metadata.tables["review"]
_D, _R = _DECISION.c, _REVIEW.c


def _decision(row: Any) -> DecisionRow:
    return DecisionRow(
        id=row.id,
        subject=row.subject,
        outcome=row.outcome.value,
        decided_on=row.decided_on,
        decided_by=row.decided_by,
        chosen_option=row.chosen_option,
        reason=row.reason,
        unit=row.unit.value,
        engagement_id=row.engagement_id,
    )


def _review(row: Any) -> ReviewRow:
    return ReviewRow(id=row.id, title=row.title, held_on=row.held_on, state=row.state.value, items=len(row.items))


DECISIONS = RowList[DecisionRow](
    table=_DECISION,
    columns=(
        _D.id, _D.subject, _D.outcome, _D.decided_on, _D.decided_by, _D.chosen_option, _D.reason, _D.unit,
        _D.engagement_id,
    ),
    source=_DECISION,
    views={
        "djva": lambda _today: _D.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _D.unit.in_(["DECI", "BOTH"]),
    },
    sorts={
        "decided_on": (_D.decided_on, _D.created_at),
        "subject": (_D.subject,),
        "outcome": (_D.outcome, _D.decided_on),
    },
    default_sort="decided_on",
    newest_first=True,
    make=_decision,
)  # fmt: skip

REVIEWS = RowList[ReviewRow](
    table=_REVIEW,
    columns=(_R.id, _R.title, _R.held_on, _R.state, _R["items"]),
    source=_REVIEW,
    views={
        "prepared": lambda _today: _R.state == ReviewState.prepared,
        "held": lambda _today: _R.state == ReviewState.held,
    },
    sorts={"held_on": (_R.held_on, _R.created_at), "title": (_R.title,)},
    default_sort="held_on",
    newest_first=True,
    make=_review,
)

_NEWEST_FIRST = (
    col(Decision.decided_on).desc(),
    col(Decision.created_at).desc(),
    sa.literal_column("decision.rowid", sa.Integer).desc(),
)


def of_engagement(session: Session, engagement_id: str) -> Sequence[Decision]:
    """Return what was decided of an engagement, the newest first."""
    query = select(Decision).where(col(Decision.deleted_at).is_(None), Decision.engagement_id == engagement_id)
    return session.exec(query.order_by(*_NEWEST_FIRST)).all()


def latest_of_engagement(session: Session, engagement_id: str) -> Decision | None:
    """Return the decision that holds for an engagement."""
    return next(iter(of_engagement(session, engagement_id)), None)


def latest_about(session: Session, *, briefing_id: str | None = None, letter_id: str | None = None) -> Decision | None:
    """Return the decision that holds for a note, or for a letter that is not about an engagement."""
    query = select(Decision).where(col(Decision.deleted_at).is_(None), col(Decision.engagement_id).is_(None))
    about = Decision.briefing_id == briefing_id if briefing_id else Decision.letter_id == letter_id
    return session.exec(query.where(about).order_by(*_NEWEST_FIRST).limit(1)).first()


def latest_of_line(
    session: Session, review_id: str, subject: str, *, briefing_id: str | None, letter_id: str | None
) -> Decision | None:
    """Return the decision that holds for a line of a point élu that is about no engagement."""
    if briefing_id or letter_id:
        return latest_about(session, briefing_id=briefing_id, letter_id=letter_id)
    query = select(Decision).where(col(Decision.deleted_at).is_(None), Decision.review_id == review_id)
    return session.exec(query.where(Decision.subject == subject).order_by(*_NEWEST_FIRST).limit(1)).first()


def reopening(session: Session, decision_id: str) -> Decision | None:
    """Return the line that reopened a decision."""
    query = select(Decision).where(col(Decision.deleted_at).is_(None), Decision.reopens_id == decision_id)
    return session.exec(query.limit(1)).first()


def asking_letter(session: Session, engagement_id: str) -> Letter | None:
    """Return the letter that asked for an engagement, the last one when there are several."""
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None),
        Letter.engagement_id == engagement_id,
        Letter.mail_register == MailRegister.incoming,
        Letter.state != LetterState.cancelled,
    )
    return session.exec(query.order_by(col(Letter.received_on).desc(), col(Letter.number).desc()).limit(1)).first()


def answers_telling(session: Session, engagement_id: str) -> Sequence[Letter]:
    """Return the letters that tell of a decision about an engagement, whatever became of them."""
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None),
        Letter.engagement_id == engagement_id,
        Letter.mail_register == MailRegister.outgoing,
        Letter.state != LetterState.cancelled,
        col(Letter.wording).in_(ANSWERS.values()),
    )
    return session.exec(query.order_by(col(Letter.created_at))).all()


def drafts_telling(session: Session, engagement_id: str) -> Sequence[Letter]:
    """Return the drafts that tell of a decision about an engagement and that nobody has been shown yet."""
    return [row for row in answers_telling(session, engagement_id) if row.state is LetterState.draft]


def open_tasks_named(session: Session, title: str) -> Sequence[Task]:
    """Return the tasks still to do that bear a title."""
    query = select(Task).where(col(Task.deleted_at).is_(None), Task.title == title, Task.state == TaskState.to_do)
    return session.exec(query).all()


def undecided_engagements(session: Session, today: date) -> Sequence[Engagement]:
    """Return the engagements asked for or postponed that are not past."""
    query = select(Engagement).where(
        col(Engagement.deleted_at).is_(None),
        col(Engagement.state).in_(UNDECIDED_STATES),
        sa.func.coalesce(col(Engagement.ends_at), col(Engagement.starts_at)) >= datetime.combine(today, time()),
    )
    return session.exec(query.order_by(col(Engagement.starts_at))).all()


def flagged_letters(session: Session) -> Sequence[Letter]:
    """Return the flagged letters received, about no engagement, that wait for what is to be done and are not settled.

    What hangs on an engagement is decided with it.
    """
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None),
        Letter.mail_register == MailRegister.incoming,
        col(Letter.flagged).is_(True),
        col(Letter.engagement_id).is_(None),
        col(Letter.state).in_([state for state in LetterState if state.is_open]),
    )
    found = session.exec(query.order_by(col(Letter.received_on))).all()
    return [row for row in found if _is_unsettled(latest_about(session, letter_id=row.id))]


def undecided_briefings(session: Session) -> Sequence[Briefing]:
    """Return the notes put for an opinion or a decision that none was taken of."""
    query = select(Briefing).where(
        col(Briefing.deleted_at).is_(None),
        col(Briefing.purpose).in_([BriefingPurpose.decision, BriefingPurpose.opinion]),
        col(Briefing.state).not_in(OUT_OF_USE),
    )
    found = session.exec(query.order_by(col(Briefing.created_at))).all()
    return [row for row in found if _is_unsettled(latest_about(session, briefing_id=row.id))]


def prepared_reviews(session: Session) -> Sequence[Review]:
    """Return the points élu that are still to be held."""
    query = select(Review).where(col(Review.deleted_at).is_(None), Review.state == ReviewState.prepared)
    return session.exec(query).all()


def _is_unsettled(decision: Decision | None) -> bool:
    return decision is None or decision.outcome in UNSETTLED
