"""The territory seen and gone through with the keyboard, travel and clashes in the week, the sheet and the form."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from liaison_desk.domain.coverage import CoverageGroup
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tile_map import TILES
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.agenda.period_bar import TERRITORY, WEEK
from liaison_desk.ui.agenda.territory_tile import Recency, Tile, recency
from liaison_desk.ui.agenda.territory_view import MAP, TerritoryView
from liaison_desk.ui.agenda.travel_layout import ways
from liaison_desk.ui.agenda.week_layout import placed
from tests.ui.agenda.sample import engagement

DAY = date(2026, 5, 5)
NEXT_WEEK = date(2026, 5, 12)
STAINS, PANTIN, MONTREUIL = "93072", "93055", "93048"


@pytest.fixture
def visited(desk: Desk) -> str:
    """A visit to Montreuil fourteen months ago; its id."""
    return add(
        desk, title="Fête du quartier", starts_at=datetime(2025, 3, 2, 10), state="accepted", municipality=MONTREUIL
    )


@pytest.fixture
def view(page: AgendaPage, visited: str) -> TerritoryView:
    page.show_view(TERRITORY, DAY)
    return page.views.territory


def add(desk: Desk, **values: Any) -> str:
    return desk.engagements.add(engagement(**values))


def tile(view: TerritoryView, insee: str) -> Tile:
    return view.map.tiles[insee]


def titles(view: TerritoryView) -> list[str]:
    rows = (view.engagements_model.row_at(place) for place in range(view.engagements_model.rowCount()))
    return [row.title for row in rows if row]


def test_every_commune_has_a_tile_named_in_full(view: TerritoryView) -> None:
    assert set(view.map.tiles) == set(TILES)
    name = tile(view, MONTREUIL).accessibleName()
    assert name.startswith("Montreuil, dernière venue : il y a 14\u00a0mois, le dimanche 2\u00a0mars 2025")
    assert "0\u00a0venue en 12 mois" in name
    assert "jamais" in tile(view, "93033").accessibleName()


def test_a_shade_tells_how_recent_a_visit_is(view: TerritoryView) -> None:
    assert recency(tile(view, MONTREUIL).line.visits, DAY) is Recency.over_a_year
    assert recency(tile(view, "93033").line.visits, DAY) is Recency.never


def test_choosing_a_tile_lists_its_engagements_and_one_of_them_opens(page: AgendaPage, view: TerritoryView, visited):
    tile(view, MONTREUIL).click()
    assert titles(view) == ["Fête du quartier"]
    assert tile(view, MONTREUIL).isChecked()
    view.engagements.view.select(visited)
    shown = page.shown()
    assert shown is not None
    assert shown.reference.id == visited
    assert page.views.current_view == TERRITORY


def test_arrows_go_over_the_tiles_and_tab_finds_only_one(view: TerritoryView, qtbot) -> None:
    tile(view, "93008").setFocus()
    for key, expected in ((Qt.Key.Key_Up, "93029"), (Qt.Key.Key_Left, "93001"), (Qt.Key.Key_Down, PANTIN)):
        qtbot.keyClick(view.focusWidget(), key)
        assert tile(view, expected).hasFocus()
    reached = [insee for insee, one in view.map.tiles.items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [PANTIN]
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert tile(view, PANTIN).isChecked()


def test_the_arrows_reach_every_tile(view: TerritoryView, qtbot) -> None:
    found, waiting = {"93031"}, ["93031"]
    while waiting:
        here = waiting.pop()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            tile(view, here).setFocus()
            qtbot.keyClick(tile(view, here), key)
            there = next(insee for insee, one in view.map.tiles.items() if one.hasFocus())
            if there not in found:
                found.add(there)
                waiting.append(there)
    assert found == set(TILES)


def test_the_same_numbers_are_read_in_tables(view: TerritoryView, qtbot) -> None:
    assert view.ways.current() == MAP
    for group, lines in ((CoverageGroup.municipality, 39), (CoverageGroup.territory, 4)):
        view.ways.choose(group.value)
        view.ways.chosen.emit(group.value)
        assert view.lines_model.rowCount() == lines
    view.table.view.select("Est Ensemble")
    assert "Fête du quartier" in titles(view)


def test_closing_the_list_gives_the_map_back_with_its_tile(page: AgendaPage, view: TerritoryView) -> None:
    page.resize(800, 600)
    tile(view, MONTREUIL).click()
    assert not view.map.isVisible()
    view.close_list()
    assert view.map.isVisible()
    assert tile(view, MONTREUIL).hasFocus()


def test_a_new_visit_shows_on_the_map_at_once(desk: Desk, view: TerritoryView) -> None:
    add(desk, title="Visite", starts_at=datetime(2026, 5, 4, 10), state="accepted", municipality="93033")
    assert "hier" in tile(view, "93033").accessibleName()


def near(desk: Desk, **values: Any) -> tuple[str, str]:
    first = add(
        desk, title="Visite du chantier", starts_at=datetime(2026, 5, 14, 14), ends_at=datetime(2026, 5, 14, 15),
        state="accepted", municipality=STAINS,
    )  # fmt: skip
    second = add(
        desk, title="Assemblée du club", starts_at=datetime(2026, 5, 14, 15, 10), ends_at=datetime(2026, 5, 14, 16),
        **{"state": "accepted", "municipality": PANTIN, "travel_before": 35, **values},
    )  # fmt: skip
    return first, second


def test_a_block_says_what_it_clashes_with_and_what_lacks(desk: Desk, page: AgendaPage) -> None:
    first, _second = near(desk)
    page.show_view(WEEK, NEXT_WEEK)
    (block,) = [block for block in page.views.week.blocks() if block.row.id == first]
    sentence = "trop près de « Assemblée du club », à 15\u00a0h\u00a010 : 35\u00a0min de trajet, il manque 25\u00a0min"
    assert sentence in block.accessibleName()
    assert sentence in block.toolTip()


def test_a_chip_above_the_week_tells_each_clash_once_and_goes_to_it(desk: Desk, page: AgendaPage) -> None:
    page.show_view(WEEK, NEXT_WEEK)
    assert not page.views.clashes.isVisible()
    _first, second = near(desk)
    (chip,) = page.views.clashes.chips()
    assert chip.accessibleName().startswith("Assemblée du club, jeu. 14 mai, 15\u00a0h\u00a010 : trop près de")
    chip.click()
    shown = page.shown()
    assert shown is not None
    assert shown.reference.id == second
    assert page.views.week.focused() == second


def test_a_block_says_how_long_the_way_is(desk: Desk, page: AgendaPage) -> None:
    _first, second = near(desk)
    page.show_view(WEEK, NEXT_WEEK)
    (block,) = [block for block in page.views.week.blocks() if block.row.id == second]
    assert "trajet : 35\u00a0min avant, environ 20\u00a0min après" in block.accessibleName()


def test_the_ways_stand_before_and_after_the_engagements_without_covering_the_neighbour(desk: Desk) -> None:
    near(desk)
    day = date(2026, 5, 14)
    rows = [row for row in desk.engagements.in_period(day, day) if row.starts_at.hour in {14, 15}]
    drawn = ways(placed(rows, day, day), desk.territory.journeys(day, day))
    assert [(way.start, way.end) for way in drawn][1] == (15 * 60, 15 * 60 + 10)
    assert drawn[0].words[0].startswith("trajet ≈ ")
    assert drawn[1].words == ("trajet 35\u00a0min", "35\u00a0min")


def test_what_is_declined_has_no_way(desk: Desk) -> None:
    _first, second = near(desk, state="declined", state_reason="agenda")
    journeys = desk.territory.journeys(NEXT_WEEK, date(2026, 5, 16))
    assert journeys[second, None].before is None


def test_the_sheet_names_the_clash_and_opens_the_other_one(desk: Desk, page: AgendaPage, qtbot) -> None:
    first, second = near(desk)
    page.show_record(first)
    see = next(
        one for one in page.detail.findChildren(QPushButton) if one.accessibleName() == "Voir « Assemblée du club »"
    )
    with qtbot.waitSignal(page.detail.open_requested) as opened:
        see.click()
    assert opened.args == [Reference(Kind.engagement, second)]


def test_the_sheet_opens_the_date_of_a_series_it_clashes_with(desk: Desk, page: AgendaPage, qtbot) -> None:
    add(
        desk, title="Permanence", starts_at=datetime(2026, 4, 16, 14), ends_at=datetime(2026, 4, 16, 15),
        state="accepted", municipality=STAINS, recurrence={"frequency": "weekly"},
    )  # fmt: skip
    first, _second = near(desk)
    page.show_record(first)
    see = next(one for one in page.detail.findChildren(QPushButton) if one.accessibleName() == "Voir « Permanence »")
    with qtbot.waitSignal(page.detail.open_requested) as opened:
        see.click()
    page.show_record(opened.args[0].id)
    shown = page.shown()
    assert shown is not None
    assert (shown.fields.title, shown.fields.day) == ("Permanence", date(2026, 5, 14))


def test_the_sheet_says_how_long_the_way_is(desk: Desk, page: AgendaPage) -> None:
    _first, second = near(desk)
    page.show_record(second)
    words = [one.text() for one in page.detail.findChildren(QLabel) if one.isVisibleTo(page.detail)]
    assert any(one.startswith("35\u00a0min depuis « Visite du chantier »") for one in words)


def test_the_form_warns_of_a_clash_while_it_is_typed(desk: Desk, page: AgendaPage, qtbot) -> None:
    near(desk)
    page.create_from({"starts_at": datetime(2026, 5, 14, 14, 30), "municipality": PANTIN})
    qtbot.waitUntil(lambda: "En même temps que « Visite du chantier »" in said(page))
    page.form.form.editor("starts_at").set_value(datetime(2026, 5, 15, 14, 30))
    page.form.form.edited.emit()
    qtbot.waitUntil(lambda: not said(page))


def said(page: AgendaPage) -> str:
    labels = [one.text() for one in page.form.findChildren(QLabel) if one.isVisibleTo(page.form)]
    return next((words for words in labels if "« " in words), "")
