"""Networks and lists of a partner: entered, shown, found."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pytestqt.qtbot import QtBot

from liaison_desk.domain.lists import ListQuery
from liaison_desk.services.desk import Desk
from liaison_desk.ui.partners.networks_editor import NetworksEditor
from liaison_desk.ui.partners.page import PartnersPage


def test_networks_and_lists_are_entered_shown_and_found(
    page: PartnersPage, desk: Desk, mayor: str, add: Callable[..., str], qtbot: QtBot
) -> None:
    network = add(partner_kind="organisation", name="Union des maires du 93")
    page.show_record(mayor)
    page.edit_current()
    form = page.form_page.form
    networks = cast("NetworksEditor", form.editor("network_ids"))
    networks.field.hold(network, "Union des maires du 93")
    networks.field.edited.emit()
    form.editor("distribution_lists").set_value(["Vœux", "Assises"])
    assert page.form_page.save()
    assert desk.partners.sheet(mayor).fields.network_ids == [network]
    words = page.detail.networks.text()
    assert "Réseaux : Union des maires du 93" in words
    assert "Listes : Vœux, Assises" in words
    assert [row.id for row in desk.partners.rows(ListQuery(text="assises"))] == [mayor]


def test_a_network_is_taken_away(
    page: PartnersPage, desk: Desk, mayor: str, add: Callable[..., str], qtbot: QtBot
) -> None:
    network = add(partner_kind="organisation", name="Union des maires du 93")
    page.show_record(mayor)
    page.edit_current()
    networks = cast("NetworksEditor", page.form_page.form.editor("network_ids"))
    networks.set_value([network])
    networks.remove(network)
    assert page.form_page.save()
    assert desk.partners.sheet(mayor).fields.network_ids == []


def test_an_objection_to_mailings_is_noted_and_shown(page: PartnersPage, desk: Desk, mayor: str, qtbot: QtBot) -> None:
    page.show_record(mayor)
    page.edit_current()
    page.form_page.form.editor("objects_to_mailings").set_value(True)
    assert page.form_page.save()
    assert desk.partners.sheet(mayor).fields.objects_to_mailings
    assert "ne plus recevoir" in page.detail.networks.text()
