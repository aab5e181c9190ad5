"""The pages of a document as they will be printed; white whatever the theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import dressed, row, text

_A4 = 297 / 210
_ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP = 2 * GRID


class PagePreview(Card):
    """Shows page images, one under the other, as wide as the room; zoom by Ctrl+wheel or the buttons."""

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, role="sunken", margins=GRID)
        self._zoom = 3
        self.sheets = _Sheets()
        self._scroll = _ZoomingScroll(self._on_zoom)
        self._scroll.setWidget(self.sheets)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("Aperçu des pages"))
        self._where = text("", "small")
        smaller = icon_button("zoom-out", self.tr("Réduire l'aperçu"), lambda: self._on_zoom(-1))
        larger = icon_button("zoom-in", self.tr("Agrandir l'aperçu"), lambda: self._on_zoom(1))
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(row(None, self._where, None, smaller, larger))
        self._scroll.verticalScrollBar().valueChanged.connect(self._say_where)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._say_where)
        self.show_waiting()

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show pages given as PNG; the place looked at is kept."""
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        self.sheets.show_pages([_pixmap(page) for page in pages])
        bar.setValue(place)
        self._say_where()

    def show_waiting(self) -> None:
        """Say that pages are being made: those shown stay, an empty sheet stands when there is none."""
        if not self.sheets.pages:
            self._where.setText(self.tr("Mise en page…"))

    def show_problem(self, sentence: str) -> None:
        """Say why there are no pages."""
        self.sheets.show_pages([])
        self._where.setText(sentence)

    def _on_zoom(self, step: int) -> None:
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + step))
        self.sheets.set_zoom(_ZOOMS[self._zoom])
        self.zoomed.emit(_ZOOMS[self._zoom])

    def _say_where(self) -> None:
        count = len(self.sheets.pages)
        if count:
            middle = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 2
            number = min(count, middle // max(1, self.sheets.page_height() + _GAP) + 1)
            self._where.setText(self.tr("page {number} sur {count}").format(number=number, count=count))


class _Sheets(QWidget):
    def __init__(self) -> None:
        super().__init__()
        dressed(self, role="plain")
        self.pages: list[QPixmap] = []
        self._scaled: dict[tuple[int, int], QPixmap] = {}
        self._zoom = 1.0

    def show_pages(self, pages: list[QPixmap]) -> None:
        self.pages = pages
        self._scaled.clear()
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._fit()

    def page_width(self) -> int:
        viewport = self.parentWidget()
        room = viewport.width() if viewport else self.width()
        return max(80, round((room - 2 * _GAP) * self._zoom))

    def page_height(self) -> int:
        if not self.pages or not self.pages[0].width():
            return round(self.page_width() * _A4)
        return round(self.page_width() * self.pages[0].height() / self.pages[0].width())

    def minimumSizeHint(self) -> QSize:
        count = max(1, len(self.pages))
        return QSize(self.page_width() + 2 * _GAP, count * (self.page_height() + _GAP) + _GAP)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = max(_GAP, (self.width() - self.page_width()) // 2)
        for number in range(max(1, len(self.pages))):
            top = _GAP + number * (self.page_height() + _GAP)
            sheet = QRect(left, top, self.page_width(), self.page_height())
            if not event.rect().intersects(sheet):
                continue
            painter.fillRect(sheet.adjusted(-1, -1, 1, 2), QColor(tokens.line))
            painter.fillRect(sheet, QColor(tokens.paper))
            if self.pages:
                painter.drawPixmap(sheet, self._scaled_page(number, sheet))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scaled.clear()
        self._fit()

    def _scaled_page(self, number: int, sheet: QRect) -> QPixmap:
        key = (number, sheet.width())
        if key not in self._scaled:
            self._scaled[key] = _scaled(self.pages[number], sheet, self.devicePixelRatioF())
        return self._scaled[key]

    def _fit(self) -> None:
        self.setMinimumSize(QSize(self.page_width() if self._zoom > 1 else 0, self.minimumSizeHint().height()))
        self.updateGeometry()
        self.update()


class _ZoomingScroll(QScrollArea):
    def __init__(self, zoom: Callable[[int], None]) -> None:
        super().__init__()
        self._zoom = zoom
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


def _pixmap(page: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(page)
    return made


def _scaled(page: QPixmap, sheet: QRect, ratio: float) -> QPixmap:
    """Return the page at the pixels of the screen: scaled once, well, instead of at each painting."""
    wide = QSize(round(sheet.width() * ratio), round(sheet.height() * ratio))
    return page.scaled(wide, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
