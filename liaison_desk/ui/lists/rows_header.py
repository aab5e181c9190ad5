"""The headings of a list: they sort, and hide or show columns, by mouse or from the menu."""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.manager import Theme

HEIGHT = 38


class RowsHeader(QHeaderView):
    """Asks for an order when a heading is clicked; a second click turns it round."""

    sort_requested = Signal(str, bool)
    layout_changed = Signal()

    def __init__(self, sort_keys: Sequence[str], widths: Sequence[int], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._first_widths = tuple(widths)
        self._sort_keys = tuple(sort_keys)
        self._sorted = -1
        self._descending = False
        self._ends: tuple[int, int] | None = None
        self._left_out: set[int] = set()
        self._without_room: AbstractSet[int] = frozenset()
        self._widths: dict[int, int] = {}
        self.layout_changed.connect(self._forget_ends)
        self.sectionCountChanged.connect(self._forget_ends)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(HEIGHT)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self._on_resized)
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

    def show_column(self, place: int, shown: bool) -> None:
        """Show or leave out a column, as the officer wants it."""
        (self._left_out.discard if shown else self._left_out.add)(place)
        self._hide_columns()

    def make_room(self, without: AbstractSet[int]) -> None:
        """Leave out columns for which there is no room now."""
        if without != self._without_room:
            self._without_room = without
            self._hide_columns()

    def saved_layout(self) -> str:
        """Return order, widths and columns left out as text for the settings, empty when all is as at first."""
        order = [self.logicalIndex(place) for place in range(self.count())]
        first = enumerate(self._first_widths)
        widths = [self._widths.get(place, width) if width else 0 for place, width in first]
        if order == sorted(order) and widths == list(self._first_widths) and not self._left_out:
            return ""
        return json.dumps({"order": order, "widths": widths, "left_out": sorted(self._left_out)})

    def restore_layout(self, saved: str) -> None:
        """Put back what `saved_layout` gave; anything else is ignored."""
        try:
            layout: dict[str, Any] = json.loads(saved)
            order, widths, left_out = layout["order"], layout["widths"], set(layout["left_out"])
        except (ValueError, TypeError, KeyError):
            return
        places = list(range(self.count()))
        if sorted(order) != places or len(widths) != len(places) or not left_out < set(places):
            return  # of another version of the list
        self._lay_out(order, widths, left_out)

    def show_layout(self, saved: str) -> None:
        """Put the columns as `saved_layout` gave them: empty is how they were at first."""
        if saved:
            self.restore_layout(saved)
        else:
            self._lay_out(range(self.count()), self._first_widths, set())

    def chooser(self, parent: QWidget) -> QMenu:
        """Return the menu of columns to show and of orders."""
        menu = QMenu(self.tr("C&olonnes et tri"), parent)
        model = self.model()
        for place in range(self.count()):
            title = str(model.headerData(place, Qt.Orientation.Horizontal))
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(place not in self._left_out)
            last = not self.isSectionHidden(place) and self.count() - self.hiddenSectionCount() == 1
            action.setEnabled(not last and place not in self._without_room)
            action.toggled.connect(partial(self.show_column, place))
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

    def _lay_out(self, order: Sequence[int], widths: Sequence[int], left_out: set[int]) -> None:
        for place, logical in enumerate(order):
            self.moveSection(self.visualIndex(logical), place)
        for place, width in enumerate(widths):
            if width:
                self.resizeSection(place, int(width))
        self._left_out = left_out
        self._hide_columns()

    def _hide_columns(self) -> None:
        for place in range(self.count()):
            self.setSectionHidden(place, place in self._left_out or place in self._without_room)
        self.layout_changed.emit()

    def _on_resized(self, place: int, _before: int, width: int) -> None:
        if width:  # a hidden one has none
            self._widths[place] = width
        self.layout_changed.emit()

    def _on_clicked(self, place: int) -> None:
        if not self._sort_keys[place]:
            return
        descending = place == self._sorted and not self._descending
        self.show_sorted(self._sort_keys[place], descending)
        self.sort_requested.emit(self._sort_keys[place], descending)
