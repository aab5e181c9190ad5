"""Finding French dates, times of day and deadlines in text."""

from __future__ import annotations

from datetime import date, time

import pytest

from liaison_desk.domain.dates_in_text import dates_in, folded, times_in
from liaison_desk.domain.deadlines_in_text import deadline_in

MONDAY_4_MAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le mardi 12 mai 2026 à 10h30", date(2026, 5, 12)),
        ("samedi 14 juin de 9 h à 12 h", date(2026, 6, 14)),
        ("Vendredi 1er mai 2026", date(2026, 5, 1)),
        ("le 1 er juin", date(2026, 6, 1)),
        ("le premier juin 2026", date(2026, 6, 1)),
        ("MARDI 12 MAI 2026", date(2026, 5, 12)),
        ("mar. 12 mai 2026", date(2026, 5, 12)),
        ("le 3 févr. 2027", date(2027, 2, 3)),
        ("le 15 août", date(2026, 8, 15)),
        ("le 15 aout", date(2026, 8, 15)),
        ("le\u00a012\u202fmai", date(2026, 5, 12)),
        ("12 mars", date(2027, 3, 12)),
        ("le 28 avril", date(2026, 4, 28)),
        ("mardi 28 avril", date(2026, 4, 28)),
        ("lundi 12 janvier", date(2026, 1, 12)),
        ("mardi 12 janvier", date(2027, 1, 12)),
        ("le 29 février", date(2028, 2, 29)),
        ("le 12/05/2026", date(2026, 5, 12)),
        ("le 12/05/26", date(2026, 5, 12)),
        ("le 12/05", date(2026, 5, 12)),
        ("mardi 12/05", date(2026, 5, 12)),
        ("12.05.2026", date(2026, 5, 12)),
        ("12-05-2026", date(2026, 5, 12)),
        ("2026-05-12", date(2026, 5, 12)),
        ("mardi prochain 12 mai", date(2026, 5, 12)),
        ("jeudi prochain", date(2026, 5, 7)),
        ("lundi prochain", date(2026, 5, 11)),
        ("ce vendredi", date(2026, 5, 8)),
        ("demain", date(2026, 5, 5)),
        ("après-demain", date(2026, 5, 6)),
        ("le 12 ou 13 mai", date(2026, 5, 12)),
        ("date : 12 mai 2026.", date(2026, 5, 12)),
    ],
)
def test_a_date_is_found_however_it_is_written(text: str, day: date) -> None:
    assert [found.day for found in dates_in(text, MONDAY_4_MAY)] == [day]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("les 12 et 13 mai", date(2026, 5, 12), date(2026, 5, 13)),
        ("les 12, 13 et 14 mai 2026", date(2026, 5, 12), date(2026, 5, 14)),
        ("du 12 au 14 mai 2026", date(2026, 5, 12), date(2026, 5, 14)),
        ("du mardi 12 au jeudi 14 mai", date(2026, 5, 12), date(2026, 5, 14)),
        ("du 30 mai au 2 juin 2026", date(2026, 5, 30), date(2026, 6, 2)),
        ("du 30 mai au 2 juin 2027", date(2027, 5, 30), date(2027, 6, 2)),
        ("12-14 mai 2026", date(2026, 5, 12), date(2026, 5, 14)),
        ("du 12/05/2026 au 14/05/2026", date(2026, 5, 12), date(2026, 5, 14)),
        ("le 5 et le 6 juin", date(2026, 6, 5), date(2026, 6, 6)),
    ],
)
def test_a_run_of_days_is_one_find(text: str, first: date, last: date) -> None:
    assert [(found.day, found.last_day) for found in dates_in(text, MONDAY_4_MAY)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Tél. 06.12.05.10.22",
        "01 48 95 12 12",
        "7j/7, 24h/24",
        "les 2/3 des habitants",
        "article 12.5",
        "31 février 2026",
        "30/02/2026",
        "2026-13-40",
        "le 12 maillots",
        "la note de 12 pages",
        "version 1.2.3",
        "192.168.10.2020",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert dates_in(text, MONDAY_4_MAY) == []


def test_a_weekday_that_contradicts_the_date_is_noticed() -> None:
    wrong, right = dates_in("mardi 13 mai 2026 puis mercredi 13 mai 2026", MONDAY_4_MAY)
    assert (wrong.weekday_agrees, right.weekday_agrees) == (False, True)


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "À l'été : mardi 12 mai 2026, à Stains"
    (found,) = dates_in(text, MONDAY_4_MAY)
    assert text[found.start : found.end] == "mardi 12 mai 2026"
    assert len(folded("İŒÉ’")) == 4


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("à 10h30", time(10, 30), None),
        ("à 10 h 30", time(10, 30), None),
        ("à 10\u00a0h\u00a030", time(10, 30), None),
        ("à 18H", time(18), None),
        ("à 10 heures", time(10), None),
        ("à 14 heures 30", time(14, 30), None),
        ("à 14:30", time(14, 30), None),
        ("à partir de 18h00", time(18), None),
        ("à midi", time(12), None),
        ("de 9 h à 12 h", time(9), time(12)),
        ("de 9 à 12 h", time(9), time(12)),
        ("9h-12h30", time(9), time(12, 30)),
        ("9h30 – 12h", time(9, 30), time(12)),
        ("entre 14h et 16h", time(14), time(16)),
        ("10h30/12h", time(10, 30), time(12)),
        ("de 10h à midi", time(10), time(12)),
        ("à 10 h 12 rue de la Paix", time(10), None),
        ("18h30 précises", time(18, 30), None),
    ],
)
def test_a_time_is_found_however_it_is_written(text: str, starts: time, ends: time | None) -> None:
    assert [(found.starts, found.ends) for found in times_in(text)] == [(starts, ends)]


@pytest.mark.parametrize(
    "text",
    [
        "une durée de 2 heures",
        "pendant 2 h",
        "sous 48h",
        "24h/24",
        "cet après-midi",
        "3 hectares",
        "10:32:15",
        "35h par semaine",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times_in(text) == []


def test_two_times_joined_by_and_are_two_times_unless_between() -> None:
    assert [found.starts for found in times_in("séances à 10h et 14h")] == [time(10), time(14)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Réponse souhaitée avant le 12 mai.", date(2026, 5, 12)),
        ("Merci de confirmer d'ici au vendredi 8 mai 2026", date(2026, 5, 8)),
        ("Merci de confirmer d’ici au 8 mai", date(2026, 5, 8)),
        ("RSVP avant le 10/05 au 01 48 95 00 00", date(2026, 5, 10)),
        ("R.S.V.P. avant le 10 mai", date(2026, 5, 10)),
        ("RSVP : 10 mai 2026", date(2026, 5, 10)),
        ("Date limite de réponse : 15 mai 2026", date(2026, 5, 15)),
        ("Nous vous remercions de votre réponse au plus tard le 15 mai", date(2026, 5, 15)),
        ("Réponse attendue pour le 11 mai", date(2026, 5, 11)),
        ("Inscriptions jusqu'au 20 mai", date(2026, 5, 20)),
        ("Merci de votre retour le 12 mai au plus tard", date(2026, 5, 12)),
        ("Merci de nous répondre avant vendredi", date(2026, 5, 8)),
        ("Réponse sous huitaine", date(2026, 5, 12)),
        ("Merci de répondre sous 15 jours", date(2026, 5, 19)),
        ("Merci de nous répondre dans un délai de 10 jours", date(2026, 5, 14)),
        ("Pourriez-vous nous faire savoir d'ici la fin du mois si vous serez des nôtres ?", date(2026, 5, 31)),
        ("Merci de confirmer avant la fin de la semaine", date(2026, 5, 8)),
        ("Merci de bien vouloir confirmer\nvotre présence avant le\n9 mai 2026.", date(2026, 5, 9)),
        ("Merci de répondre d'ici demain", date(2026, 5, 5)),
        ("Nous vous attendons mardi 12 mai à 10h. Réponse souhaitée avant le 8 mai.", date(2026, 5, 8)),
    ],
)
def test_a_deadline_is_found_however_it_is_asked(text: str, day: date) -> None:
    found = deadline_in(text, MONDAY_4_MAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "Nous vous attendons le 12 mai à 10h.",
        "L'exposition est ouverte jusqu'au 12 mai.",
        "Merci de votre réponse. L'exposition est ouverte jusqu'au 12 mai.",
        "Merci de confirmer votre présence le 12 mai.",
        "Il fallait répondre avant le 12 avril 2026.",
        "",
    ],
)
def test_a_date_that_is_no_deadline_is_not_taken_for_one(text: str) -> None:
    assert deadline_in(text, MONDAY_4_MAY) is None
