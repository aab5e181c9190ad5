"""The order of precedence as rows that can be moved: who has which place, and who does not come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.protocol_order import ProtocolPlace, rank_words
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

OFFICIAL = "official"
"""Row of the official, who is no partner."""

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PersonRow:
    """Somebody of the list; `place` is None for whoever does not come."""

    id: str
    name: str
    title: str
    place: ProtocolPlace | None
    attendance: Attendance = Attendance.expected
    attendance_words: str = ""
    speaks: bool = False
    represents_id: str = ""
    is_interim: bool = False

    @property
    def partner_id(self) -> str:
        """Id of the partner, empty for the official."""
        return "" if self.id == OFFICIAL else self.id


class PlacesModel(RowsModel[PersonRow]):
    """`drop_requested` gives the row dragged and the place it was dropped at, from 1."""

    drop_requested = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        self.people = _People()
        super().__init__(_columns(), self.people, parent)

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Show people in place of those before."""
        self.people.found = tuple(people)
        self.refresh()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        person = self.row_at(index.row())
        drag = Qt.ItemFlag.ItemIsDragEnabled if person and person.place else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drag

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Ask for the move; the rows change once the engagement did."""
        dragged = _dragged_row(data)
        if action is not Qt.DropAction.MoveAction or dragged < 0:
            return False
        target = row if row >= 0 else self.rowCount()
        place = target if target > dragged else target + 1
        if place != dragged + 1:
            self.drop_requested.emit(dragged, place)
        return False

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(_MIME, str(indexes[0].row()).encode())
        return carried


_MIME = "application/x-liaison-desk-protocol-place"


def _dragged_row(data: QMimeData) -> int:
    carried = bytes(data.data(_MIME).data()).decode()
    return int(carried) if carried.isdecimal() else -1


class _People:
    """The rows there are."""

    def __init__(self) -> None:
        self.found: tuple[PersonRow, ...] = ()

    def count(self, query: ListQuery) -> int:
        """Return how many people there are."""
        return len(self.found)

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[PersonRow]:
        """Return people in their order."""
        return self.found[offset : offset + limit]


def _columns() -> tuple[Column[PersonRow], ...]:
    return (
        Column(
            translate("PlacesModel", "Place"),
            lambda person: str(person.place.place) if person.place else "–",
            alignment=Alignment.right,
            width=58,
            strong=True,
        ),
        Column(
            translate("PlacesModel", "Nom et fonction"),
            lambda person: person.name,
            second_line=lambda person: person.title,
            width=0,
            strong=True,
        ),
        Column(translate("PlacesModel", "Rang"), _rank, chip=_chip, tooltip=_why, width=128),
        Column(
            translate("PlacesModel", "Parle"),
            lambda person: translate("PlacesModel", "parle") if person.speaks and person.place else "",
            width=62,
            shown_from=520,
        ),
        Column(translate("PlacesModel", "Pourquoi"), _why, tooltip=_why, light=True, width=260, shown_from=800),
    )


def _rank(person: PersonRow) -> str:
    return rank_words(person.place) if person.place else person.attendance_words


def _why(person: PersonRow) -> str:
    return person.place.reason if person.place else person.attendance_words


def _chip(person: PersonRow) -> ChipLook | None:
    if person.place is None:
        return ChipLook(person.attendance_words, Tone.neutral, "close")
    if person.place.is_override:
        return ChipLook(translate("PlacesModel", "à la main"), Tone.blue, "edit")
    return ChipLook(rank_words(person.place), Tone.amber) if person.place.is_to_check else None
