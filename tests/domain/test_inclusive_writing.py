"""Generated titles follow the style of the office."""

from __future__ import annotations

import pytest

from liaison_desk.domain.inclusive_writing import InclusiveStyle, either, greeted_together

_PRESIDENT = ("Président de la Ligue", "Présidente de la Ligue")
_COUNCILLOR = ("Conseiller départemental du canton de Bondy", "Conseillère départementale du canton de Bondy")


@pytest.mark.parametrize(
    ("style", "president", "councillor"),
    [
        ("median_double", "Président·e de la Ligue", "Conseiller·ère départemental·e du canton de Bondy"),
        ("median_simple", "Président·e de la Ligue", "Conseiller·ère départemental·e du canton de Bondy"),
        ("low_dot", "Président.e de la Ligue", "Conseiller.ère départemental.e du canton de Bondy"),
        (
            "doublet",
            "Présidente ou Président de la Ligue",
            "Conseillère départementale ou Conseiller départemental du canton de Bondy",
        ),
        (
            "epicene",
            "Présidence de la Ligue",
            "Conseillère départementale ou Conseiller départemental du canton de Bondy",
        ),
        ("none", "Président de la Ligue", "Conseiller départemental du canton de Bondy"),
    ],
)
def test_somebody_whose_sex_is_not_known_is_named_in_the_style_of_the_office(
    style: str, president: str, councillor: str
) -> None:
    assert either(*_PRESIDENT, InclusiveStyle(style)) == president
    assert either(*_COUNCILLOR, InclusiveStyle(style)) == councillor


@pytest.mark.parametrize("style", InclusiveStyle)
def test_a_word_that_does_not_change_is_left_alone(style: InclusiveStyle) -> None:
    assert either("Maire de Stains", "Maire de Stains", style) == "Maire de Stains"
    assert greeted_together("Maires", "Maires", style) == "Mesdames et Messieurs les Maires"


def test_a_greeting_is_read_aloud_so_it_has_no_dots() -> None:
    assert greeted_together("élus", "élues", InclusiveStyle.doublet) == "Mesdames les élues et Messieurs les élus"
    assert greeted_together("élus", "élues", InclusiveStyle.median_double) == "Mesdames et Messieurs les élus"
