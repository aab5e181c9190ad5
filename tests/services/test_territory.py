"""Clashes with what is in the agenda, and where the official has been."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from liaison_desk.domain.clashes import ClashKind
from liaison_desk.domain.coverage import CoverageGroup, CoverageLine, HostKind, time_since
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.host_kinds import host_kind
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.recurrence import Frequency, Recurrence
from liaison_desk.domain.travel import TravelTime
from liaison_desk.reference_data import municipalities
from liaison_desk.services.desk import Desk

TODAY = date(2026, 5, 5)
STAINS, PANTIN, BOBIGNY, SAINT_DENIS, PIERREFITTE = "93072", "93055", "93008", "93066", "93059"


def fields(start: str, *, minutes: int = 60, **values: Any) -> EngagementFields:
    starts_at = datetime.fromisoformat(start)
    given: dict[str, Any] = {
        "title": f"Le {start}",
        "municipality": STAINS,
        "state": EngagementState.accepted,
        **values,
    }
    if given["state"] in {EngagementState.declined, EngagementState.cancelled}:
        given.setdefault("state_reason", "agenda")
    return EngagementFields(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), **given)


def line(desk: Desk, group: CoverageGroup, key: str) -> CoverageLine:
    return next(found for found in desk.territory.coverage(TODAY).of_group(group) if found.key == key)


def organisation(desk: Desk, name: str, **values: Any) -> str:
    return desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name=name, **values))


def test_a_new_engagement_clashes_with_what_is_in_the_agenda(desk: Desk):
    kept = desk.engagements.add(fields("2026-05-12T10:00", minutes=90, title="Inauguration"))
    (found,) = desk.territory.clashes(fields("2026-05-12T11:00", municipality=PANTIN))
    assert (found.other_id, found.other_title, found.minutes_short) == (kept, "Inauguration", 30)
    assert found.other_state == "accepted"


def test_an_engagement_does_not_clash_with_itself(desk: Desk):
    kept = desk.engagements.add(fields("2026-05-12T10:00"))
    moved = fields("2026-05-12T10:15")
    assert desk.territory.clashes(moved, kept) == ()
    assert len(desk.territory.clashes(moved)) == 1


def test_an_engagement_in_the_bin_clashes_with_nothing(desk: Desk):
    desk.engagements.delete(desk.engagements.add(fields("2026-05-12T10:00")))
    assert desk.territory.clashes(fields("2026-05-12T10:00")) == ()


def test_the_time_the_office_wrote_down_decides_of_a_clash_of_travel(desk: Desk):
    desk.engagements.add(fields("2026-05-12T09:00"))
    later = fields("2026-05-12T10:30", municipality=PANTIN)
    known = TravelTime(from_municipality=PANTIN, to_municipality=STAINS, minutes=45)
    desk.settings.change(desk.settings.office().model_copy(update={"travel_times": [known]}))
    (found,) = desk.territory.clashes(later)
    assert (found.clash_kind, found.travel_minutes, found.minutes_short) == (ClashKind.travel, 45, 15)


def test_an_engagement_past_midnight_clashes_with_the_next_day(desk: Desk):
    desk.engagements.add(fields("2026-05-12T22:00", minutes=180))
    assert len(desk.territory.clashes(fields("2026-05-13T00:30"))) == 1


def test_the_clashes_of_a_period_name_each_engagement_and_its_neighbours(desk: Desk):
    first = desk.engagements.add(fields("2026-05-12T10:00"))
    second = desk.engagements.add(fields("2026-05-12T10:30", municipality=PANTIN))
    desk.engagements.add(fields("2026-05-19T10:00"))
    found = desk.territory.clashes_between(date(2026, 5, 1), date(2026, 5, 31))
    assert [(one.id, one.clashes[0].other_id) for one in found] == [(first, second), (second, first)]


def test_the_journeys_of_a_week_are_those_of_each_engagement(desk: Desk):
    kept = desk.engagements.add(fields("2026-05-12T10:00", travel_before=40))
    journeys = desk.territory.journeys(date(2026, 5, 11), date(2026, 5, 17))
    assert set(journeys) == {(kept, None)}
    assert journeys[kept, None] == desk.territory.journey(fields("2026-05-12T10:00", travel_before=40), kept)
    before = journeys[kept, None].before
    assert before is not None
    assert before.length.minutes == 40


def test_every_commune_has_its_line_those_never_visited_too(desk: Desk):
    coverage = desk.territory.coverage(TODAY)
    communes = [commune for commune in municipalities() if not commune.is_delegated]
    assert [found.key for found in coverage.municipalities] == [commune.insee for commune in communes]
    assert {found.key for found in coverage.territories} == {commune.ept for commune in communes}
    assert [found.key for found in coverage.partner_kinds] == list(HostKind)
    assert {found.visits.last_on for found in coverage.municipalities} == {None}


def test_a_visit_is_an_engagement_that_took_place_with_the_official(desk: Desk):
    desk.engagements.add(fields("2026-03-02T10:00", title="Avant"))
    last = desk.engagements.add(fields("2026-04-02T10:00", title="Dernière", state=EngagementState.done))
    desk.engagements.add(fields("2026-05-20T10:00", title="À venir"))
    desk.engagements.add(fields("2026-04-20T10:00", title="Demandé", state=EngagementState.requested))
    found = line(desk, CoverageGroup.municipality, STAINS).visits
    assert (found.last_on, found.last_title, found.last_id) == (date(2026, 4, 2), "Dernière", last)
    assert found.in_twelve_months == 2


def test_a_representation_and_a_refusal_are_no_visits(desk: Desk):
    someone = desk.partners.add(PartnerFields(last_name="Roux"))
    desk.engagements.add(fields("2026-04-02T10:00", state=EngagementState.represented, representative_id=someone))
    desk.engagements.add(fields("2026-04-03T10:00", state=EngagementState.declined))
    desk.engagements.add(fields("2024-01-03T10:00", state=EngagementState.declined))
    found = line(desk, CoverageGroup.municipality, STAINS).visits
    assert (found.last_on, found.in_twelve_months, found.represented, found.refusals) == (None, 0, 1, 1)


def test_an_old_visit_is_the_last_one_without_counting_in_the_year(desk: Desk):
    desk.engagements.add(fields("2024-12-02T10:00"))
    found = line(desk, CoverageGroup.municipality, STAINS).visits
    assert (found.last_on, found.in_twelve_months) == (date(2024, 12, 2), 0)


def test_a_commune_deleguee_counts_for_its_parent(desk: Desk):
    desk.engagements.add(fields("2026-04-02T10:00", municipality=PIERREFITTE))
    desk.engagements.add(fields("2026-03-02T10:00", municipality=SAINT_DENIS))
    found = line(desk, CoverageGroup.municipality, SAINT_DENIS)
    assert (found.visits.last_on, found.visits.in_twelve_months) == (date(2026, 4, 2), 2)
    assert len(desk.territory.engagements_of(found)) == 2


def test_an_ept_gathers_its_communes(desk: Desk):
    desk.engagements.add(fields("2026-04-02T10:00", municipality=PANTIN))
    desk.engagements.add(fields("2026-03-02T10:00", municipality=BOBIGNY))
    found = line(desk, CoverageGroup.territory, "Est Ensemble")
    assert (found.visits.in_twelve_months, found.visits.last_on) == (2, date(2026, 4, 2))
    assert [row.municipality for row in desk.territory.engagements_of(found)] == [PANTIN, BOBIGNY]


def test_hosts_are_counted_by_what_sort_of_partner_they_are(desk: Desk):
    town, club = organisation(desk, "Ville de Stains"), organisation(desk, "Les Passeurs du canal")
    desk.partners.add(
        PartnerFields(last_name="Diallo", offices_held=[OfficeHeld(function="PDT_ASSOCIATION", organisation_id=club)])
    )
    desk.engagements.add(fields("2026-04-02T10:00", host_id=town))
    desk.engagements.add(fields("2026-04-03T10:00", host_id=club))
    desk.engagements.add(fields("2026-04-04T10:00", host_id=club))
    desk.engagements.add(fields("2026-04-05T10:00"))
    counts = {found.key: found.visits.in_twelve_months for found in desk.territory.coverage(TODAY).partner_kinds}
    assert counts == {"municipality": 1, "association": 2, "state": 0, "department": 0, "other": 0, "unknown": 1}
    assert len(desk.territory.engagements_of(line(desk, CoverageGroup.partner_kind, "association"))) == 2
    assert len(desk.territory.engagements_of(line(desk, CoverageGroup.partner_kind, "unknown"))) == 1


@pytest.mark.parametrize(
    ("name", "functions", "kind"),
    [
        ("Mairie de Pantin", [], HostKind.municipality),
        ("Est Ensemble", [], HostKind.municipality),
        ("Préfecture de la Seine-Saint-Denis", [], HostKind.state),
        ("Sous-préfecture du Raincy", [], HostKind.state),
        ("Ligue des quartiers en mouvement", [], HostKind.association),
        ("Les Amis, association loi de 1901", [], HostKind.association),
        ("Département de la Seine-Saint-Denis", [], HostKind.department),
        ("Diallo", ["MAIRE"], HostKind.municipality),
        ("Comité local", ["SOUS_PREFET"], HostKind.state),
        ("Villeneuve", [], HostKind.other),
    ],
)
def test_the_kind_of_a_host_is_told_by_its_functions_then_by_its_name(name: str, functions: list[str], kind: HostKind):
    assert host_kind(name, functions) is kind


def weekly(start: str, **values: Any) -> EngagementFields:
    return fields(start, recurrence=Recurrence(frequency=Frequency.weekly), **values)


def test_each_past_date_of_a_series_is_a_visit(desk: Desk):
    series = desk.engagements.add(weekly("2026-04-06T10:00", title="Permanence"))
    desk.series.cancel_occurrence(series, datetime(2026, 4, 20, 10), "férié")
    found = line(desk, CoverageGroup.municipality, STAINS).visits
    assert (found.last_on, found.last_title, found.in_twelve_months) == (date(2026, 5, 4), "Permanence", 4)


def test_a_declined_series_is_one_refusal(desk: Desk):
    desk.engagements.add(weekly("2026-04-06T10:00", state=EngagementState.declined))
    found = line(desk, CoverageGroup.municipality, STAINS).visits
    assert (found.last_on, found.refusals) == (None, 1)


def test_the_dates_of_a_series_clash_on_their_own_days(desk: Desk):
    series = desk.engagements.add(weekly("2026-04-06T10:00", title="Permanence"))
    (found,) = desk.territory.clashes(fields("2026-05-25T10:30", municipality=PANTIN))
    assert (found.other_id, found.other_starts_at) == (series, datetime(2026, 5, 25, 10))
    assert desk.territory.clashes(fields("2026-05-26T10:30", municipality=PANTIN)) == ()


def test_a_series_clashes_with_what_stands_on_one_of_its_dates(desk: Desk):
    kept = desk.engagements.add(fields("2026-05-25T10:30", municipality=PANTIN))
    series = weekly("2026-04-06T10:00", title="Permanence")
    identifier = desk.engagements.add(series)
    assert [clash.other_id for clash in desk.territory.clashes(series, identifier)] == [kept]
    journeys = desk.territory.journeys(date(2026, 5, 25), date(2026, 5, 25))
    assert len(journeys[identifier, datetime(2026, 5, 25, 10)].clashes) == 1


def test_the_history_of_a_request_leaves_the_request_out(desk: Desk):
    host = organisation(desk, "Les Passeurs du canal")
    desk.engagements.add(fields("2025-03-02T10:00", title="Fête", host_id=host))
    desk.engagements.add(fields("2026-01-02T10:00", municipality=PANTIN, host_id=host, state=EngagementState.declined))
    request = fields("2026-05-20T10:00", host_id=host, state=EngagementState.requested)
    kept = desk.engagements.add(request)
    history = desk.territory.history(request, kept)
    assert (history.in_municipality.last_title, history.in_municipality.refusals) == ("Fête", 0)
    assert (history.with_partner.last_on, history.with_partner.refusals) == (date(2025, 3, 2), 1)


def test_the_history_counts_meeting_the_partner_at_somebody_elses(desk: Desk):
    host = organisation(desk, "Les Passeurs du canal")
    desk.engagements.add(fields("2026-03-02T10:00", municipality=PANTIN, participants=[{"partner_id": host}]))
    history = desk.territory.history(fields("2026-05-20T10:00", host_id=host))
    assert history.with_partner.in_twelve_months == 1
    assert history.in_municipality.last_on is None


def test_the_history_of_a_request_without_place_nor_host_is_empty(desk: Desk):
    desk.engagements.add(fields("2026-03-02T10:00", municipality=""))
    history = desk.territory.history(fields("2026-05-20T10:00", municipality=""))
    assert history.in_municipality.last_on is None
    assert history.with_partner.last_on is None


@pytest.mark.parametrize(
    ("last_on", "words"),
    [
        (None, "jamais"),
        (date(2026, 5, 4), "hier"),
        (date(2026, 4, 25), "il y a 10\u00a0jours"),
        (date(2026, 4, 5), "il y a 1\u00a0mois"),
        (date(2025, 3, 5), "il y a 14\u00a0mois"),
        (date(2025, 3, 6), "il y a 13\u00a0mois"),
        (date(2023, 1, 5), "il y a 3\u00a0ans"),
    ],
)
def test_the_time_since_a_visit_is_said_as_people_say_it(last_on: date | None, words: str):
    assert time_since(last_on, TODAY) == words


def test_the_coverage_of_five_thousand_engagements_is_quick(desk: Desk):
    codes = [commune.insee for commune in municipalities()]
    base = datetime(2024, 6, 1, 10)
    with desk.engagements.verb("Beaucoup") as session:
        from liaison_desk.store.tables import Engagement

        session.add_all(
            Engagement(
                title=f"N{number}",
                starts_at=base + timedelta(hours=3 * number),
                municipality=codes[number % len(codes)],
                state=EngagementState.accepted,
            )
            for number in range(5_000)
        )
    started = time.perf_counter()
    coverage = desk.territory.coverage(TODAY)
    assert time.perf_counter() - started < 0.5
    assert sum(found.visits.in_twelve_months for found in coverage.municipalities) > 2_000
