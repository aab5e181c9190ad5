"""What the reports of a sitting ask of the half-days left, said at once, with each way out as one gesture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.efforts import half_days_words
from liaison_desk.domain.french import counted
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.sitting_load import SittingLoad
from liaison_desk.services.week_plan import Remedy, RemedyKind
from liaison_desk.ui.theme.tokens import COMPACT_HEIGHT, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Picture, announce


class LoadBanner(QFrame):
    """`shortened` gives the ids of the syntheses, `delegated` their ids and « DJVA » or « DECI »."""

    shortened = Signal(object)
    delegated = Signal(object, str)
    spread_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load: SittingLoad | None = None
        self.sentence = text("", wrap=True)
        self._picture = Picture("info")
        self._buttons = FlowLayout()
        line = row(self._picture, self.sentence, spacing=8)
        line.setStretch(1, 1)
        layout = column(line, spacing=6)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addLayout(self._buttons)
        self.setLayout(layout)
        self.sentence.setMinimumHeight(COMPACT_HEIGHT // 2)
        self.setAccessibleName(self.tr("Charge des synthèses"))

    def show_load(self, load: SittingLoad) -> None:
        """Say what a sitting asks for; nothing when there is nothing to write."""
        self.setVisible(bool(load.count or load.handed_over))
        if load == self._load:
            return
        self._load = load
        too_much = load.missing > 0
        tone = Tone.red if too_much else Tone.amber if load.is_over else Tone.green if load.count else Tone.neutral
        picture = "alert" if too_much or load.is_over else "done"
        self._picture.set_picture(picture, tone.value if tone is not Tone.neutral else "muted")
        self.sentence.setText(load_sentence(load))
        dressed(self, role="banner", tone=tone.value)
        empty(self._buttons)
        for one in load.remedies:
            self._offer(one)
        if load.count and not (too_much or load.planned or load.is_over):
            words = self.tr("Étaler : les poser dans les demi-journées proposées")
            self._buttons.addWidget(button(words, self.spread_requested.emit, compact=True))
        if too_much and self.isVisible():
            announce(self, self.sentence.text())

    def _offer(self, one: Remedy) -> None:
        ids = one.task_ids
        if one.kind is RemedyKind.shorten:
            words = self.tr("Forme courte pour {syntheses}").format(syntheses=_counted(len(ids)))
            made = button(words, lambda: self.shortened.emit(ids), compact=True)
            self._add(made, one)
            return
        for unit in ("DJVA", "DECI"):
            words = self.tr("Confier {syntheses} à la {unit}").format(syntheses=_counted(len(ids)), unit=unit)
            made = button(words, lambda unit=unit: self.delegated.emit(ids, unit), compact=True)
            self._add(made, one)

    def _add(self, made: QWidget, one: Remedy) -> None:
        gain = self.tr("Gagne {time}").format(time=half_days_words(one.gain))
        made.setToolTip(gain)
        made.setAccessibleDescription(gain)
        self._buttons.addWidget(made)


def _counted(number: int) -> str:
    return counted(number, "synthèse")
