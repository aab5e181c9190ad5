"""How long it takes between two communes, and where they are on the map."""

from __future__ import annotations

import pytest

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.tile_map import COLUMNS, ROWS, TILES, tile_of
from liaison_desk.domain.travel import TravelMode, TravelTime
from liaison_desk.domain.travel_times import travel_length, travel_minutes
from liaison_desk.reference_data import municipalities

BOBIGNY, STAINS, LA_COURNEUVE, PANTIN, NOISY_LE_GRAND = "93008", "93072", "93027", "93055", "93051"
SAINT_DENIS, PIERREFITTE, PARIS = "93066", "93059", "75104"

NEIGHBOURS = (
    "Épinay-sur-Seine/Villetaneuse Villetaneuse/Saint-Denis Stains/Saint-Denis Saint-Denis/L'Île-Saint-Denis "
    "Saint-Denis/Aubervilliers Saint-Ouen-sur-Seine/Saint-Denis La_Courneuve/Le_Bourget Dugny/Le_Bourget "
    "Drancy/Bobigny Bobigny/Pantin Bobigny/Bondy Bobigny/Noisy-le-Sec Aubervilliers/Pantin Pantin/Les_Lilas "
    "Pantin/Le_Pré-Saint-Gervais Les_Lilas/Bagnolet Bagnolet/Montreuil Romainville/Montreuil Montreuil/Rosny-sous-Bois "
    "Bondy/Les_Pavillons-sous-Bois Aulnay-sous-Bois/Le_Blanc-Mesnil Aulnay-sous-Bois/Sevran Sevran/Villepinte "
    "Villepinte/Tremblay-en-France Vaujours/Coubron Clichy-sous-Bois/Montfermeil Livry-Gargan/Clichy-sous-Bois "
    "Le_Raincy/Gagny Neuilly-Plaisance/Neuilly-sur-Marne Neuilly-sur-Marne/Gournay-sur-Marne "
    "Neuilly-sur-Marne/Noisy-le-Grand Noisy-le-Grand/Gournay-sur-Marne"
)


def test_every_commune_has_one_tile_of_its_own():
    communes = {commune.insee for commune in municipalities() if not commune.is_delegated}
    assert set(TILES) == communes
    assert len(set(TILES.values())) == len(communes)
    assert all(0 <= tile.row < ROWS and 0 <= tile.column < COLUMNS for tile in TILES.values())


@pytest.mark.parametrize("pair", NEIGHBOURS.split())
def test_neighbours_touch_on_the_map(pair: str):
    first, second = (municipalities().by_name(name.replace("_", " ")) for name in pair.split("/"))
    assert first
    assert second
    one, other = TILES[first.insee], TILES[second.insee]
    assert max(abs(one.row - other.row), abs(one.column - other.column)) == 1


def test_north_is_up_and_west_is_left():
    assert TILES["93073"].row < TILES["93071"].row < TILES["93051"].row
    assert TILES["93031"].column < TILES[BOBIGNY].column < TILES["93047"].column


@pytest.mark.parametrize("delegated", [commune for commune in municipalities() if commune.is_delegated])
def test_a_commune_deleguee_is_on_the_tile_of_its_parent(delegated):
    assert tile_of(delegated.insee) == TILES[delegated.parent]


def test_within_a_commune_a_quarter_of_an_hour_is_held():
    found = travel_length(STAINS, STAINS, OfficeFields())
    assert found is not None
    assert (found.minutes, found.is_estimate) == (15, True)
    assert found.words == "environ 15\u00a0min"


def test_a_farther_commune_takes_longer_and_both_ways_the_same():
    office = OfficeFields()
    near, far = travel_minutes(BOBIGNY, PANTIN, office), travel_minutes(BOBIGNY, NOISY_LE_GRAND, office)
    assert 15 < near < far < 60
    assert travel_minutes(NOISY_LE_GRAND, BOBIGNY, office) == far


def test_estimates_are_rounded_to_five_minutes():
    assert {travel_minutes(BOBIGNY, insee, OfficeFields()) % 5 for insee in TILES} == {0}


@pytest.mark.parametrize("pair", [(BOBIGNY, STAINS), (STAINS, BOBIGNY)])
def test_what_the_office_wrote_down_wins_either_way(pair: tuple[str, str]):
    office = OfficeFields(travel_times=[TravelTime(from_municipality=BOBIGNY, to_municipality=STAINS, minutes=42)])
    found = travel_length(*pair, office)
    assert found is not None
    assert (found.minutes, found.is_estimate) == (42, False)
    assert found.words == "42\u00a0min"


def test_a_time_by_car_says_nothing_of_a_bicycle():
    by_car = TravelTime(from_municipality=BOBIGNY, to_municipality=STAINS, minutes=22, mode=TravelMode.car)
    office = OfficeFields(travel_times=[by_car])
    assert travel_minutes(BOBIGNY, STAINS, office, TravelMode.car) == 22
    assert travel_minutes(BOBIGNY, STAINS, office, TravelMode.bicycle) == travel_minutes(
        BOBIGNY, STAINS, OfficeFields(), TravelMode.bicycle
    )


def test_walking_takes_longer_than_any_other_way():
    times = {mode: travel_minutes(BOBIGNY, LA_COURNEUVE, OfficeFields(), mode) for mode in TravelMode}
    assert max(times, key=lambda mode: times[mode]) is TravelMode.walk


def test_a_commune_outside_the_departement_is_held_to_be_far():
    assert travel_minutes(BOBIGNY, PARIS, OfficeFields()) == 55


def test_nothing_is_said_of_a_commune_that_is_not_known():
    assert travel_length(BOBIGNY, "", OfficeFields()) is None
    assert travel_minutes("", BOBIGNY, OfficeFields()) == 0


def test_the_time_within_a_commune_nouvelle_is_short():
    assert travel_minutes(SAINT_DENIS, PIERREFITTE, OfficeFields()) == 15
