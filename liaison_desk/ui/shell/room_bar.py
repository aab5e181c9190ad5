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
        self._counts: dict[str, int] = {}
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

    def set_count(self, key: str, count: int) -> int:
        """Say how many things wait on a page, and return how many wait in its whole room.

        The entry of the rail tells the whole; the bar tells what waits on the pages beside the first.
        """
        room = self._room_of[key]
        self._counts[key] = count
        if room in self._bars:
            self._bars[room].set_text(key, self._told(room, key))
        return sum(self._counts.get(page, 0) for page, _title in self._rooms[room])

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
            pages = [(key, self._told(room, key)) for key, _title in self._rooms[room]]
            name = self.tr("Pages : {name}").format(name=pages[0][1])
            bar = self._bars[room] = SegmentedTabs(pages, name, self, pages=True)
            bar.chosen.connect(self.chosen)
            self._layout.addLayout(row(bar, None))
        return self._bars[room]

    def _told(self, room: str, key: str) -> str:
        title, count = dict(self._rooms[room])[key], self._counts.get(key, 0)
        return f"{title} · {count}" if count and key != room else title
