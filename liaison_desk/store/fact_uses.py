"""Facts papers use: which papers a verb wrote, what they use, which of it may no longer hold."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.briefings import OUT_OF_USE
from liaison_desk.domain.fact_uses import OFFICE, Use
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import CONTENT_OF, SHEET, SHEET_PLACE, SheetForm, place_of_sheet
from liaison_desk.store.tables import (
    RECORD_TABLES,
    Briefing,
    Engagement,
    FactUse,
    Letter,
    Meeting,
    Pack,
    Partner,
    RecordLink,
    Row,
    Sitting,
)

PAPER_TABLES: tuple[type[Row], ...] = (Briefing, Letter, Engagement)
"""Records whose texts are typed."""

_PARTNER = SQLModel.metadata.tables["partner"]
_USE = SQLModel.metadata.tables["fact_use"]
_SUBJECT_TABLES: tuple[tuple[Kind, type[Row]], ...] = (
    (Kind.engagement, Engagement),
    (Kind.partner, Partner),
    (Kind.meeting, Meeting),
    (Kind.sitting, Sitting),
)
_TEXTS: dict[type[Any], tuple[str, ...]] = {
    Briefing: ("title", "sections", "options", "details", "kept_figures"),
    Letter: ("subject", "body", "kept_figures"),
    Engagement: (
        "background", "watch_points", "talking_points", "possible_announcements", "speaking_order", "other_guests",
        "itinerary", "access", "run_sheet",
    ),
}  # fmt: skip
_IN_SHEET = col(FactUse.place).startswith(SHEET_PLACE)
_TOGETHER = 50
_MOMENTS = (("meeting", "starts_at"), ("sitting", "held_on"), ("engagement", "starts_at"))
"""What papers are about, and when it is; the last named wins."""

_WITH_PAPERS = frozenset({Kind.engagement, Kind.sitting, Kind.meeting})


@contextmanager
def papers_written(session: Session) -> Generator[set[str]]:
    """Collect the ids of the papers whose texts or ties change within the block."""
    written: set[str] = set()

    def _collect(flushed: Session, _context: Any, _instances: Any = None) -> None:
        for row in flushed.new:
            if isinstance(row, PAPER_TABLES):
                written.add(row.id)
            elif isinstance(row, RecordLink):
                written.update((row.from_id, row.to_id))
        for row in flushed.dirty:
            if isinstance(row, PAPER_TABLES) and _is_rewritten(row):
                written.add(row.id)

    event.listen(session, "before_flush", _collect)
    try:
        yield written
    finally:
        event.remove(session, "before_flush", _collect)


def papers_among(
    session: Session, identifiers: Collection[str]
) -> Generator[list[Briefing | Letter | Engagement], None, None]:
    """Yield the papers among records, with those tied to an engagement, a meeting or a sitting among them, in batches.

    What is noted of a batch is written before the next is read: a mailing makes hundreds of papers at once.
    """
    wanted = set(identifiers)
    tied = select(RecordLink.from_id).where(
        col(RecordLink.to_id).in_(wanted),
        col(RecordLink.to_kind).in_(_WITH_PAPERS),
        col(RecordLink.from_kind).in_([Kind.briefing, Kind.letter]),
    )
    wanted.update(session.exec(tied).all())
    for table in (Briefing, Letter, Engagement):
        found = sorted(session.exec(select(table.id).where(col(table.id).in_(wanted), col(table.deleted_at).is_(None))))
        for start in range(0, len(found), _TOGETHER):
            rows = session.exec(select(table).where(col(table.id).in_(found[start : start + _TOGETHER])))
            yield [row for row in rows if not isinstance(row, Letter) or row.mail_register is MailRegister.outgoing]
            session.flush()


def papers_to_learn(session: Session, day: date) -> list[str]:
    """Return the ids of the papers still of use that no fact was looked for in."""
    known = select(FactUse.paper_id).where(~_IN_SHEET)
    notes = select(Briefing.id).where(col(Briefing.state).not_in(OUT_OF_USE), col(Briefing.id).not_in(known))
    letters = select(Letter.id).where(
        col(Letter.state).in_([LetterState.draft, LetterState.in_circuit, LetterState.signed]),
        col(Letter.id).not_in(known),
    )
    coming = select(Engagement.id).where(
        Engagement.starts_at >= datetime.combine(day, time()), col(Engagement.id).not_in(known)
    )
    return [identifier for query in (notes, letters, coming) for identifier in session.exec(query)]


def ties_of(session: Session, identifiers: Collection[str]) -> Sequence[RecordLink]:
    """Return the ties of records, in both directions."""
    ends = sa.or_(col(RecordLink.from_id).in_(identifiers), col(RecordLink.to_id).in_(identifiers))
    in_order = select(RecordLink).where(ends).order_by(RecordLink.from_id, RecordLink.role, RecordLink.to_id)
    return session.exec(in_order).all()


def heads_of(session: Session, organisation_ids: Collection[str]) -> list[tuple[str, str]]:
    """Return who holds a function in organisations: id of the organisation, id of the person."""
    query = select(RecordLink.to_id, RecordLink.from_id).where(
        col(RecordLink.to_id).in_(organisation_ids), RecordLink.role == "organisation"
    )
    return [(row[0], row[1]) for row in session.exec(query.order_by(RecordLink.to_id, RecordLink.from_id))]


def days_of(session: Session, paper_ids: Collection[str]) -> dict[str, date]:
    """Return the day of what papers are or are about, by paper; that of the event rather than of its meeting."""
    tables = SQLModel.metadata.tables
    queries: list[Any] = []
    for rank, (name, moment) in enumerate(_MOMENTS):
        about = tables[name].c
        told = sa.func.date(about[moment]).label("day"), sa.literal(rank).label("rank")
        queries.append(sa.select(about.id, *told).where(about.id.in_(paper_ids)))
        for paper in (tables[one].c for one in ("letter", "mailing", "briefing", "pack")):
            if f"{name}_id" in paper:
                tied = (paper.id.in_(paper_ids), paper[f"{name}_id"] == about.id)
                queries.append(sa.select(paper.id, *told).where(*tied))
    query = sa.union_all(*queries).order_by(sa.text("rank"))
    return {row.id: date.fromisoformat(row.day) for row in session.connection().execute(query)}


def uses_of(session: Session, paper_ids: Collection[str]) -> dict[str, list[FactUse]]:
    """Return the facts papers use in their texts and on their pages, by paper; sheets made of them apart."""
    found: dict[str, list[FactUse]] = {identifier: [] for identifier in paper_ids}
    in_order = select(FactUse).where(col(FactUse.paper_id).in_(found), ~_IN_SHEET).order_by(FactUse.place, FactUse.id)
    for one in session.exec(in_order):
        found[one.paper_id].append(one)
    return found


def uses_of_sheet(session: Session, paper_id: str, form: SheetForm) -> Sequence[FactUse]:
    """Return what was noted of a sheet of a record when it left the desk."""
    query = select(FactUse).where(FactUse.paper_id == paper_id, FactUse.place == place_of_sheet(form))
    return session.exec(query).all()


def sheets_left(session: Session) -> Sequence[FactUse]:
    """Return how sheets left the desk, one use each."""
    query = select(FactUse).where(FactUse.subject_kind == SHEET)
    return session.exec(query.order_by(FactUse.paper_id, FactUse.place)).all()


def contents_used(session: Session) -> Sequence[FactUse]:
    """Return what packs and sheets took from records beside the facts they state."""
    kind, after = col(FactUse.subject_kind), f"{CONTENT_OF[:-1]};"  # the sign that follows « : »: a range of the index
    query = select(FactUse).where(kind >= CONTENT_OF, kind < after)
    return session.exec(query.order_by(FactUse.paper_id, FactUse.place, FactUse.subject_id)).all()


def words_used(session: Session, paper_ids: Collection[str]) -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    """Return id and words of every use, by paper, place and sentence."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    query = sa.select(_USE.c.id, _USE.c.paper_id, _USE.c.place, _USE.c.passage, _USE.c.words)
    for row in session.connection().execute(query.where(_USE.c.paper_id.in_(paper_ids))):
        found.setdefault((row.paper_id, row.place, row.passage), []).append((row.id, row.words))
    return found


def use(session: Session, use_id: str) -> FactUse | None:
    """Return one use."""
    return session.get(FactUse, use_id)


def add_uses(session: Session, paper_id: str, paper_kind: Kind, uses: Iterable[Use]) -> None:
    """Note that a paper uses facts, as they are now."""
    now = datetime.now(UTC)
    for one in uses:
        session.add(
            FactUse(
                paper_id=paper_id,
                paper_kind=paper_kind,
                subject_id=one.subject_id,
                subject_kind=one.subject_kind,
                key=one.key,
                words=one.words,
                passage=one.passage,
                place=one.place,
                used_at=now,
            )
        )


def drop_uses(session: Session, uses: Iterable[FactUse]) -> None:
    """Forget uses."""
    for one in uses:
        session.delete(one)


def doubtful_uses(session: Session, day: date) -> list[FactUse]:
    """Return the uses that may no longer hold: whose record changed since, or depends on the day of its paper."""
    found: dict[str, FactUse] = {}
    for kind, table in _SUBJECT_TABLES:
        first_use = (
            select(sa.func.min(FactUse.used_at))
            .where(FactUse.subject_kind == kind.value, FactUse.subject_id == table.id)
            .correlate(table)
            .scalar_subquery()
        )
        doubts = [col(table.changed_at) > first_use, col(table.deleted_at) > first_use]
        if table is Partner:  # a function ends by itself on its last day, another begins before the event or after
            doubts.append(sa.cast(_PARTNER.c.offices_held, sa.String).contains('"until"'))
            doubts.append(_begins_after(day))
        changed = session.exec(select(table.id).where(sa.or_(*doubts))).all()
        of_kind = select(FactUse).where(FactUse.subject_kind == kind.value)
        found.update({use.id: use for use in session.exec(of_kind.where(col(FactUse.subject_id).in_(changed)))})
    always = sa.or_(col(FactUse.subject_kind) == OFFICE, col(FactUse.kept_reason) != "")
    found.update({use.id: use for use in session.exec(select(FactUse).where(always))})
    return list(found.values())


def rows_of(session: Session, kind: Kind, identifiers: Collection[str]) -> dict[str, Row]:
    """Return records of a kind by id, those in the bin too."""
    table = RECORD_TABLES[kind]
    return {row.id: row for row in session.exec(select(table).where(col(table.id).in_(identifiers)))}


def packs(session: Session) -> list[Pack]:
    """Return every pack that is not in the bin."""
    return list(session.exec(select(Pack).where(col(Pack.deleted_at).is_(None)).order_by(Pack.title, Pack.id)))


def _begins_after(day: date) -> sa.ColumnElement[bool]:
    """Return the partners one of whose functions begins after a day."""
    held = sa.func.json_each(_PARTNER.c.offices_held).table_valued("value")
    since = sa.func.json_extract(held.c.value, "$.since")
    return sa.exists(sa.select(sa.literal(1)).select_from(held).where(since > day.isoformat()))


def _is_rewritten(row: Row) -> bool:
    state = sa.inspect(row)
    return any(state.attrs[name].history.has_changes() for name in _TEXTS[type(row)])
