"""Pages that read their records again only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.session import Session


class Freshness(QObject):
    """Has a page read again when records of some kinds change: at once while it is shown, else once it is shown."""

    def __init__(
        self,
        session: Session,
        page: QWidget,
        kinds: Collection[Kind],
        read: Callable[[], object],
        *,
        is_stale: bool = True,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._kinds = frozenset(kinds)
        self._read = read
        self._is_stale = is_stale
        session.changed.connect(self._on_changed)
        page.installEventFilter(self)

    def ensure(self) -> None:
        """Have the page read again when something changed since it last did."""
        if self._is_stale:
            self._is_stale = False
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._page:
            self.ensure()
        return super().eventFilter(watched, event)

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & self._kinds:
            self._is_stale = True
            if self._page.isVisible():
                self.ensure()
