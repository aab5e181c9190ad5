"""Every form of note: begun by keyboard, typed, seen as it will be printed, saved; its fields and its options."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingPurpose
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import NOTE_FORMS, form_of
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from tests.ui.briefings.notes import OPTIONS, added, fields_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("form", NOTE_FORMS, ids=lambda form: form.kind.value)
def test_every_form_is_begun_typed_shown_and_saved(form: Any, page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = page.start(None)
    dialog.choice.choose(form.kind)
    dialog.choice.chosen.emit()
    dialog.form.editor("title").input().setFocus()
    dialog.form.editor("title").set_value("")
    qtbot.keyClicks(dialog.form.editor("title").input(), "Essai")
    with qtbot.waitSignal(page.editor.preview.pages_shown, timeout=30_000):
        dialog.decide()
    editor = page.editor
    heading = editor.sections.current()
    assert heading == form.headings[0]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    text = editor.section.editor.text
    text.selectAll()
    qtbot.keyClicks(text, "Quelques mots.")
    qtbot.keyClick(text, Qt.Key.Key_S, CONTROL)
    saved = fields_of(desk, editor.identifier())
    assert saved.briefing_kind is form.kind
    assert saved.title == "Essai"
    assert saved.sections_in_order()[0].body == "Quelques mots."
    assert label(form.kind) in editor.head._kind.text()


def test_a_form_says_what_it_is_for_and_what_is_expected(page: BriefingsPage) -> None:
    dialog = page.start({"briefing_kind": BriefingKind.arbitration_note})
    assert "trancher" in dialog.choice._use.text()
    assert dialog.choice._told.text().startswith("D03")
    assert dialog.form.editor("purpose").value() is BriefingPurpose.decision
    assert not dialog.form.editor("due_on").isHidden()


def test_a_note_begun_from_a_partner_is_about_it_and_holds_what_the_desk_knows(
    page: BriefingsPage, desk: Desk, qtbot: QtBot
) -> None:
    partner = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue 93"))
    page.create_from({"briefing_kind": BriefingKind.partner_sheet, "partner_id": partner, "title": "Ligue 93"})
    dialog = next(one for one in page.children() if hasattr(one, "decided"))
    dialog.decide()
    fields = fields_of(desk, page.editor.identifier())
    assert fields.partner_id == partner
    assert fields.details["partner"] == partner
    rows = [page.editor.sections.list.item(row) for row in range(page.editor.sections.list.count())]
    spoken = [str(item.data(Qt.ItemDataRole.AccessibleTextRole) or "") for item in rows]
    assert any("rempli par le bureau" in words for words in spoken)
    assert any("vide, obligatoire" in words for words in spoken)


def test_the_fields_of_a_form_are_typed_and_kept_as_text(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    note = added(desk, BriefingKind.agreement_sheet)
    page.show_record(note)
    text = page.editor.section.editor.text
    qtbot.keyClick(text, Qt.Key.Key_PageUp, CONTROL)
    boxes = page.editor.section.particulars.boxes
    assert QApplication.focusWidget() is boxes["agreement_number"].editor.input()
    for name, typed in (("agreement_number", "2026-12"), ("signed_on", "12/5"), ("amount", "23 000,50")):
        line = boxes[name].editor.input()
        line.setFocus()
        qtbot.keyClicks(line, typed)
    page.editor.save()
    details = fields_of(desk, note).details
    assert (details["agreement_number"], details["signed_on"], details["amount"]) == (
        "2026-12",
        "2026-05-12",
        "23000.5",
    )
    page.editor.give_up()
    assert boxes["amount"].editor.input().text() == "23\u202f000,50\u202f€"


def test_a_field_that_means_nothing_is_told_and_not_kept(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    note = added(desk, BriefingKind.agreement_sheet)
    page.show_record(note)
    page.editor.sections.go(-1)
    box = page.editor.section.particulars.boxes["amount"]
    qtbot.keyClicks(box.editor.input(), "beaucoup")
    assert "montant" in box._problem.text()
    assert "amount" not in page.editor._draft()["details"]


def test_options_are_added_moved_and_one_is_recommended(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    note = added(desk, BriefingKind.arbitration_note, options=OPTIONS)
    page.show_record(note)
    page.editor.go_to("Options")
    pane = page.editor.section.options
    assert QApplication.focusWidget() is pane.list
    qtbot.keyClick(pane.list, Qt.Key.Key_Insert)
    qtbot.keyClicks(QApplication.focusWidget(), "Report")
    pane.list.setFocus()
    pane.list.setCurrentRow(1)
    pane.recommend_button.click()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.editor.save()
    fields = fields_of(desk, note)
    assert [option.title for option in fields.options] == ["Statu quo", "Report", "Dossier unique"]
    assert fields.recommended == 3
    assert pane.list.item(2).text().endswith("recommandée")
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    page.editor.save()
    assert fields_of(desk, note).recommended is None


def test_an_untitled_option_may_be_typed_later_without_losing_anything(
    page: BriefingsPage, desk: Desk, qtbot: QtBot
) -> None:
    note = added(desk, BriefingKind.arbitration_note)
    page.show_record(note)
    page.editor.go_to("Options")
    page.editor.section.options.add()
    cost = page.editor.section.options.box("cost").editor.input()
    cost.setFocus()
    qtbot.keyClicks(cost, "12 000")
    assert page.editor._draft()["options"][0]["cost"] == "12 000"


def test_a_form_draft_with_options_and_fields_is_taken_up_again(page: BriefingsPage, desk: Desk, qtbot: QtBot) -> None:
    note = added(desk, BriefingKind.arbitration_note)
    page.show_record(note)
    page.editor.go_to("Options")
    page.editor.section.options.add()
    with qtbot.waitSignal(page.editor.drafts.kept, timeout=2_000):
        qtbot.keyClicks(page.editor.section.options.box("title").editor.input(), "Statu quo")
    page.editor.leave()
    assert not fields_of(desk, note).options
    page.show_record(note)
    page.editor.go_to("Options")
    assert page.editor.section.options.options()[0]["title"] == "Statu quo"


def test_every_section_of_every_form_has_its_own_heading() -> None:
    for kind in BriefingKind:
        headings = form_of(kind).headings
        assert len(headings) == len(set(headings))


def test_a_note_is_named_after_its_form_and_what_it_is_about_until_somebody_names_it(
    page: BriefingsPage, desk: Desk, qtbot: QtBot
) -> None:
    partner = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue 93"))
    dialog = page.start({"partner_id": partner})
    title = dialog.form.editor("title")
    assert title.value() == "Ligue 93"
    dialog.choice.choose(BriefingKind.meeting_file)
    assert title.value() == "Rencontre : Ligue 93"
    qtbot.keyClicks(title.input(), " du 12")
    named = title.value()
    dialog.choice.choose(BriefingKind.speech)
    assert title.value() == named
