"""The small widgets every page is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QStyle, QStyleOptionFrame, QWidget

from liaison_desk.ui.widgets.buttons import SegmentedTabs, menu_button
from liaison_desk.ui.widgets.dress import column, text


def test_a_label_breaks_its_lines_as_french_allows_and_keeps_its_words_as_given() -> None:
    label = text("l'atelier « bien vieillir »", wrap=True)
    assert label.text() == "l'atelier « bien vieillir »"
    assert QLabel.text(label) == "l'atelier «\u00a0bien vieillir\u00a0»"
    label.setText("à 14 h 30")
    assert label.text() == "à 14 h 30"
    assert QLabel.text(label) == "à 14\u00a0h\u00a030"


def test_tab_comes_to_the_view_in_force_and_leaves_the_others_to_the_arrows(show, qtbot) -> None:
    tabs = SegmentedTabs([("list", "Liste"), ("week", "Semaine"), ("month", "Mois")], "Vue")
    before, after, whole = QLineEdit(), QLineEdit(), QWidget()
    whole.setLayout(column(before, tabs, after))
    show(whole)
    qtbot.waitUntil(whole.isActiveWindow)
    tabs.choose("week")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert tabs._buttons["week"].hasFocus()
    with qtbot.waitSignal(tabs.chosen):
        QTest.keyClick(tabs._buttons["week"], Qt.Key.Key_Right)
    assert tabs.current() == "month"
    QTest.keyClick(tabs._buttons["month"], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_button_that_opens_a_menu_says_so_to_screen_readers(qtbot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = menu_button("Exporter", QMenu(owner))
    qtbot.addWidget(made)
    assert made.accessibleDescription() == "ouvre un menu"
    assert not made.icon().isNull()


def test_the_zoom_of_the_print_preview_is_read_in_full(qtbot) -> None:
    preview = QPrintPreviewDialog()
    qtbot.addWidget(preview)
    preview.resize(900, 700)
    with qtbot.waitExposed(preview):
        preview.show()
    zoom = next(line for line in preview.findChildren(QLineEdit) if "%" in line.text())
    option = QStyleOptionFrame()
    zoom.initStyleOption(option)
    inside = zoom.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, zoom)
    assert zoom.fontMetrics().horizontalAdvance("100.0%") <= inside.width()
