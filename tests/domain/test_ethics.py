from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from liaison_desk.domain.cautions import (
    Caution,
    CautionKind,
    cautions_of_engagement,
    cautions_of_ties,
)
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.ethics import Interest, Recusal
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.validation import validated

DAY = date(2026, 5, 12)
LEAGUE = {"ligue": "Ligue de l'enseignement 93"}


def office(**values: Any) -> OfficeFields:
    return OfficeFields(official_courtesy_title=CourtesyTitle.mr, **values)


def ties(found: OfficeFields, organisations: dict[str, str], words: str = "", day: date = DAY) -> list[Caution]:
    return cautions_of_ties(found, organisations, words, day)


def engagement(**values: Any) -> EngagementFields:
    return validated(EngagementFields, {"title": "Rencontre", "starts_at": datetime(2026, 5, 12, 10), **values})


def test_an_interest_declared_with_an_organisation_named_is_told_with_its_source() -> None:
    [told] = ties(office(interests=[Interest(organisation_id="ligue", nature="ancien président")]), LEAGUE)
    assert told.kind is CautionKind.interest
    assert "Ligue de l'enseignement 93" in told.sentence
    assert "ancien président" in told.sentence
    assert "2014-90" in told.source


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 1, 1), 1), (date(2026, 12, 31), 1), (date(2025, 12, 31), 0), (date(2027, 1, 1), 0)]
)
def test_an_interest_counts_between_its_two_dates_only(day: date, told: int) -> None:
    held = Interest(organisation_id="ligue", since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert len(ties(office(interests=[held]), LEAGUE, day=day)) == told


def test_sitting_somewhere_by_law_is_no_conflict_but_calls_to_step_back_from_grants() -> None:
    [told] = ties(office(interests=[Interest(organisation_id="ligue", by_law=True)]), LEAGUE)
    assert told.kind is CautionKind.by_law
    assert "comme représentant du Département" in told.sentence
    assert "L1111-6" in told.source


def test_other_organisations_say_nothing() -> None:
    assert ties(office(interests=[Interest(organisation_id="ligue")]), {"autre": "Autre"}) == []


def test_a_recusal_names_the_order_and_the_substitute() -> None:
    order = Recusal(
        organisation_id="ligue", matter="subvention à la Ligue", order_number="2026-12", substitute="Mme Ba"
    )
    [told] = ties(office(recusals=[order]), LEAGUE)
    assert told.kind is CautionKind.recusal
    assert "2026-12" in told.sentence
    assert "Mme Ba supplée l'élu" in told.sentence


def test_a_recusal_without_organisation_is_found_by_the_words_of_its_matter() -> None:
    order = Recusal(matter="stade Yves-du-Manoir")
    assert ties(office(recusals=[order]), {}, "Visite du STADE YVES-DU-MANOIR")
    assert not ties(office(recusals=[order]), {}, "Visite du collège")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"official_role": "speaks"}, True),
        ({"engagement_kind": "inauguration"}, True),
        ({"speaking_minutes": 5}, True),
        ({"engagement_kind": "meeting"}, False),
        ({"official_role": "speaks", "starts_at": datetime(2028, 4, 2, 10)}, False),
    ],
)
def test_a_speech_or_an_inauguration_within_the_period_calls_for_restraint(values: dict[str, Any], told: bool) -> None:
    found = cautions_of_engagement(office(), engagement(**{"starts_at": datetime(2027, 10, 2, 10), **values}))
    assert [one.kind for one in found] == ([CautionKind.pre_election] if told else [])


def test_coming_for_the_president_reminds_that_the_rank_is_ones_own() -> None:
    [told] = cautions_of_engagement(office(), engagement(capacity="for_president"))
    assert told.kind is CautionKind.representation
    assert "Un conseiller délégué garde son propre rang, le 15e." in told.sentence
