"""Passages that no longer hold, on the pages of their papers, in the demonstration office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.demonstration import open_demonstration
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import Consequence
from liaison_desk.ui.briefings.looks import columns
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    desk = Desk(open_demonstration(folder, clock), clock)
    yield desk
    desk.close()


@pytest.fixture
def stale_note(desk: Desk) -> Reference:
    first, second = (one.paper for one in desk.stale.all() if one.paper.kind is Kind.briefing)
    assert first == second
    return first


def test_the_demonstration_has_an_hour_and_a_title_to_mend(desk: Desk, stale_note: Reference) -> None:
    hour, title = desk.stale.of(stale_note)
    assert hour.facts[0].label == "Début"
    assert title.facts[0].label == "Fonction"
    assert all(one.mended for one in (hour, title))
    assert any(alert.consequence is Consequence.stale for alert in desk.today.sheet().alerts)


def test_the_list_and_the_note_say_it_until_it_is_mended(
    theme: Theme, desk: Desk, session: Session, stale_note: Reference, qtbot: QtBot
) -> None:
    page = BriefingsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitExposed(page)
    row = next(row for row in desk.briefings.rows(ListQuery()) if row.id == stale_note.id)
    chips = [
        column.chip(row) for column in columns(lambda: datetime(2026, 5, 5).date(), desk.stale.counts) if column.chip
    ]
    assert "2\u00a0périmés" in [chip.word for chip in chips if chip]
    page.show_record(stale_note.id)
    assert "2\u00a0passages périmés" in page.editor.stale.words()
    mended = desk.stale.of(stale_note)[0].mended
    desk.stale.accept(stale_note)
    assert page.editor.stale.words() == ""
    assert any(mended in section.body for section in desk.briefings.sheet(stale_note.id).fields.sections)
