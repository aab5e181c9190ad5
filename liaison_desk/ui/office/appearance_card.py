"""Light, dark, or like the system."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.widgets.buttons import SegmentedTabs
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import row, text


class AppearanceCard(Card):
    """Chooses the appearance; it takes effect at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        self._theme = application.findChild(Theme) if application is not None else None
        self.body.addWidget(text(self.tr("Apparence"), "heading"))
        self.choice = SegmentedTabs(
            (
                (Appearance.system.value, self.tr("Comme le système")),
                (Appearance.light.value, self.tr("Claire")),
                (Appearance.dark.value, self.tr("Sombre")),
            ),
            self.tr("Apparence"),
        )
        self.choice.chosen.connect(self._on_chosen)
        self.body.addLayout(row(self.choice, None))
        self.refresh()

    def refresh(self) -> None:
        """Show the appearance in force; it can be chosen elsewhere."""
        if self._theme is not None:
            self.choice.choose(self._theme.appearance.value)

    def _on_chosen(self, key: str) -> None:
        if self._theme is not None:
            self._theme.choose(Appearance(key))
