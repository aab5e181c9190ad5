from datetime import date, datetime

from liaison_desk.domain.half_days import (
    HalfDay,
    half_days_left,
    half_days_of_week,
    last_half_day_before,
    time_left_this_week,
    time_until,
)
from liaison_desk.domain.office import HalfDayPlace, WorkedHalfDay

PATTERN = [
    WorkedHalfDay(weekday=3, place=HalfDayPlace.telework),
    WorkedHalfDay(weekday=0),
    WorkedHalfDay(weekday=0, afternoon=True),
    WorkedHalfDay(weekday=1),
    WorkedHalfDay(weekday=1, afternoon=True),
]


def test_a_week_lists_the_half_days_worked_in_order() -> None:
    week = half_days_of_week(date(2026, 5, 4), PATTERN)
    assert [half_day.label for half_day in week] == [
        "lundi matin", "lundi après-midi", "mardi matin", "mardi après-midi", "jeudi matin",
    ]  # fmt: skip
    assert week[-1].place is HalfDayPlace.telework


def test_a_public_holiday_is_not_worked() -> None:
    assert HalfDay(date(2026, 5, 14)) not in half_days_of_week(date(2026, 5, 11), PATTERN)
    assert len(half_days_of_week(date(2026, 5, 25), PATTERN)) == 3


def test_an_alert_falls_on_the_last_half_day_before_the_due_date() -> None:
    assert last_half_day_before(date(2026, 5, 15), PATTERN) == HalfDay(date(2026, 5, 12), True)
    assert last_half_day_before(date(2026, 5, 7), PATTERN) == HalfDay(date(2026, 5, 5), True)
    assert last_half_day_before(date(2026, 5, 7), []) is None


def test_the_half_day_under_way_still_counts() -> None:
    assert half_days_left(datetime(2026, 5, 5, 9), date(2026, 5, 8), PATTERN) == 3
    assert half_days_left(datetime(2026, 5, 5, 14), date(2026, 5, 8), PATTERN) == 2


def test_the_clock_of_the_house_says_what_is_left_of_the_week() -> None:
    assert time_left_this_week(datetime(2026, 5, 4, 15), PATTERN) == "4\u00a0demi-journées d'ici vendredi"
    assert time_left_this_week(datetime(2026, 5, 7, 9), PATTERN) == "1\u00a0demi-journée d'ici vendredi"
    assert time_left_this_week(datetime(2026, 5, 7, 15), PATTERN) == "plus de demi-journée d'ici vendredi"
    assert time_left_this_week(datetime(2026, 5, 9, 9), PATTERN) == "4\u00a0demi-journées la semaine prochaine"
    assert time_left_this_week(datetime(2026, 5, 9, 9), []) == "hors présence la semaine prochaine"


def test_a_due_date_is_told_in_half_days() -> None:
    now = datetime(2026, 5, 5, 9)
    assert time_until(now, date(2026, 5, 5), PATTERN) == "aujourd'hui"
    assert time_until(now, date(2026, 5, 7), PATTERN) == "dans 3\u00a0demi-journées"
    assert time_until(now, date(2026, 4, 30), PATTERN) == "en retard de 2\u00a0j ouvrés"
    assert time_until(datetime(2026, 5, 7, 15), date(2026, 5, 8), PATTERN) == "aucune demi-journée d'ici là"
