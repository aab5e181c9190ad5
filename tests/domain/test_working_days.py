import re
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from liaison_desk.domain import working_days
from liaison_desk.domain.working_days import (
    add_months,
    add_working_days,
    implicit_decision_day,
    is_working_day,
    last_clear_day,
    next_working_day,
    previous_working_day,
    public_holidays,
    working_days_between,
)


@pytest.mark.parametrize(
    ("year", "easter_monday", "ascension", "whit_monday"),
    [
        (2025, "04-21", "05-29", "06-09"),
        (2026, "04-06", "05-14", "05-25"),
        (2027, "03-29", "05-06", "05-17"),
        (2028, "04-17", "05-25", "06-05"),
        (2029, "04-02", "05-10", "05-21"),
        (2030, "04-22", "05-30", "06-10"),
    ],
)
def test_the_eleven_public_holidays_of_a_year(year: int, easter_monday: str, ascension: str, whit_monday: str) -> None:
    fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
    expected = {date.fromisoformat(f"{year}-{day}") for day in (*fixed, easter_monday, ascension, whit_monday)}
    assert set(public_holidays(year)) == expected


def test_two_holidays_may_fall_on_one_day() -> None:
    assert len(public_holidays(2008)) == 10
    assert date(2008, 5, 1) in public_holidays(2008)


@pytest.mark.parametrize(
    ("received", "receipt_by", "acknowledged_by", "implicit", "appeal"),
    [
        ("2026-03-02", "2026-03-03", "2026-03-16", "2026-05-02", "2026-07-03"),
        ("2025-12-31", None, None, "2026-02-28", "2026-04-29"),
        ("2026-04-03", "2026-04-07", "2026-04-20", None, None),
        ("2026-06-30", None, None, "2026-08-30", "2026-11-02"),
    ],
)
def test_the_time_limits_of_a_letter(
    received: str, receipt_by: str | None, acknowledged_by: str | None, implicit: str | None, appeal: str | None
) -> None:
    day = date.fromisoformat(received)
    decision = implicit_decision_day(day)
    if receipt_by:
        assert add_working_days(day, 1).isoformat() == receipt_by
    if acknowledged_by:
        assert add_working_days(day, 10).isoformat() == acknowledged_by
    if implicit:
        assert decision.isoformat() == implicit
    if appeal:
        assert last_clear_day(decision, 2).isoformat() == appeal


def test_neighbouring_working_days_step_over_week_ends_and_holidays() -> None:
    assert next_working_day(date(2026, 5, 7)) == date(2026, 5, 11)
    assert previous_working_day(date(2026, 5, 15)) == date(2026, 5, 13)
    assert not is_working_day(date(2026, 5, 8))
    assert not is_working_day(date(2026, 5, 9))
    assert add_working_days(date(2026, 5, 15), -1) == date(2026, 5, 13)
    assert add_working_days(date(2026, 5, 15), 0) == date(2026, 5, 15)


def test_months_keep_the_day_or_stop_at_the_end_of_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2026, 3, 15), -3) == date(2025, 12, 15)


def test_working_days_between_two_dates_are_signed() -> None:
    assert working_days_between(date(2026, 5, 7), date(2026, 5, 11)) == 1
    assert working_days_between(date(2026, 5, 11), date(2026, 5, 7)) == -1


@pytest.mark.parametrize("year", range(2008, 2100))
def test_the_holidays_are_those_of_the_reference_library(year: int) -> None:
    assert set(public_holidays(year)) == set(holidays.country_holidays("FR", years=year))


def test_silence_is_answered_before_the_working_day_that_precedes_the_implicit_decision() -> None:
    implicit = implicit_decision_day(date(2026, 3, 2))
    assert implicit == date(2026, 5, 2)  # a Saturday, after the holiday of 1 May
    assert previous_working_day(implicit) == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2028, "04-16"), (2029, "04-01"), (2030, "04-21")],
)
def test_easter_is_the_day_before_its_monday(year: int, sunday: str) -> None:
    monday = next(day for day, name in public_holidays(year).items() if name == "Lundi de Pâques")
    assert monday - timedelta(days=1) == date.fromisoformat(f"{year}-{sunday}")


def test_the_clocks_of_the_law_know_nothing_of_presence() -> None:
    source = Path(working_days.__file__).read_text(encoding="utf-8")
    assert not re.search(r"presence|worked_time|half_days|office", source)
