"""« Modèles »: each template checked when it is saved, previewed, restored."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.paths import shipped_template
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.templates.page import TemplatesPage
from liaison_desk.ui.theme.manager import Theme


def _with(found: str, put: str) -> bytes:
    """Return the shipped template of letters with other words in its text."""
    made = io.BytesIO()
    with zipfile.ZipFile(shipped_template("letter.docx")) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                content = content.replace(found.encode(), put.encode())
            target.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def page(theme: Theme, session: Session, qtbot: QtBot) -> TemplatesPage:
    page = TemplatesPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def own(desk: Desk, page: TemplatesPage) -> Path:
    own = desk.templates.copy("letter")
    page.refresh()
    return own


def test_every_template_can_be_filled_as_it_is_shipped(desk: Desk, page: TemplatesPage) -> None:
    assert [state.refusal for state in desk.templates.states()] == ["", "", ""]
    assert {card.refusal() for card in page.cards.values()} == {""}


def test_the_pages_of_the_template_chosen_are_shown(page: TemplatesPage, session: Session, qtbot: QtBot) -> None:
    page.choose("note")
    qtbot.waitUntil(lambda: bool(page.preview.sheets.pages) and not session.runner.is_busy(), timeout=60_000)
    assert page.told.text()


@pytest.mark.parametrize(
    ("found", "put", "told"),
    [("{{ reference }}", "{{ salaire }}", "salaire"), ("{{ reference }}", "{{ reference.__class__ }}", "letter")],
)
def test_a_template_that_says_too_much_is_refused_with_its_place_once_saved(
    page: TemplatesPage, session: Session, own: Path, qtbot: QtBot, found: str, put: str, told: str
) -> None:
    with qtbot.waitSignal(session.refused, timeout=10_000):
        own.write_bytes(_with(found, put))
    assert told in page.cards["letter"].refusal()
    assert not page.cards["letter"].show_button.isEnabled()


def test_a_template_restored_is_the_shipped_one_again(page: TemplatesPage, own: Path, desk: Desk) -> None:
    own.write_bytes(b"pas du Word")
    page.refresh()
    assert page.cards["letter"].refusal()
    page.restore("letter")
    assert not own.exists()
    assert page.cards["letter"].refusal() == ""
    assert [file.name[:6] for file in (desk.office.folder.templates / "anciens").iterdir()] == ["letter"]
