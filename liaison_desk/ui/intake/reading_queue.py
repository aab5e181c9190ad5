"""The files to read, in order, each read away from the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from liaison_desk.errors import UserError
from liaison_desk.services.intake import Reading

if TYPE_CHECKING:
    from liaison_desk.services.intake import IntakeService
    from liaison_desk.ui.session import Session


@dataclass(frozen=True)
class Outcome:
    """What came of reading one file: a reading, or a sentence that says why there is none."""

    place: int
    reading: Reading | None = None
    sentence: str = ""


class ReadingQueue(QObject):
    """`arrived` gives the place of a file once it was read."""

    arrived = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.paths: list[Path] = []
        self._outcomes: dict[int, Outcome] = {}

    def add(self, paths: Sequence[Path]) -> None:
        """Read more files."""
        for path in paths:
            self.paths.append(path)
            self.read_again(len(self.paths) - 1)

    def read_again(self, place: int) -> None:
        """Read a file, once more if need be."""
        path, desk = self.paths[place], self._session.desk
        self._outcomes.pop(place, None)
        self._session.runner.run(
            self.tr("Lecture de {name}").format(name=path.name),
            lambda: _read(desk.intake, path, place),
            self._on_read,
        )

    def outcome(self, place: int) -> Outcome | None:
        """Return what came of a file, None while it is being read."""
        return self._outcomes.get(place)

    def _on_read(self, outcome: Outcome) -> None:
        self._outcomes[outcome.place] = outcome
        self.arrived.emit(outcome.place)


def _read(intake: IntakeService, path: Path, place: int) -> Outcome:
    try:
        return Outcome(place, intake.read(path))
    except UserError as error:
        return Outcome(place, sentence=error.sentence)
