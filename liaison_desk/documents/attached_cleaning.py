"""Making the pages of others' files harmless: only what is drawn is kept. For the limited process alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Set
from typing import Any

import pikepdf
import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
import typst

from liaison_desk.documents.attached_fonts import put_in_standard_fonts
from liaison_desk.documents.attached_pictures import with_pictures

_MOST_PAGES = 400
_MOST_TEXT = 6_000
"""Characters of the text of a page said to who cannot see it."""

_SCRIPTS = frozenset({"/JavaScript", "/JS", "/XFA"})
_SCRIPT_WORDS = tuple(name.encode("ascii") for name in _SCRIPTS)
_ACTING = frozenset(
    {
        "/AA",
        "/OpenAction",
        "/Annots",
        "/AF",
        "/EF",
        "/EmbeddedFiles",
        "/Metadata",
        "/PieceInfo",
        "/StructParents",
        "/StructParent",
        "/OPI",
        "/JS",
        "/Launch",
        "/Names",
        "/AcroForm",
    }
)
_ACTING_WORDS = tuple(name.encode("ascii") for name in _ACTING)
_OF_A_FORM = frozenset(
    {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Filter", "/DecodeParms", "/Length"}
)
_OF_AN_IMAGE = frozenset(
    {
        "/Type",
        "/Subtype",
        "/Width",
        "/Height",
        "/ColorSpace",
        "/BitsPerComponent",
        "/Intent",
        "/ImageMask",
        "/Mask",
        "/Decode",
        "/Interpolate",
        "/SMask",
        "/SMaskInData",
        "/Matte",
        "/Filter",
        "/DecodeParms",
        "/Length",
    }
)
_PLAIN_NAMES_HIDDEN = re.compile(rb"/ObjStm|/[^\s<>\[\](){}/%]*#")
"""What keeps names from being read in the bytes of a file: objects packed together, letters spelled in hexadecimal."""

_MARK_OF_DECORATION = re.compile(rb"(\((?:\\.|[^\\()])*\))|/Artifact(?=\s*(?:BMC|<<|/))", re.DOTALL)
"""A mark of decoration; texts shown are passed over, whatever they say."""

_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(range(int(sys.inputs.parts)).map(n => bytes(json(bytes(sys.inputs.at(str(n)))))).sum())
"""
_SIGNS = tuple(str(value) for value in range(256))
_PART = 65_536


class Refused(Exception):
    """Why a file is not taken: `locked`, `scripts`, `too_large`, `damaged`."""


def clean_pdf(content: bytes) -> tuple[bytes, list[dict[str, object]]]:
    """Return a PDF of the pages alone, upright, and the size and text of each; raises Refused."""
    try:
        opened: Any = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except pikepdf.PdfError:
        raise Refused("damaged") from None
    with opened as source:
        if source.is_encrypted:
            raise Refused("locked")
        if _has_scripts(content, source):
            raise Refused("scripts")
        if not len(source.pages):
            raise Refused("damaged")
        if len(source.pages) > _MOST_PAGES:
            raise Refused("too_large")
        _keep_what_is_filled_in(source)
        made: Any = pikepdf.new()
        for page in source.pages:
            _add_page(made, page)
        _drop_what_acts(made)
        holds_its_fonts = put_in_standard_fonts(made, _fonts(made))
        out = io.BytesIO()
        pikepdf.settings.set_flate_compression_level(1)  # it is only passed on
        made.save(out, deterministic_id=True)
    pdf = out.getvalue()
    told = list(_told(pdf))
    return pdf if holds_its_fonts else with_pictures(pdf), told


def picture_as_pdf(content: bytes) -> bytes:
    """Return a picture as a page of its size, turned as its camera says; raises Refused."""
    parts = [content[start : start + _PART] for start in range(0, len(content), _PART)]
    # typst takes texts alone: numbers are the cheapest way to give it bytes without a file
    inputs = {str(rank): f"[{','.join([_SIGNS[value] for value in part])}]" for rank, part in enumerate(parts)}
    try:
        return typst.compile(
            _PICTURE, format="pdf", sys_inputs=inputs | {"parts": str(len(parts))}, ignore_system_fonts=True
        )
    except RuntimeError:
        raise Refused("damaged") from None


def _has_scripts(content: bytes, source: Any) -> bool:
    """Tell whether anything in the file is a program."""
    hidden = _PLAIN_NAMES_HIDDEN.search(content) is not None
    if not hidden and not any(word in content for word in _SCRIPT_WORDS):
        return False
    for found in source.objects:
        # most objects hold none of these words: those that do are looked into
        is_suspect = isinstance(found, pikepdf.Dictionary | pikepdf.Stream) and _names_any(found, _SCRIPT_WORDS)
        if is_suspect and any(_is_script(one) for one in _nested(found)):
            return True
    return False


def _names_any(found: Any, words: tuple[bytes, ...]) -> bool:
    """Tell whether a dictionary, as the file writes it with its names spelled plainly, holds one of some words."""
    written = (found.stream_dict if isinstance(found, pikepdf.Stream) else found).unparse(resolved=True)
    return any(word in written for word in words)


def _is_script(found: Any) -> bool:
    return found.get("/S") == pikepdf.Name.JavaScript or any(key in found for key in _SCRIPTS)


def _nested(found: Any, depth: int = 0) -> Iterator[Any]:
    """Yield a dictionary and those written inside it, which are no objects of their own."""
    yield found
    if depth < 8:
        for value in found.values():
            inside: list[Any] = list(value) if isinstance(value, pikepdf.Array) else [value]
            for one in inside:
                if isinstance(one, pikepdf.Dictionary) and not one.is_indirect:
                    yield from _nested(one, depth + 1)


def _keep_what_is_filled_in(source: Any) -> None:
    """Draw the fields of a form and the remarks on the page itself."""
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
    source.flatten_annotations("print")


def _add_page(made: Any, page: Any) -> None:
    """Add what a page draws to another file, upright and from its corner."""
    box = [float(value) for value in page.trimbox]
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    if int(page.get("/Rotate", 0)) % 180:
        width, height = height, width
    if not (1 < width < 20_000 and 1 < height < 20_000):
        raise Refused("damaged")
    form = made.copy_foreign(page.as_form_xobject())
    made.add_blank_page(page_size=(width, height))
    added = made.pages[-1]
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fx=form))
    placed = added.calc_form_xobject_placement(form, pikepdf.Name.Fx, pikepdf.Rectangle(0, 0, width, height))
    added.Contents = made.make_stream(placed)


def _drop_what_acts(made: Any) -> None:
    """Remove from every object what a viewer would run, open or follow, and what names a file outside."""
    for found in made.objects:
        if isinstance(found, pikepdf.Stream):
            allowed = {"/Form": _OF_A_FORM, "/Image": _OF_AN_IMAGE}.get(str(found.get("/Subtype", "")))
            _drop(found, {"/F"} if allowed is None else set(found.keys()) - allowed)
            if allowed is _OF_A_FORM:
                _drop_marks_of_decoration(found)
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) and _names_any(found, _ACTING_WORDS):
            for one in list(_nested(found)):
                _drop(one, _ACTING)


def _fonts(made: Any) -> Iterator[Any]:
    for found in made.objects:
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) and _names_any(found, (b"/BaseFont",)):
            yield from (one for one in list(_nested(found)) if isinstance(one.get("/BaseFont"), pikepdf.Name))


def _drop_marks_of_decoration(form: Any) -> None:
    """Turn what a page called decoration into content: the page is one figure, no part of which may be decoration."""
    drawn = form.read_bytes()
    if b"/Artifact" in drawn:
        form.write(_MARK_OF_DECORATION.sub(lambda found: found.group(1) or b"/Span", drawn))


def _drop(found: Any, keys: Set[str]) -> None:
    for key in keys & set(found.keys()):
        del found[key]


def _told(pdf: bytes) -> Iterator[dict[str, object]]:
    """Yield the size of each page, in points, and its text."""
    library: Any = pypdfium2
    document = library.PdfDocument(pdf)
    for page in document:
        layer = page.get_textpage()
        text = layer.get_text_range(0, min(layer.count_chars(), _MOST_TEXT)).replace("\ufffe", "-")
        yield {"width": page.get_width(), "height": page.get_height(), "text": " ".join(text.split())}
