"""A list in its card: the table, or what the page is for while there is nothing."""

from __future__ import annotations

from typing import Generic

from PySide6.QtWidgets import QStackedLayout, QWidget

from liaison_desk.ui.lists.columns import Row
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.messages import EmptyState


class RowsList(Card, Generic[Row]):
    """A `RowsView` with an empty state: one for an empty register, one for a filter that finds nothing."""

    def __init__(
        self,
        model: RowsModel[Row],
        name: str,
        empty: EmptyState,
        nothing_found: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margins=0)
        self._model = model
        self._empty = empty
        self._nothing_found = nothing_found or empty
        self.view: RowsView[Row] = RowsView(model, name)
        self._stack = QStackedLayout()
        self.body.setContentsMargins(1, GRID // 2, 1, GRID)
        self.body.addLayout(self._stack)  # before its widgets: a layout without a parent shows them as windows
        for widget in (self.view, empty, self._nothing_found):
            self._stack.addWidget(widget)
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def _on_reset(self) -> None:
        query = self._model.query
        asked = bool(query.text or query.saved_filter)
        empty = self._nothing_found if asked else self._empty
        self._stack.setCurrentWidget(self.view if self._model.rowCount() else empty)
