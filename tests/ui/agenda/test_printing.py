from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.ui.printing import PrintPreview
from tests.ui.agenda.sample import engagement


@pytest.fixture
def sheet(desk: Desk) -> bytes:
    from datetime import datetime

    programme = [{"minutes": 5, "title": f"Séquence {number}"} for number in range(120)]
    fields = engagement(title="Visite", starts_at=datetime(2026, 5, 12, 10), run_sheet=programme)
    return desk.paper.pdf(desk.compositions.run_sheet(fields))


def printed(preview: PrintPreview, target: Path, pages: tuple[int, int] | None = None) -> list[tuple[float, float]]:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setFullPage(True)
    printer.setPageSize(preview.printer().pageLayout().pageSize())
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(*pages)
    preview.paint_pages(printer)
    return [page.get_size() for page in pypdfium2.PdfDocument(target)]


def test_every_page_is_printed_at_its_size(sheet: bytes, tmp_path: Path, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = PrintPreview(sheet, "Déroulé", parent)
    pages = printed(preview, tmp_path / "tout.pdf")
    assert len(pages) == len(pypdfium2.PdfDocument(sheet)) > 1
    assert pages[0] == pytest.approx((595, 842), abs=2)


def test_a_range_of_pages_is_printed_alone(sheet: bytes, tmp_path: Path, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert len(printed(PrintPreview(sheet, "Déroulé", parent), tmp_path / "une.pdf", (2, 2))) == 1


def test_what_is_not_a_pdf_is_refused_in_french(qtbot) -> None:
    with pytest.raises(UserError, match="endommagé"):
        PrintPreview(b"rien", "Rien")
