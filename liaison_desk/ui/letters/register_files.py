"""Registers and figures written as files off the main thread, or printed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.domain.steps import Step
from liaison_desk.ui.papers import Papers, ask_where
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

Writing = Callable[[Path], Iterator[Step]]


class RegisterFiles:
    """Asks where, then writes step by step; the banner says so."""

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        self._session = session
        self._window = window
        self.papers = Papers(session, window, banner)

    def ask(self, name: str, write: Writing) -> QFileDialog:
        """Ask where to write a file, then write it."""
        tr = self._window.tr
        kinds = {
            ".xlsx": tr("Classeur Excel (*.xlsx)"),
            ".csv": tr("Texte séparé par des points-virgules (*.csv)"),
            ".docx": tr("Document Word (*.docx)"),
            ".pdf": tr("Document PDF (*.pdf)"),
        }
        return ask_where(self._window, name, kinds[Path(name).suffix], lambda target: self.write(target, write))

    def write(self, target: Path, write: Writing) -> None:
        """Write a file; it can be cancelled at each step."""

        def work() -> Generator[Step, None, Path]:
            yield from write(target)
            return target

        title = self._window.tr("Écriture de {name}").format(name=target.name)
        self._session.runner.run(title, work, self.papers.say_written, self.papers.on_failed)

    def print(self, title: str, compose: Callable[[], Any]) -> None:
        """Show the pages as they will be printed, then print them."""
        self.papers.print(title, compose)
