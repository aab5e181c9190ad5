"""Run in a process of its own: « Ma semaine » of one office, a full week and empty ones."""

from __future__ import annotations

import json
import statistics
import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.week.page import WeekPage
from tests.bench.letters_corpus import open_desk
from tests.bench.measure import ROUNDS, milliseconds
from tests.bench.week_page import EMPTY_WEEKS, FULL_WEEK


def main(folder: Path) -> dict[str, float]:
    """Return the times, in milliseconds until everything is painted."""
    application = QApplication([])
    application.setOrganizationName("Liaison Desk bench")
    theme = Theme(application, Appearance.light)
    desk = open_desk(folder)
    session = Session(desk, Runner())
    page = WeekPage(session)
    page.resize(1184, 776)
    page.show()
    application.processEvents()

    def shown(monday: date) -> float:
        return milliseconds(lambda: (page.show_week(monday), application.processEvents()))

    shown(EMPTY_WEEKS[0])
    empty: list[float] = []
    full: list[float] = []
    for _round in range(2 * ROUNDS):
        empty.append(shown(EMPTY_WEEKS[1]))
        full.append(shown(FULL_WEEK))
        shown(EMPTY_WEEKS[0])
    session.runner.stop()
    page.close()
    desk.close()
    del theme
    return {"empty": statistics.median(empty), "full": statistics.median(full)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[2]))))
