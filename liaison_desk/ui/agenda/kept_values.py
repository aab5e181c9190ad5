"""What was kept of the form before it was saved, as the form shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from liaison_desk.domain.engagements import EngagementFields


def typed_values(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was kept as the form shows it; what can no longer be read is left out."""
    found: dict[str, Any] = {}
    for name, declared in EngagementFields.model_fields.items():
        if name in kept:
            try:
                found[name] = TypeAdapter[Any](cast("Any", declared.annotation)).validate_python(kept[name])
            except ValidationError:
                continue
    return found
