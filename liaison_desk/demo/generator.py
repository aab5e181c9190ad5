"""Makes the whole demonstration office around a day; the same day gives the same office."""

from __future__ import annotations

from datetime import date

from liaison_desk.demo.cast import Cast
from liaison_desk.demo.circuits import in_circuits
from liaison_desk.demo.civil_society import add_civil_society
from liaison_desk.demo.correspondence import Desk, registration_order
from liaison_desk.demo.decided import decisions, prepared_review
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.engagements import appointments
from liaison_desk.demo.invitation import invitation_message
from liaison_desk.demo.invitation_letters import invitation_letters
from liaison_desk.demo.mailings import demo_mailings, with_networks
from liaison_desk.demo.meetings import meetings
from liaison_desk.demo.notes import notes
from liaison_desk.demo.people import Registry
from liaison_desk.demo.public_life import add_public_life
from liaison_desk.demo.request_letters import request_letters
from liaison_desk.demo.requests import request_details
from liaison_desk.demo.schedule import Schedule
from liaison_desk.demo.series import series
from liaison_desk.demo.sittings import sittings
from liaison_desk.demo.structure import DemoOffice, DemoRecord
from liaison_desk.demo.the_office import demo_fields
from liaison_desk.demo.topic_briefs import topic_briefs
from liaison_desk.domain.ethics import Interest

LETTERS = 400
"""Letters in both registers together, drafts included, those of mailings apart."""

_SEED = "Seine-Saint-Denis"


def demo_office(today: date) -> DemoOffice:
    """Return the demonstration office as it stands that day: nothing in it is real."""
    dice = Dice(_SEED)
    office = demo_fields(today)
    cast = Cast(today)
    registry = Registry(cast, dice)
    add_public_life(cast, registry, dice, office)
    add_civil_society(cast, registry, dice)
    planned = appointments(cast, Schedule(today, dice).slots(), office, dice)
    desk = Desk(cast, office, dice)
    about_engagements = invitation_letters(desk, planned)
    letters = about_engagements + request_letters(desk, LETTERS - len(about_engagements))
    letters, earlier_texts = in_circuits(letters, cast.partners, office, today)
    partners = with_networks(cast)
    sent = demo_mailings(cast, partners, planned, Dice(f"{_SEED} : envois"))
    briefings = topic_briefs(cast, planned, office, dice)
    asked = Dice(f"{_SEED} : demandes")
    engagements = [DemoRecord(one.record.id, request_details(one, asked)) for one in planned]
    engagements += series(today, asked)
    return DemoOffice(
        today=today,
        office=office.model_copy(update={"interests": [_interest(cast)]}),
        partners=partners,
        engagements=engagements,
        letters=sorted([*letters, *sent.letters], key=lambda letter: registration_order(letter, today)),
        earlier_texts=earlier_texts,
        briefings=briefings,
        notes=notes(cast, planned, office, Dice(f"{_SEED} : notes")),
        decisions=decisions(engagements, office, today, asked),
        reviews=[prepared_review(engagements, briefings, today, asked)],
        mailings=sent.mailings,
        sittings=sittings(cast, today, Dice(f"{_SEED} : séances")),
        meetings=meetings(cast, office, today, Dice(f"{_SEED} : réunions")),
        invitation_name="Invitation - Soirée des bénévoles.eml",
        invitation=invitation_message(cast.associations[0], office, today, dice),
    )


def _interest(cast: Cast) -> Interest:
    """Return a tie the official declared: a caution appears where that association does."""
    return Interest(organisation_id=cast.associations[0].organisation.id, nature="Membre du bureau jusqu'en 2021")
