"""Pages that share one entry of the rail: a bar above them says which one is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.ui.widgets.buttons import SegmentedTabs
from liaison_desk.ui.widgets.dress import row


class RoomBar(QWidget):
    """One tab for each page of the room shown, out of sight when a page is alone in its room."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: dict[str, list[tuple[str, str]]] = {}
        self._room_of: dict[str, str] = {}
        self._bars: dict[str, SegmentedTabs] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def add(self, key: str, title: str, room: str) -> None:
        """Add a page to a room; `room` is the key of the entry of the rail."""
        self._room_of[key] = room
        self._rooms.setdefault(room, []).append((key, title.replace("&", "")))

    def room_of(self, key: str) -> str:
        """Return the entry of the rail a page is under."""
        return self._room_of[key]

    def show_page(self, key: str) -> None:
        """Show which page of its room is open."""
        room = self._room_of[key]
        shared = len(self._rooms[room]) > 1
        for name, bar in self._bars.items():
            bar.setVisible(name == room)
        if shared:
            self._bar(room).choose(key)
        self.setVisible(shared)

    def _bar(self, room: str) -> SegmentedTabs:
        if room not in self._bars:
            pages = self._rooms[room]
            bar = self._bars[room] = SegmentedTabs(pages, self.tr("Pages : {name}").format(name=pages[0][1]), self)
            bar.chosen.connect(self.chosen)
            self._layout.addLayout(row(bar, None))
        return self._bars[room]
