from __future__ import annotations

from collections.abc import Callable
from typing import Any

from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage

Named = Callable[[str], str]


def test_a_meeting_leads_to_its_agenda_and_its_minutes(page: AgendaPage, named: Named) -> None:
    wanted: list[Any] = []
    page.meeting_requested.connect(wanted.append)
    committee = named("COPIL")
    page.show_record(committee)
    assert page.verbs.meeting.isVisible()
    page.verbs.meeting.trigger()
    assert wanted == [{"engagement_key": committee}]


def test_an_inauguration_has_no_minutes(page: AgendaPage, named: Named) -> None:
    page.show_record(named("Inauguration de la Maison"))
    assert not page.verbs.meeting.isVisible()


def test_an_engagement_shows_its_meeting_among_its_links(page: AgendaPage, desk: Desk, named: Named) -> None:
    committee = named("COPIL")
    meeting = desk.meetings.begin_from(committee)
    page.show_record(committee)
    shown = page.shown()
    assert shown is not None
    assert meeting in [link.id for link in shown.links]
