from typing import Any

from liaison_desk.domain.addresses import envelope, postal_lines
from liaison_desk.domain.partners import PartnerFields

NAME = "Madame Solène Kerbrat"


def partner(**values: Any) -> PartnerFields:
    return PartnerFields(
        **{"last_name": "Kerbrat", "street": "6, avenue Paul-Vaillant", "postal_code": "93240", "city": "Stains"}
        | values
    )


def test_a_letter_keeps_the_address_in_mixed_case() -> None:
    assert postal_lines(partner(recipient_line="Service vie associative", country="France")) == [
        "Service vie associative",
        "6, avenue Paul-Vaillant",
        "93240 Stains",
    ]


def test_the_last_lines_of_an_envelope_are_in_plain_capitals() -> None:
    addressee = partner(city="L'Île-Saint-Denis", postal_code="93450", building="Résidence Les Œillets")
    assert envelope([NAME], addressee).lines == (
        NAME,
        "RESIDENCE LES OEILLETS",
        "6 AVENUE PAUL VAILLANT",
        "93450 L ILE SAINT DENIS",
    )
    assert envelope([NAME], addressee).warnings == ()


def test_a_long_street_is_shortened_only_when_it_must() -> None:
    long = envelope([NAME], partner(street="112 bis boulevard du Général-de-Gaulle prolongé"))
    assert long.lines[1] == "112 BIS BD DU GAL DE GAULLE PROLONGE"
    assert not long.warnings


def test_an_address_that_does_not_fit_is_said_not_cut() -> None:
    crowded = envelope(
        ["Fédération départementale des maisons de quartier", NAME],
        partner(recipient_line="Appartement 12", building="Bâtiment C", place_line="BP 12", street="1 rue A"),
    )
    assert len(crowded.lines) == 7
    assert crowded.warnings == (
        "L'adresse compte 7 lignes : 6 au plus.",
        "La ligne 1 compte 49 signes : 38 au plus.",
    )
    assert envelope([NAME], partner(city="")).warnings == ("Il manque le code postal ou la commune.",)


def test_a_country_is_written_on_a_seventh_line_abroad_only() -> None:
    abroad = envelope([NAME], partner(city="Fribourg", postal_code="", country="Suisse"))
    assert abroad.lines[-1] == "SUISSE"
    assert abroad.warnings == ()
