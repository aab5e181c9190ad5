"""What was kept of the form before it was saved, as the form shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from liaison_desk.domain.fields import Fields


def typed_values(fields_class: type[Fields], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept as the form shows it; what can no longer be read is left out."""
    found: dict[str, Any] = {}
    for name, declared in fields_class.model_fields.items():
        if name in kept:
            try:
                found[name] = TypeAdapter[Any](cast("Any", declared.annotation)).validate_python(kept[name])
            except ValidationError:
                continue
    return found
