"""The help: contents at the left, the page at the right, everything from the program's own resources."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QWidget

from liaison_desk.ui.help.browser import HelpBrowser
from liaison_desk.ui.help.cheat_sheet import cheat_sheet
from liaison_desk.ui.help.topics import TOPIC_OF_SCREEN, markdown_of, topics
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import column, dressed, row, text

_CONTENTS_WIDTH = 240
_TOPIC = Qt.ItemDataRole.UserRole


class HelpPage(QWidget):
    """Shows the topics of `resources/help`; F1 brings the one of the screen one comes from."""

    def __init__(self, _session: Session | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics = topics()
        self._shown = ""
        self._commands: list[QAction] = []
        self.browser = HelpBrowser()
        self.contents = dressed(QListView(), role="choices")
        self._model = QStandardItemModel(self)
        self._lay_out()
        self._connect()
        self.show_topic("first_steps")

    def show_topic(self, key: str) -> None:
        """Show a topic, or the one that speaks of a screen; the first one for a screen nobody wrote about."""
        topic = key if key in self._topics else TOPIC_OF_SCREEN.get(key, "first_steps")
        self._shown = topic
        place = list(self._topics).index(topic)
        self.contents.setCurrentIndex(self._model.index(place, 0))
        words = markdown_of(topic)
        if topic == "shortcuts" and (table := cheat_sheet(self._commands)):
            words = f"{words}\n{table}\n"
        self.browser.show_page(words)

    def topic(self) -> str:
        """Return the key of the topic shown."""
        return self._shown

    def set_commands(self, commands: Sequence[QAction]) -> None:
        """Say which commands the cheat sheet lists; those without a shortcut are left out."""
        self._commands = list(commands)
        if self._shown == "shortcuts":
            self.show_topic("shortcuts")

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through."""
        return (self.contents, self.browser)

    def page_actions(self) -> list[QAction]:
        """Return what can be done on this page: nothing but reading."""
        return []

    def count_waiting(self) -> int:
        """Return how many things wait here: none."""
        return 0

    def _lay_out(self) -> None:
        height = self.fontMetrics().height() + 2 * GRID
        for key, title in self._topics.items():
            item = QStandardItem(title)
            item.setData(key, _TOPIC)
            item.setEditable(False)
            item.setSizeHint(QSize(0, height))
            self._model.appendRow(item)
        self.contents.setModel(self._model)
        self.contents.setAccessibleName(self.tr("Sommaire de l'aide"))
        self.contents.setMinimumHeight(200)
        side, sheet = Card(margins=GRID), Card(margins=GRID)
        side.setFixedWidth(_CONTENTS_WIDTH)
        side.body.addWidget(self.contents)
        sheet.body.addWidget(self.browser)
        line = row(side, sheet, spacing=2 * GRID)
        line.setStretch(1, 1)
        self.setLayout(column(text(self.tr("Aide"), "title"), line, spacing=12))

    def _connect(self) -> None:
        self.contents.selectionModel().currentChanged.connect(self._on_chosen)
        self.browser.topic_requested.connect(self.show_topic)
        application = QApplication.instance()
        theme = application.findChild(Theme) if application is not None else None
        if theme is not None:
            theme.changed.connect(self._on_theme_changed)

    def _on_chosen(self, chosen: QModelIndex, _before: QModelIndex) -> None:
        topic = chosen.data(_TOPIC)
        if isinstance(topic, str) and topic != self._shown:
            self.show_topic(topic)

    def _on_theme_changed(self) -> None:
        self.show_topic(self._shown)
