"""The weekly pattern of the acceptance week, and any pattern at all for the property tests."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from liaison_desk.domain.presence import Presence
from liaison_desk.domain.worked_time import (
    DayPart,
    HalfDayPlace,
    PatternChange,
    PresenceException,
    PresenceExceptionKind,
    WorkedHalfDay,
)

MON_TUE_THU_MORNING = (
    WorkedHalfDay(weekday=0),
    WorkedHalfDay(weekday=0, afternoon=True),
    WorkedHalfDay(weekday=1),
    WorkedHalfDay(weekday=1, afternoon=True),
    WorkedHalfDay(weekday=3, place=HalfDayPlace.telework),
)

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
half_days = st.builds(
    WorkedHalfDay,
    weekday=st.integers(0, 6),
    afternoon=st.booleans(),
    place=st.sampled_from(HalfDayPlace),
)
patterns = st.lists(half_days, max_size=10, unique_by=lambda half: (half.weekday, half.afternoon)).map(tuple)


@st.composite
def exceptions(draw: st.DrawFn) -> PresenceException:
    first = draw(days)
    return PresenceException(
        exception_kind=draw(st.sampled_from(PresenceExceptionKind)),
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 21))),
        part=draw(st.sampled_from(DayPart)),
    )


presences = st.builds(
    Presence,
    pattern=patterns,
    pattern_changes=st.lists(st.builds(PatternChange, starts_on=days, half_days=patterns.map(list)), max_size=3).map(
        tuple
    ),
    exceptions=st.lists(exceptions(), max_size=6).map(tuple),
)
