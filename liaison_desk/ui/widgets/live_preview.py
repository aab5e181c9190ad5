"""The printed pages of a document, made again while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.errors import UserError
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.page_preview import PagePreview

Compose = Callable[[], Any]

_PAUSE = 150
_PAGE_INCHES = 210 / 25.4
_FEWEST, _MOST = 72, 240
_BLURRED = 1.2


class LivePreview(PagePreview):
    """Composes off the main thread; the newest document wins. `pages_shown` gives how many pages, and the document."""

    pages_shown = Signal(int, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compose: Compose | None = None
        self._is_late = False
        self._sharpness = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.zoomed.connect(self._on_zoomed)

    def show_document(self, compose: Compose, *, at_once: bool = False) -> None:
        """Show the pages of what `compose` returns (it runs off the main thread), after a pause unless `at_once`."""
        self._compose = compose
        if at_once:
            self._ask()
        else:
            self._pause.start()

    def clear(self) -> None:
        """Show no document."""
        self._compose = None
        self._pause.stop()
        self.sheets.show_pages([])
        self.show_waiting()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self._pause.start()  # once its width is known

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sharpness and self._pixels_per_inch() > _BLURRED * self._sharpness:
            self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        compose = self._compose
        self._is_late = compose is not None and not self.isVisible()
        if compose is None or self._is_late:
            return
        self.show_waiting()
        self._sharpness = sharpness = self._pixels_per_inch()
        paper = self._session.desk.paper

        def work() -> tuple[Any, list[bytes]]:
            document = compose()
            return document, paper.pages(document, sharpness)

        key = f"preview-{id(self)}"
        self._session.runner.run(self.tr("Mise en page"), work, self._on_made, self._on_failed, key=key)

    def _pixels_per_inch(self) -> float:
        wide = self.sheets.page_width() * self.devicePixelRatioF()
        return max(_FEWEST, min(_MOST, wide / _PAGE_INCHES))

    def _on_made(self, made: tuple[Any, list[bytes]]) -> None:
        document, pages = made
        if self._compose is not None:
            self.show_pages(pages)
            self.pages_shown.emit(len(pages), document)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.show_problem(error.sentence)
            return
        self.show_problem(self.tr("L'aperçu n'a pas pu être composé ; le texte reste intact."))
        self._session.runner.failed.emit(error)

    def _on_zoomed(self, _zoom: float) -> None:
        self._pause.start()
