from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from liaison_desk.domain.engagements import EngagementState, RequestedRole, RunSheetItem
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from liaison_desk.ui.requests.page import RequestsPage
from liaison_desk.ui.widgets.checks_editor import ChecksEditor
from liaison_desk.ui.widgets.text_edits import OptionalNumberEditor

Named = Callable[[str], str]


def typed(page: RequestsPage, name: str, words: str) -> None:
    line = page.form.form.editor(name).input()
    line.setText(words)
    line.textEdited.emit(words)
    line.editingFinished.emit()


def test_a_request_is_typed_with_what_must_be_known_before_deciding(page: RequestsPage, desk: Desk) -> None:
    page.create()
    form = page.form.form
    typed(page, "title", "Forum des associations")
    typed(page, "reply_by", "12/5")
    typed(page, "municipality", "Le Blanc-Mesnil")
    typed(page, "expected_guests", "1 200")
    starts = form.editor("starts_at")
    for line, words in ((starts.date.line, "30/5"), (starts.time.line, "1430")):
        line.setText(words)
        line.textEdited.emit(words)
    roles = form.editor("requested_roles")
    for box in roles.boxes:
        if box.text() in (label(RequestedRole.speak), label(RequestedRole.cut_ribbon)):
            box.click()
    assert page.form.save()
    fields = page.to_decide.shown().fields
    assert (fields.title, fields.state) == ("Forum des associations", EngagementState.requested)
    assert fields.requested_roles == [RequestedRole.speak, RequestedRole.cut_ribbon]
    assert (fields.reply_by, fields.expected_guests) == (date(2026, 5, 12), 1200)
    assert (fields.starts_at, fields.municipality) == (datetime(2026, 5, 30, 14, 30), "93007")


def test_problems_stand_beside_their_fields_and_nothing_is_saved(page: RequestsPage, desk: Desk) -> None:
    before = desk.engagements.count(ListQuery())
    page.create()
    typed(page, "expected_guests", "beaucoup")
    assert not page.form.save()
    assert page.form.form.editor("expected_guests").input().hasFocus()
    typed(page, "expected_guests", "")
    assert not page.form.save()
    assert page.form.form.editor("title").input().hasFocus()
    assert desk.engagements.count(ListQuery()) == before


def test_what_is_typed_is_kept_and_comes_back(page: RequestsPage) -> None:
    page.create()
    typed(page, "title", "À moitié écrite")
    page.show_view("register")
    page.show_record(page.to_decide.model.row_at(0).id)
    page.create()
    assert page.form.form.editor("title").value() == "À moitié écrite"
    page.form.give_up()
    assert not page.form.isVisible()


def test_save_and_next_goes_through_the_list(page: RequestsPage, named: Named, qtbot) -> None:
    page.show_record(named("Ligue"))
    page.verbs.edit.trigger()
    page.form.form.editor("title").setFocus()
    qtbot.keyClick(page.form.form.editor("title").input(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.form.isVisible()
    assert page.form.form.editor("title").value() == "Fête de quartier"


def test_what_the_form_does_not_show_is_left_as_it_is(page: RequestsPage, desk: Desk, named: Named) -> None:
    identifier = named("Remise")
    sheet = desk.engagements.sheet(identifier)
    programme = [RunSheetItem(starts=time(17, 10), title="Allocutions")]
    desk.engagements.edit(identifier, changed(sheet.fields, {"run_sheet": programme, "dress": "Écharpe"}))
    page.edit(identifier)
    typed(page, "title", "Remise des prix du concours")
    assert page.form.save()
    fields = desk.engagements.sheet(identifier).fields
    assert fields.title == "Remise des prix du concours"
    assert (fields.run_sheet[0].title, fields.dress) == ("Allocutions", "Écharpe")


def test_boxes_hold_their_values_and_are_named_with_their_field(qtbot) -> None:
    editor = ChecksEditor([("a", "Présence"), ("b", "Signature")])
    qtbot.addWidget(editor)
    editor.name("Demandé")
    editor.set_value(["b"])
    assert editor.value() == ["b"]
    assert [box.accessibleName() for box in editor.boxes] == ["Demandé, Présence", "Demandé, Signature"]
    with qtbot.waitSignal(editor.edited):
        editor.boxes[0].click()
    assert editor.value() == ["a", "b"]


@pytest.mark.parametrize(("words", "number"), [("", None), ("0", 0), ("1 200", 1200), ("1\u00a0200", 1200)])
def test_a_number_may_be_left_out(qtbot, words: str, number: int | None) -> None:
    editor = OptionalNumberEditor(0, 5000)
    qtbot.addWidget(editor)
    editor.set_value(words)
    assert editor.value() == number


@pytest.mark.parametrize("words", ["douze", "-3", "6000", "1,5"])
def test_a_number_that_means_nothing_is_refused_with_its_bounds(qtbot, words: str) -> None:
    editor = OptionalNumberEditor(0, 5000)
    qtbot.addWidget(editor)
    editor.set_value(words)
    with pytest.raises(ValueError, match="entre 0 et 5000"):
        editor.value()
