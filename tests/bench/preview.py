"""The pages beside an editor, made again after each key."""

from __future__ import annotations

import statistics
from itertools import count

from PySide6.QtWidgets import QApplication

from liaison_desk.documents.pdf import render_pages
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.widgets.page_preview import PagePreview
from tests.bench.measure import Measure, at_most, milliseconds
from tests.bench.papers import OFFICE, note

_KEYS = 30
_PIXELS_PER_INCH = 96


def measures() -> list[Measure]:
    """Return the time from a key to the pages painted, the pause for the next key left out."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application, Appearance.light)
    preview = PagePreview()
    preview.resize(620, 820)
    preview.show()
    application.processEvents()
    keys = count()

    def refresh() -> None:
        preview.show_pages(render_pages(note("x" * next(keys)), OFFICE, _PIXELS_PER_INCH))
        application.processEvents()

    refresh()
    if len(preview.sheets.pages) != 2:
        raise ValueError("the note measured must have two pages")
    times = [milliseconds(refresh) for _ in range(_KEYS)]
    preview.close()
    del theme
    return [Measure("preview of two pages after a key", statistics.median(times), "ms", goal=at_most(60, "ms"))]
