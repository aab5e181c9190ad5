"""Whatever is done to a series, no date is orphan, none comes twice, and each verb can be taken back."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.recurrence import is_occurrence
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
SERIES = {
    "title": "Point",
    "state": "accepted",
    "starts_at": datetime(2027, 2, 2, 9),
    "ends_at": datetime(2027, 2, 2, 10),
    "recurrence": {"frequency": "weekly", "until": date(2027, 6, 29)},
}
DAILY_OR_WEEKLY = st.sampled_from(["daily", "weekly"])
VERBS = st.one_of(
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(-50, 50)),
    st.tuples(st.just("call off"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("detach"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("bin"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("stop"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("other hour"), st.just(0), st.integers(-30, 30)),
    st.tuples(st.just("other interval"), st.integers(1, 3), st.just(0)),
    st.tuples(st.just("other frequency"), DAILY_OR_WEEKLY, st.just(0)),
)


def shown(desk: Desk) -> list[Any]:
    return list(desk.engagements.in_period(FIRST, LAST))


def done_verbs(desk: Desk) -> int:
    return sum(state == "done" for _at, _sentence, state in desk.history.trail())


def do(desk: Desk, series: str, verb: str, which: Any, hours: int) -> None:
    fields = desk.engagements.sheet(series).fields
    if verb.startswith("other"):
        rule = fields.recurrence.model_dump() if fields.recurrence else {}
        if verb == "other hour":
            shift = timedelta(hours=hours)
            ends_at = fields.ends_at + shift if fields.ends_at else None
            values: dict[str, Any] = {"starts_at": fields.starts_at + shift, "ends_at": ends_at}
        else:
            values = {"recurrence": {**rule, verb.removeprefix("other "): which}}
        desk.series.change_series(series, changed(fields, values))
        return
    dates = desk.series.dates(series, FIRST, LAST)
    one = dates[which % len(dates)]
    if verb == "stop":
        desk.series.stop(series, one.occurrence_of.date())
    elif verb == "move":
        desk.series.move_occurrence(series, one.occurrence_of, one.starts_at + timedelta(hours=hours))
    elif verb == "call off":
        desk.series.cancel_occurrence(series, one.occurrence_of, "Congés")
    elif verb == "bin":
        desk.engagements.delete(desk.series.detach(series, one.occurrence_of))
    else:
        desk.series.detach(series, one.occurrence_of)


@settings(max_examples=12, deadline=None)
@given(verbs=st.lists(VERBS, min_size=1, max_size=6))
def test_no_date_is_orphan_or_doubled_and_each_verb_is_taken_back(verbs: list[Any]) -> None:
    folder = Path(tempfile.mkdtemp())
    desk = Desk(offices.create_demonstration(folder / "bureau"), FixedClock(datetime(2027, 1, 4, 7, tzinfo=UTC)))
    try:
        series = desk.engagements.add(validated(EngagementFields, SERIES))
        for verb, which, hours in verbs:
            before, done = shown(desk), done_verbs(desk)
            try:
                do(desk, series, verb, which, hours)
            except UserError:
                assert shown(desk) == before
                continue
            after = shown(desk)
            fields = desk.engagements.sheet(series).fields
            assert fields.recurrence is not None
            meant = [row.occurrence_of for row in after if series in (row.id, row.series_id)]
            assert len(set(meant)) == len(meant)
            assert all(moment and is_occurrence(fields.recurrence, fields.starts_at, moment) for moment in meant)
            steps = done_verbs(desk) - done
            for _ in range(steps):
                desk.history.undo()
            assert shown(desk) == before
            for _ in range(steps):
                desk.history.redo()
            assert shown(desk) == after
    finally:
        desk.close()
        shutil.rmtree(folder)
