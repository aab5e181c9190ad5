"""Finding who a mailing goes to: the filter is answered by the store, however many partners there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from liaison_desk.domain.mailings import RecipientFilter
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.store import partners

_PARTNER = SQLModel.metadata.tables["partner"]
_C = _PARTNER.c
_Condition = sa.ColumnElement[bool]


def matching(session: Session, wanted: RecipientFilter, insee_codes: Collection[str], day: date) -> Sequence[str]:
    """Return the ids of the partners a filter takes on a day, in the order of their names; none for an empty filter.

    A person belongs to the networks, lists and communes of the organisations where they hold a function that day.
    `insee_codes` are the communes asked for, those of the territories included.
    """
    conditions: list[_Condition] = []
    if wanted.functions:
        conditions.append(_holding(_at("$.function").in_(wanted.functions), day))
    for column, values in (("network_ids", wanted.network_ids), ("distribution_lists", wanted.distribution_lists)):
        if values:
            conditions.append(_own_or_of_body(column, lambda one, values=values: _among(one, values), day))
    if insee_codes:
        of_office = _holding(_at("$.municipality").in_(insee_codes), day)
        conditions.append(sa.or_(of_office, _own_or_of_body("municipality", lambda one: one.in_(insee_codes), day)))
    if not conditions:
        return ()
    query = sa.select(_C.id).where(_C.deleted_at.is_(None), *conditions).order_by(_C.sort_name, _C.id)
    return session.connection().execute(query).scalars().all()


def living(session: Session, identifiers: Collection[str]) -> dict[str, PartnerFields]:
    """Return the fields of partners by id, in the order of their names, those in the bin left out."""
    query = sa.select(_C.id).where(_C.id.in_(identifiers), _C.deleted_at.is_(None)).order_by(_C.sort_name, _C.id)
    kept = session.connection().execute(query).scalars().all()
    found = partners.fields_of(session, kept)
    return {identifier: found[identifier] for identifier in kept}


def lists_in_use(session: Session) -> Sequence[str]:
    """Return the names of the distribution lists partners are on."""
    return _values_of(session, _C.distribution_lists)


def networks_in_use(session: Session) -> Sequence[tuple[str, str]]:
    """Return the umbrella bodies partners belong to: id and name."""
    query = sa.select(_C.id, _C.name).where(_C.id.in_(_values_of(session, _C.network_ids)), _C.deleted_at.is_(None))
    return [(row.id, row.name) for row in session.connection().execute(query.order_by(_C.sort_name, _C.id))]


def functions_held(session: Session, day: date) -> Sequence[str]:
    """Return the codes of the functions held on a day."""
    held = sa.func.json_each(_C.offices_held).table_valued("value", name="office")
    function = sa.func.json_extract(held.c.value, "$.function")
    query = (
        sa.select(function)
        .select_from(_PARTNER.join(held, sa.true()))
        .where(_C.deleted_at.is_(None), _held_on(held, day))
    )
    found = session.connection().execute(query.distinct()).scalars().all()
    return sorted(code for code in found if code)


def _values_of(session: Session, column: sa.ColumnElement[Any]) -> Sequence[str]:
    each = sa.func.json_each(column).table_valued("value")
    query = (
        sa.select(each.c.value).select_from(_PARTNER.join(each, sa.true())).where(_C.deleted_at.is_(None)).distinct()
    )
    return sorted(session.connection().execute(query).scalars().all())


def _own_or_of_body(column: str, condition: Callable[[sa.ColumnElement[Any]], _Condition], day: date) -> _Condition:
    """Return a condition on a column of a partner, or of an organisation where they hold a function."""
    body = _PARTNER.alias("body")
    bodies = sa.select(body.c.id).where(body.c.partner_kind == PartnerKind.organisation, condition(body.c[column]))
    return sa.or_(condition(_C[column]), _holding(_at("$.organisation_id").in_(bodies), day))


_HELD = sa.func.json_each(_C.offices_held).table_valued("value", name="held")


def _at(path: str) -> sa.ColumnElement[Any]:
    return sa.func.json_extract(_HELD.c.value, path)


def _holding(condition: _Condition, day: date) -> _Condition:
    return sa.exists(sa.select(sa.literal(1)).select_from(_HELD).where(condition, _held_on(_HELD, day)))


def _held_on(held: Any, day: date) -> _Condition:
    since = sa.func.json_extract(held.c.value, "$.since")
    until = sa.func.json_extract(held.c.value, "$.until")
    written = day.isoformat()
    return sa.and_(sa.or_(since.is_(None), since <= written), sa.or_(until.is_(None), until >= written))


def _among(column: sa.ColumnElement[Any], values: Collection[str]) -> _Condition:
    each = sa.func.json_each(column).table_valued("value", name="each_of")
    return sa.exists(sa.select(sa.literal(1)).select_from(each).where(each.c.value.in_(values)))
