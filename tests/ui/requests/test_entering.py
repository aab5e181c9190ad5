from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from liaison_desk.domain.decisions import Outcome, ReviewItem, ReviewItemKind, ReviewOption, ReviewState
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.choices import choices_of
from liaison_desk.ui.requests.entering import EnteringView
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.session import Session

Named = Callable[[str], str]
Press = Callable[..., None]
_ENTER, _DOWN, _UP = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up


@pytest.fixture
def entering(page: RequestsPage, review: str) -> EnteringView:
    page.show_record(review)
    page.reviews.enter()
    return page.reviews.entering


def progress(entering: EnteringView) -> str:
    return entering._progress_words.text()


def test_eight_decisions_are_entered_by_a_few_keys_and_saved_at_once(
    page: RequestsPage, entering: EnteringView, desk: Desk, review: str, named: Named, press: Press
) -> None:
    asked = [line.item().engagement_id for line in entering.lines[:4]]
    assert entering.lines[0].hasFocus()
    press("a", "p", "r", _ENTER, "d", "Pris ailleurs", _ENTER)
    assert progress(entering) == "4 sur 8"
    press("b", "o", "Salle des congres", _ENTER, "a", "n")
    assert progress(entering) == "8 sur 8"
    assert entering.save_button.hasFocus()
    press(Qt.Key.Key_Space)
    states = [desk.engagements.sheet(identifier).fields.state for identifier in asked]
    wanted = (EngagementState.waiting, EngagementState.accepted, EngagementState.represented, EngagementState.declined)
    assert states == list(wanted)
    fields = desk.reviews.sheet(review).fields
    assert fields.state is ReviewState.held
    assert [item.chosen_option for item in fields.items[4:6]] == ["B", "Salle des congres"]
    assert desk.decisions.count(ListQuery()) >= 8
    assert page.reviews.result.isVisible()


def test_the_result_opens_each_letter_and_undo_takes_everything_back(
    page: RequestsPage, entering: EnteringView, desk: Desk, session: Session, named: Named, press: Press
) -> None:
    opened: list[Reference] = []
    session.open_requested.connect(opened.append)
    before = desk.letters.count(ListQuery()), desk.decisions.count(ListQuery())
    press("p", "p")
    entering.save()
    result = page.reviews.result
    letters = [button for button in result.letters.findChildren(QPushButton) if not button.isHidden()]
    assert len(letters) == 2
    letters[0].click()
    assert opened[0].kind is Kind.letter
    desk.history.undo()
    assert (desk.letters.count(ListQuery()), desk.decisions.count(ListQuery())) == before
    assert not result.isVisible()
    assert page.to_decide.model.rowCount() == 4


def test_declining_goes_to_the_reason_which_is_demanded(
    entering: EnteringView, desk: Desk, review: str, press: Press
) -> None:
    press("d")
    line = entering.lines[0]
    assert line.fields.reason.line.hasFocus()
    entering.save()
    assert "indiquez le motif" in line._problem.text().lower()
    assert line.fields.reason.line.hasFocus()
    assert desk.reviews.sheet(review).fields.state is ReviewState.prepared
    press("Retenu ailleurs", _ENTER)
    assert entering.lines[1].hasFocus()
    assert line._problem.isHidden()


def test_arrows_go_from_line_to_line_and_backspace_takes_a_choice_back(entering: EnteringView, press: Press) -> None:
    press("p", "p", _UP)
    assert entering.lines[1].hasFocus()
    press(Qt.Key.Key_Backspace)
    assert progress(entering) == "1 sur 8"
    press(_DOWN, _DOWN)
    assert entering.lines[3].hasFocus()


def test_a_figure_chooses_as_well_as_a_letter(entering: EnteringView, press: Press) -> None:
    press("5")
    assert entering.lines[0].item().outcome is Outcome.wait


def test_a_key_that_means_nothing_here_chooses_nothing(entering: EnteringView, press: Press) -> None:
    press("z", "9", " ")
    assert progress(entering) == "0 sur 8"


def test_the_first_councillor_proposed_represents_unless_another_is_named(
    entering: EnteringView, desk: Desk, press: Press
) -> None:
    press("r")
    line = entering.lines[0]
    assert line.fields.representative.line.hasFocus()
    assert line.fields.representative.value() in {
        one.id for one in desk.options.sheet(line.item().engagement_id).representatives
    }
    line.fields.representative.hold(None, "")
    line.fields.representative.line.setText("Personne de connu")
    entering.save()
    assert not line._problem.isHidden()


def test_a_click_chooses_too(entering: EnteringView, qtbot) -> None:
    qtbot.mouseClick(entering.lines[1].buttons["P"], Qt.MouseButton.LeftButton)
    assert entering.lines[1].item().outcome is Outcome.attend
    assert entering.lines[2].hasFocus()


def test_lines_without_a_decision_stay_to_decide(
    page: RequestsPage, entering: EnteringView, desk: Desk, press: Press
) -> None:
    press("p")
    entering.save()
    page.reviews.result.close_button.click()
    page.show_view("to_decide")
    assert page.to_decide.model.rowCount() == 3


def test_what_is_entered_and_not_saved_comes_back(page: RequestsPage, entering: EnteringView, press: Press) -> None:
    press("p", "d", "Pris ailleurs", _ENTER)
    entering.leave()
    assert page.reviews.detail.isVisible()
    page.reviews.enter()
    lines = page.reviews.entering.lines
    assert progress(entering) == "2 sur 8"
    assert lines[1].item().reason == "Pris ailleurs"
    assert lines[2].hasFocus()
    lines[0].choose("D")  # entered before, not decided: only declining needs a reason
    assert lines[0].missing_field() is lines[0].fields.reason.line


def test_changing_what_was_decided_needs_a_reason(
    page: RequestsPage, entering: EnteringView, desk: Desk, review: str, press: Press
) -> None:
    press("p")
    entering.save()
    page.reviews.browse()
    page.reviews.enter()
    line = page.reviews.entering.lines[0]
    asked = line.item().engagement_id
    line.setFocus()
    press("a")
    assert line.fields.reason.line.hasFocus()
    page.reviews.entering.save()
    assert not line._problem.isHidden()
    press("Calendrier nouveau", _ENTER)
    page.reviews.entering.save()
    assert desk.engagements.sheet(asked).fields.state is EngagementState.waiting
    outcomes = {row.outcome for row in desk.decisions.rows(ListQuery()) if row.engagement_id == asked}
    assert {"attend", "reopened", "wait"} <= outcomes


def test_a_line_says_to_screen_readers_what_it_is_its_choice_and_its_keys(entering: EnteringView, press: Press) -> None:
    press("p")
    line = entering.lines[0]
    assert line.accessibleName() == "1 sur 8, Demande, Débat sur l'engagement"
    assert line.accessibleDescription().startswith("Participe. Touches : P pour Participe, R pour Représenté")


@pytest.mark.parametrize(
    "names", [("A", "B"), ("A", "D", "N"), ("statu quo", "Salle A", "3"), ("Attendre", "Agir"), ()]
)
def test_every_choice_of_an_arbitration_has_a_key_of_its_own(names: tuple[str, ...]) -> None:
    options = [ReviewOption(name=name) for name in names]
    choices = choices_of(ReviewItem(item_kind=ReviewItemKind.arbitration, title="Question", options=options))
    keys = [choice.key for choice in choices]
    assert len(set(keys)) == len(keys) == max(1, len(names)) + 3
    assert all(len(key) == 1 and key.isalnum() for key in keys)


def test_a_draft_of_other_lines_is_left_aside(page: RequestsPage, desk: Desk, review: str) -> None:
    desk.drafts.keep(f"review-entering:{review}", {"items": [{"title": "Autre chose", "outcome": "noted"}]})
    page.show_record(review)
    page.reviews.enter()
    assert progress(page.reviews.entering) == "0 sur 8"
    desk.drafts.keep(f"review-entering:{review}", {"items": [{"outcome": "n'importe quoi"}]})
    page.reviews.browse()
    page.reviews.enter()
    assert len(page.reviews.entering.lines) == 8


def test_the_fields_go_under_the_title_where_there_is_little_room(
    page: RequestsPage, entering: EnteringView, press: Press, qtbot
) -> None:
    press("d")
    line = entering.lines[0]
    assert line.fields.reason.x() + line.fields.x() > line._title.x()
    page.resize(900, 640)
    qtbot.waitUntil(lambda: line._narrow and not line._why.isVisible())
    for other in entering.lines:
        for made in other.buttons.values():
            assert made.width() >= made.sizeHint().width()
    assert entering.save_button.width() >= entering.save_button.sizeHint().width()


def test_a_point_elu_of_another_day_keeps_its_day(page: RequestsPage, desk: Desk, review: str) -> None:
    assert desk.reviews.sheet(review).fields.held_on == date(2026, 5, 5)
    page.show_record(review)
    assert page.reviews.detail._when.text() == "mardi 5\u00a0mai 2026"


def test_changing_the_words_of_what_was_decided_asks_why_beside_them(
    page: RequestsPage, entering: EnteringView, desk: Desk, review: str
) -> None:
    line = entering.lines[5]
    line.choose("O")
    line.fields.answer.set_value("Salle des congres")
    entering.save()
    page.reviews.browse()
    page.reviews.enter()
    line = page.reviews.entering.lines[5]
    line.fields.answer.set_value("Gymnase")
    page.reviews.entering.save()
    assert line.fields.reason.line.hasFocus()
    line.fields.reason.set_value("Salle prise")
    page.reviews.entering.save()
    assert desk.reviews.sheet(review).fields.items[5].chosen_option == "Gymnase"
