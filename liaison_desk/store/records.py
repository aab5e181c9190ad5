"""Reading and writing any kind of record: from Fields to a row, from a row to a Sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.errors import InvalidFields, NotFound, Problem, StaleVersion
from liaison_desk.store.links import (
    kind_of,
    label_of,
    links_of,
    names_of,
    records_naming,
    references_of,
    refresh_links,
)
from liaison_desk.store.pieces import pieces_of
from liaison_desk.store.registers import mark_entries
from liaison_desk.store.search import index_records, unindex
from liaison_desk.store.tables import RECORD_TABLES, Briefing, Letter, Partner, Row, new_id

FieldsType = TypeVar("FieldsType", bound=Fields)

_SHORTEST = 6
"""Signs of an identifier below which its start says too little."""

_FIELD_OF_ROLE = {
    "participant": "participants",
    "organisation": "offices_held",
    "network": "network_ids",
    "recipient": "recipients",
    "attendee": "attendees",
    "beneficiary": "beneficiary_ids",
    "item": "items",
}
"""Fields whose name is not that of the role followed by `_id`."""


def find(session: Session, kind: Kind, identifier: str, *, in_bin: bool = False) -> Row:
    """Return a row by its id, the start of its id (`_SHORTEST` signs or more) or its number.

    Raises NotFound, also for a record in the bin unless `in_bin`.
    """
    table = RECORD_TABLES[kind]
    row = session.get(table, identifier)
    if row is None and (table is Letter or table is Briefing):
        row = session.exec(select(table).where(table.number == identifier.upper(), table.number != "")).first()
    if row is None and len(identifier) >= _SHORTEST:
        rows = session.exec(select(table).where(col(table.id).startswith(identifier, autoescape=True)).limit(2)).all()
        row = rows[0] if len(rows) == 1 else None
    if row is None:
        raise NotFound(label(kind), identifier, _hint(session, kind, identifier), listed=kind.value)
    if row.deleted_at is not None and not in_bin:
        raise NotFound(label(kind), identifier, "celle qui le portait est à la corbeille, reprenez-la d'abord")
    return row


def _hint(session: Session, kind: Kind, identifier: str) -> str:
    """Return what to do with an identifier no record of a kind has, empty when there is nothing to say."""
    if len(identifier) < _SHORTEST:
        return f"il en faut au moins les {_SHORTEST} premiers signes"
    for one, table in RECORD_TABLES.items():
        starts = col(table.id).startswith(identifier, autoescape=True)
        if session.exec(select(table.id).where(starts).limit(1)).first() is None:
            continue
        if one is kind:
            return "plusieurs commencent ainsi, donnez-en davantage"
        return f"c'est celui d'une fiche « {label(one)} »"
    return ""


def create(session: Session, kind: Kind, fields: Fields, identifier: str | None = None) -> Row:
    """Add a record made of fields and return its row."""
    return create_all(session, kind, [(identifier or new_id(), fields)])[0]


def create_all(session: Session, kind: Kind, entries: Iterable[tuple[str, Fields]]) -> list[Row]:
    """Add records of one kind from ids and fields, which may name each other, and return their rows."""
    rows: list[Row] = [RECORD_TABLES[kind](**_columns(fields), id=identifier) for identifier, fields in entries]
    _refresh(session, rows)
    return rows


def update(session: Session, row: Row, fields: Fields, version: int | None = None) -> bool:
    """Make a row what the fields say and tell whether anything changed.

    Raises StaleVersion when it changed since the given version was read.
    """
    if version is not None and version != row.version:
        raise StaleVersion
    changed, called = False, label_of(row)
    for name, value in _columns(fields).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = True
    if changed:
        row.version += 1
        row.changed_at = datetime.now(UTC)
        _refresh(session, [row])
        if isinstance(row, Partner) and label_of(row) != called:
            _refresh_those_naming(session, [row.id])
    return changed


def put_in_bin(session: Session, row: Row) -> None:
    """Take a record out of sight; its number, if it has one, is kept as cancelled."""
    row.deleted_at = datetime.now(UTC)
    if isinstance(row, Letter | Briefing) and row.number:
        mark_entries(session, row, "Mis à la corbeille")
    session.flush()
    index_records(session, [row])


def take_from_bin(session: Session, row: Row) -> None:
    """Bring a record back."""
    row.deleted_at = None
    if isinstance(row, Letter | Briefing) and row.number:
        mark_entries(
            session, row, row.state_reason if isinstance(row, Letter) and row.state is LetterState.cancelled else ""
        )
    session.flush()
    index_records(session, [row])


def bin_rows(session: Session) -> Sequence[tuple[Reference, str, datetime]]:
    """Return what is in the bin, the last thrown first."""
    found = [
        (Reference(kind, row.id), label_of(row), row.deleted_at)
        for kind, table in RECORD_TABLES.items()
        for row in session.exec(select(table).where(col(table.deleted_at).is_not(None)))
        if row.deleted_at is not None
    ]
    return sorted(found, key=lambda entry: entry[2], reverse=True)


def fields_of(row: Row, fields_class: type[FieldsType]) -> FieldsType:
    """Return the fields of a row, apart from the store."""
    return fields_class.model_construct(**{name: getattr(row, name) for name in fields_class.model_fields})


def sheet_of(session: Session, row: Row, fields_class: type[FieldsType]) -> Sheet[FieldsType]:
    """Return everything about a row as plain values."""
    return Sheet(
        reference=Reference(kind_of(row), row.id),
        fields=fields_of(row, fields_class),
        label=label_of(row),
        version=row.version,
        created_at=row.created_at,
        changed_at=row.changed_at,
        deleted_at=row.deleted_at,
        number=row.number if isinstance(row, Letter | Briefing) else "",
        links=tuple(links_of(session, row.id)),
        pieces=pieces_of(session, row.id),
    )


def refresh_after_undo(session: Session, touched: Sequence[Reference]) -> None:
    """Bring what is derived from records (index) back in step after an undo or a redo."""
    rows = [(reference.id, session.get(RECORD_TABLES[reference.kind], reference.id)) for reference in touched]
    unindex(session, [identifier for identifier, row in rows if row is None])
    index_records(session, [row for _identifier, row in rows if row is not None])
    _refresh_those_naming(session, [row.id for _identifier, row in rows if isinstance(row, Partner)])


def refresh_numbered(session: Session, rows: Sequence[Letter | Briefing]) -> None:
    """Bring what is derived from letters and notes in step once they took their numbers."""
    _refresh_letter_columns(session, [row for row in rows if isinstance(row, Letter)])
    session.flush()
    index_records(session, rows)


def _columns(fields: Fields) -> dict[str, Any]:
    return {name: getattr(fields, name) for name in type(fields).model_fields}


def _refresh(session: Session, rows: Sequence[Row]) -> None:
    """Write records with what is derived from their fields: columns, links, index; raises InvalidFields."""
    for row in rows:
        if isinstance(row, Partner):
            row.sort_name = sort_key(row.name or f"{row.last_name} {row.first_name}")
    _refresh_letter_columns(session, [row for row in rows if isinstance(row, Letter)])
    session.add_all(rows)
    session.flush()
    _check_references(session, rows)
    refresh_links(session, rows)
    session.flush()
    index_records(session, rows)


def _check_references(session: Session, rows: Sequence[Row]) -> None:
    """Raise InvalidFields when a field names a record that does not exist."""
    missing = [
        Problem(_FIELD_OF_ROLE.get(role, f"{role}_id"), f"aucune fiche « {label(kind)} » ne porte cet identifiant")
        for row in rows
        for role, kind, identifier in references_of(row)
        if session.get(RECORD_TABLES[kind], identifier) is None
    ]
    if missing:
        raise InvalidFields(missing)


def _refresh_those_naming(session: Session, partner_ids: Collection[str]) -> None:
    """Bring the records that name partners, called otherwise from now on, in step with the new names."""
    rows = records_naming(session, partner_ids)
    _refresh_letter_columns(session, [row for row in rows if isinstance(row, Letter)])
    index_records(session, rows)


def _refresh_letter_columns(session: Session, letters: Sequence[Letter]) -> None:
    """Bring the columns a register is sorted by in step with letters."""
    names = names_of(session, {letter.correspondent_id for letter in letters if letter.correspondent_id})
    for letter in letters:
        letter.correspondent_key = sort_key(names.get(letter.correspondent_id or "", letter.correspondent_name))
        letter.subject_key = sort_key(letter.subject)
        letter.listed_on = _listed_on(letter).isoformat()


def _listed_on(letter: Letter) -> date:
    if letter.mail_register is MailRegister.incoming:
        return letter.received_on or letter.created_at.date()
    return letter.signed_on or letter.document_date or letter.created_at.date()
