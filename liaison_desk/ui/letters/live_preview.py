"""The pages of the letter being written, made away from the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from liaison_desk.domain.letters import LetterFields
from liaison_desk.errors import UserError
from liaison_desk.ui.letters.gaps import gaps_of
from liaison_desk.ui.widgets.page_preview import PagePreview

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk
    from liaison_desk.ui.session import Session

_PAUSE = 150
_PIXELS_PER_INCH = 110.0


@dataclass(frozen=True)
class Preview:
    """The pages of a letter and what it still misses."""

    pages: list[bytes]
    gaps: list[str]


class LivePreview(QObject):
    """Waits until the typing pauses, makes the pages, shows the latest. `gaps_found` gives what is to be completed."""

    gaps_found = Signal(object)

    def __init__(
        self, session: Session, shown: PagePreview, letter: Callable[[], tuple[LetterFields, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = shown
        self._letter = letter
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.make)

    def touch(self) -> None:
        """Take note that the letter changed."""
        self._pause.start()

    def stop(self) -> None:
        """Make no more pages."""
        self._pause.stop()

    def make(self) -> None:
        """Make the pages of the letter as it stands."""
        self._pause.stop()
        fields, number = self._letter()
        pixels = _PIXELS_PER_INCH * self._shown.devicePixelRatioF()
        self._shown.show_waiting()
        self._session.runner.run(
            self.tr("Mise en page"),
            lambda: _made(self._session.desk, fields, number, pixels),
            self._on_made,
            self._on_failed,
            key="preview",
        )

    def _on_made(self, made: Preview) -> None:
        self._shown.show_pages(made.pages)
        self.gaps_found.emit(made.gaps)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._session.runner.failed.emit(error)
            return
        self._shown.show_problem(error.sentence)


def _made(desk: Desk, fields: LetterFields, number: str, pixels: float) -> Preview:
    document = desk.compositions.letter(fields, number)
    return Preview(desk.paper.pages(document, pixels), gaps_of(document))
