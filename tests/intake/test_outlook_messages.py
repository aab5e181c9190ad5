"""Messages and appointments of Outlook (.msg)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liaison_desk.domain.proposals import RequestCategory
from liaison_desk.intake.reader import read_file, read_pieces
from liaison_desk.intake.rich_text import text_of, unpacked
from tests.intake.made_files import Streams, compound_file, file_time, properties

FOURTH_OF_MAY = 1_777_881_600
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "msg"


def message(texts: dict[int, str] | None = None, header: int = 32, **more: dict[int, bytes]) -> Streams:
    """Return a message of Léa Petit, of 4 May 2026 at 8:00 UTC."""
    usual = {0x1A: "IPM.Note", 0x37: "RE: Forum des associations", 0x42: "Léa Petit", 0x5D02: "lea@exemple.fr",
             0x1000: "Bonjour à tous", 0x1035: "<un@exemple.fr>"}  # fmt: skip
    return properties(header, usual | (texts or {}), {0x39: file_time(FOURTH_OF_MAY)}, more.get("contents", {}))


def attachment(name: str, media_type: str, content: bytes) -> Streams:
    return properties(8, {0x3707: name, 0x370E: media_type}, {}, {0x3701: content})


def within(streams: Streams) -> Streams:
    """Return an attachment that is a message."""
    return {**properties(8, {0x3001: "Premier message"}, {}, {}), "__substg1.0_3701000D": streams}


def write(folder: Path, streams: Streams) -> Path:
    path = folder / "message.msg"
    path.write_bytes(compound_file(streams))
    return path


def test_a_message_gives_its_sender_its_subject_its_day_and_its_identifier(tmp_path: Path) -> None:
    proposal = read_file(write(tmp_path, message()))
    assert (proposal.sender_name, proposal.sender_email) == ("Léa Petit", "lea@exemple.fr")
    assert proposal.subject == "Forum des associations"
    assert proposal.sent_at == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert proposal.message_id == "un@exemple.fr"
    assert proposal.text == "Bonjour à tous"
    assert proposal.media_type == "application/vnd.ms-outlook"


def test_a_colleague_known_by_the_directory_alone_keeps_her_name(tmp_path: Path) -> None:
    proposal = read_file(write(tmp_path, message({0x5D02: "", 0x0065: "/O=CD93/CN=RECIPIENTS/CN=LPETIT"})))
    assert (proposal.sender_name, proposal.sender_email) == ("Léa Petit", "")


def test_html_alone_is_read_and_its_images_are_counted_not_fetched(tmp_path: Path) -> None:
    html = b'<p>Venez <b>nombreux</b></p><img src="https://exemple.fr/pixel.png"><script>x</script>'
    proposal = read_file(write(tmp_path, message({0x1000: ""}, contents={0x1013: html})))
    assert proposal.text == "Venez nombreux"
    assert proposal.blocked_images == 1


def test_rich_text_alone_is_read() -> None:
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )  # the example of MS-OXRTFCP §4.1
    assert text_of(unpacked(packed)).strip() == "hello world"


def test_rich_text_that_wraps_html_gives_its_words_alone() -> None:
    rich = (
        rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 Caf\'e9 "
        rb"{\*\htmltag72 </p>}\u8364?{\fonttbl x}}"
    )
    assert text_of(rich) == "Café €"


def test_packed_text_that_never_ends_stops_at_its_last_byte() -> None:
    assert unpacked(struct.pack("<II4sI", 100, 2**31, b"LZFu", 0) + b"\xff" * 9) is not None
    assert unpacked(b"LZFu") == b""


def test_pieces_are_those_of_the_message_and_of_the_one_within_it_the_same_at_each_reading(tmp_path: Path) -> None:
    first = {
        **message({0x37: "Le premier", 0x42: "Jean Bon", 0x5D02: "jean@exemple.fr"}, 24),
        "__attach_version1.0_#00000000": attachment("plan.pdf", "application/pdf", b"%PDF" * 2_000),
    }
    path = write(tmp_path, {**message({0x37: "TR: Le premier"}), "__attach_version1.0_#00000000": within(first)})
    proposal = read_file(path)
    assert [piece.file_name for piece in proposal.pieces] == ["Premier message.eml", "plan.pdf"]
    assert proposal.forwarded_sender_email == "jean@exemple.fr"
    pieces = read_pieces(path)
    assert b"Jean Bon" in pieces[0].content
    assert pieces[1].content == b"%PDF" * 2_000


def test_a_calendar_in_the_message_gives_the_event(tmp_path: Path) -> None:
    calendar = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:abc\r\nDTSTART:20260612T080000Z\r\n"
        b"SUMMARY:Forum\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    streams = {**message(), "__attach_version1.0_#00000000": attachment("invitation.ics", "text/calendar", calendar)}
    proposal = read_file(write(tmp_path, streams))
    assert proposal.event is not None
    assert (proposal.event.uid, proposal.category) == ("abc", RequestCategory.invitation)


def test_an_appointment_is_an_event_on_the_clock_of_the_office(tmp_path: Path) -> None:
    place = "Salle Jaurès, 3 rue Carnot 93240 Stains"
    streams = properties(
        32,
        {0x1A: "IPM.Schedule.Meeting.Request", 0x37: "Comité de pilotage", 0x8002: place},
        {0x8000: file_time(FOURTH_OF_MAY), 0x8001: file_time(FOURTH_OF_MAY + 5_400)},
        {},
    )  # fmt: skip
    named = b"".join(struct.pack("<IHH", one, 4, place) for place, one in enumerate((0x820D, 0x820E, 0x8208)))
    streams["__nameid_version1.0"] = {"__substg1.0_00030102": named}
    event = read_file(write(tmp_path, streams)).event
    assert event is not None
    assert (event.starts_at, event.ends_at) == (datetime(2026, 5, 4, 10), datetime(2026, 5, 4, 11, 30))
    assert (event.place, event.address) == ("Salle Jaurès", "3 rue Carnot 93240 Stains")


@pytest.mark.parametrize("depth", [7, 12])
def test_messages_within_messages_are_read_so_far(tmp_path: Path, depth: int) -> None:
    streams = message({0x37: "Le dernier"}, 24)
    for number in range(depth):
        outer = message(None, 32 if number == depth - 1 else 24)
        streams = {**outer, "__attach_version1.0_#00000000": within(streams)}
    proposal = read_file(write(tmp_path, streams))
    assert ("Le dernier" in proposal.text) is (depth < 8)
    assert any("emboîtés" in warning for warning in proposal.warnings) is (depth > 8)


def test_messages_other_programs_made_are_read() -> None:
    for path in sorted(SAMPLES.glob("*.msg")):
        assert read_file(path).source_name == path.name
