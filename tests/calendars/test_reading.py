from __future__ import annotations

import time
import tracemalloc
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_desk.calendars.read_values import ReadCalendar, ReadEvent, ReadPerson
from liaison_desk.calendars.reading import read_calendar
from liaison_desk.errors import UserError

ROMANCE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
NEW_YORK_DATES = """BEGIN:VTIMEZONE
TZID:Bureau
BEGIN:STANDARD
DTSTART:20261101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RDATE:20271107T020000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RDATE:20270314T020000
END:DAYLIGHT
END:VTIMEZONE
"""


def event_text(*lines: str, uid: str = "u1") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""])


def calendar_text(*parts: str) -> str:
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(parts) + "END:VCALENDAR\n"


def read(*parts: str) -> ReadCalendar:
    return read_calendar(calendar_text(*parts).replace("\n", "\r\n").encode())


def read_one(*lines: str, before: str = "") -> tuple[ReadEvent, list[str]]:
    found = read(before, event_text(*lines))
    assert len(found.events) == 1
    return found.events[0], found.problems


@pytest.mark.parametrize(
    "name", ["Romance Standard Time", "romance standard time ", "/Mozilla.org/20050126_1/Europe/Paris"]
)
def test_names_of_zones_other_programs_use_are_understood(name):
    event, problems = read_one(f"DTSTART;TZID={name}:20270715T090000", before=ROMANCE.format(name=name))
    assert (event.starts_at, event.time_zone, problems) == (datetime(2027, 7, 15, 9), "Europe/Paris", [])


@pytest.mark.parametrize("name", ["Customized Time Zone", '"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris"'])
@pytest.mark.parametrize("day", ["20270715", "20270115", "20450715"])
def test_a_zone_the_file_defines_itself_is_followed(name, day):
    event, problems = read_one(
        f"DTSTART;TZID={name}:{day}T090000", before=ROMANCE.format(name=name.strip('"').replace(",", "\\,"))
    )
    assert (event.starts_at.hour, event.time_zone, problems) == (9, "Europe/Paris", [])


def test_a_zone_defined_by_dates_elsewhere_is_converted_to_paris_and_told():
    event, problems = read_one("DTSTART;TZID=Bureau:20270715T090000", before=NEW_YORK_DATES)
    assert (event.starts_at, event.time_zone) == (datetime(2027, 7, 15, 15), "Europe/Paris")
    assert problems == ["Ligne 20 : heure de « Bureau » convertie en heure de Paris."]


def test_a_zone_that_tells_its_past_rules_is_followed():
    zone = """BEGIN:VTIMEZONE
TZID:posix/Europe/Vaduz
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19810927T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;COUNT=15;BYDAY=-1SU;BYMONTH=9
END:STANDARD
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
"""
    for moment in ("19900710T090000", "19901010T090000", "20271010T090000", "20271110T090000"):
        event, problems = read_one(f"DTSTART;TZID=posix/Europe/Vaduz:{moment}", before=zone)
        assert (event.starts_at.hour, event.time_zone, problems) == (9, "Europe/Paris", [])


def test_an_unknown_zone_is_asked_for_and_never_guessed():
    event, problems = read_one("DTSTART;TZID=Customized Time Zone:20270715T090000")
    assert (event.starts_at, event.time_zone) == (datetime(2027, 7, 15, 9), "")
    assert problems == ["Ligne 5 : fuseau horaire « Customized Time Zone » inconnu, à préciser."]


def test_a_zone_that_changes_every_second_is_not_followed():
    endless = ROMANCE.format(name="Sans fin").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    event, problems = read_one("DTSTART;TZID=Sans fin:20270715T090000", before=endless)
    assert event.time_zone == ""
    assert len(problems) == 1


def test_a_zone_with_more_changes_than_any_has_known_is_not_followed():
    dates = ",".join(f"{year}0328T020000" for year in range(1900, 2900))
    event, _ = read_one("DTSTART;TZID=Bureau:20270715T090000", before=NEW_YORK_DATES.replace("20271107T020000", dates))
    assert event.time_zone == ""


def test_times_in_utc_are_shown_in_the_zone_of_the_calendar_or_in_paris():
    google, problems = read_one(
        "DTSTART:20270715T070000Z", "DTEND:20270715T080000Z", before="X-WR-TIMEZONE:Europe/Paris\n"
    )
    plain, _ = read_one("DTSTART:20270115T080000Z")
    reunion, _ = read_one("DTSTART:20270115T080000Z", before="X-WR-TIMEZONE:Indian/Reunion\n")
    assert (google.starts_at, google.ends_at, google.time_zone) == (
        datetime(2027, 7, 15, 9),
        datetime(2027, 7, 15, 10),
        "Europe/Paris",
    )
    assert (plain.starts_at, plain.time_zone) == (datetime(2027, 1, 15, 9), "Europe/Paris")
    assert (reunion.starts_at, reunion.time_zone) == (datetime(2027, 1, 15, 12), "Indian/Reunion")
    assert problems == []


def test_a_time_without_zone_is_read_in_paris_and_told():
    event, problems = read_one("DTSTART:20270715T090000")
    assert (event.starts_at, event.time_zone) == (datetime(2027, 7, 15, 9), "Europe/Paris")
    assert problems == ["Ligne 5 : sans fuseau horaire, lu comme heure de Paris."]


def test_an_hour_skipped_in_spring_is_moved_and_told():
    event, problems = read_one("DTSTART;TZID=Europe/Paris:20270328T023000")
    assert event.starts_at == datetime(2027, 3, 28, 3, 30)
    assert problems == ["Ligne 5 : heure inexistante, décalée."]


ACCENTED = calendar_text(event_text("DTSTART;VALUE=DATE:20270714", "SUMMARY:Fête à Saint-Ouen – été"))


@pytest.mark.parametrize(
    "content",
    [
        ACCENTED.encode(),
        ACCENTED.replace("\n", "\r\n").encode(),
        ACCENTED.replace("\n", "\r").encode(),
        ACCENTED.replace("\n", "\r\r\n").encode(),
        b"\xef\xbb\xbf" + ACCENTED.encode(),
        b"\r\n\r\n" + ACCENTED.encode(),
        ACCENTED.encode("cp1252"),
        ACCENTED.encode("utf-16"),
        ACCENTED.encode("utf-16-le"),
        ACCENTED.encode("utf-16-be"),
        ACCENTED.encode("utf-32"),
    ],
    ids=["lf", "crlf", "cr", "crcrlf", "bom", "blank lines", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_accents_are_right_in_every_encoding_and_line_end(content):
    found = read_calendar(content)
    assert [event.summary for event in found.events] == ["Fête à Saint-Ouen – été"]
    assert found.problems == []


def test_accents_are_right_when_one_line_alone_is_in_latin_1():
    mixed = calendar_text(event_text("DTSTART;VALUE=DATE:20270714", "SUMMARY:Été", "LOCATION:@@")).encode()
    event = read_calendar(mixed.replace(b"@@", "Hôtel de région".encode("latin-1"))).events[0]
    assert (event.summary, event.location) == ("Été", "Hôtel de région")


def test_text_in_no_known_encoding_is_refused():
    with pytest.raises(UserError) as refused:
        read_calendar(ACCENTED.replace("Fête", "@@").encode().replace(b"@@", b"\x81\xff\x8d"))
    assert refused.value.code == "calendar_encoding"


def test_a_line_folded_inside_a_character_is_put_together_again():
    content = calendar_text(event_text("DTSTART;VALUE=DATE:20270714", "SUMMARY:Fête")).encode()
    assert read_calendar(content.replace(b"\xc3\xaa", b"\xc3\r\n \xaa")).events[0].summary == "Fête"


def test_the_highest_sequence_then_the_newest_stamp_is_kept():
    def version(sequence: int, stamp: str, title: str) -> str:
        return event_text(f"SEQUENCE:{sequence}", f"DTSTAMP:{stamp}", "DTSTART;VALUE=DATE:20270714", f"SUMMARY:{title}")

    found = read(version(2, "20261101T000000Z", "two"), version(1, "20261105T000000Z", "one"))
    assert [event.summary for event in found.events] == ["two"]
    assert len(found.problems) == 1
    found = read(version(1, "20261101T000000Z", "older"), version(1, "20261105T000000Z", "newer"))
    assert [event.summary for event in found.events] == ["newer"]
    assert found.events[0].stamp == datetime(2026, 11, 5, tzinfo=UTC)


def test_different_events_given_the_same_identifier_by_mistake_are_all_kept():
    found = read(event_text("DTSTART;VALUE=DATE:20270714"), event_text("DTSTART;VALUE=DATE:20270715"))
    assert [event.starts_at.day for event in found.events] == [14, 15]


def test_a_cancellation_is_reported():
    found = read("METHOD:CANCEL\n", event_text("DTSTART:20270715T070000Z", "RECURRENCE-ID:20270715T070000Z"))
    assert found.method == "CANCEL"
    assert (found.events[0].status, found.events[0].recurrence_id) == ("cancelled", "20270715T070000Z")


def test_a_single_forwarded_occurrence_is_no_series():
    event, _ = read_one("DTSTART:20270715T070000Z", "RECURRENCE-ID:20270714T070000Z")
    assert event.recurrence == ""
    assert event.recurrence_id == "20270714T070000Z"


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=DAILY;COUNT=1000000000", "FREQ=WEEKLY;BYDAY=FR"])
def test_a_series_is_its_first_occurrence_and_its_rule(rule):
    event, _ = read_one("DTSTART:20270715T070000Z", f"RRULE:{rule}")
    assert event.recurrence == rule
    assert event.starts_at == datetime(2027, 7, 15, 9)


START = "DTSTART;TZID=Europe/Paris:20270715T090000"


@pytest.mark.parametrize(
    ("lines", "ends_at", "problem"),
    [
        ([START, "DTEND;TZID=Europe/Paris:20270715T080000"], None, "la fin précède le début"),
        ([START], None, ""),
        ([START, "DURATION:PT1H30M"], datetime(2027, 7, 15, 10, 30), ""),
        ([START, "DURATION:-PT1H"], None, "la fin précède le début"),
        ([START, "DURATION:une heure"], None, "fin illisible"),
        ([START, "DTEND;TZID=Europe/Paris:20270715T090000"], datetime(2027, 7, 15, 9), ""),
        ([START, "DTEND;TZID=Pacific/Noumea:20270716T081500"], datetime(2027, 7, 15, 23, 15), ""),
        ([START, "DTEND;VALUE=DATE:20270716"], None, "la fin n'en a pas"),
        (["DTSTART;TZID=Europe/Paris:20270327T120000", "DURATION:P1D"], datetime(2027, 3, 28, 12), ""),
        (["DTSTART;TZID=Europe/Paris:20270327T120000", "DURATION:PT24H"], datetime(2027, 3, 28, 13), ""),
    ],
)
def test_ends_of_timed_events(lines, ends_at, problem):
    event, problems = read_one(*lines)
    assert (event.ends_at, event.all_day) == (ends_at, False)
    assert problem in " ".join(problems)
    assert bool(problem) == bool(problems)


@pytest.mark.parametrize(
    ("lines", "last_day"),
    [
        (["DTSTART;VALUE=DATE:20270714"], 14),
        (["DTSTART;VALUE=DATE:20270714", "DTEND;VALUE=DATE:20270715"], 14),
        (["DTSTART;VALUE=DATE:20270714", "DTEND;VALUE=DATE:20270717"], 16),
        (["DTSTART;VALUE=DATE:20270714", "DTEND;VALUE=DATE:20270714"], 14),
        (["DTSTART;VALUE=DATE:20270714", "DTEND;VALUE=DATE:20270710"], 14),
        (["DTSTART;VALUE=DATE:20270714", "DURATION:P2D"], 15),
        (["DTSTART;VALUE=DATE:20270714", "DTEND;TZID=Europe/Paris:20270715T120000"], 15),
        (["DTSTART:20270714", "EXDATE:20270714T090000"], 14),
        (
            [
                "DTSTART;TZID=Europe/Paris:20270714T000000",
                "DTEND;TZID=Europe/Paris:20270716T000000",
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            ],
            15,
        ),
    ],
)
def test_last_days_of_all_day_events(lines, last_day):
    event, _ = read_one(*lines)
    assert event.all_day
    assert (event.starts_at, event.ends_at) == (datetime(2027, 7, 14), datetime(2027, 7, last_day))


def test_one_broken_event_does_not_hide_the_others():
    good = [event_text("DTSTART:20270715T070000Z", uid=f"good{number}") for number in range(199)]
    broken = event_text("DTSTART:20279915T070000Z", "SUMMARY:Vœux", uid="broken")
    found = read(*good[:100], broken, *good[100:])
    assert len(found.events) == 199
    assert found.problems == [
        "Ligne 405 : événement « Vœux » non repris, date de début illisible : « DTSTART:20279915T070000Z »."
    ]


def test_lines_that_break_the_syntax_are_told_and_the_event_kept():
    event, problems = read_one("DTSTART:20270715T070000Z", "SUMMARY:Réunion", "suite oubliée du texte", "ORGANIZER;CN")
    assert event.summary == "Réunion"
    assert problems == [
        "Ligne 7 : lignes illisibles ou trop longues, ignorées : 1.",
        "Ligne 8 : ORGANIZER illisible, ignoré.",
    ]


def test_people_links_and_texts_are_read():
    event, problems = read_one(
        "DTSTART:20270715T070000Z",
        "ORGANIZER;CN=\"Dupont ^'Jo^', Cabinet; Mairie\":MAILTO:jo@exemple.fr",
        "ATTENDEE;CN=Anne Martin;PARTSTAT=ACCEPTED:mailto:anne@exemple.fr",
        "ATTENDEE;CN=luc@exemple.fr;PARTSTAT=NEEDS-ACTION:mailto:luc@exemple.fr",
        "ATTENDEE:urn:uuid:42",
        r"SUMMARY:Réunion\, suite",
        r"DESCRIPTION:Un\ndeux \\n trois\; \"",
        "LOCATION:Salle A\\nBâtiment B",
        "STATUS:TENTATIVE",
        "URL:javascript:alert(1)",
        "CONFERENCE;VALUE=URI;LABEL=Visio:https://visio.exemple.fr/42",
        "BEGIN:VALARM",
        "DESCRIPTION:Rappel",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    assert event.organiser == ReadPerson('Dupont "Jo", Cabinet; Mairie', "jo@exemple.fr", "")
    assert event.attendees == (
        ReadPerson("Anne Martin", "anne@exemple.fr", "accepted"),
        ReadPerson("", "luc@exemple.fr", "needs-action"),
    )
    assert (event.summary, event.location) == ("Réunion, suite", "Salle A Bâtiment B")
    assert event.description == 'Un\ndeux \\n trois; \\"'
    assert (event.status, event.url) == ("tentative", "https://visio.exemple.fr/42")
    assert problems == []


def test_a_crowd_is_cut_and_told():
    event, problems = read_one(
        "DTSTART:20270715T070000Z", *(f"ATTENDEE:mailto:a{number}@exemple.fr" for number in range(600))
    )
    assert len(event.attendees) == 500
    assert problems == ["Ligne 6 : 600 participants, les 500 premiers sont lus."]


def test_tasks_are_counted_and_passed_over():
    found = read("BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\n" * 2, event_text("DTSTART:20270715T070000Z"))
    assert len(found.events) == 1
    assert found.problems == ["Tâches non reprises : 2."]


def test_several_calendars_in_one_file_are_read_together():
    one = calendar_text(event_text("DTSTART:20270715T070000Z"))
    two = calendar_text("NAME:Bureau\n", event_text("DTSTART:20270716T070000Z", uid="u2"))
    found = read_calendar((one + two).encode())
    assert ([event.uid for event in found.events], found.name) == (["u1", "u2"], "Bureau")
    assert len(found.problems) == 1


def test_a_truncated_file_gives_what_is_whole_and_says_so():
    text = calendar_text(event_text("DTSTART:20270715T070000Z"), event_text("DTSTART:20270716T070000Z", uid="u2"))
    found = read_calendar(text[: text.rindex("UID:u2")].encode())
    assert [event.uid for event in found.events] == ["u1"]
    assert any("incomplet" in problem for problem in found.problems)


def test_a_calendar_without_event_says_so():
    assert read("METHOD:PUBLISH\n").problems == ["Aucun événement n'a pu être lu dans ce fichier."]


HOSTILE = {
    "empty": (b"", "not_a_calendar"),
    "login page": (b"<!DOCTYPE html><html>connectez-vous</html>", "not_a_calendar"),
    "blank": (b"\r\n" * 200_000, "not_a_calendar"),
    "fifty megabytes": (b"BEGIN:VCALENDAR\r\n" + b"x" * 50_000_000, "calendar_too_large"),
    "nested": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, "calendar_too_complex"),
    "many": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\nEND:X\r\n" * 100_000, "calendar_too_complex"),
    "lines": (b"BEGIN:VCALENDAR\r\n" + b"A:\r\n" * 1_000_000, "calendar_too_large"),
    "old": (b"BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n", "calendar_too_old"),
    "odd utf-16": (b"\xff\xfeB", "calendar_encoding"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_calendar_or_too_much_is_refused_at_once(content, code):
    started = time.process_time()
    with pytest.raises(UserError) as refused:
        read_calendar(content)
    assert refused.value.code == code
    assert time.process_time() - started < 2


def test_long_lines_are_left_out_and_told():
    event, problems = read_one("DTSTART:20270715T070000Z", "SUMMARY:Long", f"DESCRIPTION:{'x' * 9_000_000}")
    assert (event.summary, event.description) == ("Long", "")
    assert problems == ["Ligne 7 : lignes illisibles ou trop longues, ignorées : 1."]


def test_a_full_sized_file_stays_within_time_and_memory():
    content = calendar_text(
        *(event_text("DTSTART;TZID=Europe/Paris:20270715T090000", "SUMMARY:é", uid=str(n)) for n in range(10_000))
    ).encode()
    tracemalloc.start()
    assert len(read_calendar(content).events) == 10_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_our_own_export_reads_back_without_a_change(make_event, exported):
    written = [
        make_event("timed", description="Un\ndeux", location="Stains", url="https://visio.exemple.fr/1"),
        make_event("day", all_day=True, starts_at=datetime(2027, 7, 14), ends_at=datetime(2027, 7, 16)),
        make_event("night", starts_at=datetime(2027, 10, 31, 2, 30), ends_at=datetime(2027, 10, 31, 3, 30)),
        make_event("island", time_zone="Indian/Reunion"),
    ]
    found = read_calendar(exported(*written))
    assert (found.name, found.problems) == ("Agenda de l'élu", [])
    by_uid = {event.uid: event for event in found.events}
    for event in written:
        read_back = by_uid[event.uid]
        for name in ("starts_at", "ends_at", "all_day", "summary", "location", "description", "url", "sequence"):
            assert getattr(read_back, name) == getattr(event, name)
        assert read_back.stamp == event.revised_at
        assert read_back.status == "confirmed"
        assert event.all_day or read_back.time_zone == event.time_zone


_PIECES = [
    "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE",
    "BEGIN:STANDARD", "END:STANDARD", "TZID:Z", "TZID;:Z",
    "TZOFFSETTO:+9999", "TZOFFSETFROM:-0100", "UID:u", "SEQUENCE:-1",
    "DTSTART;TZID=Z:20270715T090000", "DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z",
    "DTSTART;VALUE=DATE:00010101",
    "DTEND:00010101", "DURATION:P99999999999W", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=9XX", "RRULE:=",
    "ORGANIZER;CN=\":x", "ATTENDEE;;;:::", "SUMMARY;LANGUAGE:é", "X-WR-TIMEZONE:../../etc",
    "DTSTART;TZID=/:20270715T090000",
    "DTSTART;TZID=Europe:20270715T090000", " fold", "\t", ":", ";", "DTSTART", "RDATE:20270101T000000,x",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(lines=st.lists(st.sampled_from(_PIECES), max_size=30), tail=st.binary(max_size=40))
def test_no_file_however_wrong_does_more_than_explain_itself(lines, tail):
    content = "\r\n".join(["BEGIN:VCALENDAR", *lines]).encode() + tail
    try:
        events = read_calendar(content).events
    except UserError:
        events = []
    assert all(isinstance(event.starts_at, date) for event in events)
