"""The logo of the letterhead: a PNG image, seen as it will be printed."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from liaison_desk.ui.theme.tokens import GRID, LIGHT, RADIUS
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor

_PREVIEW = QSize(220, 96)
_MOST_BYTES = 140_000
"""What stays under the length allowed for the field once written as base64."""


class LogoEditor(Editor):
    """Edits `logo`, base64 of a PNG image or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._preview = QLabel()
        self._preview.setFixedSize(_PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # paper is white in both themes: the logo is judged as it will be printed
        self._preview.setStyleSheet(
            f"background: {LIGHT.paper}; color: {LIGHT.muted};"
            f"border: 1px solid {LIGHT.line}; border-radius: {RADIUS}px;"
        )
        self._problem = text("", "problem", wrap=True)
        self.choose_button = button(self.tr("Choisir une image PNG…"), self._on_choose, compact=True, meaning="image")
        self.remove_button = button(self.tr("Retirer"), self._on_remove, compact=True, quiet=True)
        actions = column(row(self.choose_button, self.remove_button, None), self._problem, None, spacing=GRID // 2)
        self.setLayout(row(self._preview, actions, None, spacing=2 * GRID))
        self.watch(self.choose_button)
        self._show("")

    def value(self) -> str:
        return self._value

    def set_value(self, value: Any) -> None:
        self._show(str(value or ""))

    def input(self) -> QWidget:
        return self.choose_button

    def name(self, words: str, required: bool = False) -> None:
        self.choose_button.setAccessibleName(self.tr("{field} : choisir une image PNG").format(field=words))
        self.remove_button.setAccessibleName(self.tr("{field} : retirer").format(field=words))

    def load(self, path: Path) -> bool:
        """Take an image from a file; says beside the field why it cannot be taken."""
        try:
            content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"large"
        except OSError:
            self._problem.setText(self.tr("Ce fichier ne peut pas être lu."))
            return False
        if content == b"large":
            self._problem.setText(self.tr("Cette image est trop lourde : 140 Ko au plus."))
            return False
        if QImage.fromData(content, "PNG").isNull():  # pyright: ignore[reportArgumentType, reportCallIssue]  # the format is text
            self._problem.setText(self.tr("Ce fichier n'est pas une image PNG."))
            return False
        self._show(base64.b64encode(content).decode())
        self.edited.emit()
        return True

    def _show(self, encoded: str) -> None:
        self._value = encoded
        self._problem.setText("")
        self.remove_button.setVisible(bool(encoded))
        picture = _pixmap(encoded)
        if picture.isNull():
            self._preview.setText(self.tr("Pas de logo"))
            self._preview.setAccessibleName(self.tr("Pas de logo"))
            return
        ratio = self.devicePixelRatioF()
        inside = _PREVIEW - QSize(2 * GRID, 2 * GRID)
        fitted = picture.scaled(
            inside * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self._preview.setPixmap(fitted)
        self._preview.setAccessibleName(self.tr("Aperçu du logo"))

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Choisir le logo"), "", self.tr("Images PNG (*.png)"))
        if chosen:
            self.load(Path(chosen))

    def _on_remove(self) -> None:
        self._show("")
        self.choose_button.setFocus()
        self.edited.emit()


def _pixmap(encoded: str) -> QPixmap:
    picture = QPixmap()
    try:
        picture.loadFromData(base64.b64decode(encoded, validate=True))
    except (binascii.Error, ValueError):
        return QPixmap()
    return picture
