from datetime import datetime
from typing import Any

from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.visit_courtesy import ToWarn, to_warn
from liaison_desk.reference_data import municipalities

OFFICE = OfficeFields(president_name="M. Hadrien Valcourt")


def trip(municipality: str, **values: Any) -> EngagementFields:
    return EngagementFields(title="Visite", starts_at=datetime(2026, 5, 12), municipality=municipality, **values)


def person(name: str, office: OfficeHeld, **values: Any) -> PartnerFields:
    return PartnerFields(courtesy_title=CourtesyTitle.ms, last_name=name, offices_held=[office], **values)


def warned(fields: EngagementFields, **partners: PartnerFields) -> tuple[ToWarn, ...]:
    return to_warn(fields, OFFICE, partners, municipalities())


def test_the_mayor_the_two_councillors_and_the_cabinet_are_warned_before_a_trip() -> None:
    stains_canton = municipalities().by_insee("93072")
    assert stains_canton is not None
    canton = stains_canton.cantons[0]
    found = warned(
        trip("93072"),
        maire=person("Maire", OfficeHeld(function="MAIRE", municipality="93072"), mobile="06 01 02 03 04"),
        voisine=person("Voisine", OfficeHeld(function="MAIRE", municipality="93010")),
        une=person("Une", OfficeHeld(function="CONSEILLER_DEPARTEMENTAL", portfolio=canton), email="une@example.fr"),
        deux=person("Deux", OfficeHeld(function="CONSEILLER_DEPARTEMENTAL"), canton=canton),
        ailleurs=person("Ailleurs", OfficeHeld(function="CONSEILLER_DEPARTEMENTAL", portfolio="Bondy"), canton=canton),
        vice=person("Vice", OfficeHeld(function="VP_DEPARTEMENT"), canton=canton),
    )
    assert [(one.role, one.partner_id) for one in found] == [
        ("Cabinet du maire", "maire"), ("Binôme du canton", "une"), ("Binôme du canton", "deux"), ("Cabinet", None),
    ]  # fmt: skip
    assert found[0].contact.replace("\N{NO-BREAK SPACE}", " ") == "06 01 02 03 04"
    assert found[1].contact == "une@example.fr"
    assert found[2].contact == "ni téléphone ni courriel dans sa fiche"


def test_a_split_commune_names_its_cantons_and_leaves_the_choice() -> None:
    found = [one for one in warned(trip("93066")) if one.role == "Binôme du canton"]
    assert len(found) == 4
    assert all(one.partner_id is None and "pas de fiche" in one.contact for one in found)
    assert "Saint-Denis-1 et Saint-Denis-2" in found[0].reason
    assert "choisissez selon l'adresse" in found[0].reason


def test_the_president_is_warned_when_the_press_is_expected() -> None:
    found = warned(trip("93072", press="Le Parisien, FranceBleu"))[-1]
    assert (found.role, found.name) == ("Président", "M. Hadrien Valcourt")
    assert "Le Parisien" in found.reason
    assert [one.role for one in warned(trip("93072", press="Pas de presse"))][-1] == "Cabinet"


def test_the_cabinet_is_found_in_the_directory_under_its_name() -> None:
    record = PartnerFields(
        partner_kind=PartnerKind.organisation, name="Cabinet du Président", email="cabinet@example.fr"
    )
    found = to_warn(trip("93072"), OFFICE, {}, municipalities(), ("c" * 32, record))[-1]
    assert (found.partner_id, found.contact) == ("c" * 32, "cabinet@example.fr")
    assert "créez la fiche" in warned(trip("93072"))[-1].contact


def test_nobody_is_warned_of_a_meeting_at_the_office_nor_of_a_call() -> None:
    assert warned(trip("93008", engagement_kind=EngagementKind.meeting)) == ()
    assert warned(trip("")) == ()
    assert warned(trip("93008", engagement_kind=EngagementKind.inauguration))[0].name == "Mairie de Bobigny"
    assert warned(trip("75056"))[0].name == "Mairie du lieu"
