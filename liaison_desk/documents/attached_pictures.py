"""Pages of others' files shown as pictures, where they name typefaces that neither they nor we hold.

For the limited process alone. PDF/UA-1 (ISO 14289-1, 7.21.4.1) wants the typefaces of what is seen in the file; what
such a page says is told of it beside the picture.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

_RAW: Any = pdfium
_PIXELS_PER_POINT = 200 / 72
_MOST_PIXELS = 7_000
"""Pixels along the longest side of a picture."""
_DEPTH = 15


def with_pictures(pdf: bytes) -> bytes:
    """Return pages that each draw one thing, a picture where some of their typefaces are not in the file."""
    library: Any = pypdfium2
    with pikepdf.open(io.BytesIO(pdf)) as made:
        for page, seen in zip(made.pages, library.PdfDocument(pdf), strict=True):
            if _lacks_typefaces(seen):
                _show_as_picture(made, page, seen)
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
    return out.getvalue()


def _lacks_typefaces(page: Any) -> bool:
    """Tell whether words that are seen have a typeface which is not in the file."""
    return any(
        not _RAW.FPDFFont_GetIsEmbedded(_RAW.FPDFTextObj_GetFont(words.raw))
        and _RAW.FPDFTextObj_GetTextRenderMode(words.raw) != _RAW.FPDF_TEXTRENDERMODE_INVISIBLE
        for words in page.get_objects(filter=[_RAW.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)
    )


def _show_as_picture(made: Any, page: Any, seen: Any) -> None:
    width, height = seen.get_width(), seen.get_height()
    bitmap = seen.render(scale=min(_PIXELS_PER_POINT, _MOST_PIXELS / max(width, height)), rev_byteorder=True)
    drawn, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    pixels = b"".join(drawn[start : start + row] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    is_grey = pixels[0::3] == pixels[1::3] == pixels[2::3]
    # packed at once: a file may have hundreds of such pages
    picture = made.make_stream(zlib.compress(pixels[0::3] if is_grey else pixels, 1))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = bitmap.width, bitmap.height, 8
    picture.ColorSpace = pikepdf.Name.DeviceGray if is_grey else pikepdf.Name.DeviceRGB
    picture.Filter = pikepdf.Name.FlateDecode
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fx=picture))
    page.Contents = made.make_stream(b"q %f 0 0 %f 0 0 cm /Fx Do Q" % (width, height))
