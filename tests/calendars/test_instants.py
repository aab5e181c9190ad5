"""What other programs understand of our times: libical (Evolution, KOrganizer) and ruby-icalendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

import pytest

from liaison_desk.calendars.time_zones import zone_rule


def seconds(*moment: int) -> str:
    return str(int(datetime(*moment, tzinfo=UTC).timestamp()))


@pytest.fixture(params=["libical", "ruby"])
def reader(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("year", [2027, 2045])
def test_nine_in_paris_is_seven_utc_in_july_and_eight_in_january(reader, make_event, exported, year):
    july = make_event("july", starts_at=datetime(year, 7, 15, 9), ends_at=datetime(year, 7, 15, 10))
    january = make_event("january", starts_at=datetime(year, 1, 15, 9), ends_at=datetime(year, 1, 15, 10))
    heard = reader(exported(july, january))
    assert (heard["july"].start, heard["july"].end) == (seconds(year, 7, 15, 7), seconds(year, 7, 15, 8))
    assert (heard["january"].start, heard["january"].end) == (seconds(year, 1, 15, 8), seconds(year, 1, 15, 9))


def test_nine_o_clock_is_right_on_every_day_around_both_changes(reader, make_event, exported):
    days = (
        [(3, day) for day in range(24, 32)] + [(10, day) for day in range(27, 32)] + [(11, day) for day in range(1, 4)]
    )
    events = [
        make_event(f"{month}-{day}", starts_at=datetime(2027, month, day, 9), ends_at=datetime(2027, month, day, 9, 45))
        for month, day in days
    ]
    heard = reader(exported(*events))
    assert {event.uid: heard[event.uid].start for event in events} == {
        event.uid: str(int(event.start_instant.timestamp())) for event in events
    }


def test_a_journey_from_paris_to_noumea_keeps_both_local_times(reader, make_event, exported):
    flight = make_event(
        starts_at=datetime(2027, 7, 15, 22),
        ends_at=datetime(2027, 7, 17, 6, 15),
        time_zone="Europe/Paris",
        end_time_zone="Pacific/Noumea",
    )
    content = exported(flight)
    assert content.count(b"BEGIN:VTIMEZONE") == 2
    assert b"DTEND;TZID=Pacific/Noumea:20270717T061500" in content
    heard = reader(content)[flight.uid]
    assert (heard.start, heard.end) == (seconds(2027, 7, 15, 20), seconds(2027, 7, 16, 19, 15))


def test_reunion_has_one_standard_time(reader, make_event, exported):
    event = make_event(time_zone="Indian/Reunion")
    content = exported(event)
    assert content.count(b"BEGIN:STANDARD") == 1
    assert b"BEGIN:DAYLIGHT" not in content
    assert reader(content)[event.uid].start == seconds(2027, 7, 15, 5)


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_the_hour_autumn_repeats_is_written_in_utc(reader, make_event, exported, fold, hour):
    night = make_event(starts_at=datetime(2027, 10, 31, 2, 30, fold=fold), ends_at=datetime(2027, 10, 31, 4))
    content = exported(night)
    assert f"DTSTART:20271031T0{hour}3000Z".encode() in content
    assert b"BEGIN:VTIMEZONE" not in content
    heard = reader(content)[night.uid]
    assert (heard.start, heard.end) == (seconds(2027, 10, 31, hour, 30), seconds(2027, 10, 31, 3))


def test_a_night_around_the_repeated_hour_keeps_its_local_times(reader, make_event, exported):
    night = make_event(starts_at=datetime(2027, 10, 30, 23), ends_at=datetime(2027, 10, 31, 6))
    content = exported(night)
    assert b"DTSTART;TZID=Europe/Paris:20271030T230000" in content
    heard = reader(content)[night.uid]
    assert (heard.start, heard.end) == (seconds(2027, 10, 30, 21), seconds(2027, 10, 31, 5))


def test_a_zone_no_rule_expresses_is_written_in_utc_with_its_local_time(reader, make_event, exported):
    event = make_event(time_zone="Africa/Cairo", description="Organisateur : ambassade")
    content = exported(event)
    assert b"VTIMEZONE" not in content
    heard = reader(content)[event.uid]
    assert heard.start == seconds(2027, 7, 15, 6)
    assert heard.description.splitlines() == [
        "Heure locale (Africa/Cairo) : jeudi 15\u00a0juillet 2027, de 9\u00a0h à 10\u00a0h\u00a030",
        "Organisateur : ambassade",
    ]


def test_a_date_older_than_the_present_rule_is_written_in_utc(reader, make_event, exported):
    # in 1990 France went back to winter time on the last Sunday of September
    old = make_event(starts_at=datetime(1990, 10, 10, 9), ends_at=datetime(1990, 10, 10, 10))
    content = exported(old)
    assert b"DTSTART:19901010T080000Z" in content
    assert reader(content)[old.uid].start == seconds(1990, 10, 10, 8)


@pytest.mark.parametrize("first", [datetime(2027, 7, 14), datetime(2027, 7, 14, 9, 15)])
def test_a_day_ends_on_the_day_after_and_has_no_zone(reader, make_event, exported, first):
    one = make_event("one", all_day=True, starts_at=first, ends_at=first, time_zone="Pacific/Tahiti")
    three = make_event("three", all_day=True, starts_at=first, ends_at=datetime(2027, 7, 16))
    content = exported(one, three)
    assert b"TZID" not in content
    heard = reader(content)
    assert (heard["one"].start, heard["one"].end) == ("20270714", "20270715")
    assert (heard["three"].start, heard["three"].end) == ("20270714", "20270717")


def test_every_zone_that_has_a_rule_is_read_right_by_libical(libical, make_event, exported):
    expressible = [zone for zone in sorted(available_timezones()) if zone_rule(zone)]
    events = [
        make_event(f"{zone} {year}-{month}", time_zone=zone, starts_at=moment, ends_at=moment)
        for zone in expressible
        for year in (2027, 2045)
        for month in (1, 4, 7, 11)
        if (moment := datetime(year, month, 20, 9))
    ]
    heard = libical(exported(*events))
    assert len(expressible) > 580
    assert {event.uid: heard[event.uid].start for event in events} == {
        event.uid: str(int(event.start_instant.timestamp())) for event in events
    }


def test_the_block_of_paris_is_the_one_outlook_understands():
    rule = zone_rule("Europe/Paris")
    assert rule is not None
    assert rule.component().decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
