"""Which characters the bundled fonts can draw; a tagged PDF may hold no other."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from liaison_desk.paths import resource

_REPLACEMENT = "\ufffd"
_FACES = ("Carlito-Regular.ttf", "DejaVuSans.ttf")  # the other faces of each family draw the same or more


def drawable(text: str) -> str:
    """Return a text whose characters the fonts do not have are replaced by « � »."""
    if text.isascii():
        return text
    missing = set(text) - _covered()
    return text.translate(dict.fromkeys(map(ord, missing), _REPLACEMENT)) if missing else text


@cache
def _covered() -> frozenset[str]:
    found = set[int]().union(*(_characters(resource("fonts", name)) for name in _FACES))
    return frozenset({"\n", "\t", *map(chr, found)})


def _characters(path: Path) -> set[int]:
    """Return the code points of a TrueType font, read from the format 4 and 12 tables of its `cmap` (OpenType)."""
    font = path.read_bytes()
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for number in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 4 + number * 8 + 4)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 4:
            found |= _segments(font, start + offset)
        elif form == 12:
            found |= _groups(font, start + offset)
    return found


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + number * 16)
        if name == tag:
            return offset
    raise ValueError(tag)


def _segments(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    return {
        point for first, last in zip(starts, ends, strict=True) if first != 0xFFFF for point in range(first, last + 1)
    }


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">L", font, start + 12)
    groups = (struct.unpack_from(">LLL", font, start + 16 + number * 12) for number in range(count))
    return {point for first, last, _ in groups for point in range(first, last + 1)}
