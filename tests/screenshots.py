"""Pictures of every page of the demonstration office, to look at: `python -m tests.screenshots DIR [PAGE…]`.

The office stands on Tuesday 5 May 2026, nine o'clock, so that two runs show the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NOW = datetime(2026, 5, 5, 7, 2, tzinfo=UTC)
PAGES = (
    "today",
    "week",
    "agenda",
    "requests",
    "letters",
    "mailings",
    "signature_book",
    "briefings",
    "packs",
    "stale",
    "templates",
    "meetings",
    "sittings",
    "partners",
    "settings",
    "help",
)
LOOKS = (
    ("1440", "light", (1440, 900), "1"),
    ("1440-dark", "dark", (1440, 900), "1"),
    ("1024", "light", (1024, 700), "1"),
    ("2x", "light", (1024, 700), "2"),
)


def take(folder: Path, office: Path, page: str, look: tuple[str, str, tuple[int, int], str]) -> None:
    """Take one picture, in this process."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication

    from liaison_desk.app import Launch
    from liaison_desk.services.clock import FixedClock
    from liaison_desk.ui.theme.manager import Appearance

    QStandardPaths.setTestModeEnabled(True)
    application = QApplication([])
    QSettings().clear()  # a width kept by one picture would show in the next
    launch = Launch(application, office, True, FixedClock(NOW))
    launch.theme.choose(Appearance(look[1]))
    launch.show()
    launch.window.resize(*look[2])
    settle(application, lambda: launch.desk_window is not None)
    desk_window: Any = launch.desk_window
    desk_window.page(page)
    launch.window.show_page(page)
    show_something(desk_window, page)
    for _what in ("what is asked", "what follows from it a moment later, like a preview"):
        settle(application, lambda: not launch.runner.is_busy())
    launch.window.grab().save(str(folder / f"{page}-{look[0]}.png"))
    launch.close()


def show_something(desk_window: Any, page: str) -> None:
    """Open a record on the pages that have a detail."""
    from liaison_desk.domain.lists import ListQuery

    desk = desk_window.session.desk
    rows = {
        "mailings": lambda: desk.mailings.rows(ListQuery(text="ateliers"), 0, 1),
        "letters": lambda: desk.letters.rows(ListQuery(saved_filter="incoming to_do"), 0, 1),
        "signature_book": lambda: desk.letters.rows(ListQuery(saved_filter="outgoing to_sign"), 0, 1),
        "briefings": lambda: desk.briefings.rows(ListQuery(), 0, 1),
        "meetings": lambda: desk.meetings.rows(ListQuery(saved_filter="minutes_to_do"), 0, 1),
        "packs": lambda: desk.packs.rows(ListQuery(), 0, 1),
        "partners": lambda: desk.partners.rows(ListQuery(text="maire"), 0, 1),
        "sittings": lambda: desk.sittings.rows(ListQuery(saved_filter="coming"), 2, 1),
    }.get(page)
    if rows is not None:
        desk_window.page(page).show_record(rows()[0].id)


def settle(application: Any, ready: Callable[[], bool]) -> None:
    """Let the window work until something holds, and a little more for what follows it."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(60_000)
    while not ready() and not deadline.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    rest = QDeadlineTimer(700)
    while not rest.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main() -> int:
    """Take every picture, each in a process of its own: the scale is fixed at the start of one."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) == 5 and sys.argv[2] == "--one":
        look = next(look for look in LOOKS if look[0] == sys.argv[4])
        take(folder, Path(os.environ["LIAISON_DESK_SHOWN_OFFICE"]), sys.argv[3], look)
        return 0
    with tempfile.TemporaryDirectory() as room:
        for page in sys.argv[2:] or PAGES:
            for look in LOOKS:
                environment = {
                    **os.environ,
                    "QT_QPA_PLATFORM": "offscreen",
                    "QT_SCALE_FACTOR": look[3],
                    "LIAISON_DESK_SHOWN_OFFICE": str(Path(room) / "office"),
                }
                asked = [sys.executable, "-m", "tests.screenshots", str(folder), "--one", page, look[0]]
                subprocess.run(asked, env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
