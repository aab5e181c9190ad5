"""A paper for an event says the functions of that day, not those of the day it is read."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.engagements import EngagementFields, EngagementState, Participant
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import Issue, LeavingSheet, SheetForm
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk

STAINS = "93072"
ELECTED_ON = date(2026, 5, 20)
BEFORE, AFTER = datetime(2026, 5, 12, 10, 30), datetime(2026, 5, 26, 10, 30)
OLD, NEW = "M. Alain Duval, maire de Stains, accueille l'élue.", "Mme Nora Belaïd, maire de Stains, accueille l'élue."


def _mayor(
    courtesy: CourtesyTitle, first: str, last: str, since: date | None = None, until: date | None = None
) -> PartnerFields:
    held = OfficeHeld(function="MAIRE", municipality=STAINS, since=since, until=until)
    return PartnerFields(courtesy_title=courtesy, first_name=first, last_name=last, offices_held=[held])


@pytest.fixture
def old(desk: Desk) -> str:
    return desk.partners.add(_mayor(CourtesyTitle.mr, "Alain", "Duval"))


@pytest.fixture
def new(desk: Desk) -> str:
    return desk.partners.add(_mayor(CourtesyTitle.ms, "Nora", "Belaïd", since=ELECTED_ON))


def _elect(desk: Desk, old: str, new: str) -> None:
    ended = _mayor(CourtesyTitle.mr, "Alain", "Duval", until=ELECTED_ON - timedelta(days=1))
    desk.partners.edit(old, ended)
    assert desk.partners.sheet(new).fields.offices_held[0].since == ELECTED_ON


def _event(desk: Desk, starts_at: datetime, *partners: str) -> str:
    return desk.engagements.add(
        EngagementFields(
            title="Fête de la maison des jeunes",
            state=EngagementState.accepted,
            starts_at=starts_at,
            municipality=STAINS,
            participants=[Participant(partner_id=one) for one in partners],
        )
    )


def _note(desk: Desk, event: str | None, text: str) -> Reference:
    sections = [BriefingSection(heading="L'essentiel", body=text)]
    fields = BriefingFields(title="Note pour la fête", engagement_id=event, sections=sections)
    return Reference(Kind.briefing, desk.briefings.add(fields))


def _mended(desk: Desk) -> dict[str, str]:
    return {one.paper.id: one.mended for one in desk.stale.all()}


def test_a_mayor_elected_between_two_events_makes_stale_only_the_note_for_the_one_that_follows(
    desk: Desk, old: str, new: str
) -> None:
    before, after = _event(desk, BEFORE, old), _event(desk, AFTER, old)
    held, to_come = _note(desk, before, OLD), _note(desk, after, OLD)
    assert not desk.stale.all()
    _elect(desk, old, new)
    assert _mended(desk) == {to_come.id: NEW}
    desk.stale.accept(to_come)
    assert not desk.stale.all()
    assert desk.briefings.sheet(held.id).fields.sections[0].body == OLD


def test_a_note_written_for_the_mayor_to_come_is_right_from_the_start(desk: Desk, old: str, new: str) -> None:
    _elect(desk, old, new)
    _note(desk, _event(desk, AFTER, new), NEW)
    _note(desk, _event(desk, BEFORE, old), OLD)
    assert not desk.stale.all()


def test_an_event_moved_before_the_election_asks_for_the_mayor_of_that_day(desk: Desk, old: str, new: str) -> None:
    _elect(desk, old, new)
    event = _event(desk, AFTER, new)
    note = _note(desk, event, NEW)
    desk.engagements.edit(event, changed(desk.engagements.sheet(event).fields, {"starts_at": BEFORE}))
    assert _mended(desk) == {note.id: OLD}


def test_a_letter_and_the_texts_of_the_event_itself_follow_the_same_day(desk: Desk, old: str, new: str) -> None:
    event = _event(desk, AFTER, old)
    fields = desk.engagements.sheet(event).fields
    desk.engagements.edit(event, changed(fields, {"background": OLD}))
    letter = desk.letters.add(
        LetterFields(mail_register=MailRegister.outgoing, subject="Invitation", body=OLD, engagement_id=event)
    )
    _elect(desk, old, new)
    assert _mended(desk) == {event: NEW, letter: NEW}


def test_a_paper_about_no_event_says_the_functions_of_today(desk: Desk, old: str, new: str) -> None:
    fields = BriefingFields(
        title="Fiche", partner_id=old, sections=[BriefingSection(heading="L'essentiel", body="M. Alain Duval, maire.")]
    )
    desk.briefings.add(fields)
    _elect(desk, old, new)
    assert not desk.stale.all()


def test_the_trip_sheet_that_left_says_it_is_no_longer_right_for_the_event_after_the_election_only(
    desk: Desk, old: str, new: str
) -> None:
    events = [_event(desk, moment, old) for moment in (BEFORE, AFTER)]
    for event in events:
        desk.engagements.edit(event, changed(desk.engagements.sheet(event).fields, {"background": OLD}))
        sheet = LeavingSheet(Reference(Kind.engagement, event), SheetForm.trip_file)
        desk.sheets.left(sheet, desk.paper.pdf(desk.sheets.compose(sheet.paper, sheet.form)), Issue.printed)
    assert not desk.stale.reprint_list()
    _elect(desk, old, new)
    assert [one.paper.id for one in desk.stale.reprint_list()] == [events[1]]


def test_what_the_desk_writes_of_a_partner_for_an_event_is_as_of_that_day(desk: Desk, old: str, new: str) -> None:
    _elect(desk, old, new)
    for moment, words in ((BEFORE, "M. Alain Duval, Maire de Stains"), (AFTER, "Mme Nora Belaïd, Maire de Stains")):
        event = _event(desk, moment, old, new)
        note = desk.briefings.begin(BriefingKind.meeting_file, Reference(Kind.engagement, event))
        who = next(one.body for one in desk.briefings.sheet(note).fields.sections if one.heading.startswith("Qui"))
        assert words in who
