"""Passages that no longer hold: the banner, the dialog, the page."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.packs import PackFields, PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import Issue, LeavingSheet, SheetForm
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.stale.page import GONE_OUT, TO_PRINT, StalePage
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.stale_banner import StaleBanner
from liaison_desk.ui.widgets.stale_card import ComparedSentence, PassageCard

TEXT = "La fête commence à 10 h 30. Elle finit à 12 h."


@pytest.fixture
def engagement(desk: Desk) -> str:
    values = {"title": "Fête", "starts_at": "2026-05-12T10:30", "ends_at": "2026-05-12T12:00", "state": "accepted"}
    return desk.engagements.add(validated(EngagementFields, values))


@pytest.fixture
def note(desk: Desk, engagement: str) -> str:
    values = {
        "title": "Note de la fête",
        "engagement_id": engagement,
        "sections": [{"heading": "L'essentiel", "body": TEXT}],
    }
    return desk.briefings.add(validated(BriefingFields, values))


def _move(desk: Desk, engagement: str) -> None:
    fields = desk.engagements.sheet(engagement).fields
    times = {"starts_at": datetime(2026, 5, 12, 11), "ends_at": datetime(2026, 5, 12, 13)}
    desk.engagements.edit(engagement, changed(fields, times))


def _text(desk: Desk, note: str) -> str:
    return desk.briefings.sheet(note).fields.sections[0].body


@pytest.fixture
def banner(theme: Theme, session: Session, note: str, qtbot: QtBot) -> StaleBanner:
    banner = StaleBanner(session)
    qtbot.addWidget(banner)
    banner.show_paper(Reference(Kind.briefing, note))
    return banner


def _sentences(card: PassageCard) -> list[str]:
    return [label.accessibleName() for label in card.findChildren(ComparedSentence)]


def test_the_banner_shows_itself_when_a_record_changes(desk: Desk, engagement: str, banner: StaleBanner) -> None:
    assert banner.words() == ""
    _move(desk, engagement)
    assert "2\u00a0passages périmés" in banner.words()
    assert "début : 10 h 30, à présent 11 h" in banner.words()


def test_each_sentence_is_shown_before_and_after(desk: Desk, engagement: str, banner: StaleBanner) -> None:
    _move(desk, engagement)
    banner.open()
    assert banner.dialog is not None
    first, second = banner.dialog.cards.cards
    assert _sentences(first) == ["Avant : La fête commence à 10 h 30.", "Après : La fête commence à 11 h."]
    assert _sentences(second) == ["Avant : Elle finit à 12 h.", "Après : Elle finit à 13 h."]


def test_one_key_mends_everything_and_closes(
    desk: Desk, engagement: str, note: str, banner: StaleBanner, qtbot: QtBot
) -> None:
    _move(desk, engagement)
    banner.open()
    dialog = banner.dialog
    assert dialog is not None
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClick(dialog.cards.cards[0].mend_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert _text(desk, note) == "La fête commence à 11 h. Elle finit à 13 h."
    assert banner.words() == ""


def test_one_sentence_is_mended_alone_and_the_other_kept(
    desk: Desk, engagement: str, note: str, banner: StaleBanner
) -> None:
    _move(desk, engagement)
    banner.open()
    dialog = banner.dialog
    assert dialog is not None
    dialog.cards.cards[0].mend_button.click()
    assert _text(desk, note) == "La fête commence à 11 h. Elle finit à 12 h."
    dialog.cards.cards[0].keep_button.click()
    asked = dialog.cards.dialog
    assert asked is not None
    asked.verb_button.click()
    assert asked.isVisible()
    asked.editor.set_value("Le repas finit à midi")
    asked.verb_button.click()
    assert not dialog.isVisible()
    (kept,) = desk.stale.of(Reference(Kind.briefing, note), kept=True)
    assert kept.facts[0].kept_reason == "Le repas finit à midi"


def test_what_is_typed_is_saved_before_anything_is_mended(desk: Desk, engagement: str, banner: StaleBanner) -> None:
    _move(desk, engagement)
    banner.do_first(lambda: False)
    banner.open()
    assert banner.dialog is None


def test_the_page_gathers_sentences_and_what_is_to_be_printed_again(
    theme: Theme, desk: Desk, session: Session, engagement: str, note: str, qtbot: QtBot
) -> None:
    pack = desk.packs.add(PackFields(title="Dossier de la fête", engagement_id=engagement))
    made = PackVersion(number=1, made_on=datetime(2026, 5, 4).date(), pages=2)
    desk.packs.keep_version(pack, "dossier.pdf", b"%PDF-1.7", made, ["Sommaire", "Début à 10 h 30"])
    desk.packs.mark_printed(pack, 1, datetime(2026, 5, 4).date())
    _move(desk, engagement)
    page = StalePage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    assert [card.passage.passage for card in page.cards.cards] == [
        "La fête commence à 10 h 30.", "Elle finit à 12 h.",
    ]  # fmt: skip
    page.show_view(TO_PRINT)
    (card,) = page.prints.findChildren(Card)
    assert "à réimprimer" in [chip.accessibleName() for chip in card.findChildren(Chip)]
    page.show_view(GONE_OUT)
    assert not page.out_cards.cards
    page.mend_all()
    assert _text(desk, note) == "La fête commence à 11 h. Elle finit à 13 h."
    assert page.count_waiting() == 0


def test_a_sheet_that_changed_since_it_was_printed_is_printed_again_or_forgotten(
    theme: Theme, desk: Desk, session: Session, engagement: str, qtbot: QtBot
) -> None:
    paper = Reference(Kind.engagement, engagement)
    sheet = LeavingSheet(paper, SheetForm.trip_sheet)
    desk.sheets.left(sheet, desk.paper.pdf(desk.sheets.compose(paper, sheet.form)), Issue.printed)
    _move(desk, engagement)
    page = StalePage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.show_view(TO_PRINT)
    (card,) = page.prints.findChildren(Card)
    buttons = {one.text(): one for one in card.findChildren(QPushButton)}
    assert list(buttons) == ["Imprimer…", "Ouvrir", "Plus en main"]
    with qtbot.waitSignal(session.open_requested) as opened:
        buttons["Ouvrir"].setFocus()
        QTest.keyClick(buttons["Ouvrir"], Qt.Key.Key_Space)
    assert opened.args == [paper]
    QTest.keyClick(buttons["Plus en main"], Qt.Key.Key_Space)
    assert desk.stale.reprint_list() == ()
