from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt

from liaison_desk.domain.decisions import ReviewItemKind, ReviewState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.items_model import ItemRole
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.requests.review_editor import ReviewEditor

_ALT = Qt.KeyboardModifier.AltModifier


def taken(editor: ReviewEditor) -> list[str]:
    return [item.title for item in editor.model.taken()]


def test_what_waits_is_proposed_the_most_pressing_first_on_the_next_half_day_worked(page: RequestsPage) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    assert editor.isVisible()
    assert editor.held_on.value() == date(2026, 5, 5)
    waiting = ["Débat sur l'engagement", "Assemblée générale de la Ligue", "Fête de quartier", "Remise des prix"]
    assert taken(editor) == waiting
    assert editor.items.hasFocus()


def test_items_are_ticked_and_put_in_order_from_the_keyboard(page: RequestsPage, qtbot) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    qtbot.keyClick(editor.items, Qt.Key.Key_Down)
    qtbot.keyClick(editor.items, Qt.Key.Key_Space)
    assert "Assemblée générale de la Ligue" not in taken(editor)
    qtbot.keyClick(editor.items, Qt.Key.Key_Space)
    qtbot.keyClick(editor.items, Qt.Key.Key_Up, _ALT)
    assert taken(editor)[:2] == ["Assemblée générale de la Ligue", "Débat sur l'engagement"]
    assert editor.items.currentIndex().row() == 0
    assert editor.model.index(1).data(ItemRole.rank) == 2


def test_an_item_dragged_lands_where_it_is_dropped(page: RequestsPage) -> None:
    page.prepare_review()
    model = page.reviews.editor.model
    data = model.mimeData([model.index(0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert taken(page.reviews.editor)[2] == "Débat sur l'engagement"
    data = model.mimeData([model.index(3)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert taken(page.reviews.editor)[0] == "Remise des prix"


def test_a_click_on_the_box_ticks(page: RequestsPage, qtbot) -> None:
    page.prepare_review()
    items = page.reviews.editor.items
    place = items.visualRect(page.reviews.editor.model.index(0)).topLeft() + QPoint(24, 28)
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(taken(page.reviews.editor)) == 3


def test_an_arbitration_is_added_with_its_options(page: RequestsPage) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    editor.add_item(ReviewItemKind.arbitration)
    dialog = editor.dialog
    dialog.accept()
    assert dialog.isVisible()  # it has no title yet
    dialog.form.editor("title").set_value("Plafond du fonds")
    options = dialog.form.editor("options")
    for words in ("3 000 €", "2 000 €"):
        options.add_row({**options._next(), "text": words})
    dialog.form.editor("recommendation").set_value("Option B")
    dialog.accept()
    item = editor.model.taken()[-1]
    assert [(option.name, option.text) for option in item.options] == [("A", "3 000 €"), ("B", "2 000 €")]
    assert (item.item_kind, item.recommendation) == (ReviewItemKind.arbitration, "Option B")


def test_an_item_typed_by_hand_can_be_taken_away_and_one_from_a_record_cannot(page: RequestsPage, qtbot) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    editor.add_item(ReviewItemKind.information)
    editor.dialog.form.editor("title").set_value("Bilan")
    editor.dialog.accept()
    qtbot.keyClick(editor.items, Qt.Key.Key_Delete)
    assert "Bilan" not in taken(editor)
    count = editor.model.rowCount()
    editor.items.setCurrentIndex(editor.model.index(0))
    qtbot.keyClick(editor.items, Qt.Key.Key_Delete)
    assert editor.model.rowCount() == count


def test_the_pages_follow_what_is_ticked(page: RequestsPage, qtbot) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    with qtbot.waitSignal(editor.preview.pages_shown, timeout=20_000) as shown:
        editor.model.toggle(0)
    assert shown.args[0] >= 1


def test_a_point_elu_is_saved_and_shown_beside_the_others(page: RequestsPage, desk: Desk, qtbot) -> None:
    page.prepare_review()
    qtbot.keyClick(page.reviews.editor.items, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = desk.reviews.rows(ListQuery())
    assert [(row.items, row.state) for row in rows] == [(4, ReviewState.prepared)]
    assert page.reviews.detail.isVisible()
    assert page.reviews.detail.enter_button.text() == "Saisir les décisions"
    assert page.tabs.isVisible()


def test_what_is_being_prepared_is_kept_and_comes_back(page: RequestsPage) -> None:
    page.prepare_review()
    page.reviews.editor.model.toggle(0)
    page.reviews.browse()
    page.prepare_review()
    assert taken(page.reviews.editor)[0] == "Assemblée générale de la Ligue"
    page.reviews.editor.give_up()
    page.prepare_review()
    assert len(taken(page.reviews.editor)) == 4


def test_a_day_that_means_nothing_is_said_and_nothing_is_saved(page: RequestsPage, desk: Desk) -> None:
    page.prepare_review()
    editor = page.reviews.editor
    editor.held_on.line.setText("jamais")
    editor.held_on.line.textEdited.emit("jamais")
    editor.save()
    assert desk.reviews.count(ListQuery()) == 0
    assert editor.held_on.input().hasFocus()
    assert not editor.print_button.isEnabled()


def test_what_is_on_a_point_elu_stays_on_it_when_it_is_changed(page: RequestsPage, desk: Desk, review: str) -> None:
    page.show_record(review)
    page.reviews.edit()
    assert len(taken(page.reviews.editor)) == 8
    page.reviews.editor.model.toggle(7)
    page.reviews.editor.save()
    assert len(desk.reviews.sheet(review).fields.items) == 7


def test_a_point_elu_put_in_the_bin_is_no_longer_shown(page: RequestsPage, desk: Desk, review: str) -> None:
    page.show_record(review)
    page.reviews.detail.delete_button.click()
    assert not page.reviews.detail.isVisible()
    desk.history.undo()
    assert page.reviews.model.rowCount() == 1


def test_the_decision_sheet_is_written_in_large_print_too(
    page: RequestsPage, desk: Desk, review: str, tmp_path
) -> None:
    fields = desk.reviews.sheet(review).fields
    target = tmp_path / "point.docx"
    desk.paper.write(desk.compositions.decision_sheet(fields, large_print=True), target)
    assert target.stat().st_size > 5000
