"""The fields of a letter that name another record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import short_date
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

_PROPOSED = 12


class CorrespondentField(PartnerField):
    """A partner of the directory, or a name kept as it is written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lambda typed: _partners(desk, typed), _label_of(desk, Kind.partner), parent, can_create=False)

    def value(self) -> str | None:
        """Return the id of the partner picked, None for a name nobody in the directory bears."""
        try:
            return super().value()
        except ValueError:
            return None

    def written_name(self) -> str:
        """Return the name to keep beside no partner."""
        return "" if self.value() else self.typed()


class EngagementField(PartnerField):
    """An engagement, found by any word of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda typed: _engagements(desk, typed), _label_of(desk, Kind.engagement), parent, can_create=False
        )
        self.line.setPlaceholderText(self.tr("Intitulé, lieu ou date…"))


class LetterField(PartnerField):
    """Another letter, found by its number or any word of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(lambda typed: _letters(desk, typed), _label_of(desk, Kind.letter), parent, can_create=False)
        self.line.setPlaceholderText(self.tr("Numéro ou objet…"))


def _label_of(desk: Desk, kind: Kind) -> Callable[[str], str]:
    def label_of(identifier: str) -> str:
        try:
            return desk.records(kind).sheet(identifier).label
        except NotFound:
            return ""

    return label_of


def _partners(desk: Desk, typed: str) -> Sequence[Suggestion]:
    return [Suggestion(one.id, one.name, one.detail) for one in desk.partners.choices(typed, _PROPOSED)]


def _engagements(desk: Desk, typed: str) -> Sequence[Suggestion]:
    rows = desk.engagements.rows(ListQuery(text=typed), limit=_PROPOSED)
    day = today(desk.clock)
    return [Suggestion(one.id, one.title, short_date(one.starts_at.date(), day)) for one in rows]


def _letters(desk: Desk, typed: str) -> Sequence[Suggestion]:
    rows = desk.letters.rows(ListQuery(text=typed, saved_filter="incoming"), limit=_PROPOSED)
    return [Suggestion(one.id, f"{one.number} · {one.subject}", one.correspondent) for one in rows]
