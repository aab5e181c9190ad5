"""From typed values to Fields: every problem at once, in French, never echoing the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from liaison_desk.domain.fields import Fields
from liaison_desk.errors import InvalidFields, Problem

FieldsType = TypeVar("FieldsType", bound=Fields)

_SENTENCES = {
    "missing": "ce champ est obligatoire",
    "extra_forbidden": "ce champ n'existe pas pour ce type de fiche",
    "string_too_long": "ce texte est trop long ({max_length} signes au plus)",
    "string_type": "un texte est attendu",
    "bool_parsing": "répondez par oui ou non (true, false)",
    "bool_type": "répondez par oui ou non (true, false)",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu",
    "float_type": "un nombre est attendu",
    "multiple_of": "la valeur doit être un multiple de {multiple_of}",
    "greater_than_equal": "la valeur doit être au moins {ge}",
    "less_than_equal": "la valeur doit être au plus {le}",
    "list_type": "une liste est attendue",
    "model_attributes_type": "un ensemble de champs est attendu",
    "model_type": "un ensemble de champs est attendu",
}


def validated(fields_class: type[FieldsType], values: Mapping[str, Any]) -> FieldsType:
    """Return values as Fields; raises InvalidFields with every problem found."""
    try:
        return fields_class.model_validate(dict(values))
    except ValidationError as error:
        raise InvalidFields([_problem(detail) for detail in error.errors()]) from None


def changed(fields: FieldsType, changes: Mapping[str, Any]) -> FieldsType:
    """Return a copy with some values changed, checked as a whole; raises InvalidFields."""
    return validated(type(fields), {**fields.model_dump(), **changes})


def _problem(detail: ErrorDetails) -> Problem:
    where = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "value_error":
        sentence = str(detail.get("ctx", {}).get("error", "cette valeur ne convient pas"))
        name, separator, rest = sentence.partition(": ")
        if separator and name.isidentifier():  # a rule about several fields names the one to mend
            return Problem(f"{where}.{name}" if where else name, rest)
        return Problem(where, sentence)
    return Problem(where, _sentence(detail))


def _sentence(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(**detail.get("ctx", {}))
    if kind == "enum":
        expected = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "")
        return f"valeur attendue parmi : {expected}"
    if kind.startswith(("datetime", "timezone")):
        return "une date et une heure sont attendues (2026-05-12T10:30)"
    if kind.startswith("date"):
        return "une date est attendue (2026-05-12)"
    if kind.startswith("time"):
        return "une heure est attendue (10:30)"
    return "cette valeur ne convient pas"
