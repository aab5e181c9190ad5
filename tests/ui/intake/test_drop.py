from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from liaison_desk.ui.intake.drop import IntakeDropFilter

OUTLOOK = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'


class Told:
    """Remembers what the filter gave."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.sentences: list[str] = []

    def take(self, paths: Sequence[Path]) -> None:
        self.paths += paths


@pytest.fixture
def told(window: QMainWindow) -> Told:
    kept = Told()
    IntakeDropFilter(window, kept.take, kept.sentences.append)
    return kept


def drop(window: QMainWindow, carried: QMimeData) -> bool:
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), copy, carried, buttons, keys)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, carried, buttons, keys))
    return entering.isAccepted()


def test_files_dropped_on_the_window_are_taken_in(window: QMainWindow, told: Told, tmp_path: Path) -> None:
    files = [tmp_path / "un.eml", tmp_path / "deux.ics"]
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    assert drop(window, carried)
    assert told.paths == files
    assert not told.sentences


def test_a_message_dragged_from_outlook_says_what_to_do_instead(window: QMainWindow, told: Told) -> None:
    carried = QMimeData()
    carried.setData(OUTLOOK, b"\0" * 16)
    assert drop(window, carried)
    assert not told.paths
    assert "enregistrez-le au format .msg ou .eml" in told.sentences[0]


def test_text_dragged_over_the_window_is_none_of_its_business(window: QMainWindow, told: Told) -> None:
    carried = QMimeData()
    carried.setText("Bonjour")
    assert not drop(window, carried)
    assert not told.paths
    assert not told.sentences
