"""« Dossier 7 sur 9 »: what an engagement still lacks, who owes it, by when, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import short_date
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.readiness import PieceState, Readiness, ReadinessSheet
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, empty, row, text
from liaison_desk.ui.widgets.messages import Picture
from liaison_desk.ui.widgets.progress import ThinProgress
from liaison_desk.ui.widgets.readiness_chip import readiness_chip

_SAID = frozenset({Readiness.to_decide, Readiness.represented, Readiness.done})
"""States the chip of the engagement tells already."""


class ReadinessCard(QWidget):
    """`completed` gives the piece to complete, `received` and `reminded` the id of the task of a contribution."""

    completed = Signal(object)
    received = Signal(object)
    reminded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text("", "heading")
        self._chip = Chip()
        self.bar = ThinProgress(self.tr("Avancement du dossier"))
        self._missing = column(spacing=2)
        self._there = text("", "small", wrap=True)
        there = row(Picture("done", "green"), self._there, spacing=GRID)
        there.setStretch(1, 1)
        self._ready_line = QWidget()
        self._ready_line.setLayout(there)
        head = row(self._title, self._chip, None, spacing=GRID)
        layout = column(head, self.bar, spacing=6)
        layout.addLayout(self._missing)
        layout.addWidget(self._ready_line)
        self.setLayout(layout)
        self.lines: list[PieceLine] = []

    def show_gauge(self, gauge: ReadinessSheet, today: date) -> None:
        """Show a gauge in place of the one before."""
        words = self.tr("Dossier {ready} sur {needed}").format(ready=gauge.ready, needed=gauge.needed)
        self._title.setText(words)
        self._chip.set_look(readiness_chip(gauge.readiness))
        self._chip.setVisible(gauge.readiness not in _SAID)
        tone = Tone.red if gauge.lacks_mandatory else Tone.amber if gauge.missing else Tone.neutral
        self.bar.set_share(gauge.ready, gauge.needed, tone)
        self.bar.setAccessibleDescription(words)
        empty(self._missing)
        self.lines = [PieceLine(piece, today) for piece in gauge.missing]
        for line in self.lines:
            line.completed.connect(self.completed)
            line.received.connect(self.received)
            line.reminded.connect(self.reminded)
            self._missing.addWidget(line)
        self._show_ready([piece for piece in gauge.pieces if piece.is_ready])

    def _show_ready(self, pieces: Sequence[PieceState]) -> None:
        names = ", ".join(piece.label if index == 0 else _lowered(piece) for index, piece in enumerate(pieces))
        self._there.setText(self.tr("Prêt : {names}").format(names=names))
        self._ready_line.setVisible(bool(pieces))


class PieceLine(QWidget):
    """One piece that lacks: its name, its owner, the half-day it is due, and what can be done."""

    completed = Signal(object)
    received = Signal(object)
    reminded = Signal(str)

    def __init__(self, piece: PieceState, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        meaning, colour = ("error", "red") if piece.is_mandatory else ("alert", "amber")
        name = text(piece.label, "strong", wrap=True)
        name.setAccessibleName(f"{piece.label}, {self._lacks(today)}")
        words = column(name, text(self._lacks(today), "small", wrap=True), spacing=0)
        line = row(Picture(meaning, colour), spacing=GRID)
        line.setContentsMargins(0, 2, 0, 2)
        line.addLayout(words, 1)
        self.buttons = [button(told, act, compact=True) for told, act in self._actions()]
        for made in self.buttons:
            made.setAccessibleName(f"{made.text()} : {piece.label}")
            line.addWidget(made)
        self.setLayout(line)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _lacks(self, today: date) -> str:
        """Return « manque · DECI · avant mar. 12 mai, matin »."""
        due, parts = self.piece.due, [self.tr("manque"), self.piece.owner_name]
        if due is not None:
            half = self.tr("après-midi") if due.afternoon else self.tr("matin")
            parts.append(self.tr("pour {day}, {half}").format(day=short_date(due.day, today), half=half))
        return " · ".join(filter(None, parts))

    def _actions(self) -> list[tuple[str, Callable[[], None]]]:
        piece = self.piece
        if piece.piece is ExpectedPiece.contribution:
            return [(self.tr("Reçu"), self._on_received), (self.tr("Relancer…"), self._on_reminded)]
        if piece.piece is ExpectedPiece.warned:
            return [(self.tr("C'est fait"), self._on_received), (self.tr("Qui prévenir"), self._on_completed)]
        told = {
            ExpectedPiece.briefing: self.tr("Nouvelle note"),
            ExpectedPiece.answer: self.tr("Répondre"),
        }.get(piece.piece, self.tr("Compléter"))
        owed = piece.owner is not TaskOwner.officer and piece.task_id
        return [(told, self._on_completed), *([(self.tr("Relancer…"), self._on_reminded)] if owed else [])]

    def _on_completed(self) -> None:
        self.completed.emit(self.piece)

    def _on_received(self) -> None:
        self.received.emit(self.piece)

    def _on_reminded(self) -> None:
        self.reminded.emit(self.piece.task_id)


def _lowered(piece: PieceState) -> str:
    """Return the name of a piece within a sentence; those of contributions stay as they were typed."""
    return piece.label if piece.piece is ExpectedPiece.contribution else piece.label[:1].lower() + piece.label[1:]
