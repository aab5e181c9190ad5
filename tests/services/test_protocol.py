from __future__ import annotations

import random
from datetime import date, datetime

import pytest

from liaison_desk.domain.engagements import Capacity, EngagementFields, Participant, RunSheetItem
from liaison_desk.domain.inclusive_writing import InclusiveStyle
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.seating import SeatingShape, Viewpoint
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk

STAINS, BONDY = "93072", "93010"


def person(desk: Desk, name: str, office: OfficeHeld) -> str:
    return desk.partners.add(PartnerFields(courtesy_title=CourtesyTitle.ms, last_name=name, offices_held=[office]))


@pytest.fixture
def guests(desk: Desk) -> dict[str, str]:
    desk.settings.change(
        OfficeFields(
            official_courtesy_title=CourtesyTitle.ms,
            official_last_name="Carvalho",
            official_title="Conseillère départementale déléguée",
            official_delegation="à la vie associative",
        )
    )
    league = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue des quartiers 93"))
    return {
        "ligue": league,
        "préfète": person(desk, "Astruc", OfficeHeld(function="PREFET")),
        "maire de Stains": person(desk, "Kerbrat", OfficeHeld(function="MAIRE", municipality=STAINS)),
        "maire de Bondy": person(desk, "Diarra", OfficeHeld(function="MAIRE", municipality=BONDY)),
        "présidente": person(desk, "Benali", OfficeHeld(function="PDT_ASSOCIATION", organisation_id=league)),
        "ancienne députée": person(desk, "Roussel", OfficeHeld(function="DEPUTE", until=date(2026, 5, 11))),
    }  # fmt: skip


def occasion(guests: dict[str, str], **values: object) -> EngagementFields:
    people = [Participant(partner_id=one, speaks=name == "préfète") for name, one in guests.items() if name != "ligue"]
    return EngagementFields.model_validate(
        {"title": "Inauguration", "starts_at": datetime(2026, 5, 12, 10), "municipality": STAINS,
         "participants": people, **values}
    )  # fmt: skip


def names(desk: Desk, fields: EngagementFields) -> list[str]:
    return [place.name for place in desk.protocol.order(fields)]


def test_the_order_follows_the_place_the_day_and_the_host(desk: Desk, guests: dict[str, str]) -> None:
    assert names(desk, occasion(guests)) == [
        "Mme Astruc", "Mme Kerbrat", "Mme Diarra", "Mme Carvalho", "Mme Benali", "Mme Roussel",
    ]  # fmt: skip
    assert names(desk, occasion(guests, municipality=BONDY))[1] == "Mme Diarra"
    assert names(desk, occasion(guests, starts_at=datetime(2026, 5, 11, 10)))[1] == "Mme Roussel"
    assert names(desk, occasion(guests, host_id=guests["ligue"]))[1] == "Mme Benali"
    assert names(desk, occasion(guests, host_id=guests["ligue"], government_ceremony=True))[1] == "Mme Kerbrat"


def test_the_order_given_changes_nothing(desk: Desk, guests: dict[str, str]) -> None:
    fields = occasion(guests)
    order = desk.protocol.order(fields)
    shuffled = list(fields.participants)
    random.Random(7).shuffle(shuffled)
    assert desk.protocol.order(fields.model_copy(update={"participants": shuffled})) == order


def test_the_greeting_leaves_out_the_official_and_may_begin_with_the_host(desk: Desk, guests: dict[str, str]) -> None:
    fields = occasion(guests, host_id=guests["présidente"], government_ceremony=False)
    assert desk.protocol.greeting(fields) == (
        "Madame la Préfète, Madame la Présidente, Mesdames les Maires, Mesdames, Messieurs,"
    )
    assert desk.protocol.greeting(fields, host_first=True).startswith("Madame la Présidente, Madame la Préfète")
    official = fields.model_copy(update={"government_ceremony": True})
    assert desk.protocol.greeting(official, host_first=True).startswith("Madame la Préfète")


def test_the_programme_is_compared_with_the_order_of_speakers(desk: Desk, guests: dict[str, str]) -> None:
    fields = occasion(
        guests,
        speaking_minutes=5,
        run_sheet=[
            RunSheetItem(title="Mot de la préfète", speakers="Mme Astruc"),
            RunSheetItem(title="Allocution", official_role="Allocution"),
        ],
    )
    assert [place.name for place in desk.protocol.speakers(fields)] == ["Mme Carvalho", "Mme Astruc"]
    assert desk.protocol.speaking_remarks(fields) == (
        "Le déroulé fait parler Mme Astruc avant Mme Carvalho : à l'inverse des préséances, "
        "Mme Carvalho parle d'abord (art. 19).",
    )


def test_the_warning_is_said_on_representations_alone(desk: Desk, guests: dict[str, str]) -> None:
    assert desk.protocol.warning(occasion(guests)) == ""
    assert "le 15e" in desk.protocol.warning(occasion(guests, capacity=Capacity.for_president))


def test_those_to_warn_come_from_the_directory(desk: Desk, guests: dict[str, str]) -> None:
    cabinet = desk.partners.add(
        PartnerFields(partner_kind=PartnerKind.organisation, name="Cabinet du Président", email="cabinet@example.fr")
    )
    found = desk.protocol.to_warn(occasion(guests))
    assert (found[0].role, found[0].partner_id) == ("Cabinet du maire", guests["maire de Stains"])
    assert found[-1].partner_id == cabinet
    desk.partners.delete(guests["maire de Stains"])
    assert desk.protocol.to_warn(occasion(guests))[0].partner_id is None


def test_seats_are_given_in_the_order_and_a_silly_width_is_refused(desk: Desk, guests: dict[str, str]) -> None:
    plan, order = desk.protocol.seating(occasion(guests), SeatingShape.central_aisle, Viewpoint.room, 2)
    assert plan.rows[0] == (4, 2, 1, 3)
    assert order[0].name == "Mme Astruc"
    with pytest.raises(UserError, match="entre 1 et"):
        desk.protocol.seating(occasion(guests), seats=0)


def test_participants_stand_in_protocol_order_on_the_trip_sheet(desk: Desk, guests: dict[str, str]) -> None:
    table = desk.compositions.trip_sheet(occasion(guests)).blocks[-1]
    assert [row[0][0].text.replace("\N{NO-BREAK SPACE}", " ") for row in getattr(table, "rows", ())][:2] == [
        "Mme Astruc", "Mme Kerbrat",
    ]  # fmt: skip


def test_the_style_of_the_office_is_followed(desk: Desk) -> None:
    unknown = PartnerFields(last_name="Lenoir", offices_held=[OfficeHeld(function="DEPUTE")])
    someone = desk.partners.add(unknown)
    assert desk.protocol.forms_of(someone).office_title == "Député·e de la Seine-Saint-Denis"
    desk.settings.change(OfficeFields(inclusive_style=InclusiveStyle.doublet))
    assert desk.protocol.forms_of(someone).office_title == "Députée ou Député de la Seine-Saint-Denis"
