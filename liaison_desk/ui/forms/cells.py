"""How the cells of a table are written and read: choices, dates, yes or no, communes, half-days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison_desk.domain.efforts import quarters, typed_half_days
from liaison_desk.domain.folding import fold
from liaison_desk.domain.labels import label
from liaison_desk.domain.typed_dates import typed_date
from liaison_desk.errors import InvalidFields
from liaison_desk.reference_data import municipalities
from liaison_desk.services.municipalities import insee_code


class Cell(NamedTuple):
    """How a value becomes words and words a value; `read` raises ValueError with a French sentence."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()


def choice_cell(members: type[StrEnum], *, empty: str = "") -> Cell:
    """Return a cell that holds one member of an enumeration, or none when `empty` says how that reads."""

    def write(value: Any) -> str:
        return label(members(value)) if value else empty

    def read(words: str) -> StrEnum | None:
        typed = fold(words.strip())
        if empty and typed in ("", fold(empty)):
            return None
        found = [one for one in members if fold(label(one)).startswith(typed)] if typed else []
        if not found:
            raise ValueError(_told("écrivez {known}").format(known=", ".join(label(one) for one in members)))
        return found[0]

    return Cell(write, read, (*((empty,) if empty else ()), *(label(one) for one in members)))


def date_cell(today: Callable[[], date]) -> Cell:
    """Return a cell that holds a day or none."""

    def write(value: Any) -> str:
        day = date.fromisoformat(value) if isinstance(value, str) and value else value
        return f"{day:%d/%m/%Y}" if day else ""

    def read(words: str) -> date | None:
        return typed_date(words, today()) if words.strip() else None

    return Cell(write, read)


def yes_cell() -> Cell:
    """Return a cell that holds yes or no."""
    yes, no = _told("oui"), _told("non")

    def write(value: Any) -> str:
        return yes if value else no

    def read(words: str) -> bool:
        return fold(words.strip()).startswith(fold(yes)[:1])

    return Cell(write, read, (no, yes))


def municipality_cell() -> Cell:
    """Return a cell that holds a commune by its INSEE code."""

    def write(value: Any) -> str:
        return municipalities().name_of(str(value or "")) or str(value or "")

    def read(words: str) -> str:
        try:
            return insee_code(words.strip()) if words.strip() else ""
        except InvalidFields as error:
            raise ValueError(error.problems[0].sentence) from None

    return Cell(write, read)


def number_cell(lowest: int = 0) -> Cell:
    """Return a cell that holds a whole number."""

    def write(value: Any) -> str:
        return "" if value is None else str(value)

    def read(words: str) -> int:
        try:
            number = int(words.strip() or lowest)
        except ValueError:
            raise ValueError(_told("un nombre est attendu")) from None
        if number < lowest:
            raise ValueError(_told("le nombre doit être au moins {lowest}").format(lowest=lowest))
        return number

    return Cell(write, read)


def half_days_cell(*, optional: bool = False) -> Cell:
    """Return a cell that holds an amount of half-days, by quarters: « ¼ », « 1 ½ », « 0,75 »."""

    def write(value: Any) -> str:
        return "" if value is None else quarters(float(value))

    def read(words: str) -> float | None:
        if optional and not words.strip():
            return None
        amount = typed_half_days(words)
        if amount is None:
            raise ValueError(_told("écrivez des quarts de demi-journée : ¼, ½, 0,75, 1…"))
        return amount

    return Cell(write, read)


class ChoiceDelegate(QStyledItemDelegate):
    """Lets a cell be chosen in a list."""

    def __init__(self, choices: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QComboBox(parent)
        editor.addItems(list(self._choices))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)


def _told(words: str) -> str:
    return QCoreApplication.translate("Cells", words)
