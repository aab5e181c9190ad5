"""The pages of a pack once made: files put in their places, where pieces start, what each page says and shows."""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

_MILLIMETRE = 72 / 25.4
_REPEATED = 12 * _MILLIMETRE
"""What every page repeats stands within so much of its edge, on A4."""
_A4_HEIGHT = 842.0
_DEPTH = 4
_LONGEST_NAME = 100


def held_pages_filled(pack: bytes, files: Sequence[bytes]) -> bytes:
    """Return a pack whose held places show the pages of files, in their order."""
    import pikepdf

    if not files:
        return pack
    pikepdf.settings.set_flate_compression_level(1)  # what is large is compressed already
    with pikepdf.open(io.BytesIO(pack)) as made:
        forms: list[Any] = []
        for file in files:
            with pikepdf.open(io.BytesIO(file)) as source:
                forms += [_in_unit_square(made, page) for page in source.pages]
        for page in made.pages:
            pictures: Any = page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
            for name, picture in list(pictures.items()):
                if picture.get("/Width") == 1 and picture.get("/Height") == 1:
                    low, high, _mark = picture.read_bytes()[:3]
                    pictures[name] = forms[low + 256 * high]
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _in_unit_square(made: Any, page: Any) -> Any:
    """Return a page as a drawing one unit wide and high, as pictures are."""
    form = made.copy_foreign(page.as_form_xobject())
    _left, _bottom, width, height = (float(value) for value in page.mediabox)
    form.Matrix = [1 / width, 0, 0, 1 / height, 0, 0]
    return form


def starts_of(pack: bytes, pieces: int) -> list[int]:
    """Return the first page of each piece, from 1, as its bookmark says."""
    with _opened(pack) as document:
        bookmarks = [item for item in document.get_toc() if item.level == 0]
        return [item.get_dest().get_index() + 1 for item in bookmarks[len(bookmarks) - pieces :]]


def texts_of(pack: bytes) -> list[str]:
    """Return what each page says, what every page repeats left out."""
    with _opened(pack) as document:
        return [_text(page) for page in document]


def looks_of(pack: bytes) -> list[str]:
    """Return how each page looks beside its words: types, places and colours of what is drawn, pictures.

    What every page repeats is left out, and so is the mark of a changed page; a blank page looks like nothing.
    """
    with _opened(pack) as document:
        return ["\n".join(_drawn(page)) for page in document]


def digest_of(text: str, look: str = "") -> str:
    """Return what tells whether a page reads and looks the same as another; empty for a blank page."""
    return hashlib.sha256(f"{text}\n{look}".encode()).hexdigest()[:16] if text or look else ""


def _drawn(page: Any) -> Iterator[str]:
    """Yield what stands on a page: its kind, its place to the point, its colour, its type or its picture.

    Words that follow one another on a line in one type are told once, where they begin: how many drawings they are
    depends on the words of the pages before, and where they end on the words alone.
    """
    width, height = page.get_width(), page.get_height()
    edge = _REPEATED * min(1.0, max(width, height) / _A4_HEIGHT)
    line, end = "", 0.0
    for drawn in page.get_objects(max_depth=_DEPTH):
        left, bottom, right, top = drawn.get_bounds()
        if top <= edge or bottom >= height - edge or left >= width - edge:
            continue
        if (words := _words(drawn)) is not None:
            look, begins, size = words
            if look != line or not end - size <= left <= end + size:
                yield f"{look} {begins:.0f}"
            line, end = look, right
        elif (picture := _picture(drawn)) is not None:
            yield f"{drawn.type} {left:.0f} {bottom:.0f} {right:.0f} {top:.0f} {_colour(drawn)} {picture}"


def _words(drawn: Any) -> tuple[str, float, float] | None:
    """Return the type, colour and line of words, where they begin and their size; None for what is no words."""
    import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

    raw: Any = pdfium
    if drawn.type != raw.FPDF_PAGEOBJ_TEXT:
        return None
    name, size = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_float()
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(drawn.raw), name, _LONGEST_NAME)
    raw.FPDFTextObj_GetFontSize(drawn.raw, ctypes.byref(size))
    type_name, begins = name.value.decode("latin-1").rpartition("+")[2], drawn.get_matrix()
    return f"{type_name} {size.value:.1f} {_colour(drawn)} {begins.f:.0f}", begins.e, size.value


def _picture(drawn: Any) -> str | None:
    """Return the digest of a picture, nothing for a line; None for the place held for a page of a file."""
    import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

    raw: Any = pdfium
    if drawn.type != raw.FPDF_PAGEOBJ_IMAGE:
        return ""
    if tuple(drawn.get_px_size()) == (1, 1):
        return None
    return hashlib.sha256(bytes(drawn.get_data(decode_simple=False))).hexdigest()[:16]


def _colour(drawn: Any) -> str:
    import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

    raw: Any = pdfium
    parts = [ctypes.c_uint() for _part in range(4)]
    known = raw.FPDFPageObj_GetFillColor(drawn.raw, *map(ctypes.byref, parts))
    return "".join(f"{part.value:02x}" for part in parts) if known else ""


def _text(page: Any) -> str:
    edge = _REPEATED * min(1.0, max(page.get_width(), page.get_height()) / _A4_HEIGHT)
    layer = page.get_textpage()
    return " ".join(layer.get_text_bounded(bottom=edge, top=page.get_height() - edge).split())


def _opened(pack: bytes) -> Any:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    library: Any = pypdfium2
    return library.PdfDocument(pack)
