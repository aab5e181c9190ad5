"""The form of a partner: what it shows, what it fills by itself, what it never loses."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import CourtesyTitle, PartnerKind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.partners.form_groups import KindEditor
from liaison_desk.ui.partners.page import PartnersPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(page: PartnersPage, qtbot: QtBot, name: str, words: str) -> None:
    line = page.form_page.form.editor(name).input()
    line.setFocus()
    qtbot.keyClicks(line, words)


def test_a_mayors_salutation_follows_the_function_entered(page: PartnersPage, desk: Desk, qtbot: QtBot) -> None:
    page.create()
    form = page.form_page.form
    form.editor("courtesy_title").set_value(CourtesyTitle.mr)
    typed(page, qtbot, "last_name", "Benali")
    qtbot.waitUntil(lambda: page.form_page.formulas.salutation.text() == "Monsieur,")
    form.offices.add_button.click()
    box = form.offices.boxes[0]
    box.function.set_value("MAIRE")
    box.function.edited.emit()
    qtbot.keyClicks(box.municipality.line, "Stains")
    qtbot.waitUntil(lambda: page.form_page.formulas.salutation.text() == "Monsieur le Maire,")
    assert "Maire de Stains" in page.form_page.formulas.address.text()
    qtbot.keyClicks(box.until.line, "1/1/2020")
    qtbot.waitUntil(lambda: page.form_page.formulas.salutation.text() == "Monsieur,")
    assert page.form_page.save()
    saved = next(row for row in desk.partners.rows(ListQuery(text="Benali")))
    assert desk.partners.sheet(saved.id).fields.offices_held[0].municipality == "93072"


def test_the_fields_follow_the_kind(page: PartnersPage) -> None:
    page.create()
    form = page.form_page.form
    assert form.editor("last_name").isVisible()
    assert not form.editor("name").isVisible()
    cast("KindEditor", form.editor("partner_kind")).choose(PartnerKind.organisation)
    assert form.editor("name").isVisible()
    assert not form.offices.isVisible()


def test_the_commune_fills_canton_postal_code_and_city(page: PartnersPage, qtbot: QtBot) -> None:
    page.create()
    form = page.form_page.form
    typed(page, qtbot, "municipality", "Aubervilliers")
    form.editor("street").input().setFocus()
    assert form.editor("canton").value() == "Aubervilliers"
    assert form.editor("postal_code").value() == "93300"
    assert form.editor("city").value() == "Aubervilliers"


def test_a_commune_shared_by_cantons_asks_which(page: PartnersPage, qtbot: QtBot) -> None:
    page.create()
    form = page.form_page.form
    typed(page, qtbot, "municipality", "Montreuil")
    form.editor("street").input().setFocus()
    assert form.editor("canton").value() == ""
    assert form.editor("canton").input().isEnabled()


def test_somebody_already_kept_is_told_but_does_not_block(page: PartnersPage, desk: Desk, qtbot: QtBot) -> None:
    page.create()
    typed(page, qtbot, "first_name", "Yasmine")
    typed(page, qtbot, "last_name", "Azedine Roux")
    qtbot.waitUntil(page.form_page.duplicates.isVisible)
    assert page.form_page.save()
    assert desk.partners.count(ListQuery()) == 3


def test_a_form_left_unsaved_is_offered_again(page: PartnersPage, desk: Desk, mayor: str, qtbot: QtBot) -> None:
    page.show_record(mayor)
    page.edit_current()
    typed(page, qtbot, "street", "6 place du Colonel")
    page.form_page.leave()
    assert desk.partners.sheet(mayor).fields.street == ""
    page.edit_current()
    assert page.form_page.banner.isVisible()
    assert page.form_page.form.editor("street").value() == "6 place du Colonel"
    assert len(page.form_page.form.offices.boxes) == 2
    page.form_page._start_again.trigger()
    assert page.form_page.form.editor("street").value() == ""
    assert desk.drafts.kept(f"partner:{mayor}") is None


def test_control_enter_saves_and_begins_the_next(page: PartnersPage, desk: Desk, qtbot: QtBot) -> None:
    page.create()
    typed(page, qtbot, "last_name", "Traore")
    qtbot.keyClick(page.form_page.form.editor("last_name").input(), Qt.Key.Key_Return, CONTROL)
    assert desk.partners.count(ListQuery(text="Traore")) == 1
    assert page.form_page.isVisible()
    assert page.form_page.form.editor("last_name").value() == ""


def test_a_person_without_a_name_is_not_saved(page: PartnersPage, desk: Desk) -> None:
    page.create()
    assert not page.form_page.save()
    assert desk.partners.count(ListQuery()) == 2
    assert page.form_page.form.editor("last_name").input().accessibleDescription()


def test_what_only_a_person_has_is_not_kept_for_a_body(
    page: PartnersPage, desk: Desk, add: Callable[..., str], qtbot: QtBot
) -> None:
    page.create()
    typed(page, qtbot, "last_name", "Oubli")
    cast("KindEditor", page.form_page.form.editor("partner_kind")).choose(PartnerKind.organisation)
    typed(page, qtbot, "name", "Les Mains ouvertes")
    assert page.form_page.save()
    saved = desk.partners.rows(ListQuery(text="Mains ouvertes"))[0]
    assert desk.partners.sheet(saved.id).fields.last_name == ""
