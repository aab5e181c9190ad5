"""Series as other calendars are told of them, read back by libical, ruby-icalendar and dateutil."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

PARIS = ZoneInfo("Europe/Paris")
HERE = Path(__file__).parent


@dataclass(frozen=True)
class HeardSeries:
    """One VEVENT as libical understands it: `meant` is the start its RECURRENCE-ID names, in Paris."""

    uid: str
    meant: datetime | str | None
    cancelled: bool
    sequence: int
    starts: tuple[datetime, ...]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    desk = Desk(offices.create_demonstration(tmp_path / "bureau"), clock)
    yield desk
    desk.close()


@pytest.fixture
def written(desk: Desk, tmp_path: Path) -> Callable[..., bytes]:
    def write(*identifiers: str, **asked: Any) -> bytes:
        target = tmp_path / "agenda.ics"
        list(desk.agenda_export.export(target, identifiers, **asked))
        return target.read_bytes()

    return write


@pytest.fixture(scope="session")
def series_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = tmp_path_factory.mktemp("libical") / "libical_series"
    subprocess.run(["gcc", "-Wall", "-o", program, HERE / "libical_series.c", "-lical"], check=True)
    return program


@pytest.fixture
def heard(series_program: Path, tmp_path: Path) -> Callable[[bytes], list[HeardSeries]]:
    def read(content: bytes) -> list[HeardSeries]:
        path = tmp_path / "heard.ics"
        path.write_bytes(content)
        answer = subprocess.run([str(series_program), str(path)], capture_output=True, text=True, timeout=60)
        assert answer.returncode == 0, answer.stderr[:4000]
        return [_heard(line.split("\t")) for line in answer.stdout.splitlines()]

    return read


def _heard(row: list[str]) -> HeardSeries:
    meant = None if row[1] == "-" else row[1] if len(row[1]) == 8 else at(row[1])
    return HeardSeries(row[0], meant, row[2] == "1", int(row[3]), tuple(at(second) for second in row[4:]))


def at(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC).astimezone(PARIS).replace(tzinfo=None)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def weekly(**changes: Any) -> EngagementFields:
    values = {
        "title": "Point hebdomadaire",
        "state": "accepted",
        "starts_at": datetime(2027, 3, 16, 9),
        "ends_at": datetime(2027, 3, 16, 10),
        "place": "Bobigny",
        "recurrence": {"frequency": "weekly", "until": date(2027, 6, 29)},
    }
    return validated(EngagementFields, {**values, **changes})


def test_nine_o_clock_stays_nine_across_both_changes_of_hour(desk, written, heard):
    desk.engagements.add(weekly(recurrence={"frequency": "weekly"}))
    content = written()
    (series,) = heard(content)
    assert len(series.starts) > 90
    assert {start.time() for start in series.starts} == {datetime(2027, 1, 1, 9).time()}
    assert series.starts == tuple(datetime(2027, 3, 16, 9) + timedelta(weeks=n) for n in range(len(series.starts)))


def test_the_last_day_of_a_series_is_kept_by_every_reader(desk, written, heard):
    desk.engagements.add(weekly(recurrence={"frequency": "weekly", "until": date(2027, 6, 29)}))
    lines = unfolded(written())
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270629T215900Z;BYDAY=TU" in lines
    assert heard(written())[0].starts[-1] == datetime(2027, 6, 29, 9)
    rule = next(line for line in lines if line.startswith("RRULE:FREQ=WEEKLY")).removeprefix("RRULE:")
    read = list(rrulestr(rule, dtstart=datetime(2027, 3, 16, 9, tzinfo=PARIS)))
    assert [moment.replace(tzinfo=None) for moment in read] == list(heard(written())[0].starts)


def test_a_whole_day_ends_on_a_day(desk, written, heard):
    series = desk.engagements.add(weekly(all_day=True, recurrence={"frequency": "yearly", "until": date(2029, 3, 16)}))
    moved = desk.series.move_occurrence(series, datetime(2028, 3, 16), datetime(2028, 3, 20))
    lines = unfolded(written())
    assert "RRULE:FREQ=YEARLY;UNTIL=20290316;BYMONTHDAY=16;BYMONTH=3" in lines
    assert "RECURRENCE-ID;VALUE=DATE:20280316" in lines
    assert [one.meant for one in heard(written(moved))] == [None, "20280316"]


def test_a_moved_and_a_cancelled_date_follow_their_series_and_leave_no_other_trace(desk, written, heard, ruby):
    other = desk.engagements.add(
        weekly(title="Autre", starts_at=datetime(2027, 3, 20, 9), ends_at=None, recurrence=None)
    )
    series = desk.engagements.add(weekly())
    desk.series.move_occurrence(series, datetime(2027, 3, 30, 9), datetime(2027, 4, 1, 14))
    desk.series.cancel_occurrence(series, datetime(2027, 4, 6, 9), "Congés")
    content = written()
    lines = unfolded(content)
    assert not any(line.startswith(("EXDATE", "RDATE")) for line in lines)
    assert "RECURRENCE-ID;TZID=Europe/Paris:20270330T090000" in lines
    assert [line for line in lines if line.startswith("SUMMARY:ANNULÉ")] == ["SUMMARY:ANNULÉ – Point hebdomadaire"]
    master, moved, cancelled, alone = heard(content)
    assert (master.uid, master.uid, master.meant) == (moved.uid, cancelled.uid, None)
    assert (moved.meant, moved.starts, moved.cancelled) == (
        datetime(2027, 3, 30, 9), (datetime(2027, 4, 1, 14),), False,
    )  # fmt: skip
    assert (cancelled.meant, cancelled.cancelled) == (datetime(2027, 4, 6, 9), True)
    assert {master.sequence, moved.sequence, cancelled.sequence} == {0}
    assert alone.uid != master.uid
    assert set(ruby(content)) == {master.uid, alone.uid}
    assert written(other).count(b"BEGIN:VEVENT") == 1


def test_a_date_moved_twice_names_the_same_date(desk, written, heard):
    series = desk.engagements.add(weekly())
    for day in (1, 2):
        desk.series.move_occurrence(series, datetime(2027, 3, 30, 9), datetime(2027, 4, day, 14))
        assert [one.meant for one in heard(written())] == [None, datetime(2027, 3, 30, 9)]
    assert {one.sequence for one in heard(written())} == {1}


def test_another_hour_for_the_series_aligns_the_dates_and_leaves_none_orphan(desk, written, heard):
    series = desk.engagements.add(weekly())
    desk.series.move_occurrence(series, datetime(2027, 3, 30, 9), datetime(2027, 4, 1, 14))
    desk.series.change_series(series, weekly(starts_at=datetime(2027, 3, 16, 11), ends_at=datetime(2027, 3, 16, 12)))
    master, moved = heard(written())
    assert moved.meant == datetime(2027, 3, 30, 11)
    assert moved.meant in master.starts


def test_a_date_left_behind_by_its_series_has_a_uid_of_its_own(desk, written, heard):
    series = desk.engagements.add(weekly())
    desk.series.move_occurrence(series, datetime(2027, 3, 23, 9), datetime(2027, 3, 24, 14))
    before = {one.uid for one in heard(written())}
    desk.series.change_series(series, weekly(recurrence={"frequency": "weekly", "interval": 2}))
    after = heard(written())
    assert [one.meant for one in after] == [None, None]
    assert len({one.uid for one in after} - before) == 1


def test_the_whole_series_cancelled_cancels_everything_above_all_sequences(desk, written, heard):
    series = desk.engagements.add(weekly())
    desk.series.move_occurrence(series, datetime(2027, 3, 30, 9), datetime(2027, 4, 1, 14))
    before = max(one.sequence for one in heard(written()))
    desk.engagements.cancel(series, "Instance supprimée")
    after = heard(written())
    assert [one.cancelled for one in after] == [True, True]
    assert min(one.sequence for one in after) > before


def test_a_series_in_the_bin_is_told_cancelled_and_made_again_has_another_uid(desk, written, heard):
    series = desk.engagements.add(weekly())
    (told,) = heard(written())
    desk.engagements.delete(series)
    again = desk.engagements.add(weekly())
    heard_now = {one.uid: one.cancelled for one in heard(written())}
    assert heard_now.pop(told.uid)
    assert list(heard_now.values()) == [False]
    assert again != series


def test_exporting_twice_gives_the_same_bytes(desk, written, clock):
    series = desk.engagements.add(weekly())
    desk.series.cancel_occurrence(series, datetime(2027, 3, 30, 9), "Congés")
    first = written()
    clock.moment += timedelta(days=1)
    assert written() == first


def test_one_changed_date_sends_the_whole_series_again_and_nothing_else(desk, written, heard):
    desk.engagements.add(weekly(title="Autre", recurrence=None))
    series = desk.engagements.add(weekly())
    desk.series.move_occurrence(series, datetime(2027, 3, 30, 9), datetime(2027, 4, 1, 14))
    written(receiver="cabinet")
    desk.series.cancel_occurrence(series, datetime(2027, 4, 6, 9), "Congés")
    sent = heard(written(receiver="cabinet"))
    assert [one.meant for one in sent] == [None, datetime(2027, 3, 30, 9), datetime(2027, 4, 6, 9)]
    assert {one.sequence for one in sent} == {1}


def test_the_last_working_day_is_told_day_by_day_under_uids_that_stay(desk, written, heard, clock):
    fields = weekly(
        starts_at=datetime(2026, 5, 29, 9),
        ends_at=datetime(2026, 5, 29, 10),
        recurrence={"frequency": "last_working_day"},
    )
    series = desk.engagements.add(fields)
    desk.series.move_occurrence(series, datetime(2026, 6, 30, 9), datetime(2026, 7, 1, 9))
    content = written()
    before = heard(content)
    assert b"BYSETPOS" not in content
    assert not any(line.startswith("RRULE:FREQ=MONTHLY") for line in unfolded(content))
    assert len(before) == 18
    assert [one.starts[0] for one in before[:3]] == [
        datetime(2026, 5, 29, 9), datetime(2026, 7, 1, 9), datetime(2026, 7, 31, 9),
    ]  # fmt: skip
    assert before[1].uid.endswith("-20260630")
    clock.moment += timedelta(days=60)
    after = heard(written())
    assert after[: len(before)] == before
    assert len(after) == 20


def test_days_no_longer_given_are_told_cancelled(desk, written, heard):
    fields = weekly(
        starts_at=datetime(2026, 5, 29, 9),
        ends_at=datetime(2026, 5, 29, 10),
        recurrence={"frequency": "last_working_day"},
    )
    series = desk.engagements.add(fields)
    written()
    desk.series.stop(series, date(2026, 7, 31))
    after = heard(written())
    assert [one.cancelled for one in after] == [False] * 3 + [True] * 15
    assert {one.sequence for one in after} == {1}
    desk.series.change_series(series, changed(fields, {"recurrence": {"frequency": "monthly_weekday"}}))
    now = heard(written())
    assert sum(not one.cancelled for one in now) == 1
    assert len(now) == 19


def test_an_hour_spring_skips_is_exported_as_the_hour_that_follows(desk, written, heard):
    desk.engagements.add(
        weekly(
            starts_at=datetime(2027, 3, 21, 2, 30),
            ends_at=datetime(2027, 3, 21, 4),
            recurrence={"frequency": "weekly", "count": 3},
        )
    )
    assert [one.starts for one in heard(written())] == [
        (datetime(2027, 3, 21, 2, 30),), (datetime(2027, 3, 28, 3, 30),), (datetime(2027, 4, 4, 2, 30),),
    ]  # fmt: skip


def test_a_redacted_series_tells_its_times_and_nothing_else(desk, written, heard):
    secret = "Entretien-avec-la-source"
    fields = weekly(title=secret, place=secret, confidentiality="restricted", background=secret)
    series = desk.engagements.add(fields)
    shown = changed(desk.series.sheet_at(series, datetime(2027, 3, 30, 9)).fields, {"confidentiality": "internal"})
    desk.series.edit_occurrence(series, datetime(2027, 3, 30, 9), shown)
    desk.series.cancel_occurrence(series, datetime(2027, 4, 6, 9), secret)
    content = written(redacted=True)
    assert secret.encode() not in content
    master, *standing_out = heard(content)
    assert {start.time() for start in master.starts} == {datetime(2027, 1, 1, 9).time()}
    assert [one.meant for one in standing_out] == [datetime(2027, 3, 30, 9), datetime(2027, 4, 6, 9)]
    assert [one.cancelled for one in standing_out] == [False, True]


def test_a_series_far_from_home_is_told_date_by_date_and_redacted_without_its_zone(desk, written, heard):
    desk.engagements.add(
        weekly(time_zone="Pacific/Noumea", confidentiality="restricted", recurrence={"frequency": "weekly", "count": 3})
    )
    assert [one.starts for one in heard(written())] == [
        (datetime(2027, 3, 15, 23),), (datetime(2027, 3, 22, 23),), (datetime(2027, 3, 30, 0),),
    ]  # fmt: skip
    assert b"Noumea" not in written(redacted=True)
