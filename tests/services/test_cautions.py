from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.cautions import CautionKind
from liaison_desk.domain.engagements import EngagementFields, EngagementKind, Participant
from liaison_desk.domain.ethics import Interest
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.services.desk import Desk


@pytest.fixture
def league(desk: Desk) -> str:
    return desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue de l'enseignement 93"))


@pytest.fixture
def chair(desk: Desk, league: str) -> str:
    """Its president, until the end of April 2026."""
    held = OfficeHeld(title="Président", organisation_id=league, until=date(2026, 4, 30))
    return desk.partners.add(PartnerFields(last_name="Benali", offices_held=[held]))


@pytest.fixture(autouse=True)
def _declared(desk: Desk, league: str) -> None:
    desk.settings.change(OfficeFields(interests=[Interest(organisation_id=league)]))


def test_the_host_and_the_organisation_of_a_participant_on_that_day_are_looked_at(
    desk: Desk, league: str, chair: str
) -> None:
    def told(day: int, month: int, **values: object) -> bool:
        made = EngagementFields(title="Rencontre", starts_at=datetime(2026, month, day, 10))
        return bool(desk.cautions.of_engagement(made.model_copy(update=values)))

    assert told(12, 5, host_id=league)
    assert told(12, 4, participants=[Participant(partner_id=chair)])
    assert not told(12, 5, participants=[Participant(partner_id=chair)])  # no longer its president
    assert not told(12, 5)


def test_the_correspondent_of_a_letter_and_the_partner_of_a_note_are_looked_at(desk: Desk, league: str) -> None:
    letter = LetterFields(subject="Subvention", received_on=date(2026, 5, 4), correspondent_id=league)
    [told] = desk.cautions.of_letter(letter)
    assert told.kind is CautionKind.interest
    assert desk.cautions.of_briefing(BriefingFields(title="Ligue", partner_id=league)) == (told,)
    assert desk.cautions.of_briefing(BriefingFields(title="Autre")) == ()


def test_only_letters_that_go_out_call_for_restraint_before_a_ballot(desk: Desk) -> None:
    day = date(2025, 10, 1)
    going = LetterFields(mail_register=MailRegister.outgoing, subject="Vœux", document_date=day)
    coming = LetterFields(subject="Demande", received_on=day, document_date=day)
    assert [one.kind for one in desk.cautions.of_letter(going)] == [CautionKind.pre_election]
    assert desk.cautions.of_letter(coming) == ()


def test_an_engagement_tells_the_gravest_first(desk: Desk, league: str) -> None:
    made = EngagementFields(
        title="Inauguration", engagement_kind=EngagementKind.inauguration, starts_at=datetime(2025, 11, 3, 10),
        host_id=league,
    )  # fmt: skip
    assert [one.kind for one in desk.cautions.of_engagement(made)] == [CautionKind.interest, CautionKind.pre_election]
