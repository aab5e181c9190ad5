"""An office with what is asked of its official around Tuesday 5 May 2026, for the page of the requests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.decisions import ReviewFields, ReviewItem, ReviewItemKind, ReviewOption
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.session import Session

REQUESTS: tuple[dict[str, Any], ...] = (
    {"title": "Assemblée générale de la Ligue", "engagement_kind": "general_assembly", "unit": "DJVA",
     "starts_at": datetime(2026, 6, 19, 18, 30), "ends_at": datetime(2026, 6, 19, 20), "municipality": "Pantin",
     "reply_by": date(2026, 5, 5), "requested_roles": ["attend", "speak"], "speaking_minutes": 5,
     "djva_advice": "Favorable.", "audience": "Adhérents", "expected_guests": 120},
    {"title": "Fête de quartier", "engagement_kind": "event", "unit": "DECI",
     "starts_at": datetime(2026, 6, 20, 14), "municipality": "Stains", "reply_by": date(2026, 5, 7)},
    {"title": "Remise des prix", "engagement_kind": "ceremony", "starts_at": datetime(2026, 6, 10, 17),
     "municipality": "Bondy", "reply_by": date(2026, 5, 20), "requested_roles": ["present"]},
    {"title": "Débat sur l'engagement", "engagement_kind": "public_meeting", "state": "waiting",
     "state_reason": "l'avis de la DECI", "starts_at": datetime(2026, 6, 25, 19), "reply_by": date(2026, 4, 30)},
    {"title": "Petit-déjeuner passé", "engagement_kind": "meeting", "starts_at": datetime(2026, 4, 2, 8)},
)  # fmt: skip


def engagement(**values: Any) -> EngagementFields:
    return validated(EngagementFields, values)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    halves = [(0, False), (0, True), (1, False), (1, True), (3, False)]
    desk.settings.change(
        OfficeFields(
            official_last_name="Delmas",
            official_first_name="Karim",
            worked_half_days=[WorkedHalfDay(weekday=day, afternoon=afternoon) for day, afternoon in halves],
        )
    )
    for first, last in (("Nadia", "Belkacem"), ("Paul", "Nguyen")):
        held = OfficeHeld.model_validate({"function": "CONSEILLER_DEPARTEMENTAL", "title": "Conseiller départemental"})
        desk.partners.add(PartnerFields(first_name=first, last_name=last, offices_held=[held]))
    league = desk.partners.add(
        validated(PartnerFields, {"partner_kind": "organisation", "name": "Ligue de l'enseignement 93"})
    )
    for values in REQUESTS:
        desk.engagements.add(engagement(host_id=league, **values))
    desk.engagements.add(
        engagement(
            title="Commission permanente", engagement_kind="sitting", state="accepted", municipality="Bobigny",
            starts_at=datetime(2026, 6, 19, 18), ends_at=datetime(2026, 6, 19, 20),
        )
    )  # fmt: skip
    asked = desk.engagements.rows(ListQuery(text="Assemblée générale"))[0].id
    desk.letters.add(
        LetterFields(
            subject="Invitation", correspondent_id=league, received_on=date(2026, 5, 4), engagement_id=asked,
        )
    )  # fmt: skip
    return desk


@pytest.fixture
def page(session: Session, show: Callable[[QWidget], None]) -> RequestsPage:
    page = RequestsPage(session)
    page.resize(1200, 800)
    show(page)
    return page


@pytest.fixture
def named(desk: Desk) -> Callable[[str], str]:
    """The id of the engagement whose title holds some words."""

    def find(words: str) -> str:
        return next(row.id for row in desk.engagements.rows(ListQuery()) if words in row.title)

    return find


@pytest.fixture
def review(desk: Desk) -> str:
    """A point élu of eight lines: four requests, three arbitrations, an information."""
    items = [item for item in desk.reviews.candidates() if item.engagement_id]
    options = [ReviewOption(name="A", text="3 000 €"), ReviewOption(name="B", text="2 000 €")]
    items += [
        ReviewItem(item_kind=ReviewItemKind.arbitration, title="Plafond du fonds", options=options),
        ReviewItem(item_kind=ReviewItemKind.arbitration, title="Salle de la plénière"),
        ReviewItem(item_kind=ReviewItemKind.arbitration, title="Date du séminaire"),
        ReviewItem(item_kind=ReviewItemKind.information, title="Bilan de la plénière"),
    ]
    return desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items))
