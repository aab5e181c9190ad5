"""What a document still misses: the places that read « [à compléter : …] »."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import cast

from liaison_desk.domain.gaps import gaps_in


def gaps_of(document: object) -> list[str]:
    """Return what is to be completed anywhere in a document."""
    return gaps_in("\n".join(_texts(document)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in cast("Sequence[object]", value):
            yield from _texts(part)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from _texts(getattr(value, one.name))
