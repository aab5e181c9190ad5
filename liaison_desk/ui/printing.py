"""Printing a PDF after a preview: page ranges and both sides are chosen in the dialog of the system."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from liaison_desk.services.page_images import page_count, page_images

if TYPE_CHECKING:
    from liaison_desk.services.page_images import PageImage

Draw = Callable[[bytes, float], Iterator["PageImage"]]
"""Gives the pages of a PDF at so many pixels for an inch."""

_PIXELS_PER_INCH = 200
_FEWEST_PIXELS_PER_INCH = 50
_PREVIEW_BYTES = 160_000_000
_BYTES_PER_PIXEL = 4
_PAGE_INCHES = 8.27 * 11.69
_SCREEN_PIXELS_PER_INCH = 100
_MILLIMETRES_PER_INCH = 25.4


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages as they will be printed, black on white whatever the theme; works without any printer."""

    def __init__(self, pdf: bytes, title: str, parent: QWidget | None = None, draw: Draw = page_images) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setResolution(max(300, min(600, printer.resolution())))
        printer.setFullPage(True)
        printer.setPageSize(_page_size(pdf, draw))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        super().__init__(printer, parent)
        self._pdf = pdf
        self._draw = draw
        self._previewed = _preview_sharpness(page_count(pdf))
        self._printer = printer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("PrintPreview", "Imprimer : {title}").format(title=title))
        self.resize(900, 800)
        self.paintRequested.connect(self.paint_pages)

    def paint_pages(self, printer: QPrinter) -> None:
        """Paint the pages asked for."""
        printed = printer.printRange() == QPrinter.PrintRange.PageRange
        first, last = (printer.fromPage(), printer.toPage()) if printed else (1, 0)
        painter = QPainter()
        if not painter.begin(printer):
            return  # the printer went away: the dialog of the system has said so
        begun = False
        for number, page in enumerate(self._draw(self._pdf, self._sharpness(printer)), 1):
            if number < first or (last and number > last):
                continue
            if begun:
                printer.newPage()
            begun = True
            image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(room.topLeft(), size), image)
        painter.end()

    def _sharpness(self, printer: QPrinter) -> float:
        """Return how fine pages are drawn: those of the preview are all held at once, those printed one at a time."""
        engine = printer.paintEngine()
        is_preview = engine.type() == QPaintEngine.Type.Picture
        return min(_PIXELS_PER_INCH, self._previewed) if is_preview else _PIXELS_PER_INCH


def print_pdf(pdf: bytes, title: str, parent: QWidget | None = None, draw: Draw = page_images) -> PrintPreview:
    """Open the preview of a PDF, from which it is printed; raises UserError when it cannot be read."""
    preview = PrintPreview(pdf, title, parent, draw)
    preview.open()
    return preview


def _preview_sharpness(pages: int) -> float:
    """Return the pixels of an inch with which all the pages fit in the memory a preview may take."""
    square_inches = max(1, pages) * _PAGE_INCHES
    return max(_FEWEST_PIXELS_PER_INCH, math.sqrt(_PREVIEW_BYTES / (_BYTES_PER_PIXEL * square_inches)))


def _page_size(pdf: bytes, draw: Draw) -> QPageSize:
    """Return the size of the first page."""
    page = next(draw(pdf, _SCREEN_PIXELS_PER_INCH))
    scale = _MILLIMETRES_PER_INCH / _SCREEN_PIXELS_PER_INCH
    size = QSizeF(page.width * scale, page.height * scale)
    return QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
