from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_desk.domain.attendees import Attendee, attendees_of
from liaison_desk.domain.engagements import Attendance, Capacity, EngagementFields, EngagementState, Participant
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import UNRANKED, Directory
from liaison_desk.domain.protocol_order import ProtocolPlace, order_of_precedence, rank_words
from liaison_desk.domain.representation import representation_notice
from liaison_desk.domain.standing import Occasion
from liaison_desk.reference_data import forms_of_address, municipalities, precedence_ranks

BONDY, SAINT_DENIS, PIERREFITTE, STAINS = "93010", "93066", "93059", "93072"
PLAINE, EST, LIGUE, MAIRIE = "1" * 32, "2" * 32, "3" * 32, "4" * 32
NAMES = {PLAINE: "Plaine Commune", EST: "Est Ensemble", LIGUE: "Ligue des quartiers 93", MAIRIE: "Ville de Stains"}
DIRECTORY = Directory(forms_of_address(), municipalities(), NAMES)
OFFICE = OfficeFields(
    official_courtesy_title=CourtesyTitle.ms,
    official_first_name="Inès",
    official_last_name="Carvalho",
    official_since=date(2021, 6, 27),
)
OFFICIAL = "Mme Inès Carvalho"


@dataclass
class Room:
    """People expected somewhere, by the name they are called by in a test."""

    people: dict[str, PartnerFields] = field(default_factory=dict[str, PartnerFields])
    participants: list[Participant] = field(default_factory=list[Participant])

    def add(self, name: str, *offices: OfficeHeld, title: str = "ms", **coming: Any) -> None:
        self.people[name] = PartnerFields(
            courtesy_title=CourtesyTitle(title), last_name=name, offices_held=list(offices)
        )
        self.participants.append(Participant(partner_id=name, **coming))

    def order(self, municipality: str = STAINS, **values: Any) -> tuple[ProtocolPlace, ...]:
        fields = EngagementFields(
            title="Cérémonie",
            starts_at=datetime(2026, 5, 12, 10),
            municipality=municipality,
            participants=values.pop("participants", self.participants),
            **values,
        )
        return order_of_precedence(self.attendees(fields), self.occasion(fields), DIRECTORY, precedence_ranks())

    def attendees(self, fields: EngagementFields) -> Sequence[Attendee]:
        return attendees_of(fields, OFFICE, self.people, DIRECTORY)

    def occasion(self, fields: EngagementFields) -> Occasion:
        place = municipalities().by_insee(fields.municipality)
        if place and place.parent:
            place = municipalities().by_insee(place.parent)
        return Occasion(
            day=fields.day,
            place=place,
            is_ordered_by_government=fields.government_ceremony,
            is_invited_by_department=fields.capacity is Capacity.host,
            is_for_president=fields.capacity is Capacity.for_president,
            host_id=fields.host_id or "",
            host=self.people.get(fields.host_id or ""),
        )

    def names(self, municipality: str = STAINS, **values: Any) -> list[str]:
        return [short(place) for place in self.order(municipality, **values)]


def short(place: ProtocolPlace) -> str:
    return "elle" if not place.partner_id else place.partner_id


def named(order: Sequence[ProtocolPlace], name: str) -> ProtocolPlace:
    return next(place for place in order if short(place) == name)


def held(function: str, **values: Any) -> OfficeHeld:
    return OfficeHeld(function=function, **values)


@pytest.fixture
def room() -> Room:
    """The same list of guests, wherever it is read out."""
    room = Room()
    room.add("habitante", held("HABITANT"))
    room.add("présidente d'association", held("PDT_ASSOCIATION", organisation_id=LIGUE))
    room.add("maire de Bondy", held("MAIRE", municipality=BONDY))
    room.add("maire de Saint-Denis", held("MAIRE", municipality=SAINT_DENIS))
    room.add("sénateur", held("SENATEUR"))
    room.add("préfet", held("PREFET"))
    room.add("conseillère régionale", held("CONSEILLER_REGIONAL"))
    room.add("président du Département", held("PDT_DEPARTEMENT"))
    room.add("présidente de la Région", held("PDT_REGION"))
    room.add("députée européenne", held("DEPUTE_EUROPEEN"))
    room.add("députée", held("DEPUTE"))
    return room


def test_the_same_list_puts_the_mayor_of_the_place_seventh(room: Room) -> None:
    for municipality, host, other in (
        (BONDY, "maire de Bondy", "maire de Saint-Denis"),
        (SAINT_DENIS, "maire de Saint-Denis", "maire de Bondy"),
        (PIERREFITTE, "maire de Saint-Denis", "maire de Bondy"),
    ):
        order = room.order(municipality)
        assert [short(place) for place in order] == [
            "préfet", "députée", "sénateur", "députée européenne", "présidente de la Région",
            "président du Département", host, other, "conseillère régionale", "elle", "présidente d'association",
            "habitante",
        ]  # fmt: skip
        assert (order[6].place, order[6].rank) == (7, 7)
        assert order[7].rank == UNRANKED
        assert "une place de courtoisie" in order[7].reason


def test_ranks_the_forms_of_address_do_not_know_are_found_by_their_own_codes(room: Room) -> None:
    room.add("présidente du CESER", held("PDT_CESER", title="Présidente du CESER"))
    place = named(room.order(), "présidente du CESER")
    assert (place.rank, place.title, place.is_to_check) == (12, "Présidente du CESER", True)
    assert not named(room.order(), "conseillère régionale").is_to_check


def test_the_official_is_in_the_order_at_the_fifteenth_rank_whose_source_is_to_be_checked(room: Room) -> None:
    place = named(room.order(), "elle")
    assert (place.name, place.title, place.rank) == (OFFICIAL, "Conseiller départemental délégué", 15)
    assert place.is_to_check
    assert rank_words(place) == "15, à vérifier"
    assert not named(room.order(), "préfet").is_to_check


def test_a_councillor_who_represents_the_president_keeps_the_fifteenth_rank(room: Room) -> None:
    room.participants = [one for one in room.participants if one.partner_id != "président du Département"]
    order = room.order(capacity=Capacity.for_president)
    assert named(order, "elle").rank == 15
    assert "garde son propre rang (art. 13)" in named(order, "elle").reason
    assert room.names().index("elle") == room.names(capacity=Capacity.for_president).index("elle")


def test_only_a_vice_president_and_an_adjoint_take_the_rank_they_represent() -> None:
    room = Room()
    room.add("président", held("PDT_DEPARTEMENT"), attendance=Attendance.represented)
    room.add("présidente de région", held("PDT_REGION"), attendance=Attendance.represented)
    room.add("maire", held("MAIRE", municipality=STAINS), attendance=Attendance.represented)
    room.add("préfet", held("PREFET"), attendance=Attendance.represented)
    room.add("vice-présidente", held("VP_DEPARTEMENT"), represents_id="président")
    room.add("conseillère régionale", held("CONSEILLER_REGIONAL"), represents_id="présidente de région")
    room.add("adjointe", held("ADJOINT", municipality=STAINS), represents_id="maire")
    room.add("directeur de cabinet", held("SOUS_PREFET", title="Directeur de cabinet"), represents_id="préfet")
    order = room.order()
    assert [short(place) for place in order] == [
        "vice-présidente", "adjointe", "conseillère régionale", "elle", "directeur de cabinet",
    ]  # fmt: skip
    assert [place.rank for place in order] == [6, 7, 14, 15, 20]
    assert "art. 14" in order[0].reason


def test_a_regional_vice_president_takes_the_rank_of_the_president_of_the_region() -> None:
    room = Room()
    room.add("présidente", held("PDT_REGION"), attendance=Attendance.excused)
    room.add("vice", held("CONSEILLER_REGIONAL", title="Vice-présidente de la Région"), represents_id="présidente")
    assert named(room.order(), "vice").rank == 5


def test_whoever_holds_an_office_ad_interim_takes_its_rank() -> None:
    room = Room()
    room.add("préfet", held("PREFET"), attendance=Attendance.excused)
    room.add("secrétaire générale", held("SOUS_PREFET"), represents_id="préfet", is_interim=True)
    place = room.order()[0]
    assert (short(place), place.rank) == ("secrétaire générale", 1)
    assert "intérim" in place.reason


def test_the_authority_that_invites_comes_second_unless_the_government_orders_the_ceremony() -> None:
    room = Room()
    room.add("préfet", held("PREFET"))
    room.add("députée", held("DEPUTE"))
    room.add("ambassadeur", held("AMBASSADEUR"))
    room.add("présidente", held("PDT_ASSOCIATION", organisation_id=LIGUE))
    room.add("directrice", held("DIRECTEUR", organisation_id=LIGUE))
    room.people[LIGUE] = PartnerFields(partner_kind=PartnerKind.organisation, name=NAMES[LIGUE])
    assert room.names(host_id=LIGUE) == ["préfet", "présidente", "ambassadeur", "députée", "elle", "directrice"]
    assert "art. 9" in room.order(host_id=LIGUE)[1].reason
    assert room.names(host_id="directrice")[1] == "directrice"
    ordered = room.names(host_id=LIGUE, government_ceremony=True)
    assert ordered == ["préfet", "ambassadeur", "députée", "elle", "directrice", "présidente"]


def test_when_the_department_invites_its_president_is_second_and_the_councillor_stays_fifteenth() -> None:
    room = Room()
    room.add("préfet", held("PREFET"))
    room.add("députée", held("DEPUTE"))
    room.add("président", held("PDT_DEPARTEMENT"))
    assert room.names(capacity=Capacity.host) == ["préfet", "président", "députée", "elle"]
    assert room.names() == ["préfet", "députée", "président", "elle"]


def test_a_vice_president_for_the_president_is_second_when_the_department_invites() -> None:
    room = Room()
    room.add("préfet", held("PREFET"))
    room.add("députée", held("DEPUTE"))
    room.add("président", held("PDT_DEPARTEMENT"), attendance=Attendance.represented)
    room.add("vice-présidente", held("VP_DEPARTEMENT"), represents_id="président")
    room.add("autre vice-présidente", held("VP_DEPARTEMENT"))
    assert room.names(capacity=Capacity.host)[:3] == ["préfet", "vice-présidente", "députée"]


def test_the_town_that_invites_is_headed_by_its_mayor() -> None:
    room = Room()
    room.add("députée", held("DEPUTE"))
    room.add("maire", held("MAIRE", municipality=STAINS))
    room.people[MAIRIE] = PartnerFields(
        partner_kind=PartnerKind.organisation, name="Ville de Stains", municipality=STAINS
    )
    assert room.names(host_id=MAIRIE) == ["maire", "députée", "elle"]


def test_the_sous_prefet_takes_the_prefects_rank_in_their_own_arrondissement_alone() -> None:
    room = Room()
    room.add("députée", held("DEPUTE"))
    room.add("sous-préfète", held("SOUS_PREFET", municipality=SAINT_DENIS))
    assert room.order(STAINS)[0].rank == 1
    assert room.names(STAINS) == ["sous-préfète", "députée", "elle"]
    assert room.names(BONDY) == ["députée", "elle", "sous-préfète"]
    room.add("ministre", held("MINISTRE"))
    assert room.names(STAINS) == ["ministre", "députée", "elle", "sous-préfète"]


def test_the_territory_of_the_place_is_eighth_and_another_has_no_rank() -> None:
    room = Room()
    room.add("Plaine Commune", held("PDT_EPT", organisation_id=PLAINE))
    room.add("Est Ensemble", held("PDT_EPT", organisation_id=EST))
    assert room.names(STAINS) == ["Plaine Commune", "elle", "Est Ensemble"]
    assert room.names(BONDY) == ["Est Ensemble", "elle", "Plaine Commune"]
    assert named(room.order(STAINS), "Plaine Commune").rank == 8


def test_the_highest_of_several_mandates_counts_and_seniority_parts_those_of_one_rank() -> None:
    room = Room()
    room.add("récente", held("DEPUTE", since=date(2024, 7, 8)), held("CONSEILLER_MUNICIPAL", municipality=STAINS))
    room.add("ancienne", held("CONSEILLER_MUNICIPAL", municipality=BONDY),
             held("DEPUTE", since=date(2012, 6, 20), until=date(2017, 6, 20)),
             held("DEPUTE", since=date(2024, 7, 8)))  # fmt: skip
    room.add("sans date", held("DEPUTE"))
    room.add("battue", held("DEPUTE", until=date(2024, 6, 9)))
    assert room.names() == ["ancienne", "récente", "sans date", "elle", "battue"]


def test_functions_are_those_of_the_day_or_the_one_written_for_it() -> None:
    room = Room()
    room.add("élue", held("DEPUTE"), office="Maire de Stains")
    place = named(room.order(), "élue")
    assert (place.rank, place.title) == (7, "Maire de Stains")
    room.add("autre", held("HABITANT"), office="Présidente du conseil régional")
    assert named(room.order(), "autre").rank == 5
    room.add("invitée", held("SENATEUR"), office="Marraine de l'événement")
    assert named(room.order(), "invitée").rank == 3


def test_mayors_wait_for_the_commune_of_the_place_to_be_known(room: Room) -> None:
    order = room.order("")
    assert "commune du lieu à préciser" in named(order, "maire de Bondy").reason
    assert named(order, "maire de Bondy").is_to_check


def test_those_who_do_not_come_leave_their_place() -> None:
    room = Room()
    room.add("préfet", held("PREFET"), attendance=Attendance.excused)
    room.add("députée", held("DEPUTE"), attendance=Attendance.represented)
    room.add("assistant", held("HABITANT"), represents_id="députée")
    assert room.names() == ["elle", "assistant"]
    assert "garde son propre rang" in room.order()[1].reason
    values = {"state": EngagementState.represented, "representative_id": "députée"}
    assert room.names(participants=[], **values) == ["députée"]
    assert room.names(state=EngagementState.declined, state_reason="Agenda") == ["assistant"]


def test_a_place_set_by_hand_says_why_and_the_rest_keeps_its_order(room: Room) -> None:
    before = room.names()
    room.participants = [
        one.model_copy(update={"rank_override": 2, "override_reason": "Marraine"})
        if one.partner_id == "habitante" else one
        for one in room.participants
    ]  # fmt: skip
    order = room.order()
    assert (short(order[1]), order[1].reason, order[1].is_override) == (
        "habitante", "Placé à la main : Marraine", True,
    )  # fmt: skip
    assert [name for name in room.names() if name != "habitante"] == [name for name in before if name != "habitante"]


def test_the_official_is_placed_by_hand_too(room: Room) -> None:
    order = room.order(official_place=1, official_place_reason="Assises : l'élue accueille")
    assert short(order[0]) == "elle"
    assert order[0].is_override
    with pytest.raises(ValueError, match="pourquoi cette place est changée"):
        room.order(official_place=1)


def test_the_warning_on_representation_says_whose_rank_is_kept() -> None:
    fields = EngagementFields(title="x", starts_at=datetime(2026, 5, 12), capacity=Capacity.for_president)
    assert representation_notice(fields, OFFICE) == (
        "Représentation du Président : le rang ne se délègue pas. Une conseillère déléguée garde son propre rang, "
        "le 15e (décret n° 89-655 du 13 septembre 1989, art. 3, 13 et 14)."
    )
    vice = OFFICE.model_copy(update={"official_title": "Vice-présidente"})
    assert "prend le rang du Président, le 6e" in representation_notice(fields, vice)
    assert representation_notice(fields.model_copy(update={"capacity": Capacity.own}), OFFICE) == ""


_FUNCTIONS = st.lists(
    st.builds(
        OfficeHeld,
        function=st.sampled_from([*(form.function for form in forms_of_address()), "PDT_CESER", "INVENTEE"]),
        municipality=st.sampled_from(["", BONDY, SAINT_DENIS, STAINS]),
        organisation_id=st.sampled_from([None, PLAINE, LIGUE]),
        since=st.sampled_from([None, date(2012, 6, 20), date(2021, 6, 27)]),
    ),
    max_size=2,
)
_PEOPLE = st.lists(
    st.tuples(
        _FUNCTIONS, st.sampled_from(Attendance), st.integers(0, 6), st.booleans(), st.sampled_from([None, 1, 2, 40])
    ),
    max_size=7,
)


@settings(deadline=None, max_examples=150)
@given(
    people=_PEOPLE,
    data=st.data(),
    municipality=st.sampled_from(["", BONDY, SAINT_DENIS]),
    capacity=st.sampled_from(Capacity),
)
def test_the_order_is_total_and_the_same_however_the_participants_are_shuffled(
    people: list[tuple[list[OfficeHeld], Attendance, int, bool, int | None]],
    data: st.DataObject,
    municipality: str,
    capacity: Capacity,
) -> None:
    room = Room()
    for number, (offices, attendance, represents, interim, by_hand) in enumerate(people):
        room.add(
            f"{number}" * 32, *offices, attendance=attendance, is_interim=interim, rank_override=by_hand,
            override_reason="vu", represents_id=f"{represents}" * 32 if represents != number else None,
        )  # fmt: skip
    order = room.order(municipality, capacity=capacity)
    assert [place.place for place in order] == list(range(1, len(order) + 1))
    assert len({place.partner_id for place in order}) == len(order)
    shuffled = data.draw(st.permutations(room.participants))
    assert room.order(municipality, capacity=capacity, participants=shuffled) == order


@settings(deadline=None, max_examples=100)
@given(people=st.lists(_FUNCTIONS, min_size=2, max_size=7), data=st.data())
def test_who_comes_before_whom_does_not_depend_on_who_else_comes(
    people: list[list[OfficeHeld]], data: st.DataObject
) -> None:
    room = Room()
    for number, offices in enumerate(people):
        kept = [office for office in offices if office.function != "SOUS_PREFET"]
        room.add(f"{number}" * 32, *kept)
    everybody = room.names()
    some = data.draw(st.lists(st.sampled_from(room.participants), unique_by=lambda one: one.partner_id))
    assert room.names(participants=some) == [
        name for name in everybody if name == "elle" or name in {one.partner_id for one in some}
    ]
