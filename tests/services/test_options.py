"""The options sheet: what is known for and against each decision, before it is taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaison_desk.documents.model import Facts, Paragraph, Table
from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.options import OptionsSheet
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import NotFound
from liaison_desk.services.desk import Desk

HALF_DAYS = [
    {"weekday": weekday, "afternoon": afternoon}
    for weekday, afternoon in ((0, False), (0, True), (1, False), (1, True), (3, False))
]


def councillor(desk: Desk, name: str, canton: str, **held: Any) -> str:
    office = {"function": "CONSEILLER_DEPARTEMENTAL", "portfolio": canton, **held}
    values = {"courtesy_title": "Mme", "first_name": "Inès", "last_name": name, "offices_held": [office]}
    return desk.partners.add(validated(PartnerFields, values))


@pytest.fixture
def host(desk: Desk) -> str:
    office = {"official_first_name": "Samir", "official_last_name": "Benali", "worked_half_days": HALF_DAYS}
    desk.settings.change(validated(OfficeFields, office))
    mayor = {"courtesy_title": "Mme", "last_name": "Moreau", "offices_held": [{"function": "MAIRE"}]}
    return desk.partners.add(validated(PartnerFields, mayor))


def asked(desk: Desk, host: str, **more: Any) -> str:
    values = {
        "title": "Inauguration", "engagement_kind": "inauguration", "starts_at": "2026-05-28T10:30",
        "ends_at": "2026-05-28T12:00", "municipality": "Stains", "host_id": host, **more,
    }  # fmt: skip
    return desk.engagements.add(validated(EngagementFields, values))


def of(sheet: OptionsSheet, outcome: Outcome) -> list[str]:
    (found,) = (option.facts for option in sheet.options if option.outcome is outcome)
    return [fact.replace("\u00a0", " ") for fact in found]


def test_there_are_five_options_in_the_order_they_are_thought_of(desk: Desk, host: str) -> None:
    sheet = desk.options.sheet(asked(desk, host))
    assert [option.outcome for option in sheet.options] == [
        Outcome.attend, Outcome.represented, Outcome.declined, Outcome.message, Outcome.wait,
    ]  # fmt: skip


def test_to_attend_says_what_clashes_and_what_it_costs(desk: Desk, host: str) -> None:
    alone = desk.options.sheet(asked(desk, host))
    free, effort = of(alone, Outcome.attend)
    assert free == "aucun conflit d'agenda ni de trajet"
    assert effort == f"{alone.workload:g} demi-journées de préparation".replace(".", ",")
    desk.engagements.add(
        validated(EngagementFields, {"title": "CP", "starts_at": "2026-05-28T11:00", "state": "accepted"})
    )
    sheet = desk.options.sheet(alone.engagement_id)
    assert of(sheet, Outcome.attend)[0] == "En même temps que « CP » (accepté, 11 h)"
    assert len(sheet.clashes) == 1


def test_what_was_declined_still_clashes_when_it_is_thought_of_again(desk: Desk, host: str) -> None:
    identifier = asked(desk, host)
    desk.engagements.add(
        validated(EngagementFields, {"title": "CP", "starts_at": "2026-05-28T11:00", "state": "accepted"})
    )
    desk.engagements.decline(identifier, "Commission permanente")
    assert len(desk.options.sheet(identifier).warnings) == 1


def test_the_councillors_of_the_canton_come_first_and_only_those_in_office(desk: Desk, host: str) -> None:
    councillor(desk, "Aubry", "Bondy")
    near = councillor(desk, "Zidane", "Saint-Denis-2")
    councillor(desk, "Ancien", "Saint-Denis-2", until="2021-06-01")
    desk.partners.add(
        validated(PartnerFields, {"first_name": "Samir", "last_name": "Benali",
                                  "offices_held": [{"function": "CONSEILLER_DEPARTEMENTAL"}]})
    )  # fmt: skip
    sheet = desk.options.sheet(asked(desk, host))
    assert [(one.name, one.is_of_canton) for one in sheet.representatives] == [
        ("Mme Inès Zidane", True), ("Mme Inès Aubry", False),
    ]  # fmt: skip
    assert sheet.representatives[0].id == near
    assert of(sheet, Outcome.represented) == ["du canton : Mme Inès Zidane"]


def test_to_decline_says_how_often_it_was_done(desk: Desk, host: str) -> None:
    identifier = asked(desk, host)
    assert of(desk.options.sheet(identifier), Outcome.declined) == ["ce serait le premier refus en deux ans"]
    earlier = asked(desk, host, starts_at="2025-11-04T10:00", ends_at=None)
    desk.engagements.decline(earlier, "Agenda")
    asked(desk, host, starts_at="2025-03-04T10:00", ends_at=None, state="done")
    sheet = desk.options.sheet(identifier)
    assert of(sheet, Outcome.declined) == [
        "ce serait le 2e refus en deux ans : Stains",
        "ce serait le 2e refus en deux ans : Mme Moreau",
    ]
    assert sheet.past[0].replace("\u00a0", " ") == "Stains : il y a 14 mois (4 mars 2025), 1 refus en deux ans"


def test_to_wait_says_how_many_half_days_are_left(desk: Desk, host: str) -> None:
    sheet = desk.options.sheet(asked(desk, host, reply_by="2026-05-12"))
    # Tuesday morning: two half-days today, Thursday morning, Monday and Tuesday; Friday 8 May is off
    assert sheet.half_days_left == 7
    assert of(sheet, Outcome.wait) == ["réponse avant le mardi 12 mai 2026, 7 demi-journées d'ici là"]
    late = desk.options.sheet(asked(desk, host, reply_by="2026-05-04"))
    assert of(late, Outcome.wait) == ["réponse attendue depuis le lundi 4 mai 2026"]


@pytest.mark.parametrize(
    ("starts_at", "deadline"),
    [
        ("2026-06-19T18:30", date(2026, 5, 6)),  # five working days after the letter, the 1st of May off
        ("2026-05-08T10:00", date(2026, 5, 6)),
        ("2026-05-05T18:00", date(2026, 4, 30)),  # two days before fall on a Sunday, the 1st of May off
    ],
)
def test_an_invitation_is_answered_in_five_working_days_and_two_days_before(
    desk: Desk, host: str, starts_at: str, deadline: date
) -> None:
    identifier = asked(desk, host, starts_at=starts_at, ends_at=None)
    letter = {"subject": "Invitation", "received_on": "2026-04-28", "engagement_id": identifier}
    desk.letters.add(validated(LetterFields, letter))
    assert desk.options.sheet(identifier).deadline == deadline


def test_a_tie_of_the_official_with_who_asks_is_said(desk: Desk, host: str) -> None:
    league = desk.partners.add(validated(PartnerFields, {"partner_kind": "organisation", "name": "Ligue 93"}))
    tie = {"organisation_id": league, "nature": "Trésorier"}
    office = changed(desk.settings.office(), {"interests": [tie]})
    desk.settings.change(office)
    sheet = desk.options.sheet(asked(desk, league))
    assert any("Ligue 93" in sentence for sentence in sheet.cautions)
    assert any(line.startswith("Attention : ") for line in sheet.lines())


def test_it_is_printed_on_one_page_with_its_warnings_first(desk: Desk, host: str) -> None:
    desk.engagements.add(
        validated(EngagementFields, {"title": "CP", "starts_at": "2026-05-28T11:00", "state": "accepted"})
    )
    councillor(desk, "Zidane", "Saint-Denis-2")
    identifier = asked(desk, host, djva_advice="Favorable")
    document = desk.compositions.options_sheet(identifier)
    warning, facts, options, representatives = document.blocks
    assert isinstance(warning, Paragraph)
    assert isinstance(facts, Facts)
    assert ("Avis DJVA", "Favorable") in [(fact.name, fact.value[0].text) for fact in facts.rows]
    assert isinstance(options, Table)
    assert isinstance(representatives, Table)
    assert len(options.rows) == 5
    assert len(desk.paper.pages(document, 30)) == 1


def test_what_does_not_exist_has_no_options(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.options.sheet("0" * 32)
