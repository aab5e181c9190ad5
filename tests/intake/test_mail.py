"""Reading the headers, parts and bodies of messages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from liaison_desk.intake.headers import Mailbox, bare_subject, first_mailbox, instant
from liaison_desk.intake.mail import ReadMail, read_mail
from tests.intake.conftest import PLAIN_HEADERS


def read(content: bytes) -> ReadMail:
    mail = read_mail(content)
    assert mail is not None
    return mail


@pytest.mark.parametrize(
    ("raw", "mailbox"),
    [
        ("Marie <marie@exemple.fr>", Mailbox("Marie", "marie@exemple.fr")),
        ('"Lefèvre, Marie" <marie@exemple.fr>', Mailbox("Lefèvre, Marie", "marie@exemple.fr")),
        ("=?utf-8?q?Andr=C3=A9?= <andre@exemple.fr>", Mailbox("André", "andre@exemple.fr")),
        ("=?iso-8859-1?B?QW5kcuk=?= <andre@exemple.fr>", Mailbox("André", "andre@exemple.fr")),
        ("marie@exemple.fr (Marie)", Mailbox("Marie", "marie@exemple.fr")),
        ("Bureau: Marie <marie@exemple.fr>, b@exemple.fr;", Mailbox("Marie", "marie@exemple.fr")),
        ("Destinataires non divulgués:;", Mailbox("Destinataires non divulgués:", "")),
        ("marie@exemple.fr", Mailbox("", "marie@exemple.fr")),
        ("a b <x@[", Mailbox("a b", "")),
        ("", Mailbox("", "")),
    ],
)
def test_a_sender_is_read_however_it_is_written(raw: str, mailbox: Mailbox) -> None:
    found = first_mailbox(raw)
    assert found.address == mailbox.address
    assert found.name.rstrip(": <x@[") == mailbox.name.rstrip(": <x@[")


@pytest.mark.parametrize(
    "written",
    [
        "Re: Essai",
        "RE : Essai",
        "TR: Re: Essai",
        "Fwd: [EXTERNE] Re[2]: Essai",
        "[EXT] TR : Essai",
        "Rép : Essai",
        "Essai",
    ],
)
def test_a_subject_loses_its_marks(written: str) -> None:
    assert bare_subject(written) == "Essai"


def test_words_that_begin_like_a_mark_stay() -> None:
    assert bare_subject("Rencontre : les jeunes") == "Rencontre : les jeunes"
    assert bare_subject("[Stains] Fête") == "[Stains] Fête"


def test_a_date_that_is_none_is_left_out() -> None:
    assert instant("hier") is None
    assert instant("Mon, 04 May 1875 09:12:00 +0200") is None
    assert instant("Mon, 04 May 2026 09:12:00 -0000") == datetime(2026, 5, 4, 9, 12, tzinfo=UTC)


def test_accents_survive_undeclared_and_misdeclared_charsets() -> None:
    for charset, body in (
        (b"", "été".encode()),
        (b"", "été".encode("cp1252")),
        (b"; charset=iso-8859-1", "été".encode()),
        (b"; charset=utf-8", "été".encode("cp1252")),
        (b"; charset=iso-8859-1", "l\u2019\u00e9t\u00e9".encode("cp1252")),
        (b"; charset=inconnu", "été".encode()),
    ):
        mail = read(PLAIN_HEADERS + b"Content-Type: text/plain" + charset + b"\r\n\r\n" + body)
        assert mail.text.endswith("été")


def test_a_charset_that_cannot_be_named_hides_nothing() -> None:
    for charset in (b"charset*0*=utf-8''a; charset*1=b", b'charset="a\0b"', b"charset*=a\0b''c"):
        mail = read(PLAIN_HEADERS + b"Content-Type: text/plain; " + charset + "\r\n\r\nété".encode())
        assert mail.text == "été"


def test_a_message_saved_as_utf16_is_read() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-8-sig"):
        mail = read((PLAIN_HEADERS.decode() + "\r\nréunion à l'école").encode(encoding))
        assert (mail.sender.address, mail.text) == ("marie@exemple.fr", "réunion à l'école")


def test_undeclared_accents_in_headers_are_read() -> None:
    mail = read("From: André <a@exemple.fr>\r\nSubject: Fête\r\n\r\nx".encode("cp1252"))
    assert (mail.sender.name, mail.subject) == ("André", "Fête")


def test_the_plain_form_is_preferred_unless_it_only_announces_the_other() -> None:
    def alternatives(plain: str, html: str) -> str:
        parts = (
            f"--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n"
            f"--b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
        )
        return read(PLAIN_HEADERS + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n" + parts.encode()).text

    assert alternatives("Bonjour Marie", "<p>Bonjour <b>Marie</b></p>") == "Bonjour Marie"
    assert alternatives("", "<p>Bonjour</p>") == "Bonjour"
    assert alternatives("Voir la version HTML", f"<p>{'Un long texte. ' * 20}</p>").startswith("Un long texte.")


def test_hidden_and_reversing_characters_leave_the_text() -> None:
    mail = read(PLAIN_HEADERS + "\r\nfacture\u202efdp\u200b\x00\r\n\r\n\r\n\r\n\r\nfin".encode())
    assert mail.text == "facturefdp\n\nfin"


def test_a_message_within_a_message_is_a_piece_and_is_read_too() -> None:
    inner = "From: Paul <paul@exemple.fr>\r\nSubject: Dedans\r\n\r\nTexte du dedans"
    mail = read(
        PLAIN_HEADERS
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVoir joint\r\n"
        + b"--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner.encode()
        + b"\r\n--b--\r\n"
    )
    assert [piece.file_name for piece in mail.pieces] == ["Dedans.eml"]
    assert mail.forwarded_sender == Mailbox("Paul", "paul@exemple.fr")
    assert mail.text.startswith("Voir joint")
    assert mail.text.endswith("Texte du dedans")


def test_sealed_and_encrypted_contents_are_told() -> None:
    sealed = read(PLAIN_HEADERS + b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx")
    assert [piece.file_name for piece in sealed.pieces] == ["winmail.dat"]
    assert "winmail.dat" in sealed.warnings[0]
    encrypted = read(PLAIN_HEADERS + b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nx")
    assert "chiffré" in encrypted.warnings[0]


def test_names_of_pieces_are_read_in_every_encoding() -> None:
    for disposition in (
        "attachment; filename*=utf-8''r%C3%A9union.pdf",
        'attachment; filename="=?utf-8?q?r=C3=A9union.pdf?="',
        'attachment; filename="réunion.pdf"',
    ):
        for encoding in ("utf-8", "cp1252"):
            header = f"Content-Type: application/pdf\r\nContent-Disposition: {disposition}\r\n\r\nx".encode(encoding)
            assert [piece.file_name for piece in read(PLAIN_HEADERS + header).pieces] == ["réunion.pdf"]


def test_what_has_no_known_header_is_no_message() -> None:
    assert read_mail(b"Bonjour,\r\nceci est un texte.") is None
    assert read_mail(b"<html></html>") is None
