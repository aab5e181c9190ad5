from datetime import date
from typing import Any

import pytest

from liaison_desk.domain.forms_of_address import (
    closing_formula,
    inside_address,
    name_line,
    office_title,
    salutation,
)
from liaison_desk.domain.partners import (
    AddressMode,
    ClosingLevel,
    CourtesyTitle,
    OfficeHeld,
    PartnerFields,
    PartnerKind,
)
from liaison_desk.domain.precedence import Directory
from liaison_desk.reference_data import forms_of_address, municipalities

DAY = date(2026, 5, 12)
LIGUE, PASSEURS, PLAINE = "1" * 32, "2" * 32, "3" * 32
DIRECTORY = Directory(
    forms_of_address(),
    municipalities(),
    {LIGUE: "Ligue des quartiers 93", PASSEURS: "Les Passeurs du canal", PLAINE: "Plaine Commune"},
)


def person(title: str, *offices: OfficeHeld, **values: Any) -> PartnerFields:
    named = {"courtesy_title": title, "first_name": "Solène", "last_name": "Kerbrat", "offices_held": list(offices)}
    return PartnerFields.model_validate({**named, **values})


MAYOR = OfficeHeld(function="MAIRE", municipality="93072")


def test_a_mayor_is_written_to_in_her_gender_and_the_closing_repeats_the_salutation() -> None:
    mayor = person("ms", MAYOR)
    assert salutation(mayor, DAY, DIRECTORY) == "Madame la Maire,"
    assert closing_formula(mayor, DAY, DIRECTORY) == (
        "Je vous prie d'agréer, Madame la Maire, l'expression de ma considération distinguée."
    )


@pytest.mark.parametrize(
    ("title", "office", "expected"),
    [
        ("ms", MAYOR, "Maire de Stains"),
        ("mr", OfficeHeld(function="MAIRE", municipality="93007"), "Maire du Blanc-Mesnil"),
        ("ms", OfficeHeld(function="MAIRE", municipality="93045"), "Maire des Lilas"),
        ("mr", OfficeHeld(function="MAIRE"), "Maire"),
        ("ms", OfficeHeld(function="PDT_ASSOCIATION", organisation_id=LIGUE),
         "Présidente de la Ligue des quartiers 93"),
        ("mr", OfficeHeld(function="PDT_ASSOCIATION", organisation_id=PASSEURS),
         "Président de l'association Les Passeurs du canal"),
        ("", OfficeHeld(function="PDT_ASSOCIATION", organisation_id=PASSEURS),
         "Président·e de l'association Les Passeurs du canal"),
        ("", OfficeHeld(function="CONSEILLER_DEPARTEMENTAL", portfolio="Le Blanc-Mesnil"),
         "Conseiller·ère départemental·e du canton du Blanc-Mesnil"),
        ("", OfficeHeld(function="DIRECTEUR", portfolio="de la jeunesse"), "Directeur·rice de la jeunesse"),
        ("mr", OfficeHeld(function="PDT_EPT", organisation_id=PLAINE), "Président de Plaine Commune"),
        ("mr", OfficeHeld(function="CONSEILLER_DEPARTEMENTAL"), "Conseiller départemental"),
        ("ms", OfficeHeld(function="ADJOINT", municipality="93001", portfolio="à la culture"),
         "Adjointe au maire d'Aubervilliers, déléguée à la culture"),
        ("mr", OfficeHeld(function="ADJOINT", municipality="93001", portfolio="les sports"),
         "Adjoint au maire d'Aubervilliers, délégué aux sports"),
        ("ms", OfficeHeld(function="ADJOINT", municipality="93001"), "Adjointe au maire d'Aubervilliers"),
        ("ms", OfficeHeld(function="PREFET_DELEGUE", portfolio="à l'égalité des chances"),
         "Préfète déléguée à l'égalité des chances"),
        ("mr", OfficeHeld(function="PREFET_DELEGUE"), "Préfet délégué"),
        ("mr", OfficeHeld(function="VP_DEPARTEMENT", portfolio="de la jeunesse"),
         "Vice-président du Conseil départemental, chargé de la jeunesse"),
        ("mr", OfficeHeld(function="PDT_DEPARTEMENT"), "Président du Conseil départemental de la Seine-Saint-Denis"),
        ("ms", OfficeHeld(function="MEMBRE_ASSEMBLEE_CITOYENNE"), "Membre de l'Assemblée des 100 voix"),
        ("ms", OfficeHeld(title="Coordinatrice", organisation_id=LIGUE), "Coordinatrice de la Ligue des quartiers 93"),
        ("ms", OfficeHeld(function="HABITANT"), ""),
    ],
)  # fmt: skip
def test_titles_agree_and_elide(title: str, office: OfficeHeld, expected: str) -> None:
    assert office_title(person(title, office), DAY, DIRECTORY) == expected


def test_every_function_has_a_finished_title_for_everybody() -> None:
    for form in forms_of_address():
        for title in ("mr", "ms", ""):
            for organisation in (None, PASSEURS):
                held = OfficeHeld(function=form.function, organisation_id=organisation)
                found = [
                    office_title(person(title, held), DAY, DIRECTORY),
                    *inside_address(person(title, held), DAY, DIRECTORY),
                ]
                assert not any("{" in line or "  " in line or line.endswith((" de", ",")) for line in found), found


def test_only_the_highest_function_held_that_day_is_used() -> None:
    several = person(
        "mr",
        OfficeHeld(function="PDT_ASSOCIATION", organisation_id=LIGUE),
        OfficeHeld(function="CONSEILLER_DEPARTEMENTAL", portfolio="Saint-Denis-2"),
        MAYOR,
        OfficeHeld(function="DEPUTE", until=date(2024, 6, 9)),
    )
    assert office_title(several, DAY, DIRECTORY) == "Maire de Stains"
    assert salutation(several, date(2024, 6, 1), DIRECTORY) == "Monsieur le Député,"


def test_a_title_somebody_prefers_is_kept_and_repeated() -> None:
    mayor = person("ms", MAYOR, preferred_title="Madame le Maire")
    assert salutation(mayor, DAY, DIRECTORY) == "Madame le Maire,"
    assert ", Madame le Maire, " in closing_formula(mayor, DAY, DIRECTORY)


def test_the_letter_then_the_partner_may_override_the_formulas() -> None:
    own = person("ms", MAYOR, salutation="Chère Solène,", closing_formula="Amitiés.")
    assert salutation(own, DAY, DIRECTORY) == "Chère Solène,"
    assert closing_formula(own, DAY, DIRECTORY) == "Amitiés."
    assert salutation(own, DAY, DIRECTORY, override="Madame") == "Madame,"
    assert closing_formula(person("ms", MAYOR), DAY, DIRECTORY, salutation_override="Chère Madame,") == (
        "Je vous prie d'agréer, Chère Madame, l'expression de ma considération distinguée."
    )


def test_nobody_is_given_a_sex_that_is_not_known() -> None:
    assert salutation(person("", MAYOR), DAY, DIRECTORY) == "Madame, Monsieur,"
    assert salutation(None, DAY, DIRECTORY) == "Madame, Monsieur,"
    assert closing_formula(None, DAY, DIRECTORY) == (
        "Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées."
    )
    assert name_line(person("")) == "Solène Kerbrat"


def test_an_organisation_without_a_person_gets_its_name_and_address() -> None:
    ligue = PartnerFields(
        partner_kind=PartnerKind.organisation,
        name="Ligue des quartiers 93",
        street="3 rue A",
        postal_code="93000",
        city="Bobigny",
    )
    assert inside_address(ligue, DAY, DIRECTORY) == ["Ligue des quartiers 93", "3 rue A", "93000 Bobigny"]
    assert salutation(ligue, DAY, DIRECTORY) == "Madame, Monsieur,"


def test_the_inside_address_gives_name_title_body_and_place() -> None:
    hall = PartnerFields(
        partner_kind=PartnerKind.organisation,
        name="Mairie de Stains",
        street="6 avenue B",
        postal_code="93240",
        city="Stains",
    )
    assert inside_address(person("ms", MAYOR), DAY, DIRECTORY, organisation=hall) == [
        "Madame Solène Kerbrat", "Maire de Stains", "6 avenue B", "93240 Stains",
    ]  # fmt: skip
    director = person("mr", OfficeHeld(function="DIRECTEUR", portfolio="de la jeunesse", organisation_id=PLAINE))
    assert inside_address(director, DAY, DIRECTORY) == [
        "Monsieur Solène Kerbrat", "Directeur de la jeunesse", "Plaine Commune",
    ]  # fmt: skip
    assert inside_address(person("ms", OfficeHeld(function="AVOCAT_OFFICIER_MINISTERIEL")), DAY, DIRECTORY) == [
        "Maître Solène Kerbrat"
    ]
    assert inside_address(person("ms", MAYOR, inside_address="A\n\nB"), DAY, DIRECTORY) == ["A", "B"]


@pytest.mark.parametrize(
    ("level", "mode", "expected"),
    [
        (ClosingLevel.tres_haute, "vous",
         "Je vous prie d'agréer, Madame la Maire, l'expression de ma très haute considération."),
        (ClosingLevel.meilleure, "vous",
         "Je vous prie d'agréer, Madame la Maire, l'assurance de ma considération la meilleure."),
        (ClosingLevel.cordiale, "vous",
         "Je vous prie de croire, Madame la Maire, à l'expression de mes sentiments cordiaux."),
        (ClosingLevel.entre_elus, "vous",
         "Je vous prie d'agréer, Chère collègue, l'expression de mes sentiments les meilleurs."),
        (ClosingLevel.cordiale, "tu",
         "Je te prie de croire, Chère Solène, à l'expression de mes sentiments cordiaux."),
        (ClosingLevel.entre_elus, "tu",
         "Je te prie d'agréer, Chère collègue, l'expression de mes sentiments les meilleurs."),
    ],
)  # fmt: skip
def test_each_level_has_its_sentence(level: ClosingLevel, mode: str, expected: str) -> None:
    mayor = person("ms", MAYOR, closing_level=level, address_mode=AddressMode(mode))
    assert closing_formula(mayor, DAY, DIRECTORY) == expected


def test_a_man_does_not_write_of_his_sentiments_to_a_woman() -> None:
    mayor = person("ms", MAYOR, closing_level=ClosingLevel.cordiale)
    assert closing_formula(mayor, DAY, DIRECTORY, signatory=CourtesyTitle.mr) == (
        "Je vous prie de croire, Madame la Maire, à l'assurance de ma considération la meilleure."
    )
