from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from tests.ui.requests.conftest import engagement

Named = Callable[[str], str]


def titles(page: RequestsPage) -> list[str]:
    model = page.to_decide.model
    return [model.row_at(place).title for place in range(model.rowCount())]


def words(page: RequestsPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.to_decide.detail.findChildren(QLabel) if label.isVisible())


def test_what_waits_is_listed_the_most_pressing_reply_first_and_what_is_past_apart(page: RequestsPage) -> None:
    waiting = ["Débat sur l'engagement", "Assemblée générale de la Ligue", "Fête de quartier", "Remise des prix"]
    assert titles(page) == waiting
    page.to_decide.filters.button("past").click()
    assert titles(page) == ["Petit-déjeuner passé"]


def test_the_date_to_reply_by_says_how_many_half_days_are_left(page: RequestsPage) -> None:
    model = page.to_decide.model
    column = model.columns[0]
    rows = [model.row_at(place) for place in range(4)]
    late, today, pressing = (column.chip(row) for row in rows[:3])
    assert (late.word, late.tone) == ("retard 2\u00a0j", Tone.red)
    assert (today.word, today.tone) == ("aujourd'hui", Tone.amber)
    assert column.chip(rows[3]) is None
    assert pressing is None
    assert (column.text(rows[2]), column.second_line(rows[2])) == ("jeu. 7 mai", "3\u00a0demi-journées")


def test_filters_keep_what_is_late_postponed_or_of_a_delegation(page: RequestsPage) -> None:
    filters = page.to_decide.filters
    assert filters.button("late").text() == "En retard · 1"
    filters.button("late").click()
    assert titles(page) == ["Débat sur l'engagement"]
    filters.button("this_week").click()
    assert titles(page) == ["Assemblée générale de la Ligue", "Fête de quartier"]
    filters.button("djva").click()
    assert titles(page) == ["Assemblée générale de la Ligue"]
    filters.button("this_week").click()
    filters.button("djva").click()
    filters.button("waiting").click()
    assert titles(page) == ["Débat sur l'engagement"]


def test_the_options_sheet_says_what_is_asked_and_what_stands_in_the_way(page: RequestsPage, named: Named) -> None:
    page.show_record(named("Ligue"))
    shown = words(page)
    for expected in (
        "Commission permanente",
        "Être présent·e, prendre la parole (5\u00a0min)",
        "Adhérents, 120\u00a0personnes",
        "Favorable.",
        "Pas encore d'avis.",
        "jamais",
        "premier refus en deux ans",
    ):
        assert expected in shown


def test_a_second_refusal_to_the_same_organiser_is_said(page: RequestsPage, desk: Desk, named: Named) -> None:
    host = desk.engagements.sheet(named("Ligue")).fields.host_id
    for month in (2, 3):
        values = {"state": "declined", "state_reason": "Retenu", "starts_at": datetime(2026, month, 1, 10)}
        desk.engagements.add(engagement(title=f"Vœux {month}", host_id=host, **values))
    page.show_record(named("Ligue"))
    assert "2\u00a0refus" in words(page)


def test_participating_writes_the_state_the_register_and_the_answer(
    page: RequestsPage, desk: Desk, session: Session, named: Named
) -> None:
    told: list[tuple[str, bool]] = []
    opened: list[Reference] = []
    session.told.connect(lambda sentence, undo: told.append((sentence, undo)))
    session.open_requested.connect(opened.append)
    identifier = named("Ligue")
    page.show_record(identifier)
    page.to_decide.detail.attend_button.click()
    assert desk.engagements.sheet(identifier).fields.state is EngagementState.accepted
    assert told == [("Décision enregistrée · réponse préparée", True)]
    assert opened == []
    assert page.to_decide.banner.isVisible()
    page.to_decide._open_letter.trigger()
    assert [reference.kind for reference in opened] == [Kind.letter]
    draft = desk.letters.sheet(opened[0].id).fields
    assert (draft.engagement_id, draft.mail_register) == (identifier, "outgoing")
    assert [row.outcome for row in desk.decisions.rows(ListQuery())][:1] == ["attend"]


def test_without_the_box_the_decision_is_taken_and_no_letter_is_written(
    page: RequestsPage, desk: Desk, named: Named
) -> None:
    before = desk.letters.count(ListQuery())
    page.show_record(named("Fête"))
    page.to_decide.detail.letter_box.click()
    page.to_decide.detail.attend_button.click()
    assert desk.letters.count(ListQuery()) == before
    assert not page.to_decide.banner.isVisible()


def test_the_next_request_takes_the_place_of_the_one_decided(page: RequestsPage, named: Named) -> None:
    page.show_record(named("Ligue"))
    page.verbs.attend.trigger()
    assert page.to_decide.shown().label == "Fête de quartier"
    assert page.to_decide.list.view.hasFocus()


def test_declining_asks_why_and_undo_brings_the_request_back(page: RequestsPage, desk: Desk, named: Named) -> None:
    identifier = named("Fête")
    page.show_record(identifier)
    page.to_decide.detail.decline_button.click()
    dialog = page.to_decide.deciding.dialog
    dialog.accept()
    assert dialog.isVisible()
    dialog.editor.set_value("Déjà pris")
    dialog.accept()
    fields = desk.engagements.sheet(identifier).fields
    assert (fields.state, fields.state_reason) == (EngagementState.declined, "Déjà pris")
    assert "Fête de quartier" not in titles(page)
    desk.history.undo()
    assert desk.engagements.sheet(identifier).fields.state is EngagementState.requested
    assert "Fête de quartier" in titles(page)


def test_those_who_can_represent_are_proposed_and_chosen_by_one_click(
    page: RequestsPage, desk: Desk, named: Named
) -> None:
    identifier = named("Remise")
    page.show_record(identifier)
    page.to_decide.detail.represent_button.click()
    dialog = page.to_decide.deciding.dialog
    dialog.accept()
    assert dialog.isVisible()  # nobody is chosen yet
    chosen = dialog.editor.proposals[0]
    chosen.click()
    dialog.accept()
    fields = desk.engagements.sheet(identifier).fields
    assert fields.state is EngagementState.represented
    assert desk.partners.sheet(fields.representative_id).label == chosen.text()


def test_a_message_or_a_wait_may_go_without_a_word(page: RequestsPage, desk: Desk, named: Named) -> None:
    for words_, button, state in (
        ("Fête", page.to_decide.detail.message_button, EngagementState.by_message),
        ("Remise", page.to_decide.detail.wait_button, EngagementState.waiting),
    ):
        page.show_record(named(words_))
        button.click()
        page.to_decide.deciding.dialog.accept()
        assert desk.engagements.sheet(named(words_)).fields.state is state
    assert "Remise des prix" in titles(page)


def test_a_request_put_in_the_bin_meanwhile_is_no_longer_shown(page: RequestsPage, desk: Desk, named: Named) -> None:
    page.show_record(named("Ligue"))
    desk.engagements.delete(named("Ligue"))
    assert "Assemblée générale de la Ligue" not in titles(page)
    assert page.to_decide.shown().label != "Assemblée générale de la Ligue"


def test_a_request_without_a_date_to_reply_by_is_listed_by_its_day(page: RequestsPage, desk: Desk) -> None:
    desk.engagements.add(engagement(title="Sans date", starts_at=datetime(2026, 5, 6, 9)))
    assert titles(page).index("Sans date") == 2
    row = page.to_decide.model.row_at(2)
    assert page.to_decide.model.columns[0].text(row) == "—"


def test_deciding_of_what_changed_meanwhile_says_so_and_the_register_keeps_both(
    page: RequestsPage, desk: Desk, named: Named
) -> None:
    identifier = named("Remise")
    page.show_record(identifier)
    desk.decisions.decide(identifier, Outcome.wait)
    page.show_record(identifier)
    page.verbs.attend.trigger()
    assert [row.outcome for row in desk.decisions.rows(ListQuery(text="Remise"))] == ["attend", "wait"]


def test_enter_on_a_request_opens_its_form_and_the_filter_line_leads_to_the_list(page: RequestsPage, qtbot) -> None:
    line = page.to_decide.filter_line
    page.verbs.filter.trigger()
    assert line.hasFocus()
    line.setText("Remise")
    qtbot.waitUntil(lambda: titles(page) == ["Remise des prix"])
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert page.to_decide.list.view.hasFocus()
    qtbot.keyClick(page.to_decide.list.view, Qt.Key.Key_Return)
    assert page.form.isVisible()
    assert page.form.form.editor("title").value() == "Remise des prix"


def test_every_verb_of_the_sheet_is_large_enough_and_fits(page: RequestsPage, named: Named) -> None:
    page.resize(940, 640)
    page.show_record(named("Ligue"))
    detail = page.to_decide.detail
    for made in (detail.attend_button, detail.represent_button, detail.decline_button, detail.wait_button):
        assert made.height() >= 24
        assert made.width() >= made.sizeHint().width()
