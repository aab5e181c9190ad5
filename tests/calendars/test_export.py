from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison_desk.calendars.export import write_calendar
from liaison_desk.calendars.plain_text import clean_text
from liaison_desk.calendars.reading import read_calendar
from liaison_desk.domain.calendar_events import EventStatus
from liaison_desk.errors import UserError

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_a_file_carries_data_and_no_message(make_event, exported):
    lines = unfolded(exported(make_event(organiser="Mairie de Stains")))
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    assert not names & {"METHOD", "ATTENDEE", "ORGANIZER", "VALARM"}
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//liaison_desk//Agenda//FR",
        "NAME:Agenda de l'élu",
        "X-WR-CALNAME:Agenda de l'élu",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_revision_and_sequence_are_ours(make_event, exported):
    lines = unfolded(exported(make_event(sequence=7)))
    assert "SEQUENCE:7" in lines
    assert "DTSTAMP:20261103T093000Z" in lines
    assert "LAST-MODIFIED:20261103T093000Z" in lines


def test_the_same_agenda_gives_the_same_bytes_in_whatever_order(make_event, exported):
    events = [make_event(str(number), starts_at=datetime(2027, 5, 3, number)) for number in range(9)]
    assert exported(*events) == exported(*reversed(events))


def test_changing_one_place_changes_one_event_only(make_event, exported):
    events = [make_event("one", location="Mairie"), make_event("two"), make_event("three")]
    later = datetime(2026, 11, 5, tzinfo=UTC)
    moved = replace(events[0], location="Préfecture", sequence=3, revised_at=later)
    before, after = (exported(*selection).split(b"BEGIN:VEVENT") for selection in (events, [moved, *events[1:]]))
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(differing) == 1
    assert b"UID:one" in differing[0][1]
    assert b"SEQUENCE:3" in differing[0][1]
    assert b"DTSTAMP:20261105T000000Z" in differing[0][1]


def test_a_meeting_created_again_is_another_entry(make_event, exported):
    content = exported(make_event("first", status=EventStatus.cancelled), make_event("second"))
    assert b"UID:first" in content
    assert b"UID:second" in content


def test_no_line_is_longer_than_75_octets_nor_cut_inside_a_character(make_event, exported, libical):
    event = make_event(summary="é" * 300 + FAMILY, location="12 rue de l'Égalité, " * 20)
    content = exported(event)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert libical(content)[event.uid].summary == event.summary


def test_special_characters_and_typed_escapes_come_back_exactly(make_event, exported, libical):
    typed = r"a\b;c,d" + "\n" + r"\n \N \; \\ fin" + "\t« ; »"
    event = make_event(description=typed, location=r"Salle A\N, 2;3")
    content = exported(event)
    heard = libical(content)[event.uid]
    assert (heard.description, heard.location) == (event.description, event.location)
    read = read_calendar(content).events[0]
    assert (read.description, read.location) == (event.description, event.location)


@pytest.mark.parametrize("shift", range(12))
def test_no_fold_falls_between_a_backslash_and_its_letter(make_event, exported, shift):
    event = make_event(description="x" * (50 + shift) + "\n" * 30)
    assert not any(line.endswith(b"\\") for line in exported(event).replace(b"\\\\", b"").split(b"\r\n"))


def test_control_characters_pasted_from_word_inject_nothing(make_event, exported, libical):
    nasty = "Un\x00 deux\x07\rATTENDEE:mailto:x@y.fr\u2028quatre\x0bcinq\x85six\ud83dsept"
    event = make_event(summary=nasty, location=nasty, description=nasty, organiser=nasty, categories=(nasty,))
    content = exported(event)
    assert not any(line.startswith("ATTENDEE") for line in unfolded(content))
    heard = libical(content)[event.uid]
    assert heard.summary == "Un deux ATTENDEE:mailto:x@y.fr quatre cinq sixsept"
    assert heard.description.split("\n") == ["Un deux", "ATTENDEE:mailto:x@y.fr", "quatre", "cinq", "sixsept"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.fr/a\r\nATTENDEE:mailto:x@y.fr", "le lien", ""])
def test_only_a_web_address_is_written_as_url(make_event, exported, url):
    assert not any(line.startswith(("URL", "ATTENDEE")) for line in unfolded(exported(make_event(url=url))))


def test_a_web_address_is_written_as_it_is(make_event, exported):
    assert "URL:https://visio.exemple.fr/a;b,c" in unfolded(exported(make_event(url="https://visio.exemple.fr/a;b,c")))


@pytest.mark.parametrize(
    ("status", "busy", "expected"),
    [
        (EventStatus.tentative, True, ("TENTATIVE", "OPAQUE", "TENTATIVE")),
        (EventStatus.confirmed, True, ("CONFIRMED", "OPAQUE", "BUSY")),
        (EventStatus.confirmed, False, ("CONFIRMED", "TRANSPARENT", "FREE")),
        (EventStatus.cancelled, False, ("CANCELLED", "TRANSPARENT", "FREE")),
    ],
)
def test_status_and_availability_are_told_to_outlook_too(make_event, exported, status, busy, expected):
    lines = dict(line.split(":", 1) for line in unfolded(exported(make_event(status=status, busy=busy)))[:-1])
    assert (lines["STATUS"], lines["TRANSP"], lines["X-MICROSOFT-CDO-BUSYSTATUS"]) == expected


def test_an_event_without_length_has_no_end(make_event, exported):
    content = exported(make_event(ends_at=datetime(2027, 7, 15, 9)))
    assert b"DTEND" not in content


def test_a_redacted_event_tells_its_time_and_nothing_else(make_event, exported):
    secret = "Entretien-avec-la-source"
    event = make_event(
        summary=secret,
        location=secret,
        description=secret,
        url=f"https://x.fr/{secret}",
        organiser=secret,
        categories=(secret,),
        time_zone="Pacific/Noumea",
        confidential=True,
    )
    content = exported(event.redacted())
    names = {line.partition(":")[0] for line in unfolded(content)}
    assert secret.encode() not in content
    assert b"Noumea" not in content
    assert not names & {"LOCATION", "DESCRIPTION", "URL", "CONTACT", "CATEGORIES", "GEO", "ATTENDEE", "X-ALT-DESC"}
    assert "SUMMARY:Occupé" in unfolded(content)
    assert "CLASS:CONFIDENTIAL" in unfolded(content)
    assert "DTSTART:20270714T220000Z" in unfolded(content)


def test_an_empty_selection_is_explained_and_writes_nothing():
    out = io.BytesIO()
    with pytest.raises(UserError) as refused:
        list(write_calendar([], out, "Agenda"))
    assert refused.value.code == "nothing_to_export"
    assert out.getvalue() == b""


def test_writing_streams_says_how_far_it_is_and_stops_when_closed(make_event):
    events = [make_event(str(number), description="Texte " * 200) for number in range(400)]
    out = io.BytesIO()
    steps = write_calendar(events, out, "Agenda")
    first = next(steps)
    assert (first.done, first.total) == (50, 400)
    assert 50 * 1200 < len(out.getvalue()) < 100 * 1400
    steps.close()
    assert not out.getvalue().endswith(b"END:VCALENDAR\r\n")


def test_memory_does_not_grow_with_the_agenda(make_event):
    events = [
        make_event(
            str(number), starts_at=datetime(2027, 1, 4, 9) + timedelta(days=number), ends_at=datetime(2040, 1, 1)
        )
        for number in range(1500)
    ]

    class Sink(io.BytesIO):
        def write(self, content: object) -> int:
            return 0

    list(write_calendar(events, Sink(), "Agenda"))  # what is loaded once is not counted
    tracemalloc.start()
    list(write_calendar(events, Sink(), "Agenda"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 500_000


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_reads_back_as_it_was(make_event, exported, text):
    content = exported(make_event(description=text))
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert read_calendar(content).events[0].description == clean_text(text).strip()
