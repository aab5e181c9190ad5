"""Ctrl+K: one field that finds records and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from liaison_desk.ui.shell.palette_rows import (
    ROW_ROLE,
    PaletteDelegate,
    PaletteRow,
    SearchHit,
    command_rows,
    hit_rows,
)
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import dressed, text
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.popup_frame import PopupFrame

__all__ = ["CommandPalette", "SearchHit"]

_PAUSE = 120
_MOST_COMMANDS = 6
_MOST_COMMANDS_ALONE = 12


class CommandPalette(PopupFrame):
    """A popup over the search field; up and down choose, Enter opens, Escape leaves."""

    open_requested = Signal(object)

    def __init__(self, commands: Callable[[], Iterable[tuple[str, QAction]]], parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._search: Callable[[str], Sequence[SearchHit]] | None = None
        self.field = QLineEdit()
        self.list = QListView()
        self._hint = text(self.tr("Entrée : ouvrir · ↑ ↓ : choisir · Échap : fermer"), "small")
        self._model = QStandardItemModel(self)
        self._delegate = PaletteDelegate(self)
        self._pause = QTimer(self)
        self._build()

    def set_search(self, search: Callable[[str], Sequence[SearchHit]]) -> None:
        """Say how records are found, best or newest first."""
        self._search = search

    def open_at(self, anchor: QWidget) -> None:
        """Show the palette over a widget, empty."""
        window = anchor.window()
        width = min(max(anchor.width(), 640), window.width() - 4 * GRID)
        self.resize(width, min(460, window.height() - 8 * GRID))
        corner = anchor.mapToGlobal(anchor.rect().topLeft())
        edge = window.mapToGlobal(window.rect().topRight()).x() - width - 2 * GRID
        self.move(min(corner.x() - GRID, edge), corner.y() - GRID)
        self.field.clear()
        self.refresh()
        self.show()
        self.field.setFocus()

    def refresh(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        typed = self.field.text().strip()
        self._delegate.typed = typed
        hits = hit_rows(self._search(typed)) if typed and self._search is not None else []
        commands = command_rows(self._commands(), typed)[: _MOST_COMMANDS if hits else _MOST_COMMANDS_ALONE]
        self._show(hits, commands)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
            if event.key() in step:
                self._move(step[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Rechercher un courrier, une personne, une commande…"))
        self.field.setAccessibleName(self.tr("Rechercher ou lancer une commande"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._pause_then_look)
        self.field.returnPressed.connect(self._on_return)
        dressed(self.list, role="plain")
        self.list.setAccessibleName(self.tr("Résultats"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._open)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        for widget in (self.field, self.list, self._hint):
            layout.addWidget(widget)

    def _show(self, hits: list[PaletteRow], commands: list[PaletteRow]) -> None:
        self._model.clear()
        for title, rows in ((self.tr("Fiches"), hits), (self.tr("Commandes"), commands)):
            for shown in [PaletteRow(title), *rows] if rows else []:
                item = QStandardItem(", ".join(part for part in (shown.title, shown.detail, shown.snippet) if part))
                item.setData(shown, ROW_ROLE)
                item.setSelectable(not shown.is_head)
                item.setEnabled(not shown.is_head)
                self._model.appendRow(item)
        if not hits and not commands:
            announce(self.field, self.tr("Aucun résultat"))
        self._move(1)

    def _pause_then_look(self) -> None:
        self._pause.start()

    def _move(self, step: int) -> None:
        able = [row for row in range(self._model.rowCount()) if self._model.item(row).isEnabled()]
        if not able:
            return
        here = self.list.currentIndex().row()
        place = able.index(here) + step if here in able else 0
        index = self._model.index(able[max(0, min(place, len(able) - 1))], 0)
        self.list.setCurrentIndex(index)
        announce(self.field, str(index.data()))

    def _on_return(self) -> None:
        if self._pause.isActive():
            self.refresh()
        self._open(self.list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        shown: PaletteRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if shown is None or shown.is_head:
            return
        self.hide()
        if shown.action is not None:
            shown.action.trigger()
        elif shown.reference is not None:
            self.open_requested.emit(shown.reference)
