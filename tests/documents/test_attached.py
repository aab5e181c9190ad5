"""Files of others become pages that draw and do nothing else; what harms is refused by name."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pikepdf
import pypdfium2
import pytest

from liaison_desk.documents.attached import AttachedFile, draw_apart, read_attached, read_attached_files
from liaison_desk.errors import UserError
from tests.documents.conftest import png
from tests.documents.hostile_pdfs import (
    MARK,
    REFUSED,
    drawing_itself,
    launching,
    plain_pdf,
    with_files,
)

PDF = "application/pdf"


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_cannot_be_taken_is_refused_by_name(name: str) -> None:
    made, code = REFUSED[name]
    with pytest.raises(UserError) as refusal:
        read_attached(made(), PDF)
    assert refusal.value.code == code
    assert refusal.value.sentence.endswith(".")


def test_a_page_keeps_its_size_and_tells_its_text() -> None:
    file = read_attached(plain_pdf("Convention signée", size=(400, 600)), PDF)
    assert [(page.width, page.height, page.text) for page in file.pages] == [(400, 600, "Convention signée")]


def test_a_turned_page_stands_upright() -> None:
    page = read_attached(plain_pdf(rotate=90), PDF).pages[0]
    assert (page.width, page.height) == (842, 595)


def _with_font(name: bytes, kind: str = "/Type1", **values: object) -> bytes:
    """Return a page of text in a typeface that is only named."""
    with pikepdf.open(io.BytesIO(plain_pdf("Convention signée"))) as pdf:
        font = pdf.pages[0].obj.Resources.Font.F
        font.BaseFont, font.Subtype = pikepdf.Object.parse(name), pikepdf.Name(kind)
        for key, value in values.items():
            font[f"/{key}"] = value
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _held(file: AttachedFile, key: str) -> list[Any]:
    with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
        return [one[key] for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and key in one]


@pytest.mark.parametrize("made", [_with_font(b"/Helvetica"), _with_font(b"/Arial,Bold", "/TrueType")])
def test_the_standard_typefaces_a_page_only_names_are_put_into_it(made: bytes) -> None:
    file = read_attached(made, PDF)
    assert file.pages[0].text == "Convention signée"
    assert len(_held(file, "/FontFile3")) == 1
    assert not _held(file, "/Width")


@pytest.mark.parametrize(
    "made",
    [
        _with_font(b"/Calibri", "/TrueType"),
        _with_font(b"/H#e9l#e9na"),
        _with_font(b"/ZapfDingbats"),
        _with_font(b"/Arial", "/TrueType", FirstChar=65, Widths=[400, 400]),
    ],
    ids=["not standard", "its name no text", "signs", "other widths"],
)
def test_a_page_in_typefaces_nobody_holds_becomes_a_picture_that_tells_its_text(made: bytes) -> None:
    file = read_attached(made, PDF)
    assert file.pages[0].text
    assert not _held(file, "/BaseFont")
    assert _held(file, "/Width") == [1653]


def test_words_that_are_not_seen_need_no_typeface() -> None:
    with pikepdf.open(io.BytesIO(_with_font(b"/Calibri", "/TrueType"))) as pdf:
        pdf.pages[0].contents_add(b"3 Tr", prepend=True)
        out = io.BytesIO()
        pdf.save(out)
    assert not _held(read_attached(out.getvalue(), PDF), "/Width")


@pytest.mark.parametrize("made", [launching, with_files])
def test_what_would_act_does_not_survive(made) -> None:
    file = read_attached(made(), PDF)
    with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
        held = b"".join(bytes(one.read_bytes()) for one in pdf.objects if isinstance(one, pikepdf.Stream))
        told = b"".join(one.unparse() for one in pdf.objects if not isinstance(one, pikepdf.Stream))
        assert MARK.encode() not in held + told + file.pdf
        assert not pdf.attachments
        assert "/Annots" not in pdf.pages[0].obj
    assert file.pages[0].text.startswith("Un ")


def test_a_drawing_that_draws_itself_ends() -> None:
    file = read_attached(drawing_itself(), PDF)
    assert len(list(draw_apart(file.pdf, 30))) == 1


def test_a_picture_is_a_page_of_its_shape() -> None:
    page = read_attached(png(300, 100), "image/png").pages[0]
    assert page.width / page.height == pytest.approx(3, abs=0.01)


def test_a_picture_too_large_for_the_memory_allowed_is_refused() -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1_000_000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    with pytest.raises(UserError):
        read_attached(bomb, "image/png")


def test_a_file_that_takes_too_long_is_let_go() -> None:
    with pytest.raises(UserError) as refusal:
        read_attached(plain_pdf(), PDF, seconds=0)
    assert refusal.value.code == "attached_too_large"


def test_one_bad_file_among_several_spoils_none_of_the_others() -> None:
    bad = REFUSED["script by name"][0]()
    read = read_attached_files([(plain_pdf("un"), PDF), (bad, PDF), (plain_pdf("deux"), PDF), (b"", PDF)])
    assert [isinstance(one, UserError) for one in read] == [False, True, False, True]
    assert read[2].pages[0].text == "deux"


def test_no_file_needs_no_process() -> None:
    assert read_attached_files([]) == []


def test_pages_are_drawn_apart_as_they_are_here() -> None:
    pdf = plain_pdf("Dessin")
    page = next(draw_apart(pdf, 72))
    ours = pypdfium2.PdfDocument(pdf)[0].render(scale=1, prefer_bgrx=True)
    assert (page.width, page.height) == (595, 842)
    assert page.pixels == bytes(ours.buffer)
