"""The spaces French typography wants."""

from __future__ import annotations

import pytest

from liaison_desk.domain.typography import french


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("l'atelier « bien vieillir » : suites", "l'atelier «_bien vieillir_»_: suites"),
        ("Faut-il ouvrir ? Oui ; demain !", "Faut-il ouvrir_? Oui_; demain_!"),
        ("à 14 h 30, le 12 mai", "à 14_h_30, le 12_mai"),
        ("le 1er juin, n° 4, 12 500 €", "le 1er_juin, n°_4, 12_500_€"),
        ("Mme Roussel et M. Morvan", "Mme_Roussel et M._Morvan"),
        ("a:b, http://exemple.fr", "a:b, http://exemple.fr"),
    ],
)
def test_a_line_never_breaks_before_a_sign_nor_within_a_number(typed: str, shown: str) -> None:
    assert french(typed) == shown.replace("_", "\u00a0")
