from liaison_desk.domain.partners import ClosingLevel
from liaison_desk.reference_data import forms_of_address, municipalities


def test_the_communes_are_found_by_code_name_and_postal_code() -> None:
    communes = municipalities()
    assert len(communes) == 40
    assert communes.name_of("93072") == "Stains"
    assert communes.name_of("75056") == ""
    assert [found.name for found in communes.by_postal_code("93210")] == ["Saint-Denis"]
    for written in ("ST DENIS", "saint-denis cedex", "Saint Denis"):
        found = communes.by_name(written)
        assert found is not None
        assert found.insee == "93066"
    short = communes.by_name("Saint-Ouen")
    assert short is not None
    assert short.name == "Saint-Ouen-sur-Seine"
    assert communes.by_name("Neuilly") is None


def test_pierrefitte_is_a_commune_deleguee_of_saint_denis() -> None:
    pierrefitte = municipalities().by_insee("93059")
    assert pierrefitte is not None
    assert pierrefitte.is_delegated
    assert pierrefitte.parent == "93066"
    assert sum(not commune.is_delegated for commune in municipalities()) == 39


def test_the_territories_and_split_communes_are_those_of_the_decree() -> None:
    communes = municipalities()
    assert len(communes.of_ept("Est Ensemble")) == 9
    assert {commune.name for commune in communes if commune.is_split} == {
        "Bobigny", "Drancy", "Épinay-sur-Seine", "Montreuil", "Saint-Denis",
    }  # fmt: skip
    assert len({canton for commune in communes for canton in commune.cantons}) == 21
    assert {commune.district for commune in communes} == {"Bobigny", "Le Raincy", "Saint-Denis"}


def test_each_function_has_its_form_of_address_and_rank() -> None:
    forms = forms_of_address()
    assert forms["MAIRE"].salutation_ms == "Madame la Maire,"
    assert forms["PREFET"].level is ClosingLevel.haute
    assert [forms[code].rank for code in ("PREFET", "MAIRE", "PDT_EPT", "CONSEILLER_DEPARTEMENTAL", "HABITANT")] == [
        1, 7, 8, 15, 99,
    ]  # fmt: skip
    assert len(list(forms)) == 29
