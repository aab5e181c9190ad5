"""Printing a PDF after a preview: page ranges and both sides are chosen in the dialog of the system."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from liaison_desk.services.page_images import page_images

_PIXELS_PER_INCH = 200
_SCREEN_PIXELS_PER_INCH = 100
_MILLIMETRES_PER_INCH = 25.4


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages as they will be printed, black on white whatever the theme; works without any printer."""

    def __init__(self, pdf: bytes, title: str, parent: QWidget | None = None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setResolution(max(300, min(600, printer.resolution())))
        printer.setFullPage(True)
        printer.setPageSize(_page_size(pdf))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        super().__init__(printer, parent)
        self._pdf = pdf
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
        for number, page in enumerate(page_images(self._pdf, _PIXELS_PER_INCH), 1):
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


def print_pdf(pdf: bytes, title: str, parent: QWidget | None = None) -> PrintPreview:
    """Open the preview of a PDF, from which it is printed; raises UserError when it cannot be read."""
    preview = PrintPreview(pdf, title, parent)
    preview.open()
    return preview


def _page_size(pdf: bytes) -> QPageSize:
    """Return the size of the first page."""
    page = next(page_images(pdf, _SCREEN_PIXELS_PER_INCH))
    scale = _MILLIMETRES_PER_INCH / _SCREEN_PIXELS_PER_INCH
    size = QSizeF(page.width * scale, page.height * scale)
    return QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
