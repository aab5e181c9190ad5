"""What every verb changed, row by row: undo, redo and the trail of what was done."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import chain, islice
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy import event
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.store.tables import (
    JOURNALED,
    RECORD_TABLES,
    JournalEntry,
    NoteNumber,
    RegisterEntry,
    TakenNumber,
    table_name,
)

_TABLES: dict[str, type[SQLModel]] = {table_name(table): table for table in JOURNALED}
_KINDS_NUMBERED: dict[str, str] = {table_name(RegisterEntry): Kind.letter, table_name(NoteNumber): Kind.briefing}
_KEPT = 2000
"""Verbs that can be undone; older entries are dropped from the journal with their images."""


@dataclass(frozen=True)
class Undone:
    """What an undo or a redo touched."""

    sentence: str
    touched: tuple[Reference, ...]


@contextmanager
def journaled(session: Session, sentence: str) -> Generator[set[Kind]]:
    """Record every change of the block as one verb, named by a French sentence in the past; yields what it touches."""
    changes = _Changes()

    def _collect(flushed: Session, _context: Any, _instances: Any = None) -> None:
        changes.note(flushed)

    event.listen(session, "before_flush", _collect)
    touched: set[Kind] = set()
    try:
        yield touched
        session.flush()
    finally:
        event.remove(session, "before_flush", _collect)
    if changes.kinds:
        session.connection().execute(
            sa.update(JournalEntry).where(col(JournalEntry.state) == "undone").values(state="dropped")
        )
        touched.update(kind for kind in Kind if kind in changes.kinds)
        entry = {"done_at": datetime.now(UTC), "sentence": sentence, "kinds": sorted(changes.kinds), "state": "done"}
        told = sa.literal(changes.text(), sa.Text)
        session.connection().execute(sa.insert(JournalEntry).values(**entry, changes=told))
        _forget_old(session)


def undo(session: Session) -> Undone | None:
    """Take back the last verb done; None when there is nothing left to take back."""
    entry = session.exec(
        select(JournalEntry).where(JournalEntry.state == "done").order_by(col(JournalEntry.id).desc()).limit(1)
    ).first()
    if entry is None:
        return None
    for change in reversed(entry.changes):
        _put(session, change["table"], change["key"], change["before"])
    entry.state = "undone"
    session.flush()
    return Undone(entry.sentence, _touched(entry.changes))


def redo(session: Session) -> Undone | None:
    """Do again the verb last taken back; None when there is none."""
    entry = session.exec(
        select(JournalEntry).where(JournalEntry.state == "undone").order_by(col(JournalEntry.id)).limit(1)
    ).first()
    if entry is None:
        return None
    for change in entry.changes:
        _put(session, change["table"], change["key"], change["after"])
    entry.state = "done"
    session.flush()
    return Undone(entry.sentence, _touched(entry.changes))


def history(session: Session, limit: int = 200) -> Sequence[tuple[datetime, str, str]]:
    """Return what was done, the newest first: moment, sentence, state (`done`, `undone`, `dropped`)."""
    query = select(JournalEntry.done_at, JournalEntry.sentence, JournalEntry.state)
    rows = session.exec(query.order_by(col(JournalEntry.id).desc()).limit(limit))
    return [(done_at, sentence, state) for done_at, sentence, state in rows]


class _Changes:
    """Every row a verb changed, once: as it was before the verb, as it is after; as text, there being thousands."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self._images: dict[tuple[str, ...], tuple[str, str]] = {}

    def note(self, session: Session) -> None:
        """Note what is about to be written."""
        for change in _images(session):
            self.kinds.add(_kind_of(change))
            row = (change["table"], *change["key"])
            first = self._images[row][0] if row in self._images else json.dumps(change["before"])
            self._images[row] = (first, json.dumps(change["after"]))

    def text(self) -> str:
        """Return the changes as JSON, and let go of them."""
        told = (
            f'{{"table": {json.dumps(row[0])}, "key": {json.dumps(row[1:])}, "before": {before}, "after": {after}}}'
            for row in list(self._images)
            for before, after in [self._images.pop(row)]
        )
        return "".join(chain("[", islice(chain.from_iterable((", ", one) for one in told), 1, None), "]"))


def _images(session: Session) -> Iterator[dict[str, Any]]:
    for row in session.new:
        if isinstance(row, JOURNALED):
            yield _change(row, before=None, after=_image(row))
    for row in session.dirty:
        if isinstance(row, JOURNALED) and session.is_modified(row):
            yield _change(row, before=_image(row, before=True), after=_image(row))
    for row in session.deleted:
        if isinstance(row, JOURNALED):
            yield _change(row, before=_image(row, before=True), after=None)


def _change(row: SQLModel, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    table = table_name(type(row))
    image = after if after is not None else before or {}
    return {"table": table, "key": [image[name] for name in _key_names(table)], "before": before, "after": after}


def _image(row: SQLModel, *, before: bool = False) -> dict[str, Any]:
    """Return a row as JSON values, as it is or as it was when last read."""
    state = sa.inspect(row)
    image: dict[str, Any] = {}
    for name, adapter in _adapters(table_name(type(row))).items():
        value = getattr(row, name)
        if before:
            deleted = state.attrs[name].history.deleted
            value = deleted[0] if deleted else value
        image[name] = adapter.dump_python(value, mode="json")
    return image


@cache
def _adapters(table: str) -> dict[str, TypeAdapter[Any]]:
    fields = _TABLES[table].model_fields
    names = (column.name for column in SQLModel.metadata.tables[table].columns)
    return {name: TypeAdapter(fields[name].annotation or Any) for name in names}


@cache
def _key_names(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in SQLModel.metadata.tables[table].primary_key)


def _put(session: Session, table: str, key: list[Any], image: dict[str, Any] | None) -> None:
    """Make one row what an image says; a number taken is never given back, only cancelled."""
    row = session.get(_TABLES[table], key if len(key) > 1 else key[0])
    if image is None:
        if isinstance(row, TakenNumber):
            row.cancelled_reason = "Saisie annulée"
        elif row is not None:
            session.delete(row)
        return
    values = {name: _adapters(table)[name].validate_python(value) for name, value in image.items()}
    if row is None:
        session.add(_TABLES[table](**values))
        return
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _touched(changes: Sequence[dict[str, Any]]) -> tuple[Reference, ...]:
    tables = {table_name(table): kind for kind, table in RECORD_TABLES.items()}
    found = {Reference(tables[change["table"]], change["key"][0]) for change in changes if change["table"] in tables}
    return tuple(sorted(found, key=lambda reference: reference.id))


def _kind_of(change: dict[str, Any]) -> str:
    table: str = change["table"]
    return _KINDS_NUMBERED.get(table, table)


def _forget_old(session: Session) -> None:
    newest = session.exec(select(sa.func.max(JournalEntry.id))).one()
    session.connection().execute(
        sa.update(JournalEntry)
        .where(col(JournalEntry.id) <= (newest or 0) - _KEPT, col(JournalEntry.state) != "forgotten")
        .values(changes=[], state="forgotten")
    )
