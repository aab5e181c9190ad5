"""The colour of the letterhead, in Word and PDF alike."""

from __future__ import annotations

from liaison_desk.domain.office import OfficeFields

SHIPPED = "0E6668"
"""Colour of rules and headings in the templates as they are shipped."""

_TINT = "EAF3F3"
"""What stands behind the headings of tables in them."""

_LIGHTENED = 0.92


def accent_of(office: OfficeFields) -> str:
    """Return the colour chosen in the settings as « 0E6668 », the shipped one when there is none."""
    return office.letterhead_colour.removeprefix("#").upper() or SHIPPED


def accent_inputs(office: OfficeFields) -> dict[str, str]:
    """Return what the typst layouts read of the colour."""
    accent = accent_of(office)
    return {"accent": accent, "tint": _tint_of(accent)}


def recoloured(xml: bytes, accent: str) -> bytes:
    """Return the XML of a part of a Word file whose shipped colours are others; a colour of its own stays."""
    if accent == SHIPPED:
        return xml
    for shipped, chosen in ((SHIPPED, accent), (_TINT, _tint_of(accent))):
        xml = xml.replace(f'"{shipped}"'.encode(), f'"{chosen}"'.encode())
    return xml


def _tint_of(accent: str) -> str:
    if accent == SHIPPED:
        return _TINT
    parts = (int(accent[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * _LIGHTENED):02X}" for part in parts)
