"""Figures of correspondence, against a sample counted by hand."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.figures import FigureGroup, LetterFact, figures_of
from liaison_desk.domain.figures_words import delay_words, group_words, share_words, span_words

FIRST, LAST, TODAY = date(2026, 3, 1), date(2026, 5, 31), date(2026, 5, 5)


def fact(
    received: date, unit: str = "DJVA", *, due: date | None = None, answered: date | None = None, open_: bool = True
):
    return LetterFact(received, unit, "", "mail", open_, due, answered)


SAMPLE = [
    fact(date(2026, 3, 2), due=date(2026, 3, 16), answered=date(2026, 3, 9)),  # 5 working days, in time
    fact(date(2026, 4, 3), due=date(2026, 4, 6), answered=date(2026, 4, 7)),  # Easter Monday: 1 working day, too late
    fact(date(2026, 4, 10), answered=date(2026, 4, 24), open_=False),  # 10 working days, no due date
    fact(date(2026, 4, 20), "DECI", due=date(2026, 4, 30)),  # late
    fact(date(2026, 5, 4), "DECI", due=date(2026, 5, 20)),  # open, not yet late
    fact(date(2026, 5, 4), "DECI", due=date(2026, 4, 1), open_=False),  # closed without an answer: not judged
]


def test_the_figures_are_those_counted_by_hand() -> None:
    total = figures_of(SAMPLE, FIRST, LAST, TODAY).total
    assert (total.received, total.answered, total.open, total.late) == (6, 3, 2, 1)
    assert total.median_delay == 5.0
    assert (total.judged, total.in_time) == (3, 1)
    assert share_words(total) == "33\u00a0%"
    assert delay_words(total) == "5\u00a0jours ouvrés"


def test_the_units_add_up_to_the_whole() -> None:
    figures = figures_of(SAMPLE, FIRST, LAST, TODAY)
    units = {line.key: line for line in figures.groups[FigureGroup.unit]}
    assert {key: line.received for key, line in units.items()} == {"DJVA": 3, "DECI": 3}
    assert sum(line.late for line in units.values()) == figures.total.late
    assert delay_words(units["DECI"]) == "—"
    assert share_words(units["DECI"]) == "0\u00a0%"
    assert group_words(FigureGroup.unit, "DECI") == "DECI"


def test_each_month_says_what_it_received_and_what_of_it_is_answered() -> None:
    spans = figures_of(SAMPLE, FIRST, LAST, TODAY).spans
    assert [(span_words(span), span.line.received, span.line.answered) for span in spans] == [
        ("mars 2026", 1, 1),
        ("avril 2026", 3, 2),
        ("mai 2026", 2, 0),
    ]


def test_a_long_period_is_told_by_year() -> None:
    spans = figures_of(SAMPLE, date(2023, 6, 1), LAST, TODAY).spans
    assert [(span_words(span), span.line.received) for span in spans] == [
        ("2023", 0),
        ("2024", 0),
        ("2025", 0),
        ("2026", 6),
    ]


def test_nothing_received_gives_no_share_and_no_delay() -> None:
    total = figures_of([], FIRST, LAST, TODAY).total
    assert (total.share_in_time, total.median_delay, total.received) == (None, None, 0)


def test_an_answer_dated_before_the_arrival_counts_no_day() -> None:
    total = figures_of([fact(date(2026, 4, 10), answered=date(2026, 4, 9))], FIRST, LAST, TODAY).total
    assert total.median_delay == 0.0
