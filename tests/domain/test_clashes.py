"""Two engagements at once, or too near for the way between them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from liaison_desk.domain.clashes import Clash, ClashKind, clashes_of
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.journeys import legs_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stays import EXPECTED, Stay, stay_of
from liaison_desk.domain.travel import TravelTime
from liaison_desk.domain.travel_words import clash_sentence, leg_sentence

BOBIGNY, STAINS, PANTIN = "93008", "93072", "93055"
OFFICE = OfficeFields(
    travel_times=[
        TravelTime(from_municipality=STAINS, to_municipality=PANTIN, minutes=35),
        TravelTime(from_municipality=BOBIGNY, to_municipality=STAINS, minutes=30),
    ]
)


def stay(start: str, end: str, municipality: str = STAINS, identifier: str = "", **values: Any) -> Stay:
    given: dict[str, Any] = {"state": EngagementState.accepted, "title": f"À {start}", **values}
    if given["state"] in {EngagementState.declined, EngagementState.cancelled}:
        given["state_reason"] = "motif"
    if given["state"] is EngagementState.represented:
        given["representative_id"] = "r" * 32
    fields = EngagementFields(
        starts_at=datetime.fromisoformat(f"2026-05-12T{start}"),
        ends_at=datetime.fromisoformat(f"2026-05-12T{end}"),
        municipality=municipality,
        **given,
    )
    return stay_of(fields, identifier or f"{start}{end}{municipality}")


def clash(first: Stay, second: Stay) -> Clash | None:
    """Return how two engagements clash, having checked that it is so both ways."""
    one, other = clashes_of(first, [first, second], OFFICE), clashes_of(second, [first, second], OFFICE)
    assert len(one) == len(other) <= 1
    assert [found.minutes_short for found in one] == [found.minutes_short for found in other]
    return one[0] if one else None


def test_overlapping_engagements_clash_by_the_minutes_they_share():
    found = clash(stay("10:00", "11:30"), stay("11:00", "12:00", PANTIN))
    assert found is not None
    assert (found.clash_kind, found.minutes_short, found.travel_minutes) == (ClashKind.overlap, 30, 0)


def test_overlapping_engagements_clash_even_in_one_place():
    assert clash(stay("10:00", "11:30", place="Mairie"), stay("11:00", "12:00", place="Mairie")) is not None


def test_a_gap_shorter_than_the_way_lacks_the_difference():
    found = clash(stay("09:00", "10:30"), stay("10:45", "12:00", PANTIN))
    assert found is not None
    assert (found.clash_kind, found.travel_minutes, found.minutes_short) == (ClashKind.travel, 35, 20)
    assert not found.is_estimate


def test_a_gap_as_long_as_the_way_is_enough():
    assert clash(stay("09:00", "10:30"), stay("11:05", "12:00", PANTIN)) is None


def test_an_estimated_way_says_that_it_is_one():
    found = clash(stay("09:00", "10:30", "93049"), stay("10:30", "12:00", "93031"))
    assert found is not None
    assert found.is_estimate


def test_back_to_back_in_the_same_place_is_no_clash():
    place = {"place": "Salle des fêtes", "address": "1 rue du Port"}
    assert clash(stay("09:00", "10:30", **place), stay("10:30", "12:00", **place)) is None
    assert clash(stay("09:00", "10:30", place="Hôtel de Ville"), stay("10:30", "12:00", place="hôtel de ville")) is None


def test_two_places_of_one_commune_need_a_quarter_of_an_hour():
    found = clash(stay("09:00", "10:30", place="Mairie"), stay("10:30", "12:00", place="Stade"))
    assert found is not None
    assert found.minutes_short == 15


def test_nothing_is_said_of_a_way_when_a_place_of_the_same_commune_is_not_known():
    assert clash(stay("09:00", "10:30", place="Mairie"), stay("10:30", "12:00")) is None


def test_nothing_is_said_of_the_way_to_an_unknown_commune():
    assert clash(stay("09:00", "10:30"), stay("10:30", "12:00", "")) is None


def test_the_written_time_wins_over_the_table():
    assert clash(stay("09:00", "10:30"), stay("10:45", "12:00", PANTIN, travel_before=10)) is None
    found = clash(stay("09:00", "10:30", travel_after=60), stay("11:10", "12:00", PANTIN))
    assert found is not None
    assert found.minutes_short == 20


def test_nobody_travels_to_an_online_meeting():
    online = stay("10:30", "12:00", "", online_url="https://visio.example.org/a")
    assert clash(stay("09:00", "10:30"), online) is None


def test_an_online_link_does_not_spare_the_way_to_a_place():
    mixed = stay("10:30", "12:00", PANTIN, place="Mairie", online_url="https://visio.example.org/a")
    assert clash(stay("09:00", "10:30"), mixed) is not None


@pytest.mark.parametrize("state", sorted(set(EngagementState) - EXPECTED))
def test_what_the_official_does_not_attend_clashes_with_nothing(state: EngagementState):
    assert clash(stay("10:00", "11:30"), stay("11:00", "12:00", PANTIN, state=state)) is None


@pytest.mark.parametrize("state", sorted(EXPECTED))
def test_what_may_still_be_attended_clashes(state: EngagementState):
    assert clash(stay("10:00", "11:30"), stay("11:00", "12:00", PANTIN, state=state)) is not None


def all_day(municipality: str, **values: Any) -> Stay:
    return stay("00:00", "00:00", municipality, all_day=True, **values)


def test_what_lasts_all_day_does_not_clash_with_an_hour():
    assert clash(all_day(PANTIN), stay("11:00", "12:00")) is None


def test_two_accepted_days_in_different_places_clash():
    found = clash(all_day(PANTIN), all_day(STAINS))
    assert found is not None
    assert found.minutes_short == 24 * 60


def test_a_day_only_asked_for_does_not_clash_with_another():
    assert clash(all_day(PANTIN), all_day(STAINS, state=EngagementState.requested)) is None


def test_an_engagement_without_end_is_held_to_last_an_hour():
    open_ended = stay_of(
        EngagementFields(title="Sans fin", starts_at=datetime(2026, 5, 12, 10), state=EngagementState.accepted), "a"
    )
    assert clash(open_ended, stay("10:59", "12:00", "")) is not None
    assert clash(open_ended, stay("11:00", "12:00", "")) is None


def test_hours_of_another_time_zone_are_compared_as_hours_of_paris():
    abroad = stay("09:00", "10:00", "", time_zone="Europe/London")
    assert clash(abroad, stay("10:30", "11:00", "")) is not None
    assert clash(abroad, stay("09:00", "10:00", "")) is None


def test_two_occurrences_of_one_series_can_clash():
    first, second = stay("10:00", "11:30", identifier="series"), stay("11:00", "12:00", identifier="series")
    occurrences = [Stay(**{**vars(one), "occurrence_of": one.starts_at}) for one in (first, second)]
    assert clash(*occurrences) is not None


def test_clashes_come_in_order_of_time():
    others = [stay("11:00", "12:00", PANTIN), stay("08:00", "09:30", PANTIN)]
    assert [found.other_title for found in clashes_of(stay("09:00", "11:30"), others, OFFICE)] == ["À 08:00", "À 11:00"]


def test_the_way_starts_from_the_base_and_goes_back_to_it():
    before, after = legs_of(stay("10:00", "11:00"), [], OFFICE)
    assert before is not None
    assert after is not None
    assert (before.length.minutes, before.municipality, before.neighbour) == (30, BOBIGNY, "")
    assert (after.length.minutes, after.municipality) == (30, BOBIGNY)


def test_the_way_starts_from_the_neighbour_that_precedes_within_three_hours():
    first, second = stay("09:00", "10:30", title="Visite"), stay("12:00", "13:00", PANTIN)
    before, _after = legs_of(second, [first], OFFICE)
    assert before is not None
    assert (before.length.minutes, before.neighbour, before.municipality) == (35, "Visite", STAINS)
    assert legs_of(first, [second], OFFICE)[1] is None


def test_the_way_starts_from_the_base_when_the_neighbour_is_long_over():
    before, _after = legs_of(stay("18:00", "19:00"), [stay("09:00", "10:30", PANTIN)], OFFICE)
    assert before is not None
    assert before.neighbour == ""


def test_a_written_time_is_shown_as_it_is_and_zero_as_nothing():
    before, after = legs_of(stay("10:00", "11:00", travel_before=50, travel_after=0), [], OFFICE)
    assert before is not None
    assert (before.length.minutes, before.length.is_estimate) == (50, False)
    assert after is None


def test_nothing_is_estimated_in_the_commune_of_the_base():
    assert legs_of(stay("10:00", "11:00", BOBIGNY), [], OFFICE) == (None, None)


@pytest.mark.parametrize(
    "state",
    [EngagementState.represented, EngagementState.declined, EngagementState.cancelled, EngagementState.by_message],
)
def test_nobody_travels_to_what_is_not_attended(state: EngagementState):
    assert legs_of(stay("10:00", "11:00", state=state, travel_before=20), [], OFFICE) == (None, None)


def test_a_clash_is_said_with_what_lacks_and_its_day_when_it_is_another():
    found = clash(stay("09:00", "10:30"), stay("10:45", "12:00", PANTIN, title="Fête"))
    assert found is not None
    day = datetime(2026, 5, 12).date()
    sentence = "trop près de « Fête », à 10\u00a0h\u00a045 : 35\u00a0min de trajet, il manque 20\u00a0min"
    assert clash_sentence(found, day) == clash_sentence(found) == sentence
    assert "« Fête », mar. 12 mai, à" in clash_sentence(found, datetime(2026, 5, 11).date())


def test_a_way_is_said_from_the_base_and_back():
    before, after = legs_of(stay("10:00", "11:00"), [], OFFICE)
    assert before is not None
    assert after is not None
    assert leg_sentence(before, "Bobigny", back=False) == "30\u00a0min depuis Bobigny"
    assert leg_sentence(after, "Le Bourget", back=True) == "30\u00a0min jusqu'au Bourget"
    assert leg_sentence(after, "", back=True) == "30\u00a0min au retour"
