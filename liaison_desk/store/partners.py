"""The directory as a list, and finding a partner by an address or a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.lists import PartnerRow
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import Partner

_PARTNER = SQLModel.metadata.tables["partner"]
_C = _PARTNER.c
_NAMED = tuple(_C[name] for name in PartnerFields.model_fields)


def _make(row: Any) -> PartnerRow:
    fields = PartnerFields.model_construct(**{name: getattr(row, name) for name in PartnerFields.model_fields})
    held = fields.offices_on(date.max) or fields.offices_held[:1]
    return PartnerRow(
        id=row.id,
        partner_kind=fields.partner_kind.value,
        name=fields.display_name,
        office=(held[0].title or held[0].function) if held else "",
        organisation=(held[0].organisation_id or "") if held else "",
        municipality=fields.municipality,
        email=fields.email,
        phone=fields.phone or fields.mobile,
    )


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
