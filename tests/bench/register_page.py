"""Run in a process of its own: the page of letters of one office, opened, filtered, sorted."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Appearance, Theme
from tests.bench.letters_corpus import made_words, open_desk
from tests.bench.measure import ROUNDS, memory, milliseconds

_COMMON, _RARE = 300, 8_000
"""Ranks of words held by one letter in twenty, and by one in three hundred, as a surname is."""

_SORTS = ("correspondent", "number", "due_date", "state", "correspondent")


def main(folder: Path) -> dict[str, float]:
    """Return the times, in milliseconds until everything is painted, and the memory, in MB."""
    application = QApplication([])
    application.setOrganizationName("Liaison Desk bench")
    theme = Theme(application, Appearance.light)
    desk = open_desk(folder)
    session = Session(desk, Runner())
    vocabulary = made_words().vocabulary
    shown: list[LettersPage] = []

    def painted(work: Callable[[], object]) -> float:
        return milliseconds(lambda: (work(), _settle(application, session.runner)))

    def opened() -> None:
        page = LettersPage(session)
        page.resize(1280, 820)
        page.show()
        shown.append(page)

    opening = painted(opened)
    page = shown[0]
    whole = [painted(page.register.release_filters) for _ in range(ROUNDS)]
    sorting = [painted(lambda key=key: page.register.list.view.header.sort_requested.emit(key, True)) for key in _SORTS]
    filtering, finding = (
        [painted(lambda word=word: _filter(page, word)) for word in vocabulary[rank : rank + ROUNDS]]
        for rank in (_COMMON, _RARE)
    )
    figures = {"open": opening, "memory": memory()}
    figures |= {
        name: statistics.median(times)
        for name, times in (("whole", whole), ("sort", sorting), ("filter", filtering), ("find", finding))
    }
    session.runner.stop()
    page.close()
    desk.close()
    del theme
    return figures


def _filter(page: LettersPage, word: str) -> None:
    page.register.filter_line.setText(word)
    page.register.filter_line.returnPressed.emit()


def _settle(application: QApplication, runner: Runner) -> None:
    application.processEvents()
    while runner.is_busy():
        application.processEvents()
    application.processEvents()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[2]))))
