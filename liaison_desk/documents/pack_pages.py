"""The pages of a pack once made: others' files put in their places, where pieces start, what each page says."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Any

_MILLIMETRE = 72 / 25.4
_REPEATED = 12 * _MILLIMETRE
"""What every page repeats stands within so much of its edge, on A4."""
_A4_HEIGHT = 842.0


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


def digest_of(text: str) -> str:
    """Return what tells whether a page says the same as another; empty for a blank page."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def _text(page: Any) -> str:
    edge = _REPEATED * min(1.0, max(page.get_width(), page.get_height()) / _A4_HEIGHT)
    layer = page.get_textpage()
    return " ".join(layer.get_text_bounded(bottom=edge, top=page.get_height() - edge).split())


def _opened(pack: bytes) -> Any:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    library: Any = pypdfium2
    return library.PdfDocument(pack)
