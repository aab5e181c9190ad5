"""What is written around engagements and owed for them, read for many at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.briefings import OUT_OF_USE
from liaison_desk.domain.engagements import OfficialRole
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.preparation import OwedTask, PreparationFacts
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.domain.visit_courtesy import is_outside
from liaison_desk.store.links import names_of

_TABLES = SQLModel.metadata.tables
_E, _L, _B, _T = (_TABLES[name].c for name in ("engagement", "letter", "briefing", "task"))
_SILENT = frozenset({OfficialRole.attends, OfficialRole.visits})
_UNCOUNTED = frozenset({LetterState.cancelled, LetterState.no_reply_needed})
"""States of letters that call for no answer: a colleague's figures come by mail too."""


@dataclass(frozen=True)
class Surroundings:
    """What stands around some engagements, by their ids: notes, letters received, answers, tasks."""

    briefings: Mapping[str, int]
    received: Mapping[str, int]
    answers: Mapping[str, int]
    tasks: Mapping[str, list[Any]]
    names: Mapping[str, str]


def preparations(session: Session, identifiers: Collection[str], office: OfficeFields) -> dict[str, PreparationFacts]:
    """Return what is known of the preparation of some engagements; those in the bin are left out."""
    query = sa.select(_TABLES["engagement"]).where(_E.deleted_at.is_(None), _E.id.in_(identifiers))
    rows = session.connection().execute(query).all()
    around = surroundings(session, rows)
    return {row.id: preparation_of(row, around, office) for row in rows}


def surroundings(session: Session, engagements: Collection[Any]) -> Surroundings:
    """Return what stands around the engagements of some rows."""
    identifiers = [row.id for row in engagements]
    read = session.connection().execute
    notes = (
        sa.select(_B.engagement_id, sa.func.count())
        .where(
            _B.deleted_at.is_(None), _B.engagement_id.in_(identifiers), _B.state.not_in(OUT_OF_USE)
        )
        .group_by(_B.engagement_id)
    )  # fmt: skip
    mail = (
        sa.select(_L.engagement_id, _L.mail_register, sa.func.count())
        .where(_L.deleted_at.is_(None), _L.engagement_id.in_(identifiers), _L.state.not_in(_UNCOUNTED))
        .group_by(_L.engagement_id, _L.mail_register)
    )
    owed = (
        sa.select(_T.id, _T.title, _T.engagement_id, _T.owner, _T.owner_id, _T.state, _T.piece, _T.due_on,
                  _T.due_afternoon)
        .where(_T.deleted_at.is_(None), _T.engagement_id.in_(identifiers), _T.state != TaskState.dropped)
        .order_by(_T.due_on, _T.title)
    )  # fmt: skip
    letters = {(row[0], row[1]): row[2] for row in read(mail)}
    tasks: defaultdict[str, list[Any]] = defaultdict(list)
    for row in read(owed):
        tasks[row.engagement_id].append(row)
    named = {row.owner_id for found in tasks.values() for row in found} | {
        row.host_id for row in engagements if any(task.owner is TaskOwner.host for task in tasks.get(row.id, ()))
    }
    return Surroundings(
        briefings=Counter({row[0]: row[1] for row in read(notes)}),
        received={key[0]: number for key, number in letters.items() if key[1] is MailRegister.incoming},
        answers={key[0]: number for key, number in letters.items() if key[1] is MailRegister.outgoing},
        tasks=tasks,
        names=names_of(session, named - {None}),
    )


def preparation_of(row: Any, around: Surroundings, office: OfficeFields) -> PreparationFacts:
    """Return what is known of the preparation of one engagement from its row."""
    return PreparationFacts(
        kind=row.engagement_kind,
        state=row.state,
        starts_at=row.starts_at,
        all_day=row.all_day,
        has_place=bool(row.place or row.address or row.online_url),
        has_contact=bool(row.on_site_contact_id),
        has_run_sheet=bool(row.run_sheet),
        has_participants=bool(row.participants),
        has_talking_points=bool(row.talking_points.strip()),
        has_travel=_travel_is_known(row, office),
        speaks=row.official_role not in _SILENT or bool(row.speaking_slot or row.speaking_minutes),
        is_outside=is_outside(row, office),
        briefings=around.briefings.get(row.id, 0),
        letters_received=around.received.get(row.id, 0),
        answers=around.answers.get(row.id, 0),
        officer_name=office.officer_name,
        tasks=tuple(_owed(task, row, around, office) for task in around.tasks.get(row.id, ())),
    )


def _travel_is_known(row: Any, office: OfficeFields) -> bool:
    ends = {row.municipality, office.base_municipality}
    known = any({one.from_municipality, one.to_municipality} == ends for one in office.travel_times)
    return known or bool(row.itinerary.strip() or row.travel_before is not None or (row.departs_at and row.arrives_at))


def _owed(task: Any, engagement: Any, around: Surroundings, office: OfficeFields) -> OwedTask:
    return OwedTask(
        id=task.id,
        title=task.title,
        owner=task.owner,
        owner_name=_owner_name(task, engagement, around, office),
        due=HalfDay(task.due_on, task.due_afternoon) if task.due_on else None,
        is_done=task.state is TaskState.done,
        piece=task.piece,
    )


def _owner_name(task: Any, engagement: Any, around: Surroundings, office: OfficeFields) -> str:
    if task.owner_id in around.names:
        return around.names[task.owner_id]
    if task.owner is TaskOwner.host and engagement.host_id in around.names:
        return around.names[engagement.host_id]
    if task.owner is TaskOwner.officer and office.officer_name:
        return office.officer_name
    return label(task.owner)
