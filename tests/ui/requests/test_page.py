from __future__ import annotations

from collections.abc import Callable

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.session import Session

Named = Callable[[str], str]


def test_a_record_of_any_of_the_three_kinds_opens_on_its_view(
    page: RequestsPage, desk: Desk, named: Named, review: str
) -> None:
    page.show_record(named("Remise"))
    assert (page.view(), page.to_decide.shown().label) == ("to_decide", "Remise des prix")
    decided = desk.decisions.decide(named("Fête"), Outcome.declined, reason="Déjà pris", with_letter=False)
    page.show_record(decided.decision_id)
    assert page.view() == "register"
    assert page.register.detail._title.text() == "Fête de quartier"
    page.show_record(review)
    assert page.view() == "reviews"
    assert page.reviews.detail.isVisible()


def test_an_engagement_already_decided_can_still_be_read_here(page: RequestsPage, named: Named) -> None:
    page.show_record(named("Commission"))
    assert page.to_decide.shown().label == "Commission permanente"
    detail = page.to_decide.detail
    assert not detail.attend_button.isEnabled()  # it is accepted already
    assert detail.decline_button.isEnabled()


def test_a_record_that_is_gone_is_said_to_be_gone(page: RequestsPage, session: Session) -> None:
    refused: list[str] = []
    session.refused.connect(refused.append)
    page.show_record("0" * 32)
    assert refused == ["Cette fiche n'existe plus ; elle est peut-être à la corbeille."]


def test_the_views_follow_each_other_from_the_keyboard(page: RequestsPage) -> None:
    seen = [page.view()]
    for _ in range(3):
        page.verbs.next.trigger()
        seen.append(page.view())
    assert seen == ["to_decide", "reviews", "register", "to_decide"]
    page.verbs.previous.trigger()
    assert page.view() == "register"


def test_each_view_offers_its_own_verbs(page: RequestsPage) -> None:
    verbs = page.verbs
    assert verbs.attend.isVisible()
    assert not verbs.reopen.isVisible()
    page.show_view("register")
    assert verbs.reopen.isVisible()
    assert not verbs.attend.isVisible()
    page.create_from({"title": "Nouvelle"})
    assert not any(action.isVisible() for action in page.page_actions())


def test_what_waits_is_counted_for_the_rail(page: RequestsPage, desk: Desk, named: Named) -> None:
    assert page.count_waiting() == 4
    desk.decisions.decide(named("Fête"), Outcome.attend)
    assert page.count_waiting() == 3


def test_a_decision_is_taken_up_again_with_a_reason(page: RequestsPage, desk: Desk, named: Named) -> None:
    identifier = named("Fête")
    decided = desk.decisions.decide(identifier, Outcome.declined, reason="Déjà pris")
    page.show_record(decided.decision_id)
    page.register.detail.reopen_button.click()
    dialog = page.register.dialog
    dialog.accept()
    assert dialog.isVisible()
    dialog.editor.set_value("La date a changé")
    dialog.accept()
    assert desk.engagements.sheet(identifier).fields.state in (EngagementState.requested, EngagementState.waiting)
    rows = [row.outcome for row in desk.decisions.rows(ListQuery()) if row.engagement_id == identifier]
    assert sorted(rows) == ["declined", "reopened"]
    assert page.register.model.rowCount() == desk.decisions.count(ListQuery())


def test_the_register_is_filtered_and_opens_the_engagement(
    page: RequestsPage, desk: Desk, session: Session, named: Named, qtbot
) -> None:
    opened: list[Reference] = []
    session.open_requested.connect(opened.append)
    desk.decisions.decide(named("Fête"), Outcome.attend)
    desk.decisions.decide(named("Ligue"), Outcome.attend)
    page.show_view("register")
    register = page.register
    register.filters.button("deci").click()
    subjects = [register.model.row_at(place).subject for place in range(register.model.rowCount())]
    assert "Fête de quartier" in subjects
    assert "Assemblée générale de la Ligue" not in subjects
    register.filter_line.setText("quartier")
    qtbot.waitUntil(lambda: register.model.rowCount() == 1)
    register.list.view.select_first()
    register.detail.open_button.click()
    assert opened == [Reference(Kind.engagement, named("Fête"))]
