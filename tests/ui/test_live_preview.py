"""The printed pages beside what is typed: the newest wins, nothing is composed for nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.live_preview import LivePreview


@pytest.fixture
def session(tmp_path: Path, qapp: object) -> Iterator[Session]:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    desk, runner = Desk(offices.create_demonstration(tmp_path / "bureau"), clock), Runner()
    yield Session(desk, runner)
    runner.stop()
    desk.close()


@pytest.fixture
def preview(session: Session, qtbot: QtBot) -> LivePreview:
    shown = LivePreview(session)
    qtbot.addWidget(shown)
    shown.resize(500, 700)
    return shown


def composing(session: Session, title: str) -> Callable[[], Any]:
    fields = BriefingFields(title=title, as_of=date(2026, 5, 5))
    return lambda: session.desk.compositions.note(fields)


def test_only_the_pages_of_the_newest_text_are_shown(preview: LivePreview, session: Session, qtbot: QtBot) -> None:
    titles: list[str] = []
    preview.pages_shown.connect(lambda _count, document: titles.append(document.title))
    preview.show()
    for title in ("Un", "Deux"):
        preview.show_document(composing(session, title), at_once=True)
    preview.show_document(composing(session, "Trois"))
    qtbot.waitUntil(lambda: titles[-1:] == ["Trois"], timeout=20_000)
    assert "Un" not in titles


def test_pages_are_made_once_the_preview_is_looked_at(preview: LivePreview, session: Session, qtbot: QtBot) -> None:
    preview.show_document(composing(session, "Note"), at_once=True)
    assert not session.runner.is_busy()
    with qtbot.waitSignal(preview.pages_shown, timeout=20_000):
        preview.show()


def test_a_refusal_is_said_in_place_of_the_pages(preview: LivePreview, session: Session, qtbot: QtBot) -> None:
    def refuse() -> Any:
        raise UserError("template", "Choisissez un autre modèle.")

    preview.show()
    preview.show_document(refuse, at_once=True)
    qtbot.waitUntil(lambda: preview._where.text() == "Choisissez un autre modèle.")
