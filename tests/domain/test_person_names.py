"""Names as messages sign them."""

from __future__ import annotations

import pytest

from liaison_desk.domain.person_names import person_named


@pytest.mark.parametrize(
    ("written", "title", "first", "last"),
    [
        ("Mme Anne-Sophie de La Tour d’Auvergne", "ms", "Anne-Sophie", "de La Tour d’Auvergne"),
        ("M. Jean-François d'Orm", "mr", "Jean-François", "d'Orm"),
        ("M. O'Neil", "mr", "", "O'Neil"),
        ("Anne Le Goff", "", "Anne", "Le Goff"),
        ("Jean Paul Martin", "", "Jean Paul", "Martin"),
        ("BENALI Samir", "", "Samir", "BENALI"),
        ("Inès de SÁ", "", "Inès", "de SÁ"),
        ("Durand, Élise", "", "Élise", "Durand"),
        ("MARIE DUPONT", "", "MARIE", "DUPONT"),
        ("Madame la Maire", "", "", "Madame la Maire"),
        ("Madame", "", "", "Madame"),
        ("a b <x@[", "", "a", "b"),
        ("", "", "", ""),
    ],
)
def test_title_first_and_last_name_are_told_apart(written: str, title: str, first: str, last: str) -> None:
    found = person_named(written)
    assert (found.courtesy_title.value, found.first_name, found.last_name) == (title, first, last)
