"""The usual editor of each type of field."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import NaiveDatetime

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.labels import label
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.widgets.date_edits import DateEdit, DateTimeEdit, Parsers, TimeEdit
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import (
    CheckEditor,
    ChoiceEditor,
    LineEditor,
    LinesEditor,
    NumberEditor,
    OptionalNumberEditor,
    TextEditor,
)

_HIGHEST = 1_000_000
_TEMPORAL: dict[Any, Callable[[Parsers], Editor]] = {
    date: DateEdit,
    time: TimeEdit,
    datetime: DateTimeEdit,
    NaiveDatetime: DateTimeEdit,
}


class PhoneEditor(LineEditor):
    """A telephone number, shown by pairs, kept as the declaration wants it."""

    def set_value(self, value: Any) -> None:
        super().set_value(shown_phone(value or ""))


def editor_for(fields_class: type[Fields], entry: Entry, parsers: Parsers) -> Editor:
    """Return a new editor for a field; raises TypeError for a type that needs an editor of its own."""
    if entry.editor is not None:
        return entry.editor()
    declared = fields_class.model_fields[entry.name]
    kind, optional = _plain_type(declared.annotation)
    if kind is bool:
        return CheckEditor(entry.label)
    if kind is int:
        lowest, highest = _bounds(declared.metadata)
        return OptionalNumberEditor(lowest, highest) if optional else NumberEditor(lowest, highest)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        empty = [(None, "—")] if optional else []
        return ChoiceEditor([*empty, *((value, label(value)) for value in kind)])
    if kind in _TEMPORAL:
        return _TEMPORAL[kind](parsers)
    if kind is str:
        if "phone" in entry.name or entry.name == "mobile":
            return PhoneEditor()
        return TextEditor(lines=entry.lines) if entry.lines > 1 or _is_long(declared.metadata) else LineEditor()
    if get_origin(kind) is list and _plain_type(get_args(kind)[0])[0] is str:
        return LinesEditor(lines=max(entry.lines, 3))
    raise TypeError(f"{entry.name} needs an editor of its own")


def is_required(fields_class: type[Fields], entry: Entry) -> bool:
    """Tell whether a form cannot be saved without this field."""
    if entry.required is not None:
        return entry.required
    return fields_class.model_fields[entry.name].is_required()


def defaults(fields_class: type[Fields]) -> Mapping[str, Any]:
    """Return the values of fields nobody touched."""
    return {
        name: declared.get_default(call_default_factory=True)
        for name, declared in fields_class.model_fields.items()
        if not declared.is_required()
    }


def _plain_type(annotation: Any) -> tuple[Any, bool]:
    """Return the type beneath Annotated and « or None », and whether None is allowed."""
    optional = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            inner = [part for part in get_args(annotation) if part is not type(None)]
            optional = optional or len(inner) < len(get_args(annotation))
            annotation = inner[0]
        else:
            return annotation, optional


def _bounds(metadata: list[Any]) -> tuple[int, int]:
    lowest = next((part.ge for part in metadata if getattr(part, "ge", None) is not None), 0)
    highest = next((part.le for part in metadata if getattr(part, "le", None) is not None), _HIGHEST)
    return int(lowest), int(highest)


def _is_long(metadata: list[Any]) -> bool:
    return any((getattr(part, "max_length", None) or 0) > 1000 for part in metadata)
