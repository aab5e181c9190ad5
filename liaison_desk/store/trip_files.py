"""What a trip file reads beside its engagement: the people of a body, letters still open, the note."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from liaison_desk.domain.briefings import OUT_OF_USE
from liaison_desk.store.letters import is_open
from liaison_desk.store.tables import Briefing, Letter, Partner, RecordLink

_MOST_LETTERS = 12


def people_of(session: Session, organisation_id: str) -> Sequence[Partner]:
    """Return the people who hold or held a function in a body, by name."""
    inside = select(RecordLink.from_id).where(RecordLink.to_id == organisation_id, RecordLink.role == "organisation")
    query = select(Partner).where(col(Partner.deleted_at).is_(None), col(Partner.id).in_(inside))
    return session.exec(query.order_by(Partner.sort_name)).all()


def open_letters(session: Session, partner_ids: Collection[str]) -> Sequence[Letter]:
    """Return the letters with some partners that somebody still has to deal with, those due first at the top."""
    query = select(Letter).where(
        col(Letter.deleted_at).is_(None), col(Letter.correspondent_id).in_(partner_ids), is_open()
    )
    order = (col(Letter.due_date).is_(None), col(Letter.due_date), col(Letter.listed_on))
    return session.exec(query.order_by(*order).limit(_MOST_LETTERS)).all()


def note_of(session: Session, engagement_id: str) -> Briefing | None:
    """Return the note of an engagement, the last one changed when there are several."""
    query = select(Briefing).where(
        Briefing.engagement_id == engagement_id,
        col(Briefing.deleted_at).is_(None),
        col(Briefing.state).not_in(OUT_OF_USE),
    )
    return session.exec(query.order_by(col(Briefing.changed_at).desc())).first()
