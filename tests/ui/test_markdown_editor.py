"""Writing Markdown by keyboard: marks, lists that go on, tables from cell to cell, each step undone alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(theme: Theme, show: Callable[[QWidget], None]) -> MarkdownEditor:
    editor = MarkdownEditor()
    show(editor)
    editor.text.setFocus()
    return editor


@pytest.mark.parametrize(
    ("key", "modifiers", "written"),
    [
        (Qt.Key.Key_B, CONTROL, "**mot**"),
        (Qt.Key.Key_I, CONTROL, "*mot*"),
        (Qt.Key.Key_H, BOTH, "# mot"),
        (Qt.Key.Key_L, BOTH, "- mot"),
        (Qt.Key.Key_U, BOTH, "1. mot"),
        (Qt.Key.Key_C, BOTH, "> mot"),
    ],
)
def test_every_tool_has_its_key_and_undoes_itself(
    editor: MarkdownEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier, written: str
) -> None:
    editor.set_value("mot")
    editor.text.selectAll()
    QTest.keyClick(editor.text, key, modifiers)
    assert editor.value() == written
    editor.text.selectAll()
    QTest.keyClick(editor.text, key, modifiers)
    assert editor.value() == "mot"
    QTest.keyClick(editor.text, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(editor.text, Qt.Key.Key_Z, CONTROL)
    assert editor.value() == "mot"
    assert not editor.text.document().isUndoAvailable()


def test_every_tool_says_its_name_and_its_key(editor: MarkdownEditor) -> None:
    assert all("(Ctrl+" in tool.accessibleName() and tool.toolTip() for tool in editor.tools)


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(editor: MarkdownEditor) -> None:
    QTest.keyClicks(editor.text, "1. un")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "deux")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "suite")
    assert editor.value() == "1. un\n2. deux\nsuite"


def test_a_table_is_filled_by_tab_and_enter_then_left(editor: MarkdownEditor) -> None:
    QTest.keyClicks(editor.text, "Avant")
    QTest.keyClick(editor.text, Qt.Key.Key_T, BOTH)
    for words in ("Fonds", "Montant", "Petites", "412"):
        QTest.keyClicks(editor.text, words)
        QTest.keyClick(editor.text, Qt.Key.Key_Tab)
        if words != "412":
            assert QApplication.focusWidget() is editor.text
    editor.text.setFocus()
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClicks(editor.text, "Autres")
    QTest.keyClick(editor.text, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    QTest.keyClicks(editor.text, "61")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert editor.value() == ("Avant\n\n| Fonds | Montant |\n| --- | --- |\n| Petites | 412 |\n| Autres | 61 |")
    assert editor.text.textCursor().block().text() == ""


def test_a_table_gains_a_column_by_the_same_key(editor: MarkdownEditor) -> None:
    QTest.keyClick(editor.text, Qt.Key.Key_T, BOTH)
    QTest.keyClick(editor.text, Qt.Key.Key_T, BOTH)
    QTest.keyClicks(editor.text, "Date")
    assert editor.value().splitlines()[:2] == ["| Intitulé | Valeur | Date |", "| --- | --- | --- |"]
    QTest.keyClick(editor.text, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text.textCursor().selectedText() == "Valeur"


def test_a_frozen_text_is_changed_by_no_key(editor: MarkdownEditor) -> None:
    editor.set_value("mot")
    editor.freeze(True)
    editor.text.selectAll()
    for key in (Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_X):
        QTest.keyClick(editor.text, key, CONTROL if key is Qt.Key.Key_B else Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(editor.text, Qt.Key.Key_T, BOTH)
    assert editor.value() == "mot"


def test_a_paste_from_word_keeps_the_structure(editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setHtml("<h2>Moyens</h2><ul><li>un</li></ul><table><tr><td>A</td><td>B</td></tr></table>")
    data.setText("Moyens un A B")
    editor.text.insertFromMimeData(data)
    assert editor.value() == "## Moyens\n\n- un\n\n| A | B |\n| --- | --- |"
