"""What a start does to Python, and what it leaves for later."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from liaison_desk.ui.after_painting import AfterPainting


def test_what_is_imported_after_qt_is_imported_as_python_does() -> None:
    asked = """
import linecache
import liaison_desk.ui, liaison_desk.domain.records
print([name for name in linecache.cache if "records" in name])
"""
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_what_can_wait_is_done_once_and_after_the_painting(qtbot: QtBot) -> None:
    done: list[bool] = []
    label = QLabel("Aujourd'hui")
    qtbot.addWidget(label)
    AfterPainting(label, lambda: done.append(label.isVisible()))
    assert not done
    label.show()
    qtbot.waitUntil(lambda: bool(done))
    label.repaint()
    assert done == [True]
