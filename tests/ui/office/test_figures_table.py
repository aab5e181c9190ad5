"""The key figures in the settings: typed in place, kept, and the same everywhere."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.key_figures import AmountStage
from liaison_desk.services.desk import Desk
from liaison_desk.ui.office.figures_table import FiguresTable
from liaison_desk.ui.office.page import SettingsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme


@pytest.fixture
def page(theme: Theme, session: Session, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_figure_typed_in_the_settings_is_kept(page: SettingsPage, desk: Desk) -> None:
    page.form.editor("official_last_name").set_value("Morvan")
    page.form.go_to("key_figures")
    figures = page.form.editor("key_figures")
    assert isinstance(figures, FiguresTable)
    figures.add()
    for column, words in enumerate(("fdva-2026", "Crédits du fonds", "230 000 €", "31/3/2026", "délibération", "vot")):
        item = figures.table.item(0, column)
        assert item is not None
        item.setText(words)
    page.save()
    kept = desk.settings.office().key_figures[0]
    assert (kept.name, kept.value, kept.as_of, kept.stage) == (
        "fdva-2026",
        "230 000 €",
        date(2026, 3, 31),
        AmountStage.voted,
    )


def test_a_figure_without_its_day_is_told(page: SettingsPage, desk: Desk) -> None:
    page.form.editor("official_last_name").set_value("Morvan")
    figures = page.form.editor("key_figures")
    assert isinstance(figures, FiguresTable)
    figures.add()
    item = figures.table.item(0, 3)
    assert item is not None
    item.setText("")
    page.save()
    assert desk.settings.office().key_figures == []
