"""The printed pages of a note, made again while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.errors import UserError
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.page_preview import PagePreview

_PAUSE = 250
_PAGE_INCHES = 210 / 25.4
_FEWEST, _MOST = 72, 240


class LivePreview(PagePreview):
    """Asks for pages off the main thread; the newest text wins. `pages_shown` gives how many there are."""

    pages_shown = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: BriefingFields | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.zoomed.connect(self._on_zoomed)

    def show_note(self, fields: BriefingFields, *, at_once: bool = False) -> None:
        """Show the pages of a note, after a pause unless `at_once`."""
        self._wanted = fields
        if at_once:
            self._pause.stop()
            self._ask()
        else:
            self._pause.start()

    def clear(self) -> None:
        """Show no note."""
        self._wanted = None
        self._pause.stop()
        self.sheets.show_pages([])
        self.show_waiting()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        fields = self._wanted
        if fields is None:
            return
        self.show_waiting()
        desk, ppi = self._session.desk, self._pixels_per_inch()
        self._session.runner.run(
            self.tr("Mise en page"),
            lambda: desk.paper.pages(desk.compositions.note(fields), ppi),
            self._on_made,
            self._on_failed,
            key=f"note-preview-{id(self)}",
        )

    def _pixels_per_inch(self) -> float:
        wide = self.sheets.page_width() * self.devicePixelRatioF()
        return max(_FEWEST, min(_MOST, wide / _PAGE_INCHES))

    def _on_made(self, pages: list[bytes]) -> None:
        if self._wanted is not None:
            self.show_pages(pages)
            self.pages_shown.emit(len(pages))

    def _on_failed(self, error: Exception) -> None:
        general = self.tr("L'aperçu n'a pas pu être composé ; le texte reste intact.")
        self.show_problem(error.sentence if isinstance(error, UserError) else general)

    def _on_zoomed(self, _zoom: float) -> None:
        self._pause.start()
