"""Presence beside the weekly pattern, as it is typed in the settings."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.worked_time import HalfDayPlace, WorkedHalfDay
from liaison_desk.services.clock import FixedClock
from liaison_desk.ui.forms.cells import half_days_cell
from liaison_desk.ui.office.distance_cell import read_distance, written_distance
from liaison_desk.ui.office.presence_tables import (
    ExceptionsTable,
    PatternChangesTable,
    read_half_days_typed,
    written_half_days,
)

CLOCK = FixedClock(datetime(2026, 5, 5, 7, 2, tzinfo=UTC))


def test_half_days_typed_in_words_are_those_meant() -> None:
    halves = [WorkedHalfDay(**half) for half in read_half_days_typed("lundi, ma matin, jeudi après-midi télétravail")]
    assert [(half.weekday, half.afternoon, half.place) for half in halves] == [
        (0, False, HalfDayPlace.office),
        (0, True, HalfDayPlace.office),
        (1, False, HalfDayPlace.office),
        (3, True, HalfDayPlace.telework),
    ]


@pytest.mark.parametrize("words", ["lundi, mardi matin, jeudi après-midi télétravail", "mercredi télétravail", ""])
def test_half_days_written_and_read_again_are_the_same(words: str) -> None:
    assert written_half_days(read_half_days_typed(words)) == words


def test_words_that_name_no_day_are_refused_with_an_example() -> None:
    with pytest.raises(ValueError, match="écrivez par exemple"):
        read_half_days_typed("tous les jours")


def test_leave_typed_in_the_table_takes_half_days_away(qtbot) -> None:
    table = ExceptionsTable(CLOCK)
    qtbot.addWidget(table)
    table.set_value([])
    table.add_row({"exception_kind": "leave", "first_day": date(2026, 5, 11), "last_day": None, "part": "whole_day"})
    for number, words in enumerate(("Congé", "11/5/2026", "12/5", "Matin", "RTT")):
        table.table.item(0, number).setText(words)
    office = validated(OfficeFields, {"presence_exceptions": table.value()})
    leave = office.presence_exceptions[0]
    assert (leave.first_day, leave.last_day, leave.reason) == (date(2026, 5, 11), date(2026, 5, 12), "RTT")
    assert leave.covers(date(2026, 5, 12), False)
    assert not leave.covers(date(2026, 5, 12), True)


def test_a_pattern_to_come_is_typed_with_its_first_day(qtbot) -> None:
    table = PatternChangesTable(CLOCK)
    qtbot.addWidget(table)
    table.set_value([{"starts_on": date(2026, 9, 1), "half_days": [{"weekday": 2, "afternoon": False}]}])
    assert table.table.item(0, 1).text() == "mercredi matin"
    table.table.item(0, 1).setText("lundi, vendredi matin")
    changes = validated(OfficeFields, {"pattern_changes": table.value()}).pattern_changes
    assert [(half.weekday, half.afternoon) for half in changes[0].half_days] == [(0, False), (0, True), (4, False)]


@pytest.mark.parametrize(
    "words",
    [
        "3 jours ouvrés avant",
        "1 jour ouvré avant",
        "2 demi-journées avant",
        "8 jours après",
        "1 demi-journée après",
        "1 demi-journée au bureau avant",
        "le jour même",
    ],
)
def test_a_distance_written_and_read_again_is_the_same(words: str) -> None:
    assert written_distance(read_distance(words)) == words


def test_a_distance_nobody_understands_is_refused() -> None:
    with pytest.raises(ValueError, match="écrivez par exemple"):
        read_distance("bientôt")


@pytest.mark.parametrize(("words", "amount"), [("¼", 0.25), ("1 ½", 1.5), ("0,75", 0.75), ("2", 2.0), ("1½", 1.5)])
def test_amounts_of_half_days_are_typed_as_fractions_or_decimals(words: str, amount: float) -> None:
    cell = half_days_cell()
    assert cell.read(words) == amount
    assert cell.read(cell.write(amount)) == amount


@pytest.mark.parametrize("words", ["0,3", "-1", "un peu"])
def test_an_amount_that_is_no_quarter_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="quarts"):
        half_days_cell().read(words)
