"""The directory as a list, and finding a partner by an address or a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.lists import PartnerRow
from liaison_desk.domain.municipalities import Municipalities
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory, FormsOfAddress
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Partner

_PARTNER = SQLModel.metadata.tables["partner"]
_C = _PARTNER.c
_NAMED = tuple(_C[name] for name in PartnerFields.model_fields)


def _make(row: Any) -> PartnerRow:
    fields = _fields(row)
    return PartnerRow(
        id=row.id,
        partner_kind=fields.partner_kind.value,
        name=fields.display_name,
        office="",
        organisation="",
        municipality=fields.municipality,
        email=fields.email,
        phone=fields.phone or fields.mobile,
    )


def _fields(row: Any) -> PartnerFields:
    return PartnerFields.model_construct(**{name: getattr(row, name) for name in PartnerFields.model_fields})


PARTNERS = RowList[PartnerRow](
    table=_PARTNER,
    columns=(_C.id, *_NAMED),
    source=_PARTNER,
    views={
        "people": lambda _today: _C.partner_kind == PartnerKind.person,
        "organisations": lambda _today: _C.partner_kind == PartnerKind.organisation,
    },
    sorts={"name": (_C.sort_name,), "municipality": (_C.municipality, _C.sort_name), "email": (_C.email, _C.sort_name)},
    default_sort="name",
    newest_first=False,
    make=_make,
)


def fields_of(session: Session, identifiers: Sequence[str]) -> dict[str, PartnerFields]:
    """Return the fields of several partners by id."""
    query = sa.select(_C.id, *_NAMED).where(_C.id.in_(identifiers))
    return {row.id: _fields(row) for row in session.connection().execute(query)}


def holding(session: Session, functions: Sequence[str]) -> dict[str, PartnerFields]:
    """Return the partners who hold or held one of these functions, by id, in the order of their names."""
    held = sa.cast(_C.offices_held, sa.String)
    query = sa.select(_C.id, *_NAMED).where(
        _C.deleted_at.is_(None), sa.or_(*(held.contains(f'"{function}"', autoescape=True) for function in functions))
    )
    return {row.id: _fields(row) for row in session.connection().execute(query.order_by(_C.sort_name, _C.id))}


def directory(session: Session, forms: FormsOfAddress, municipalities: Municipalities) -> Directory:
    """Return what the rules of address look up, with the names of every organisation and the office's style."""
    query = select(Partner.id, Partner.name).where(col(Partner.partner_kind) == PartnerKind.organisation)
    names = {row[0]: row[1] for row in session.exec(query)}
    return Directory(forms, municipalities, names, office_fields(session).inclusive_style)


def organisations_of(session: Session, partner_ids: Collection[str], day: date) -> dict[str, str]:
    """Return the names of organisations among partners, and of those where one of them holds a function on a day."""
    found: set[str] = set()
    for partner in session.exec(select(Partner).where(col(Partner.id).in_(partner_ids))):
        if partner.partner_kind is PartnerKind.organisation:
            found.add(partner.id)
        found |= {held.organisation_id for held in partner.offices_on(day) if held.organisation_id}
    return names_of(session, found)


def by_email(session: Session, email: str) -> Sequence[Partner]:
    """Return the partners known under an address, whatever its case."""
    if not email:
        return []
    query = select(Partner).where(sa.func.lower(col(Partner.email)) == email.lower(), col(Partner.deleted_at).is_(None))
    return session.exec(query).all()


def by_name(session: Session, name: str) -> Sequence[Partner]:
    """Return the partners of that very name, accents and case apart; first name and name in either order."""
    key = sort_key(name)
    if not key:
        return []
    turned = " ".join([*key.split()[-1:], *key.split()[:-1]])
    query = select(Partner).where(col(Partner.sort_name).in_([key, turned]), col(Partner.deleted_at).is_(None))
    return session.exec(query).all()


def names(session: Session) -> Sequence[tuple[str, PartnerKind, str, str]]:
    """Return id, kind, sorting name and address of every partner, to find those entered twice."""
    query = select(Partner.id, Partner.partner_kind, Partner.sort_name, Partner.email)
    kept = session.exec(query.where(col(Partner.deleted_at).is_(None)))
    return [(row[0], PartnerKind(row[1]), row[2], row[3]) for row in kept]
