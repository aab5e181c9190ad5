"""Series on the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command

SERIES = {
    "title": "Point hebdomadaire",
    "state": "accepted",
    "starts_at": "2026-05-05T09:00",
    "recurrence": {"frequency": "weekly", "until": "2026-06-30"},
}


def test_a_series_is_shown_with_its_dates_and_changed_date_by_date(command: Command) -> None:
    series = command("add", "engagement", given=SERIES)["id"]
    shown = command("show", "engagement", series, "--json")
    assert shown["recurrence_in_words"].replace("\u00a0", " ") == (
        "Toutes les semaines le mardi, jusqu'au 30 juin 2026"
    )
    assert len(shown["occurrences"]) == 9
    moved = command("occurrence-move", series, "2026-05-12", "2026-05-13T14:00")["id"]
    called_off = command("occurrence-cancel", series, "2026-05-19", "--reason", "Congés")["id"]
    dates = command("show", "engagement", series, "--json")["occurrences"]
    assert [(one["starts_at"], one["id"], one["state"]) for one in dates[1:4]] == [
        ("2026-05-13T14:00:00", moved, "accepted"),
        ("2026-05-19T09:00:00", called_off, "cancelled"),
        ("2026-05-26T09:00:00", None, "accepted"),
    ]
    command("series-stop", series, "--after", "2026-05-31")
    assert len(command("show", "engagement", series, "--json")["occurrences"]) == 4
    assert len(command("list", "engagements", "--json")) == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("occurrence-move", "2026-05-13", "2026-05-14"), "aucune date le mercredi 13"),
        (("occurrence-move", "2026-05-12", "demain"), "Écrivez le nouveau début"),
        (("occurrence-cancel", "bientôt", "--reason", "x"), "n'est pas une date"),
        (("series-stop", "--after", "2026-05-04"), "annulez-la plutôt"),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(command: Command, words: tuple[str, ...], sentence: str) -> None:
    series = command("add", "engagement", given=SERIES)["id"]
    assert sentence in command(words[0], series, *words[1:], status=2).replace("\u00a0", " ")
