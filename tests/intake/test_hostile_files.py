"""Files made to break readers: each is answered, by a proposal or a refusal, within the limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from liaison_desk.domain.proposals import Proposal
from liaison_desk.errors import UserError
from liaison_desk.intake.reader import read_file
from tests.intake.conftest import PLAIN_HEADERS

MANY = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
PART = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
NESTED_BOUNDARIES = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(3_000)
)
FIFTY_MEGABYTES = 50 * 1024 * 1024 - 1_000

HOSTILE: dict[str, Callable[[], bytes]] = {
    "three thousand parentheses in From": lambda: b"From: " + b"(" * 3_000 + b"a@exemple.fr\r\nSubject: x\r\n\r\nt",
    "three thousand parentheses in Content-Type": lambda: (
        PLAIN_HEADERS + b"Content-Type: " + b"(" * 3_000 + b"\r\n\r\nt"
    ),
    "an unfinished address": lambda: b"From: a b <x@[\r\nSubject: x\r\n\r\nt",
    "two thousand nested messages": lambda: (
        (PLAIN_HEADERS + b"Content-Type: message/rfc822\r\n\r\n") * 2_000 + b"From: a\r\n\r\nfin"
    ),
    "three thousand nested multiparts": lambda: PLAIN_HEADERS + NESTED_BOUNDARIES,
    "a line of fifty megabytes": lambda: PLAIN_HEADERS + b"\r\n" + b"a" * FIFTY_MEGABYTES,
    "a header of fifty megabytes": lambda: b"Subject: " + b"a" * FIFTY_MEGABYTES + b"\r\nFrom: a@exemple.fr\r\n\r\nx",
    "a hundred thousand parts": lambda: PLAIN_HEADERS + MANY + PART * 100_000 + b"--b--\r\n",
    "nine thousand parts": lambda: PLAIN_HEADERS + MANY + PART * 9_000 + b"--b--\r\n",
    "random bytes": lambda: Random(1).randbytes(1_000_000),
    "an archive": lambda: b"PK\x03\x04" + Random(2).randbytes(5_000),
    "a login page": lambda: b"<!DOCTYPE html><html><body>Connectez-vous</body></html>",
    "three hundred thousand nested elements": lambda: (
        PLAIN_HEADERS + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 300_000
    ),
    "unfinished comments": lambda: PLAIN_HEADERS + b"Content-Type: text/html\r\n\r\n" + b"<!--" * 400_000,
    "ten million encoded characters": lambda: (
        PLAIN_HEADERS + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=E9" * 10_000_000
    ),
    "a charset that is none": lambda: (
        PLAIN_HEADERS + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 99_999
    ),
    "twenty thousand encoded words": lambda: (
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\r\n" + PLAIN_HEADERS + b"\r\nx"
    ),
    "numbers and blanks for the date finder": lambda: (
        b"Subject: invitation\r\n\r\n" + b"le 1, 2, 3 et " * 9_000 + b"12" + b" " * 90_000 + b"mai"
    ),
    "broken headers": lambda: (
        b"From: \xff\xfe\x00 <a@\xe9>\r\nDate: hier\r\nSubject: =?utf-8?b?zzz?= =?inconnu?q?x=E9?=\r\n"
        b'Content-Type: multipart/mixed; boundary=\r\nContent-Type: text/html;;;charset=""\r\n: x\r\n\r\n--\r\nx'
    ),
}

EVENT = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20000101T000000Z\r\n%s\r\nSUMMARY:x\r\nEND:VEVENT\r\n"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n"
HOSTILE_CALENDARS: dict[str, Callable[[], bytes]] = {
    "an endless series of seconds": lambda: CALENDAR % (EVENT % b"RRULE:FREQ=SECONDLY"),
    "a line of fifty megabytes": lambda: CALENDAR % (EVENT % (b"X-A:" + b"x" * (FIFTY_MEGABYTES - 1_000))),
    "a hundred thousand beginnings": lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000,
    "random bytes": lambda: Random(3).randbytes(1_000_000),
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


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_message_is_answered(write_mail: Callable[[bytes], Path], make: Callable[[], bytes]) -> None:
    answer = answered(write_mail(make()))
    assert isinstance(answer, Proposal) or answer.code == "unreadable_file"


@pytest.mark.parametrize("make", HOSTILE_CALENDARS.values(), ids=HOSTILE_CALENDARS)
def test_a_hostile_calendar_is_answered(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "agenda.ics"
    path.write_bytes(make())
    answer = answered(path)
    assert isinstance(answer, Proposal) or answer.sentence.endswith(".")


def test_a_message_whose_parts_cannot_be_read_still_gives_its_sender(write_mail: Callable[[bytes], Path]) -> None:
    answer = answered(write_mail(HOSTILE["two thousand nested messages"]()))
    assert isinstance(answer, Proposal)
    assert answer.sender_email == "marie@exemple.fr"
    assert answer.warnings


def test_names_of_pieces_never_lead_out_of_a_folder(write_mail: Callable[[bytes], Path]) -> None:
    written = (
        b"../../.bashrc",
        b"..\\\\..\\\\x.exe",
        b"CON",
        b".",
        b"..",
        "facture\u202efdp.exe".encode(),
        b"/etc/passwd",
    )
    parts = b"".join(
        b'--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="%s"\r\n\r\nx\r\n'
        % name
        for name in written
    )
    answer = answered(write_mail(PLAIN_HEADERS + MANY + parts + b"--b--\r\n"))
    assert isinstance(answer, Proposal)
    assert [piece.file_name for piece in answer.pieces] == [
        "bashrc", "x.exe", "_CON", "piece-jointe", "piece-jointe (2)", "facturefdp.exe", "passwd",
    ]  # fmt: skip
    assert "La pièce « facturefdp.exe » est un programme : ne l'ouvrez pas." in answer.warnings
