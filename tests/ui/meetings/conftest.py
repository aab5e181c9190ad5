"""An office with a working group that meets on Tuesday 5 May 2026, for the page of the meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.meetings import AgendaItem, Attendee, MeetingFields, MinutesLine, MinutesLineKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.meetings.page import MeetingsPage
from liaison_desk.ui.session import Session


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.settings.change(
        OfficeFields(official_last_name="Delmas", official_first_name="Karim", officer_name="Nadia Rey")
    )
    return desk


@pytest.fixture
def people(desk: Desk) -> list[str]:
    """A councillor and the préfet, in the order they are invited."""
    held = (("CONSEILLER_DEPARTEMENTAL", "Nadia", "Belkacem"), ("PREFET", "Odile", "Ndoye"))
    return [
        desk.partners.add(PartnerFields(first_name=first, last_name=last, offices_held=[OfficeHeld(function=function)]))
        for function, first, last in held
    ]


@pytest.fixture
def held(desk: Desk) -> str:
    """The meeting of April, with an action still open."""
    fields = MeetingFields(
        title="Groupe Charte",
        series="Charte",
        starts_at=datetime(2026, 4, 7, 14),
        items=[AgendaItem(title="Version 3")],
        lines=[MinutesLine(line_kind=MinutesLineKind.action, text="Relire l'article 4", owner="DECI")],
    )
    return desk.meetings.add(fields)


@pytest.fixture
def meeting(desk: Desk, held: str, people: list[str]) -> str:
    """The meeting of the day, nothing written yet."""
    fields = MeetingFields(
        title="Groupe Charte",
        series="Charte",
        previous_id=held,
        starts_at=datetime(2026, 5, 5, 14),
        ends_at=datetime(2026, 5, 5, 15),
        items=[
            AgendaItem(title="Version 4", minutes=30, rapporteur="DJVA"),
            AgendaItem(title="Calendrier", minutes=20),
            AgendaItem(title="Questions diverses", minutes=5),
        ],
        attendees=[*(Attendee(partner_id=one) for one in people), Attendee(name="Amel Kaci", office="Habitante")],
    )
    return desk.meetings.add(fields)


@pytest.fixture
def page(session: Session, show: Callable[[QWidget], None], meeting: str) -> MeetingsPage:
    page = MeetingsPage(session)
    page.resize(1200, 800)
    show(page)
    page.show_record(meeting)
    return page
