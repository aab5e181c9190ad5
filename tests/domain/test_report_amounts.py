"""Amounts of money as reports write them."""

from __future__ import annotations

import pytest

from liaison_desk.domain.report_amounts import MOST_AMOUNTS, amounts_in


@pytest.mark.parametrize(
    ("text", "label", "amount"),
    [
        ("une subvention de 23 000 €", "Subvention", "23000.00"),
        ("une subvention de 23\u00a0000,00 euros", "Subvention", "23000.00"),
        ("une enveloppe de 1,2 M€", "Enveloppe", "1200000.00"),
        ("une enveloppe de 1,5 million d'euros", "Enveloppe", "1500000.00"),
        ("soit 450 k€", "", "450000.00"),
        ("AE 2026 : 300 000 €", "AE 2026", "300000.00"),
        ("sur les 2050 € demandés, CP : 1000 €", "CP", "1000.00"),
        ("Crédits de paiement : 120\u202f000 €", "CP", "120000.00"),
        ("une cotisation de 1.250,50 €", "Cotisation", "1250.50"),
        ("pour un montant de 1 euro", "", "1.00"),
        ("300 000 € en autorisations d'engagement", "AE", "300000.00"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, label: str, amount: str) -> None:
    assert [(one.label, one.amount) for one in amounts_in(text)][-1:] == [(label, amount)]


def test_the_thresholds_of_the_law_are_no_amounts_of_the_report() -> None:
    assert amounts_in("une convention lorsque l'aide est supérieure à 23 000 euros, au-delà de 153 000 €") == ()


def test_an_amount_said_twice_is_kept_once_and_with_what_it_is() -> None:
    found = amounts_in("CP 2026 : 42 500 €\nAu total, pour 42 500 €.\nCP 2026 : 42 500 €")
    assert ("CP 2026", "42500.00") in [(one.label, one.amount) for one in found]
    assert len(found) <= 2


def test_an_amount_cut_by_the_end_of_a_line_is_read_with_its_words() -> None:
    assert amounts_in("attribuer une subvention\nde 18 000 €")[0].label == "Subvention"


def test_a_report_full_of_figures_gives_the_first_ones_only() -> None:
    assert len(amounts_in("\n".join(f"subvention de {number} €" for number in range(100, 300)))) == MOST_AMOUNTS


@pytest.mark.parametrize(
    "text", ["", "en 2026, 12 jours", "0 €", "999999999999999999999 €", "€ € €", "1" * 5000 + " €"]
)
def test_what_is_no_amount_gives_nothing_or_little(text: str) -> None:
    assert len(amounts_in(text)) <= 1


def test_a_rate_is_no_amount_of_the_report_and_a_stage_said_after_wins() -> None:
    assert amounts_in("une indemnité de 92,40 € par journée et 12 € / repas") == ()
    found = amounts_in("Le coût s'élève à 64 000 € en AE et 32 000 € en CP.")
    assert [(one.label, one.amount) for one in found] == [("AE", "64000.00"), ("CP", "32000.00")]
