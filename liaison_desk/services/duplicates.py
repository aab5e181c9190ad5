"""Partners that may be entered twice: same address, or nearly the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.folding import sort_key
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind
from liaison_desk.store import partners, records
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of

_NEAR = 90
"""Out of 100, from which two names are worth a look."""

_MOST = 3


@dataclass(frozen=True)
class Duplicate:
    """A partner already kept that looks like the one being typed."""

    id: str
    label: str
    same_email: bool


class DuplicateService:
    """Looks for partners already kept; it only tells, nothing is refused."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def like(self, fields: PartnerFields, own_id: str | None = None) -> Sequence[Duplicate]:
        """Return the partners that look like the fields typed, the record itself left out, the same address first."""
        with self._database.reading() as session:
            same, near = self._alike(fields, own_id, partners.names(session))
            return [
                Duplicate(identifier, label_of(records.find(session, Kind.partner, identifier)), identifier in same)
                for identifier in [*same, *near][:_MOST]
            ]

    def _alike(
        self, fields: PartnerFields, own_id: str | None, kept: Sequence[tuple[str, PartnerKind, str, str]]
    ) -> tuple[list[str], list[str]]:
        from rapidfuzz import fuzz

        name = sort_key(fields.name or f"{fields.last_name} {fields.first_name}")
        same: list[str] = []
        near: list[tuple[float, str]] = []
        for identifier, kind, other, email in kept:
            if identifier == own_id:
                continue
            if fields.email and email.lower() == fields.email.lower():
                same.append(identifier)
            elif kind is fields.partner_kind and name:
                likeness = fuzz.token_sort_ratio(name, other, score_cutoff=_NEAR)
                if likeness:
                    near.append((likeness, identifier))
        return same, [identifier for _, identifier in sorted(near, reverse=True)]
