from datetime import date, datetime, timedelta

import pytest
from hypothesis import given

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.recuperation import half_days_earned, half_days_taken
from liaison_desk.domain.worked_time import (
    DayPart,
    HalfDayPlace,
    PatternChange,
    PresenceException,
    PresenceExceptionKind,
    WorkedHalfDay,
)
from liaison_desk.domain.working_days import (
    add_working_days,
    is_public_holiday,
    is_working_day,
)
from tests.domain.half_time_patterns import MON_TUE_THU_MORNING as PATTERN
from tests.domain.half_time_patterns import days, presences

OFFICER = Presence(PATTERN)
NOBODY = Presence()


def test_a_week_lists_the_half_days_worked_in_order() -> None:
    week = OFFICER.week(date(2026, 5, 4))
    assert [half_day.label for half_day in week] == [
        "lundi matin", "lundi après-midi", "mardi matin", "mardi après-midi", "jeudi matin",
    ]  # fmt: skip
    assert week[-1].place is HalfDayPlace.telework


def test_a_public_holiday_is_not_worked() -> None:
    assert HalfDay(date(2026, 5, 14)) not in OFFICER.week(date(2026, 5, 11))
    assert len(OFFICER.week(date(2026, 5, 25))) == 3


def test_an_alert_falls_on_the_last_half_day_before_the_due_date() -> None:
    assert OFFICER.last_before(date(2026, 5, 15)) == HalfDay(date(2026, 5, 12), True)
    assert OFFICER.last_before(date(2026, 5, 7)) == HalfDay(date(2026, 5, 5), True)
    assert NOBODY.last_before(date(2026, 5, 7)) is None


def test_the_half_day_under_way_still_counts() -> None:
    assert OFFICER.left(datetime(2026, 5, 5, 9), date(2026, 5, 8)) == 3
    assert OFFICER.left(datetime(2026, 5, 5, 14), date(2026, 5, 8)) == 2


def test_the_clock_of_the_house_says_what_is_left_of_the_week() -> None:
    assert OFFICER.time_left_this_week(datetime(2026, 5, 4, 15)) == "4\u00a0demi-journées d'ici vendredi"
    assert OFFICER.time_left_this_week(datetime(2026, 5, 7, 9)) == "1\u00a0demi-journée d'ici vendredi"
    assert OFFICER.time_left_this_week(datetime(2026, 5, 7, 15)) == "plus de demi-journée d'ici vendredi"
    assert OFFICER.time_left_this_week(datetime(2026, 5, 9, 9)) == "4\u00a0demi-journées la semaine prochaine"
    assert NOBODY.time_left_this_week(datetime(2026, 5, 9, 9)) == "hors présence la semaine prochaine"


def test_a_due_date_is_told_in_half_days() -> None:
    now = datetime(2026, 5, 5, 9)
    assert OFFICER.time_until(now, date(2026, 5, 5)) == "aujourd'hui"
    assert OFFICER.time_until(now, date(2026, 5, 7)) == "dans 3\u00a0demi-journées"
    assert OFFICER.time_until(now, date(2026, 4, 30)) == "en retard de 2\u00a0j ouvrés"
    assert OFFICER.time_until(datetime(2026, 5, 7, 15), date(2026, 5, 8)) == "aucune demi-journée d'ici là"


def _away(kind: PresenceExceptionKind, first: date, last: date | None = None, **more: object) -> PresenceException:
    return PresenceException.model_validate({"exception_kind": kind, "first_day": first, "last_day": last, **more})


def _with(*exceptions: PresenceException) -> Presence:
    return Presence(PATTERN, exceptions=exceptions)


def test_leave_takes_the_half_days_it_covers_and_says_why() -> None:
    officer = _with(_away(PresenceExceptionKind.leave, date(2026, 5, 4), date(2026, 5, 5), reason="Congé de printemps"))
    assert [half.label for half in officer.week(date(2026, 5, 4))] == ["jeudi matin"]
    assert officer.why_off(HalfDay(date(2026, 5, 4))) == "Congé de printemps"
    assert officer.last_before(date(2026, 5, 6)) == HalfDay(date(2026, 4, 30))


def test_a_half_day_off_without_a_reason_says_what_it_is() -> None:
    officer = _with(_away(PresenceExceptionKind.leave, date(2026, 5, 4), part=DayPart.morning))
    assert officer.why_off(HalfDay(date(2026, 5, 4))) == "congé"
    assert officer.is_worked(HalfDay(date(2026, 5, 4), afternoon=True))
    assert officer.why_off(HalfDay(date(2026, 5, 8))) == "Fête de la Victoire"
    assert officer.why_off(HalfDay(date(2026, 5, 6))) == ""


def test_an_office_closure_is_not_worked_but_stays_a_day_of_the_law() -> None:
    bridge = date(2026, 5, 15)
    everyday = Presence(
        (*PATTERN, WorkedHalfDay(weekday=4)), exceptions=(_away(PresenceExceptionKind.closure, bridge),)
    )
    assert not everyday.is_worked(HalfDay(bridge))
    assert everyday.why_off(HalfDay(bridge)) == "fermeture"
    assert is_working_day(bridge)
    assert add_working_days(date(2026, 5, 13), 1) == bridge


def test_half_days_are_won_and_lost_one_by_one() -> None:
    officer = _with(
        _away(PresenceExceptionKind.lost, date(2026, 5, 4), part=DayPart.afternoon),
        _away(PresenceExceptionKind.extra, date(2026, 5, 6), part=DayPart.morning, place=HalfDayPlace.telework),
    )
    assert [half.label for half in officer.week(date(2026, 5, 4))] == [
        "lundi matin", "mardi matin", "mardi après-midi", "mercredi matin", "jeudi matin",
    ]  # fmt: skip
    assert officer.week(date(2026, 5, 4))[3].place is HalfDayPlace.telework


def test_what_is_typed_last_wins() -> None:
    officer = _with(
        _away(PresenceExceptionKind.leave, date(2026, 5, 4), date(2026, 5, 8)),
        _away(PresenceExceptionKind.extra, date(2026, 5, 5)),
    )
    assert [half.label for half in officer.week(date(2026, 5, 4))] == ["mardi matin", "mardi après-midi"]


def test_another_pattern_holds_from_its_day_on() -> None:
    wednesday = PatternChange(starts_on=date(2026, 5, 5), half_days=[WorkedHalfDay(weekday=2)])
    officer = Presence(PATTERN, (wednesday,))
    labels = [half.label for half in officer.week(date(2026, 5, 4))]
    assert labels == ["lundi matin", "lundi après-midi", "mercredi matin"]


def test_half_days_at_the_office_are_counted_apart_from_telework() -> None:
    assert OFFICER.nth_before(date(2026, 5, 8), 1) == HalfDay(date(2026, 5, 7))
    assert OFFICER.nth_before(date(2026, 5, 8), 1, HalfDayPlace.office) == HalfDay(date(2026, 5, 5), True)
    assert OFFICER.nth_after(date(2026, 5, 5), 1, HalfDayPlace.office) == HalfDay(date(2026, 5, 11))


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "all_day", "earned"),
    [
        (datetime(2026, 5, 5, 18), datetime(2026, 5, 5, 20), False, 1),
        (datetime(2026, 5, 5, 17), datetime(2026, 5, 5, 19), False, 1),
        (datetime(2026, 5, 5, 16), datetime(2026, 5, 5, 18), False, 0),
        (datetime(2026, 5, 6, 10), datetime(2026, 5, 6, 12), False, 0),
        (datetime(2026, 5, 30, 9), datetime(2026, 5, 30, 12), False, 1),
        (datetime(2026, 5, 30, 9), datetime(2026, 5, 30, 17), False, 2),
        (datetime(2026, 5, 30, 14), None, False, 1),
        (datetime(2026, 5, 30, 19), datetime(2026, 5, 30, 22), False, 1),
        (datetime(2026, 5, 30), datetime(2026, 5, 31), True, 4),
        (datetime(2026, 5, 8, 10), datetime(2026, 5, 8, 11), False, 1),
        (datetime(2026, 5, 29, 19), datetime(2026, 5, 30, 11), False, 2),
    ],
)
def test_evenings_and_week_ends_are_given_back(
    starts_at: datetime, ends_at: datetime | None, all_day: bool, earned: int
) -> None:
    assert half_days_earned(starts_at, ends_at, all_day, OFFICER) == earned


def test_a_saturday_counted_as_worked_gives_nothing_back_twice() -> None:
    officer = _with(_away(PresenceExceptionKind.extra, date(2026, 5, 30), part=DayPart.morning))
    assert half_days_earned(datetime(2026, 5, 30, 9), datetime(2026, 5, 30, 17), False, officer) == 1


def test_recuperation_takes_only_half_days_she_would_have_worked() -> None:
    officer = _with(_away(PresenceExceptionKind.recuperation, date(2026, 5, 4), date(2026, 5, 8)))
    assert half_days_taken(officer, date(2026, 12, 31)) == 5
    assert half_days_taken(officer, date(2026, 5, 4)) == 2
    assert not officer.week(date(2026, 5, 4))


@given(presence=presences, day=days)
def test_no_alert_ever_falls_on_a_half_day_off_nor_on_the_due_date(presence: Presence, day: date) -> None:
    alert = presence.last_before(day)
    if alert is None:
        assert not presence.half_days(day - timedelta(days=30), day - timedelta(days=1))
        return
    assert alert.day < day
    assert presence.is_worked(alert)
    assert not is_public_holiday(alert.day) or _is_extra(presence, alert)
    between = presence.half_days(alert.day, day - timedelta(days=1))
    assert between[-1] == alert


def _is_extra(presence: Presence, half: HalfDay) -> bool:
    return any(
        one.exception_kind is PresenceExceptionKind.extra and one.covers(half.day, half.afternoon)
        for one in presence.exceptions
    )
