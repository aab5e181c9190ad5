"""The theme in force: follows the system, or what the officer chose."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from liaison_desk.ui.theme.fonts import base_points
from liaison_desk.ui.theme.palette import palette
from liaison_desk.ui.theme.stylesheet import stylesheet
from liaison_desk.ui.theme.tokens import DARK, LIGHT, Tokens


class Appearance(StrEnum):
    """What the officer chose in the settings."""

    system = "system"
    light = "light"
    dark = "dark"


class Theme(QObject):
    """Dresses the application, and dresses it again when the system or the setting changes."""

    changed = Signal()

    _in_force: Tokens = LIGHT

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.system) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._shown: Tokens | None = None
        application.setStyle("Fusion")
        font = QFont(application.font())
        font.setPointSizeF(base_points(font))
        application.setFont(font)
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark."""
        self._appearance = appearance
        self._apply()

    @classmethod
    def tokens(cls) -> Tokens:
        """Return the colours in force; widgets that paint themselves ask at each painting."""
        return cls._in_force

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply()

    def _apply(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is self._shown:
            return
        self._shown = tokens
        Theme._in_force = tokens
        self._application.setPalette(palette(tokens))
        self._application.setStyleSheet(stylesheet(tokens, self._application.font().pointSizeF()))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._appearance is Appearance.system:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._appearance is Appearance.dark
