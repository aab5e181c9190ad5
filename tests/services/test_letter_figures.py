"""Figures counted from real letters."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState, Wording
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk


def arrive(desk: Desk, subject: str, day: str, **more: object) -> str:
    return desk.letters.add(
        validated(
            LetterFields, {"subject": subject, "received_on": day, "correspondent_name": "Ville de Bondy", **more}
        )
    )


def send(desk: Desk, letter: str, wording: Wording, signed_on: date) -> None:
    draft = desk.letters.answer(letter, wording, "Texte.")
    sheet = desk.letters.sheet(draft)
    desk.letters.edit(draft, changed(sheet.fields, {"state": "signed", "signed_on": signed_on}))


def test_an_answer_counts_and_an_acknowledgement_does_not(desk: Desk) -> None:
    first = arrive(desk, "Subvention", "2026-04-27", due_date="2026-05-04", unit="DJVA")
    second = arrive(desk, "Rendez-vous", "2026-04-28", due_date="2026-04-30", unit="DECI")
    send(desk, first, Wording.acceptance, date(2026, 4, 30))
    send(desk, second, Wording.acknowledgement, date(2026, 4, 29))
    total = desk.figures.over().total
    assert (total.received, total.answered, total.median_delay) == (2, 1, 3.0)
    assert (total.in_time, total.judged, total.open, total.late) == (1, 2, 1, 1)


def test_the_day_it_left_wins_over_the_day_it_was_signed(desk: Desk) -> None:
    letter = arrive(desk, "Subvention", "2026-04-27")
    draft = desk.letters.answer(letter, Wording.blank, "Texte.")
    fields = desk.letters.sheet(draft).fields
    desk.letters.edit(draft, changed(fields, {"state": "sent", "signed_on": "2026-04-28", "sent_on": "2026-04-29"}))
    assert desk.figures.over().total.median_delay == 2.0


def test_a_cancelled_or_binned_letter_and_one_of_another_unit_or_period_do_not_count(desk: Desk) -> None:
    arrive(desk, "Gardée", "2026-04-27", unit="DJVA")
    arrive(desk, "Les deux", "2026-04-27", unit="BOTH")
    arrive(desk, "Autre", "2026-04-27", unit="DECI")
    arrive(desk, "Ancienne", "2025-12-31", unit="DJVA")
    desk.letters.set_state([arrive(desk, "Annulée", "2026-04-27")], LetterState.cancelled, "Doublon")
    desk.letters.delete(arrive(desk, "Jetée", "2026-04-27"))
    assert desk.figures.over(unit=Unit.djva).total.received == 2
    assert desk.figures.over().total.received == 3


def test_a_period_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="inversez"):
        desk.figures.over(date(2026, 5, 2), date(2026, 5, 1))
