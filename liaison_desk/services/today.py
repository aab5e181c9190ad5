"""The first page: one reading of the store, one sheet of plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from liaison_desk.domain.half_days import HalfDay, half_day_at, half_days_between, monday_of
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.office import WorkedHalfDay
from liaison_desk.domain.working_days import public_holidays
from liaison_desk.services import today_rules as rules
from liaison_desk.services.clock import Clock, local_now
from liaison_desk.services.today_rules import Situation, situation
from liaison_desk.services.today_sheet import Alert, HalfDayLoad, Presence, TodaySheet, ToDo
from liaison_desk.store import today as store
from liaison_desk.store.database import Database

_LETTERS_READ = 80
_LETTERS_SHOWN = 6
_SATURDAY = 5


class TodayService:
    """Says in one go what this half-day is about."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sheet(self) -> TodaySheet:
        """Return everything the first page shows."""
        now = local_now(self._clock)
        day, monday = now.date(), _monday_shown(now.date())
        with self._database.reading() as session:
            pattern = store.worked_half_days(session)
            horizon = day + rules.HORIZON
            engagements = store.engagements(session, min(day, monday), horizon, horizon)
            papers = store.papers(session, [facts.id for facts in engagements if facts.starts_at.date() >= day])
            letters = store.open_letters(session, _LETTERS_READ)
            opened, late = store.letter_counts(session, day)
        known = situation(now, pattern, engagements, papers, letters, late)
        alerts = rules.alerts(known)
        to_do = rules.to_do(known, alerts)
        worked = set(half_days_between(monday, monday + timedelta(days=4), pattern))
        return TodaySheet(
            now=now,
            week=_week(known, pattern, monday),
            worked=len(worked),
            doing=known.doing,
            is_here=known.doing == half_day_at(now),
            next_half_day=known.next_half_day,
            to_do=to_do,
            letters=_other_letters(letters, alerts, to_do),
            open_letters=opened,
            late_letters=late,
            alerts=alerts,
            coming=rules.coming(known),
        )


def _monday_shown(day: date) -> date:
    """Return the Monday of the week that matters: from Saturday on, the next one."""
    return monday_of(day) + timedelta(days=7 if day.weekday() >= _SATURDAY else 0)


def _week(known: Situation, pattern: Sequence[WorkedHalfDay], monday: date) -> tuple[HalfDayLoad, ...]:
    """Return the ten half-days from Monday to Friday with what falls on each."""
    worked = {half: half for half in half_days_between(monday, monday + timedelta(days=4), pattern)}
    taking_place = Counter(half_day_at(facts.starts_at) for facts in known.engagements)
    due = Counter(known.last_half_day(letter.due_date) for letter in known.letters if letter.due_date)
    current = half_day_at(known.now)
    loads: list[HalfDayLoad] = []
    for offset in range(5):
        day = monday + timedelta(days=offset)
        holiday = public_holidays(day.year).get(day, "")
        for half in (HalfDay(day), HalfDay(day, afternoon=True)):
            presence = Presence.holiday if holiday else Presence.worked if half in worked else Presence.away
            loads.append(
                HalfDayLoad(
                    half_day=worked.get(half, half),
                    presence=presence,
                    holiday=holiday,
                    engagements=taking_place[half],
                    letters=due[half] if half >= current else 0,
                    is_past=half < current,
                    is_current=half == current,
                )
            )
    return tuple(loads)


def _other_letters(
    letters: Sequence[LetterRow], alerts: Sequence[Alert], to_do: Sequence[ToDo]
) -> tuple[LetterRow, ...]:
    """Return the first letters that are not already among the alerts or the things to do."""
    told = {alert.to_do.reference.id for alert in alerts} | {one.reference.id for one in to_do}
    return tuple(letter for letter in letters if letter.id not in told)[:_LETTERS_SHOWN]
