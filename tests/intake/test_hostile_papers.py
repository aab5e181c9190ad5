"""Files of every kind made to break readers: answered in time, by a proposal or one French sentence."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from liaison_desk.domain.proposals import Proposal
from liaison_desk.errors import UserError
from liaison_desk.intake.reader import read_file
from tests.intake.made_files import WORD, Streams, compound_file, pdf_file, properties, word_file, word_xml

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (number, b"&a;" * 10) for number in range(10))
    + b"]><x>&a9;</x>"
)
OUTSIDE = (
    b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://x.test/t.dotm" TargetMode="External"/>'
    b"</Relationships>"
)
OUTLOOK = properties(32, {0x1A: "IPM.Note", 0x37: "Essai", 0x1000: "Bonjour"}, {}, {})
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def many_paragraphs() -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + b"<w:p/>" * 3_000_000 + b"</w:body></w:document>"


def looping_directory() -> bytes:
    """Return a message whose first storage is its own child."""
    whole = bytearray(compound_file({**OUTLOOK, "__attach_version1.0_#00000000": {"x": b"y"}}))
    place = whole.index("__attach_version1.0_#00000000".encode("utf-16-le"))
    number = (place - whole.index("Root Entry".encode("utf-16-le"))) // 128
    struct.pack_into("<I", whole, place + 76, number)
    return bytes(whole)


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"BT (a) Tj ET " * 8_000_000, 9)
    whole = pdf_file("x")
    old = whole[whole.index(b"4 0 obj") : whole.index(b"5 0 obj")]
    new = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    return whole.replace(old, new)


def deep_storages() -> bytes:
    streams: Streams = {"x": b"y"}
    for _ in range(400):
        streams = {"__attach_version1.0_#00000000": {"__substg1.0_3701000D": streams}}
    return compound_file({**OUTLOOK, **streams})


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "swelling archive": ("a.docx", lambda: word_file(word_xml("a" * 300_000_000))),
    "three million paragraphs": ("a.docx", lambda: word_file(many_paragraphs())),
    "swelling head of pages": ("a.docx", lambda: word_file(word_xml("a"), word__header1_dot_xml=b" " * 300_000_000)),
    "a billion laughs": ("a.docx", lambda: word_file(LAUGHS)),
    "deep elements": ("a.docx", lambda: word_file(b"<a>" * 1_000_000)),
    "names without end": ("a.docx", lambda: word_file(word_xml("Aa " * 90_000, *["Aa Bb"] * 9_000))),
    "an address without end": ("a.docx", lambda: word_file(word_xml("a.b+" * 70_000, "SIRET " + "1 " * 9_000))),
    "dates without end": ("a.docx", lambda: word_file(word_xml("le 1, 2, 3 et " * 9_000, *["le 4 mai 2026"] * 9_000))),
    "courtesies without end": ("a.docx", lambda: word_file(word_xml(*["agréer salutations 93200 Aa"] * 9_000))),
    "truncated archive": ("a.docx", lambda: word_file(word_xml("Bonjour"))[:-60]),
    "truncated text": ("a.docx", lambda: word_file(word_xml("Bonjour")[:-30])),
    "archive without text": ("a.docx", lambda: b"PK\x03\x04" + Random(4).randbytes(5_000)),
    "old or locked document": ("a.docx", lambda: OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "random pdf": ("a.pdf", lambda: b"%PDF-1.7\n" + Random(5).randbytes(1_000_000)),
    "truncated pdf": ("a.pdf", lambda: pdf_file("Bonjour")[:300]),
    "swelling pdf": ("a.pdf", pdf_bomb),
    "twenty thousand pages": ("a.pdf", lambda: pdf_file("Bonjour", 20_000)),
    "pages in a loop": ("a.pdf", lambda: pdf_file("x").replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")),
    "a pdf of fifty megabytes on one line": ("a.pdf", lambda: b"%PDF-1.4 " + b"a" * 50_000_000),
    "a picture that is text": ("a.png", lambda: b"Bonjour"),
    "truncated outlook": ("a.msg", lambda: compound_file(OUTLOOK)[:1_500]),
    "random outlook": ("a.msg", lambda: OFFICE + Random(6).randbytes(1_000_000)),
    "a directory that holds itself": ("a.msg", looping_directory),
    "four hundred storages deep": ("a.msg", deep_storages),
    "outlook of fifty megabytes": ("a.msg", lambda: compound_file({**OUTLOOK, "x": bytes(50_000_000)})),
    "huge rich text": (
        "a.msg",
        lambda: compound_file(
            {
                **properties(
                    32,
                    {0x1A: "IPM.Note"},
                    {},
                    {0x1009: b"\0\0\0\0\xff\xff\xff\xffLZFu\0\0\0\0" + b"\xff\0\x0f" * 999_999},
                )
            }
        ),
    ),
}


def answered(path: Path) -> Proposal | UserError:
    """Return the answer for a file, having checked that it came in time (twice the limit, for a busy computer)."""
    start = time.monotonic()
    try:
        return read_file(path)
    except UserError as error:
        return error
    finally:
        assert time.monotonic() - start < 10


@pytest.mark.parametrize(("name", "make"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_answered(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    answer = answered(path)
    if isinstance(answer, UserError):
        assert answer.code in {"unreadable_file", "file_too_large"}
        assert answer.sentence.endswith(".")
    else:
        assert answer.warnings or answer.text


def test_a_file_of_no_bytes_is_refused_whatever_its_kind(tmp_path: Path) -> None:
    for name in ("a.msg", "a.pdf", "a.docx", "a.jpg"):
        path = tmp_path / name
        path.write_bytes(b"")
        with pytest.raises(UserError):
            read_file(path)


def read(tmp_path: Path, name: str, content: bytes) -> Proposal:
    path = tmp_path / name
    path.write_bytes(content)
    return read_file(path)


def test_macros_objects_and_outside_templates_are_said_and_the_text_is_read(tmp_path: Path) -> None:
    content = word_file(
        word_xml("Bonjour"),
        word__vbaProject_dot_bin=b"x",
        word__embeddings__oleObject1_dot_bin=b"x",
        word___rels__settings_dot_xml_dot_rels=OUTSIDE,
    )
    proposal = read(tmp_path, "a.docx", content)
    assert proposal.text == "Bonjour"
    assert [warning.split(" : ")[0] for warning in proposal.warnings] == [
        "Ce document contient des macros",
        "Ce document contient des objets d'un autre programme",
        "Ce document appelle un modèle ou une image d'un autre endroit",
    ]


def test_entities_are_never_made_into_text(tmp_path: Path) -> None:
    proposal = read(tmp_path, "a.docx", word_file(LAUGHS))
    assert proposal.text == ""
    assert "anormale" in proposal.warnings[0]


def test_scripts_and_files_in_a_pdf_are_said(tmp_path: Path) -> None:
    extra = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    proposal = read(tmp_path, "a.pdf", pdf_file("Bonjour", 1, extra))
    assert proposal.text == "Bonjour"
    assert any("JavaScript" in warning for warning in proposal.warnings)


def test_a_pdf_under_a_password_is_kept_without_its_text(tmp_path: Path) -> None:
    import pikepdf

    plain = tmp_path / "clair.pdf"
    plain.write_bytes(pdf_file("Bonjour"))
    locked = tmp_path / "ferme.pdf"
    with pikepdf.open(plain) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    proposal = read_file(locked)
    assert proposal.text == ""
    assert proposal.warnings == ("Ce PDF est protégé par un mot de passe : aucun texte lu, seul l'original est gardé.",)


def test_a_long_pdf_is_read_in_part_and_said(tmp_path: Path) -> None:
    proposal = read(tmp_path, "a.pdf", pdf_file("Bonjour", 60))
    assert proposal.text.count("Bonjour") == 20
    assert any("premières pages" in warning for warning in proposal.warnings)
