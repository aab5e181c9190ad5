from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.errors import Problem
from liaison_desk.ui.forms.editors import editor_for
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.widgets.date_edits import DateEdit, TimeEdit
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor
from liaison_desk.ui.widgets.partner_field import PartnerField
from liaison_desk.ui.widgets.pasted_text import markdown_of_html
from liaison_desk.ui.widgets.text_edits import CheckBox, TextEditor
from tests.ui.form_gallery import PARSERS, engagement_form, find, run_sheet


@pytest.fixture
def form(theme: Theme, qtbot) -> Form:
    made = engagement_form()
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def given(**more: object) -> EngagementFields:
    return EngagementFields.model_validate(
        {"title": "AG de la Ligue", "starts_at": datetime(2026, 5, 12, 10, 30), **more}
    )


def test_what_is_shown_comes_back_unchanged_even_fields_the_layout_leaves_out(form: Form) -> None:
    fields = given(
        notes="à garder", engagement_kind="visit", run_sheet=[{"starts": "10:30", "title": "Accueil", "place": "Hall"}]
    )
    form.show_values(fields)
    assert form.fields() == fields
    assert not form.is_modified()


def test_dates_and_hours_are_typed_as_people_write_them(form: Form) -> None:
    form.show_values(given())
    starts = form.editor("starts_at")
    starts.date.line.clear()
    QTest.keyClicks(starts.date.line, "15/5")
    starts.time.line.clear()
    QTest.keyClicks(starts.time.line, "9h15")
    assert form.values()["starts_at"] == datetime(2026, 5, 15, 9, 15)
    assert form.is_modified()


def test_problems_stand_beside_their_fields_and_the_first_takes_the_focus(form: Form) -> None:
    form.show_values({})
    form.editor("starts_at").date.line.setFocus()
    assert form.check() is None
    QApplication.processEvents()
    assert QApplication.focusWidget() is form.editor("title").input()
    assert form._boxes["starts_at"]._problem.isVisible()


def test_a_problem_in_a_folded_group_unfolds_it(form: Form) -> None:
    form.show_problems([Problem("dress", "cette tenue n'existe pas")])
    assert form.editor("dress").isVisible()


def test_a_field_is_judged_when_it_is_left(form: Form) -> None:
    form.show_values(given())
    line = form.editor("starts_at").date.line
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "pas une date")
    form.editor("title").input().setFocus()
    QApplication.processEvents()
    assert "pas comprise" in form._boxes["starts_at"]._problem.text()


def test_a_choice_gives_the_value_of_the_domain(form: Form) -> None:
    form.show_values(given(engagement_kind="visit"))
    assert form.values()["engagement_kind"] is EngagementKind.visit


def test_a_type_without_a_usual_editor_asks_for_its_own(qapp) -> None:
    with pytest.raises(TypeError, match="participants"):
        editor_for(EngagementFields, Entry("participants", "Participants"), PARSERS)


def test_the_calendar_opens_from_the_keyboard_and_gives_its_day(theme: Theme, qtbot) -> None:
    field = DateEdit(PARSERS)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = next(widget for widget in QApplication.topLevelWidgets() if type(widget).__name__ == "CalendarPopup")
    QTest.keyClick(popup.calendar, Qt.Key.Key_Right)
    popup._on_activated(popup.calendar.selectedDate())
    assert field.value() is not None
    assert field.line.text()


def test_an_hour_is_shown_as_people_read_it(theme: Theme, qtbot) -> None:
    field = TimeEdit(PARSERS)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "1030")
    field.line.editingFinished.emit()
    assert field.value() == time(10, 30)
    assert field.line.text() == "10\u00a0h\u00a030"


def test_a_partner_must_be_picked_and_not_only_typed(theme: Theme, qtbot) -> None:
    field = PartnerField(find, lambda _id: "Mme Solène Kerbrat")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "ligue")
    with pytest.raises(ValueError, match="choisissez"):
        field.value()
    field.propose()
    field._on_picked(field._model.index(0))
    assert field.value() == "1" * 32


def test_a_partner_is_picked_with_the_arrows_and_enter(theme: Theme, show) -> None:
    field = PartnerField(find, lambda _id: "Mme Solène Kerbrat")
    show(field)
    QTest.keyClicks(field.line, "ligue")
    field.propose()
    QTest.keyClick(field._popup, Qt.Key.Key_Down)
    QTest.keyClick(field._popup, Qt.Key.Key_Return)
    assert not field._popup.isVisible()
    assert field.picked() == field.value() == "1" * 32


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_name_typed_is_not_replaced_by_the_first_proposal(theme: Theme, show, key: Qt.Key) -> None:
    field = PartnerField(find, lambda _id: "Mme Solène Kerbrat")
    show(field)
    QTest.keyClicks(field.line, "ligue")
    field.propose()
    QTest.keyClick(field._popup, key)
    assert field.picked() is None
    assert field.typed() == "ligue"


def test_a_partner_nobody_knows_can_be_created(theme: Theme, qtbot) -> None:
    field = PartnerField(find, lambda _id: "")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "Nouvelle ligue")
    field.propose()
    with qtbot.waitSignal(field.create_requested) as asked:
        field._on_picked(field._model.index(1))
    assert asked.args == ["Nouvelle ligue"]


def test_rows_of_a_table_are_added_moved_and_taken_away(theme: Theme, qtbot) -> None:
    table = run_sheet()
    qtbot.addWidget(table)
    table.set_value([{"starts": time(9), "minutes": 5, "title": "Accueil", "speakers": "", "place": "Hall"}])
    table.add_row({"starts": None, "minutes": 0, "title": "Discours", "speakers": ""})
    table.table.setCurrentCell(1, 2)
    table.move_row(-1)
    assert [row["title"] for row in table.value()] == ["Discours", "Accueil"]
    assert table.value()[1]["place"] == "Hall"
    table.remove()
    assert [row["title"] for row in table.value()] == ["Accueil"]


def test_bold_goes_round_the_words_selected_and_away_again(theme: Theme, qtbot) -> None:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.set_value("412 associations")
    editor.text.selectAll()
    editor.surround("**")
    assert editor.value() == "**412 associations**"
    editor.text.selectAll()
    editor.surround("**")
    assert editor.value() == "412 associations"


def test_lines_become_a_list(theme: Theme, qtbot) -> None:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.set_value("un\ndeux")
    editor.text.selectAll()
    editor.begin_lines("- ")
    assert editor.value() == "- un\n- deux"


def test_what_is_pasted_keeps_paragraphs_lists_and_stress_and_nothing_else() -> None:
    html = (
        "<style>p{color:red}</style><p>Bonjour <b>à tous </b>et <i>merci</i></p>"
        "<ul><li>un</li><li><p>deux</p></li></ul>"
        "<p style='mso-list:l0 level1'>·  trois</p><p><span style='font-weight:bold'>Fin</span><img src='file:///x'></p>"
    )
    assert markdown_of_html(html) == "Bonjour **à tous** et *merci*\n\n- un\n- deux\n- trois\n\n**Fin**"


def test_today_is_what_the_parsers_say() -> None:
    assert PARSERS.today() == date(2026, 5, 5)


def test_tab_in_a_table_goes_from_cell_to_cell_and_leaves_after_the_last(form: Form) -> None:
    form.show_values(given(run_sheet=[{"title": "Accueil"}]))
    table = form.editor("run_sheet").table
    table.setFocus()
    table.setCurrentCell(0, 3)
    QTest.keyClick(table, "M")
    editor = QApplication.focusWidget()
    assert editor is not table
    QTest.keyClicks(editor, "me")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not table
    assert not table.isAncestorOf(focused)
    assert form.values()["run_sheet"][0]["speakers"] == "Mme"


@pytest.mark.parametrize("made", [MarkdownEditor, TextEditor])
def test_no_break_spaces_are_kept_in_texts(made: type[MarkdownEditor | TextEditor], theme: Theme, qtbot) -> None:
    editor = made()
    qtbot.addWidget(editor)
    words = "412\u00a0associations\u202f; deux lignes\nici"
    editor.set_value(words)
    assert editor.value() == words


@pytest.mark.parametrize("appearance", [Appearance.light, Appearance.dark])
def test_a_checked_box_shows_its_tick_in_both_themes(appearance: Appearance, theme: Theme, qtbot) -> None:
    theme.choose(appearance)
    box = CheckBox("Toute la journée")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    image = box.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(24) for y in range(image.height())}
    tokens = Theme.tokens()
    assert {tokens.accent.lower(), tokens.on_accent.lower()} <= seen
