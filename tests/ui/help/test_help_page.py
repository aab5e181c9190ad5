"""The help: a page for every topic, links that lead somewhere, nothing read from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QKeySequence, QTextDocument

from liaison_desk.cli.parser import build_parser
from liaison_desk.paths import resource
from liaison_desk.ui.help.cheat_sheet import cheat_sheet, key_words
from liaison_desk.ui.help.page import HelpPage
from liaison_desk.ui.help.topics import TOPIC_OF_SCREEN, markdown_of, topics
from liaison_desk.ui.page_entries import page_entries

TOPICS = list(topics())


@pytest.fixture
def page(qtbot, theme: object) -> HelpPage:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_page(page: HelpPage, topic: str) -> None:
    page.show_topic(topic)
    assert page.topic() == topic
    assert page.browser.toPlainText().startswith(topics()[topic])


def test_no_page_is_out_of_the_contents() -> None:
    assert {path.stem for path in resource("help").glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_leads_to_a_topic(topic: str) -> None:
    targets = re.findall(r"\]\(([^)]*)\)", markdown_of(topic))
    assert all(target.removesuffix(".md") in TOPICS for target in targets), targets


def test_a_link_shows_its_topic(page: HelpPage) -> None:
    page.browser.anchorClicked.emit(QUrl("invitation.md"))
    assert page.topic() == "invitation"


@pytest.mark.parametrize("target", ["https://exemple.fr/page.md", "file:///etc/hosts.md", "nulle-part.txt"])
def test_a_link_elsewhere_leads_nowhere(page: HelpPage, target: str) -> None:
    page.show_topic("agenda")
    page.browser.anchorClicked.emit(QUrl(target))
    assert page.topic() == "agenda"


def test_no_file_and_no_network_is_read_for_a_page(page: HelpPage, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    page.browser.show_page(f"![image]({secret.as_uri()}) ![image](https://exemple.fr/pixel.png)")
    for name in (QUrl.fromLocalFile(str(secret)), QUrl("https://exemple.fr/pixel.png"), QUrl("agenda.md")):
        assert page.browser.loadResource(QTextDocument.ResourceType.ImageResource.value, name) is None


@pytest.mark.parametrize("screen", [entry.key for entry in page_entries()])
def test_every_screen_has_its_topic(page: HelpPage, screen: str) -> None:
    page.show_topic(screen)
    assert page.topic() == TOPIC_OF_SCREEN[screen]


def test_a_screen_nobody_wrote_about_shows_the_first_page(page: HelpPage) -> None:
    page.show_topic("somewhere")
    assert page.topic() == "first_steps"


def test_the_cheat_sheet_lists_the_commands_with_a_shortcut(page: HelpPage) -> None:
    save, quiet = QAction("&Enregistrer…", page), QAction("Sans touche", page)
    save.setShortcut(QKeySequence("Ctrl+Shift+S"))
    page.set_commands([save, quiet])
    page.show_topic("shortcuts")
    shown = page.browser.toPlainText()
    assert "Ctrl+Maj+S" in shown
    assert "Enregistrer" in shown
    assert "Sans touche" not in shown


@pytest.mark.parametrize(
    ("keys", "words"), [("Del", "Suppr"), ("Shift+F6", "Maj+F6"), ("Alt+Up", "Alt+↑"), ("Ctrl+Return", "Ctrl+Entrée")]
)
def test_keys_are_named_as_on_a_french_keyboard(keys: str, words: str) -> None:
    assert key_words(QKeySequence(keys)) == words


def test_no_command_makes_no_table() -> None:
    assert cheat_sheet([]) == ""


def test_every_command_of_the_command_line_is_in_its_page() -> None:
    commands = next(action.choices for action in build_parser()._actions if action.dest == "command")
    written = markdown_of("command_line")
    missing = [name for name in commands or () if f"`{name}" not in written and name != "deliver"]
    assert missing == []
