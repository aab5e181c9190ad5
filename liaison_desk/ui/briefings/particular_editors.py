"""The editors of the fields a form declares; their values are kept as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from liaison_desk.domain.note_forms import FieldType, NoteField
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import CheckEditor, LineEditor, TextEditor

_NOT_IN_NUMBERS = re.compile(r"[\s\u00a0\u202f€]|euros?", re.IGNORECASE)
_LINES = 3


class AmountEditor(LineEditor):
    """An amount of euros: « 23 000 », « 1 250,50 € »."""

    def value(self) -> str:
        typed = _NOT_IN_NUMBERS.sub("", self.line.text()).replace(",", ".")
        if not typed:
            return ""
        try:
            amount = Decimal(typed)
        except InvalidOperation:
            raise ValueError(self.tr("écrivez un montant : 23 000 ou 1 250,50")) from None
        return format(amount.normalize(), "f")

    def set_value(self, value: Any) -> None:
        try:
            amount = Decimal(str(value)) if value else None
        except InvalidOperation:
            amount = None
        if amount is None:
            super().set_value(value)
            return
        shown = f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",").removesuffix(",00")
        super().set_value(f"{shown}\u202f€")


class KeptDateEdit(DateEdit):
    """A day kept as ISO 8601."""

    def value(self) -> Any:
        day = super().value()
        return day.isoformat() if day else ""

    def set_value(self, value: Any) -> None:
        try:
            day = date.fromisoformat(value) if value else None
        except ValueError:
            day = None
        super().set_value(day)


class KeptCheckEditor(CheckEditor):
    """Yes kept as « 1 »."""

    def value(self) -> Any:
        return "1" if super().value() else ""

    def set_value(self, value: Any) -> None:
        super().set_value(bool(value))


def editor_of(field: NoteField, parsers: Parsers, choices: RecordChoices) -> Editor:
    """Return a new editor for a field of a form."""
    match field.field_type:
        case FieldType.line:
            return LineEditor()
        case FieldType.text:
            return TextEditor(lines=_LINES)
        case FieldType.date:
            return KeptDateEdit(parsers)
        case FieldType.amount:
            return AmountEditor()
        case FieldType.partner:
            return choices.partner_field()
        case FieldType.yes_no:
            return KeptCheckEditor(field.label)
