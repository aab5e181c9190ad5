"""The office's logo: a PNG image kept as base64."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from liaison_desk.errors import UserError

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Logo:
    """A PNG image and its size in pixels."""

    content: bytes
    width: int
    height: int

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest size of the same proportions within a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def logo_of(encoded: str) -> Logo | None:
    """Return the logo kept in the office's fields, None when there is none; raises UserError when it is not a PNG."""
    if not encoded:
        return None
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        content = b""
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    if not content.startswith(_SIGNATURE) or not width or not height:
        raise UserError(
            "logo_unreadable", "Le logo n'est pas une image PNG : choisissez-en une autre dans les réglages."
        )
    return Logo(content, width, height)
