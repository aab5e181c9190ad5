"""The first page: one reading of the store, one sheet of plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from liaison_desk.domain.half_days import HalfDay, half_day_at, monday_of
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.working_days import public_holidays
from liaison_desk.services import today_rules as rules
from liaison_desk.services.clock import Clock, local_now
from liaison_desk.services.letter_clocks import pressing_dates
from liaison_desk.services.planning import PlanningService
from liaison_desk.services.stale_reading import StaleReader
from liaison_desk.services.territory import TerritoryService
from liaison_desk.services.today_alerts import alerts as alerts_of
from liaison_desk.services.today_papers import read_papers
from liaison_desk.services.today_rules import Situation
from liaison_desk.services.today_sheet import Alert, HalfDayLoad, TodaySheet, ToDo
from liaison_desk.services.week_plan import PlannedHalfDay, PlannedTask
from liaison_desk.store import today as store
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields

_LETTERS_READ = 80
_LETTERS_SHOWN = 6
_SATURDAY = 5
_FEEDBACK_SINCE = timedelta(days=14)


class TodayService:
    """Says in one go what this half-day is about."""

    def __init__(self, database: Database, clock: Clock, stale: StaleReader) -> None:
        self._database = database
        self._clock = clock
        self._stale = stale
        self._planning = PlanningService(database, clock)
        self._territory = TerritoryService(database, clock)

    def sheet(self) -> TodaySheet:
        """Return everything the first page shows."""
        now = local_now(self._clock)
        day, monday = now.date(), _monday_shown(now.date())
        horizon = day + rules.HORIZON
        plan = self._planning.week(monday)
        clashes = self._territory.clashes_between(day, horizon)
        stale = self._stale.reading()
        with self._database.reading() as session:
            office = office_fields(session)
            letters = store.open_letters(session, _LETTERS_READ)
            opened, late = store.letter_counts(session, day)
            engagements = store.engagements(session, office, min(day, monday), horizon, horizon)
            past = store.without_feedback(session, day - _FEEDBACK_SINCE, now)
            tasks = store.tasks_due(session, horizon)
            pressing = pressing_dates(session, office, half_day_at(now))
            papers = read_papers(session, stale, day)
        presence = Presence.of(office)
        known = Situation(
            now=now,
            presence=presence,
            engagements=engagements,
            past=past,
            clashes=clashes,
            letters=letters,
            late_letters=late,
            tasks=tasks,
            overloads=plan.overloads,
            planned=self._planned(presence.next_half_day(now), plan.half_days),
            pressing=pressing,
            stale=stale.passages,
            papers=papers,
        )
        alerts = alerts_of(known)
        to_do = rules.to_do(known, alerts)
        return TodaySheet(
            now=now,
            week=_week(known, plan.half_days, monday),
            worked=len(presence.half_days(monday, monday + timedelta(days=4))),
            doing=known.doing,
            is_here=known.doing == half_day_at(now),
            next_half_day=known.next_half_day,
            to_do=to_do,
            letters=_other_letters(letters, alerts, to_do),
            open_letters=opened,
            late_letters=late,
            alerts=alerts,
            coming=known.coming,
        )

    def _planned(self, doing: HalfDay | None, shown: Sequence[PlannedHalfDay]) -> tuple[PlannedTask, ...]:
        """Return the tasks of the half-day the page is about, which may be in a week that is not shown."""
        if doing is None:
            return ()
        halves = {half.half_day: half for half in shown}
        if doing not in halves:
            halves = {half.half_day: half for half in self._planning.week(doing.day).half_days}
        return halves[doing].tasks if doing in halves else ()


def _monday_shown(day: date) -> date:
    """Return the Monday of the week that matters: from Saturday on, the next one."""
    return monday_of(day) + timedelta(days=7 if day.weekday() >= _SATURDAY else 0)


def _week(known: Situation, planned: Sequence[PlannedHalfDay], monday: date) -> tuple[HalfDayLoad, ...]:
    """Return the ten half-days from Monday to Friday with what falls on each."""
    taking_place = Counter(half_day_at(facts.starts_at) for facts in known.engagements)
    due = Counter(known.last_half_day(letter.due_date) for letter in known.letters if letter.due_date)
    friday = monday + timedelta(days=4)
    return tuple(
        HalfDayLoad(
            half_day=half.half_day,
            presence=half.state,
            holiday=public_holidays(half.half_day.day.year).get(half.half_day.day, ""),
            why_off=half.why_off,
            load=half.load,
            capacity=half.capacity,
            engagements=taking_place[half.half_day],
            letters=due[half.half_day] if not half.is_past else 0,
            is_past=half.is_past,
            is_current=half.is_current,
        )
        for half in planned
        if monday <= half.half_day.day <= friday
    )


def _other_letters(
    letters: Sequence[LetterRow], alerts: Sequence[Alert], to_do: Sequence[ToDo]
) -> tuple[LetterRow, ...]:
    """Return the first letters that are not already among the alerts or the things to do."""
    told = {alert.to_do.reference.id for alert in alerts} | {one.reference.id for one in to_do}
    return tuple(letter for letter in letters if letter.id not in told)[:_LETTERS_SHOWN]
