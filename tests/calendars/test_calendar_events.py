from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest

from liaison_desk.domain.calendar_events import CalendarEvent, EventStatus, event_of_engagement
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.errors import UserError

REVISED = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def entry(names: dict[str, Any] | None = None, **values: Any) -> CalendarEvent:
    given = {"title": "Vœux du club", "starts_at": datetime(2027, 1, 15, 18, 30), "state": "accepted", **values}
    fields = EngagementFields.model_validate(given)
    return event_of_engagement(fields, uid="u", sequence=4, revised_at=REVISED, **(names or {}))


@pytest.mark.parametrize(
    ("state", "status", "busy", "summary"),
    [
        ("requested", EventStatus.tentative, True, "Vœux du club"),
        ("accepted", EventStatus.confirmed, True, "Vœux du club"),
        ("done", EventStatus.confirmed, True, "Vœux du club"),
        ("represented", EventStatus.confirmed, False, "[représenté] Vœux du club"),
        ("declined", EventStatus.cancelled, False, "ANNULÉ – Vœux du club"),
        ("cancelled", EventStatus.cancelled, False, "ANNULÉ – Vœux du club"),
    ],
)
def test_the_decision_decides_what_the_agenda_says(state, status, busy, summary):
    event = entry(state=state, state_reason="Déplacement", representative_id="a" * 32)
    assert (event.status, event.busy, event.summary) == (status, busy, summary)
    assert (event.uid, event.sequence, event.revised_at) == ("u", 4, REVISED)


def test_people_and_the_link_are_in_the_description():
    event = entry(
        {"host_name": "Club de Stains", "participants": ["Mme Anne Dupont, présidente", "M. Luc Martin"]},
        online_url="https://visio.exemple.fr/42",
    )
    assert event.description.splitlines() == [
        "Organisateur : Club de Stains",
        "Lien de connexion : https://visio.exemple.fr/42",
        "",
        "Participants :",
        "– Mme Anne Dupont, présidente",
        "– M. Luc Martin",
    ]
    assert event.url == "https://visio.exemple.fr/42"
    assert event.location == "Visioconférence"
    assert event.organiser == "Club de Stains"


def test_the_practical_facts_of_the_day_are_in_the_description():
    event = entry(
        official_role="speaks",
        capacity="for_president",
        speaking_slot=time(19),
        speaking_minutes=5,
        departs_at=time(17, 45),
        access="Entrée par la cour",
        run_sheet=[{"starts": time(18, 30), "title": "Accueil", "place": "Hall"}, {"title": "Discours"}],
    )
    assert event.description.replace("\u00a0", " ").splitlines() == [
        "Rôle : Allocution à 19 h (5 min), représente le Président",
        "Départ : 17 h 45",
        "Accès : Entrée par la cour",
        "",
        "Programme :",
        "– 18 h 30 Accueil (Hall)",
        "– Discours",
    ]


def test_what_prepares_the_meeting_stays_at_the_desk():
    event = entry(background="secret", watch_points="secret", talking_points="secret", notes="secret", press="secret")
    assert "secret" not in repr(event)


def test_the_place_names_the_municipality_once():
    names = {"municipality_name": "Stains"}
    assert entry(names, place="Salle Jean-Jaurès", address="1 rue Carnot").location == (
        "Salle Jean-Jaurès, 1 rue Carnot, Stains"
    )
    assert entry(names, place="Hôtel de ville", address="1 rue Carnot, 93240 STAINS").location == (
        "Hôtel de ville, 1 rue Carnot, 93240 STAINS"
    )


def test_categories_tell_the_kind_and_the_delegations():
    assert entry(engagement_kind="inauguration", unit="DJVA").categories == ("Inauguration", "DJVA")
    assert entry(unit="BOTH").categories == ("Événement", "DJVA", "DECI")


def test_an_unknown_end_is_one_hour_that_really_passes():
    assert entry().ends_at == datetime(2027, 1, 15, 19, 30)
    assert entry(starts_at=datetime(2027, 3, 28, 1, 30)).ends_at == datetime(2027, 3, 28, 3, 30)


def test_all_day_ends_on_its_last_day():
    event = entry(all_day=True, starts_at=datetime(2027, 7, 14), ends_at=datetime(2027, 7, 16))
    assert (event.all_day, event.starts_at, event.ends_at) == (True, datetime(2027, 7, 14), datetime(2027, 7, 16))


def test_a_restricted_engagement_is_confidential():
    assert entry(confidentiality="restricted").confidential
    assert not entry(confidentiality="internal").confidential


def test_a_cancelled_time_is_not_redacted_into_a_busy_one():
    hidden = entry(state="cancelled", state_reason="Reporté").redacted()
    assert (hidden.summary, hidden.busy, hidden.status) == ("ANNULÉ – Occupé", False, EventStatus.cancelled)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts_at": datetime(2027, 3, 28, 2, 30), "ends_at": datetime(2027, 3, 28, 4)}, "time_does_not_exist"),
        ({"ends_at": datetime(2027, 7, 15, 8)}, "ends_before_start"),
        ({"end_time_zone": "Asia/Tokyo"}, "ends_before_start"),
        ({"all_day": True, "ends_at": datetime(2027, 7, 14)}, "ends_before_start"),
    ],
)
def test_times_that_cannot_be_are_refused(make_event, changes, code):
    with pytest.raises(UserError) as refused:
        make_event(**changes)
    assert refused.value.code == code
