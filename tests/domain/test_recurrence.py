"""Rules and the days they give, against dateutil read from the text other programs are given."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.calendars.recurrence_rules import rule_values, written_rule
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.recurrence import (
    Frequency,
    Recurrence,
    counterpart,
    is_occurrence,
    next_occurrences,
    occurrence_on,
    occurrences,
)
from liaison_desk.domain.recurrence_words import recurrence_sentence
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields

TUESDAY = datetime(2026, 5, 5, 9)
FAR = datetime(2200, 1, 1)


def rule(frequency: str, **values: Any) -> Recurrence:
    return Recurrence.model_validate({"frequency": frequency, **values})


def days(made: Recurrence, first: datetime, number: int) -> list[str]:
    return [f"{moment:%d/%m}" for moment in next_occurrences(made, first, first, number)]


@pytest.mark.parametrize(
    ("made", "first", "expected"),
    [
        (rule("daily", interval=3), TUESDAY, ["05/05", "08/05", "11/05", "14/05"]),
        (rule("weekly"), TUESDAY, ["05/05", "12/05", "19/05", "26/05"]),
        (rule("weekly", weekdays=[0, 1, 3]), TUESDAY, ["05/05", "07/05", "11/05", "12/05"]),
        (rule("weekly", interval=2, weekdays=[0, 1]), TUESDAY, ["05/05", "18/05", "19/05", "01/06"]),
        (rule("monthly_day"), datetime(2026, 1, 31, 9), ["31/01", "31/03", "31/05", "31/07"]),
        (rule("monthly_weekday"), datetime(2026, 5, 12, 9), ["12/05", "09/06", "14/07", "11/08"]),
        (rule("monthly_weekday"), datetime(2026, 5, 29, 9), ["29/05", "26/06", "31/07", "28/08"]),
        (rule("yearly"), datetime(2028, 2, 29, 9), ["29/02", "29/02"]),
        (rule("last_working_day"), datetime(2026, 4, 30, 9), ["30/04", "29/05", "30/06", "31/07"]),
        (rule("last_working_day", interval=2, count=2), datetime(2026, 10, 30, 9), ["30/10", "31/12"]),
    ],
)
def test_a_rule_gives_the_days_its_words_promise(made: Recurrence, first: datetime, expected: list[str]) -> None:
    assert days(made, first, len(expected)) == expected


def test_the_last_working_day_is_before_a_holiday_that_ends_the_month() -> None:
    # Easter Monday is 31 March in 2059
    assert days(rule("last_working_day"), datetime(2059, 2, 28, 9), 2) == ["28/02", "28/03"]


@pytest.mark.parametrize("made", [rule("weekly", until=date(2026, 5, 26)), rule("weekly", count=4)])
def test_an_end_keeps_its_own_day_and_nothing_after(made: Recurrence) -> None:
    assert days(made, TUESDAY, 10) == ["05/05", "12/05", "19/05", "26/05"]
    assert is_occurrence(made, TUESDAY, datetime(2026, 5, 26, 9))
    assert not is_occurrence(made, TUESDAY, datetime(2026, 6, 2, 9))


def test_an_endless_rule_far_away_is_answered_at_once() -> None:
    century = datetime(2126, 5, 7, 9)
    assert occurrence_on(rule("weekly", weekdays=[1]), TUESDAY, century.date()) == century
    assert len(list(occurrences(rule("daily"), TUESDAY, TUESDAY, FAR))) == 2000


@given(
    frequency=st.sampled_from(["daily", "weekly", "monthly_day", "monthly_weekday", "yearly"]),
    interval=st.integers(1, 6),
    extra=st.sets(st.integers(0, 6), max_size=3),
    first=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    window=st.integers(0, 2000),
)
def test_any_period_of_a_rule_holds_what_another_program_finds_there(
    frequency: str, interval: int, extra: set[int], first: datetime, window: int
) -> None:
    weekdays = sorted({*extra, first.weekday()}) if frequency == "weekly" and extra else []
    made = rule(frequency, interval=interval, weekdays=weekdays)
    written = written_rule(made, first, first, "Europe/Paris", all_day=True)
    begins = first + timedelta(days=window)
    ends = begins + timedelta(days=60)
    found = list(occurrences(made, first, begins, ends))
    if written is not None:
        assert found == [moment for moment in rrulestr(written, dtstart=first).between(begins, ends, inc=True)
                         if moment < ends]  # fmt: skip
        assert rule_values(written, first, "Europe/Paris") is not None
    assert all(is_occurrence(made, first, moment) for moment in islice(found, 3))


@given(first=st.dates(date(2026, 1, 1), date(2030, 1, 1)), days_after=st.integers(-6, 6), number=st.integers(0, 30))
def test_taking_a_weekly_series_to_another_day_and_back_gives_each_date_its_own_again(
    first: date, days_after: int, number: int
) -> None:
    old = (rule("weekly"), datetime(first.year, first.month, first.day, 9))
    new = (rule("weekly"), old[1] + timedelta(days=days_after, hours=2))
    moment = old[1] + timedelta(weeks=number)
    there = counterpart(old, new, moment)
    assert there is not None
    assert counterpart(new, old, there) == moment


def test_a_date_the_new_rule_does_not_give_stands_for_none_of_its_dates() -> None:
    old, new = (rule("weekly"), TUESDAY), (rule("weekly", interval=2), TUESDAY)
    assert counterpart(old, new, datetime(2026, 5, 12, 9)) is None
    assert counterpart(old, new, datetime(2026, 5, 19, 9)) == datetime(2026, 5, 19, 9)
    later = (rule("weekly"), datetime(2026, 6, 3, 9))
    assert counterpart(old, later, TUESDAY) is None


@pytest.mark.parametrize(
    ("made", "first", "expected"),
    [
        (rule("weekly", until=date(2026, 6, 30)), TUESDAY, "Toutes les semaines le mardi, jusqu'au 30 juin 2026"),
        (rule("weekly", interval=2, weekdays=[0, 1, 3]), TUESDAY,
         "Toutes les 2 semaines le lundi, le mardi et le jeudi"),
        (rule("daily", count=10), TUESDAY, "Tous les jours, 10 fois"),
        (rule("monthly_day"), datetime(2026, 5, 1, 9), "Tous les mois le 1er"),
        (rule("monthly_weekday"), datetime(2026, 5, 12, 9), "Tous les mois le 2e mardi"),
        (rule("monthly_weekday", interval=3), datetime(2026, 5, 29, 9), "Tous les 3 mois le dernier vendredi"),
        (rule("yearly"), datetime(2026, 7, 14, 9), "Tous les ans le 14 juillet"),
        (rule("last_working_day"), datetime(2026, 5, 29, 9), "Tous les mois le dernier jour ouvré"),
    ],
)  # fmt: skip
def test_a_rule_reads_as_people_say_it(made: Recurrence, first: datetime, expected: str) -> None:
    assert recurrence_sentence(made, first.date()).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("recurrence", "sentence"),
    [
        ({"frequency": "weekly", "weekdays": [0]}, "la première date est un mardi"),
        ({"frequency": "last_working_day"}, "le dernier jour ouvré de ce mois est le vendredi 29"),
        ({"frequency": "weekly", "until": "2026-05-04"}, "finirait avant d'avoir commencé"),
        ({"frequency": "weekly", "until": "2026-06-30", "count": 3}, "une date de fin ou un nombre de fois"),
        ({"frequency": "weekly", "weekdays": [7]}, "les jours vont de 0"),
    ],
)
def test_a_rule_that_means_nothing_is_refused_in_a_sentence(recurrence: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        validated(EngagementFields, {"title": "Point", "starts_at": TUESDAY, "recurrence": recurrence})
    assert sentence in refused.value.sentence.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("made", "first", "written"),
    [
        (rule("weekly", weekdays=[1, 3], count=12), TUESDAY, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12"),
        (rule("weekly", until=date(2027, 6, 30)), TUESDAY, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T215900Z"),
        (rule("weekly", until=date(2027, 1, 31)), TUESDAY, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225900Z"),
        (rule("monthly_weekday", interval=2), TUESDAY, "FREQ=MONTHLY;BYDAY=1TU;INTERVAL=2"),
        (rule("monthly_weekday"), datetime(2026, 5, 29, 9), "FREQ=MONTHLY;BYDAY=-1FR"),
        (rule("monthly_day"), TUESDAY, "FREQ=MONTHLY;BYMONTHDAY=5"),
        (rule("yearly"), TUESDAY, "FREQ=YEARLY;BYMONTHDAY=5;BYMONTH=5"),
    ],
)
def test_a_rule_is_written_as_outlook_reads_it_and_reads_back(made: Recurrence, first: datetime, written: str) -> None:
    assert written_rule(made, first, first + timedelta(hours=1), "Europe/Paris", all_day=False) == written
    values = rule_values(written, first, "Europe/Paris")
    assert values is not None
    again = Recurrence.model_validate(values)
    assert days(again, first, 20) == days(made, first, 20)


@pytest.mark.parametrize(
    ("made", "first", "zone"),
    [
        (rule("last_working_day"), datetime(2026, 5, 29, 9), "Europe/Paris"),
        (rule("monthly_day"), datetime(2026, 5, 31, 9), "Europe/Paris"),  # Outlook would take 30 June
        (rule("yearly"), datetime(2028, 2, 29, 9), "Europe/Paris"),
        (rule("weekly"), datetime(2027, 3, 21, 2, 30), "Europe/Paris"),
        (rule("weekly"), TUESDAY, "Africa/Cairo"),
    ],
)
def test_what_programs_read_differently_is_written_as_no_rule(made: Recurrence, first: datetime, zone: str) -> None:
    assert written_rule(made, first, first, zone, all_day=False) is None


@pytest.mark.parametrize(
    "written",
    [
        "FREQ=SECONDLY", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=WEEKLY;COUNT=1000000000",
        "FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;UNTIL=demain", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "", "FREQ", "FREQ=YEARLY;BYWEEKNO=3", "FREQ=MONTHLY;BYDAY=2TU",
    ],
)  # fmt: skip
def test_a_rule_that_we_cannot_keep_exactly_is_not_read(written: str) -> None:
    assert rule_values(written, TUESDAY, "Europe/Paris") is None


def test_an_until_before_the_hour_of_the_series_leaves_its_day_out() -> None:
    early = rule_values("FREQ=WEEKLY;UNTIL=20260526T060000Z", TUESDAY, "Europe/Paris")
    assert early is not None
    assert early["until"] == date(2026, 5, 25)
    assert Frequency(early["frequency"]) is Frequency.weekly
