"""Typefaces every reader was once held to own (ISO 32000-1, 9.6.2.2): put into others' files that count on it.

For the limited process alone. PDF/UA-1 wants every typeface in the file; the ones put there are those the page
images are drawn with, which are as wide, letter by letter.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

_RAW: Any = pdfium
_PROGRAMS = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
_ASCII = range(32, 127)
_SYMBOLIC = 4
"""The flag of typefaces made of signs other than letters (ISO 32000-1, table 123)."""
_THOUSANDTHS = 1000.0
"""The size at which measures of a typeface are written."""


@dataclass(frozen=True)
class _Typeface:
    """A standard typeface in a file: what describes it, and how wide each sign of ASCII is."""

    descriptor: Any
    widths: tuple[float, ...]


def put_in_standard_fonts(made: Any, fonts: Iterable[Any]) -> bool:
    """Put into a file the standard typefaces its fonts name without a program; tell whether none lacks one then."""
    library: Any = pypdfium2
    scratch = library.PdfDocument.new()
    typefaces: dict[bytes, _Typeface | None] = {}
    is_whole = True
    for font in fonts:
        if font.get("/Subtype") == "/Type0" or _has_program(font):
            continue
        name = bytes(font.BaseFont)
        if name not in typefaces:
            typefaces[name] = _typeface(made, scratch, font.BaseFont)
        typeface = typefaces[name]
        if typeface is not None and _can_have(font, typeface):
            font.FontDescriptor, font.Subtype = typeface.descriptor, pikepdf.Name.Type1
        else:
            is_whole = False
    scratch.close()
    return is_whole


def _has_program(font: Any) -> bool:
    described = font.get("/FontDescriptor")
    return isinstance(described, pikepdf.Dictionary) and bool(_PROGRAMS & set(described.keys()))


def _can_have(font: Any, typeface: _Typeface) -> bool:
    """Tell whether a font shows the signs a standard typeface has, as wide as it has them."""
    is_known = font.get("/Subtype") in {"/Type1", "/MMType1"} or isinstance(font.get("/Encoding"), pikepdf.Name)
    if not is_known or "/Widths" not in font:
        return is_known
    first, widths = int(font.get("/FirstChar", 0)), list(font.Widths)
    return all(
        not width or abs(float(width) - typeface.widths[code - _ASCII[0]]) <= 1
        for code, width in enumerate(widths, first)
        if code in _ASCII
    )


def _typeface(made: Any, scratch: Any, name: pikepdf.Name) -> _Typeface | None:
    """Return a standard typeface; None for another, and for signs, whose programs do not say which code is which."""
    font = _RAW.FPDFText_LoadStandardFont(scratch.raw, bytes(name).lstrip(b"/"))
    if not font:
        return None
    flags = _RAW.FPDFFont_GetFlags(font)
    typeface = None if flags & _SYMBOLIC else _Typeface(_descriptor(made, font, name, flags), _widths(font))
    _RAW.FPDFFont_Close(font)
    return typeface


def _widths(font: Any) -> tuple[float, ...]:
    found = [ctypes.c_float() for _code in _ASCII]
    for code, width in zip(_ASCII, found, strict=True):
        _RAW.FPDFFont_GetGlyphWidth(font, code, _THOUSANDTHS, ctypes.byref(width))
    return tuple(width.value for width in found)


def _descriptor(made: Any, font: Any, name: pikepdf.Name, flags: int) -> Any:
    length, high, low, leaning = ctypes.c_size_t(), ctypes.c_float(), ctypes.c_float(), ctypes.c_int()
    _RAW.FPDFFont_GetFontData(font, None, 0, ctypes.byref(length))
    program = (ctypes.c_uint8 * length.value)()
    _RAW.FPDFFont_GetFontData(font, program, length.value, ctypes.byref(length))
    _RAW.FPDFFont_GetAscent(font, _THOUSANDTHS, ctypes.byref(high))
    _RAW.FPDFFont_GetDescent(font, _THOUSANDTHS, ctypes.byref(low))
    _RAW.FPDFFont_GetItalicAngle(font, ctypes.byref(leaning))
    described = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=name,
        Flags=flags,
        FontBBox=[-200, round(low.value), 1200, round(high.value)],
        ItalicAngle=leaning.value,
        Ascent=round(high.value),
        Descent=round(low.value),
        CapHeight=round(high.value),
        StemV=80,
        FontFile3=made.make_stream(bytes(program), Subtype=pikepdf.Name.Type1C),
    )
    return made.make_indirect(described)
