"""The pages of a pack as it stands, those of the piece pointed at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.packs import PackFields
from liaison_desk.errors import UserError
from liaison_desk.services.page_images import page_images_apart
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.page_preview import PagePreview

if TYPE_CHECKING:
    from liaison_desk.services.pack_making import ComposedPack

_PAUSE = 250
_PAGES = 12
_PAGE_INCHES = 210 / 25.4
_FEWEST, _MOST = 60, 160


class PackPreview(PagePreview):
    """Puts the pack together off the main thread; the newest wins. `composed` gives what was put together."""

    composed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fields: PackFields | None = None
        self._pack: ComposedPack | None = None
        self._place = -1
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._compose)
        self.zoomed.connect(self._on_zoomed)

    def show_pack(self, fields: PackFields) -> None:
        """Show a pack in place of the one before."""
        self._fields, self._pack = fields, None
        if fields.items:
            self.show_waiting()
            self._pause.start(_PAUSE if self.sheets.pages else 0)
        else:
            self._pause.stop()
            self.show_problem(self.tr("Ajoutez une pièce : ses pages se verront ici."))

    def show_piece(self, place: int) -> None:
        """Show the pages of a piece, those of the whole pack from its cover for -1."""
        if place != self._place:
            self._place = place
            self._draw()

    def _compose(self) -> None:
        fields = self._fields
        if fields is not None:
            making = self._session.desk.pack_making
            self._run(lambda: making.composed(fields), self._on_composed, "compose")

    def _on_composed(self, pack: ComposedPack) -> None:
        self._pack = pack
        self.composed.emit(pack)
        self._draw()

    def _draw(self) -> None:
        pack = self._pack
        if pack is None:
            return
        starts = pack.version.piece_starts
        first = starts[self._place] if 0 <= self._place < len(starts) else 1
        sharpness = max(_FEWEST, min(_MOST, self.sheets.page_width() * self.devicePixelRatioF() / _PAGE_INCHES))

        def work() -> list[bytes]:
            pages = page_images_apart(pack.pdf, sharpness, first, first + _PAGES - 1)
            return [_as_png(QImage(page.pixels, page.width, page.height, page.stride, _FORMAT)) for page in pages]

        self._run(work, self.show_pages, "draw")

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], what: str) -> None:
        key = f"preview-{what}-{id(self)}"
        self._session.runner.run(self.tr("Mise en page"), work, done, self._on_failed, key=key)

    def _on_zoomed(self, _zoom: float) -> None:
        self._draw()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.show_problem(error.sentence)
            return
        self.show_problem(self.tr("L'aperçu n'a pas pu être composé ; le dossier reste intact."))
        self._session.runner.failed.emit(error)


_FORMAT = QImage.Format.Format_RGB32


def _as_png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # pyright: ignore[reportArgumentType, reportCallIssue]  # the stubs want bytes
    return bytes(held.data())
