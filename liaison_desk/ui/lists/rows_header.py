"""The headings of a list: they sort, and hide or show columns, by mouse or from the menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme

HEIGHT = 38


class RowsHeader(QHeaderView):
    """Asks for an order when a heading is clicked; a second click turns it round."""

    sort_requested = Signal(str, bool)
    layout_changed = Signal()

    def __init__(self, sort_keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sort_keys = tuple(sort_keys)
        self._sorted = -1
        self._descending = False
        self._ends: tuple[int, int] | None = None
        self.layout_changed.connect(self._forget_ends)
        self.sectionCountChanged.connect(self._forget_ends)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(HEIGHT)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self.layout_changed)
        self.sectionMoved.connect(self.layout_changed)

    def show_sorted(self, sort_key: str, descending: bool) -> None:
        """Mark the column that gives the order."""
        self._sorted = self._sort_keys.index(sort_key) if sort_key in self._sort_keys else -1
        self._descending = descending
        self.viewport().update()

    def is_first(self, place: int) -> bool:
        """Tell whether a column is the first one shown."""
        return self._shown()[0] == self.visualIndex(place)

    def is_last(self, place: int) -> bool:
        """Tell whether a column is the last one shown."""
        return self._shown()[1] == self.visualIndex(place)

    def saved_layout(self) -> str:
        """Return widths, order and hidden columns, as text for the settings."""
        return bytes(self.saveState().toBase64().data()).decode("ascii")

    def restore_layout(self, saved: str) -> None:
        """Put back what `saved_layout` gave; anything else is ignored."""
        if saved:
            self.restoreState(QByteArray.fromBase64(saved.encode("ascii")))
            self._forget_ends()

    def chooser(self, parent: QWidget) -> QMenu:
        """Return the menu of columns to show and of orders."""
        menu = QMenu(self.tr("C&olonnes et tri"), parent)
        model = self.model()
        for place in range(self.count()):
            title = str(model.headerData(place, Qt.Orientation.Horizontal))
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setEnabled(self.isSectionHidden(place) or self.count() - self.hiddenSectionCount() > 1)
            action.toggled.connect(partial(self._show_section, place))
        menu.addSeparator()
        for place, key in enumerate(self._sort_keys):
            if key:
                title = str(model.headerData(place, Qt.Orientation.Horizontal))
                menu.addAction(self.tr("Trier par « {title} »").format(title=title)).triggered.connect(
                    lambda _checked=False, place=place: self._on_clicked(place)
                )
        return menu

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int, /) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        if logical_index == self._sorted:
            arrow = QRect(rect.right() - 14, rect.center().y() - 5, 11, 11)
            paint_icon(painter, "down" if self._descending else "up", arrow, QColor(Theme.tokens().accent))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.chooser(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _shown(self) -> tuple[int, int]:
        if self._ends is None:
            shown = [self.visualIndex(place) for place in range(self.count()) if not self.isSectionHidden(place)]
            self._ends = (min(shown, default=0), max(shown, default=0))
        return self._ends

    def _forget_ends(self) -> None:
        self._ends = None

    def _show_section(self, place: int, shown: bool) -> None:
        self.setSectionHidden(place, not shown)
        self.layout_changed.emit()

    def _on_clicked(self, place: int) -> None:
        if not self._sort_keys[place]:
            return
        descending = place == self._sorted and not self._descending
        self.show_sorted(self._sort_keys[place], descending)
        self.sort_requested.emit(self._sort_keys[place], descending)
