"""The editor of a note in a small window: nothing is cut, and every field has its name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.services.desk import Desk
from liaison_desk.ui.briefings.page import BriefingsPage
from liaison_desk.ui.widgets.card import ElidedLabel
from tests.ui.briefings.notes import OPTIONS, added


def cut_words(page: QWidget) -> list[str]:
    """Return the words of buttons and labels that have no room."""
    return [
        f"{type(widget).__name__} « {widget.text()} » {widget.width()} < {widget.sizeHint().width()}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLabel))
        and not isinstance(widget, ElidedLabel)
        and widget.isVisible()
        and widget.text()
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and widget.width() < widget.sizeHint().width()
    ]


@pytest.mark.parametrize("size", [(1200, 760), (916, 560)], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "kind",
    [BriefingKind.arbitration_note, BriefingKind.opinion_note, BriefingKind.speech, BriefingKind.agreement_sheet],
)
def test_no_word_is_cut_in_any_section(
    page: BriefingsPage, desk: Desk, kind: BriefingKind, size: tuple[int, int], qtbot: QtBot
) -> None:
    values = {"options": OPTIONS, "recommended": 2} if kind is BriefingKind.arbitration_note else {}
    page.resize(*size)
    page.show_record(added(desk, kind, **values))
    editor = page.editor
    editor.sections.list.setCurrentRow(0)
    for row in range(editor.sections.list.count()):
        editor.sections.list.setCurrentRow(row)
        for key in ("links", "circuit", "remarks"):
            editor.aside.choose(key)
            for _round in range(3):
                QApplication.processEvents()
            assert not cut_words(page), editor.sections.current()
    editor.aside.choose("circuit")
    editor.verbs.send.trigger()
    for _round in range(3):
        QApplication.processEvents()
    assert not cut_words(page)


def test_a_tab_opens_and_closes_in_a_window_that_is_not_high(page: BriefingsPage, desk: Desk, note: str) -> None:
    page.resize(916, 560)
    page.show_record(note)
    QApplication.processEvents()
    pages = page.editor.aside._pages
    assert not pages.isVisible()
    page.editor.aside._on_chosen("circuit")
    assert pages.isVisible()
    page.editor.aside._on_chosen("circuit")
    assert not pages.isVisible(), (page.height(), page.editor.height(), page.minimumSizeHint())
