"""The lists of the first page: a heading, lines that open their record, or a sentence when there is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.readiness import Readiness
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.today_sheet import Alert, ComingEngagement, Consequence, TodaySheet
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.today.alert_words import AlertWords
from liaison_desk.ui.today.record_line import SIDE, RecordLine
from liaison_desk.ui.today.words import TodayWords
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook, chip_width
from liaison_desk.ui.widgets.dress import column, empty, row, text
from liaison_desk.ui.widgets.progress import ThinProgress
from liaison_desk.ui.widgets.readiness_chip import readiness_chip

SHOWN_ALERTS = 6
_GAUGED = {Readiness.not_ready, Readiness.to_complete, Readiness.in_progress, Readiness.ready}
_TO_SIGN = {LetterState.draft, LetterState.in_circuit}
_WAITING = {LetterState.waiting_pieces, LetterState.waiting_contribution, LetterState.holding_reply_sent}


class LineList(QWidget):
    """A heading and its lines."""

    opened = Signal(object)

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle(title)
        self._nothing = text(nothing, "muted", wrap=True)
        self._lines = column(spacing=2)
        # the words of the lines stand under the heading: their highlight reaches beyond
        for part in (self.title.line, self._nothing):
            part.setContentsMargins(SIDE, 0, SIDE, 0)
        self.setLayout(column(self.title, self._nothing, self._lines, spacing=6))
        self.lines: list[RecordLine] = []

    def show_lines(self, lines: Iterable[RecordLine]) -> None:
        """Show these lines in place of those before."""
        empty(self._lines)
        self.lines = list(lines)
        for line in self.lines:
            line.clicked.connect(self._on_clicked)
            self._lines.addWidget(_with_beside(line, line.beside) if line.beside else line)
        self._nothing.setVisible(not self.lines)

    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, RecordLine):
            self.opened.emit(line.reference)


class LineMaker(QObject):
    """Makes the lines of each list from the sheet.

    `reminder_requested` gives the id of a task owed, `feedback_requested` that of an engagement which took place.
    """

    reminder_requested = Signal(str)
    feedback_requested = Signal(str)

    def __init__(self, words: TodayWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._alerts = AlertWords(words, self)

    def to_do(self, sheet: TodaySheet) -> list[RecordLine]:
        """Return what to do in the half-day."""
        words = self._words
        return [
            RecordLine(
                one.reference,
                words.to_do_title(one),
                words.to_do_more(one, sheet.now),
                ends=(_chip(words.task_chip(one)),),
            )
            for one in sheet.to_do
        ]

    def letters(self, sheet: TodaySheet) -> list[RecordLine]:
        """Return the letters to deal with."""
        looks = [self._letter_look(letter, sheet.now.date()) for letter in sheet.letters]
        wide = max(map(chip_width, looks), default=0)
        return [
            self._letter(letter, _chip(look, wide), sheet.now.date())
            for letter, look in zip(sheet.letters, looks, strict=True)
        ]

    def alerts(self, sheet: TodaySheet, most: int | None = SHOWN_ALERTS) -> list[RecordLine]:
        """Return what goes wrong if nothing is done, the first ones only or all of it."""
        words, shown = self._alerts, sheet.alerts[:most]
        looks = [words.chip(alert) for alert in shown]
        wide = max(map(chip_width, looks), default=0)
        return [
            RecordLine(
                alert.to_do.reference,
                words.title(alert),
                words.more(alert, sheet),
                _chip(look, wide),
                wraps=True,
                beside=self._remedy(alert),
            )
            for alert, look in zip(shown, looks, strict=True)
        ]

    def coming(self, sheet: TodaySheet) -> list[RecordLine]:
        """Return the engagements of the next fourteen days."""
        looks = [readiness_chip(engagement.readiness) for engagement in sheet.coming]
        wide = max(map(chip_width, looks), default=0)
        return [
            self._coming(engagement, _chip(look, wide)) for engagement, look in zip(sheet.coming, looks, strict=True)
        ]

    def _remedy(self, alert: Alert) -> QWidget | None:
        """Return the button that does something about an alert at once, if there is one."""
        identifier = alert.to_do.reference.id
        if alert.consequence is Consequence.contribution_overdue:
            made = button(self.tr("Relancer…"), lambda: self.reminder_requested.emit(identifier), compact=True)
        elif alert.consequence is Consequence.feedback_missing:
            made = button(self.tr("Bilan…"), lambda: self.feedback_requested.emit(identifier), compact=True)
        else:
            return None
        made.setAccessibleName(f"{made.text()} {alert.to_do.label}")
        return made

    def _letter(self, letter: LetterRow, chip: Chip, today: date) -> RecordLine:
        subject = f"{letter.number} · {letter.subject}" if letter.number else letter.subject
        more = " · ".join(filter(None, (self._words.due(letter.due_date, today), letter.correspondent)))
        line = RecordLine(Reference(Kind.letter, letter.id), subject, more, ends=(chip,))
        line.setAccessibleDescription(chip.look().word)
        return line

    def _letter_look(self, letter: LetterRow, today: date) -> ChipLook:
        if letter.due_date is not None and letter.due_date < today:
            return ChipLook(self.tr("en retard"), Tone.red)
        state = LetterState(letter.state)
        tone = Tone.blue if state in _TO_SIGN else Tone.amber if state in _WAITING else Tone.neutral
        return ChipLook(label(state), tone)

    def _coming(self, engagement: ComingEngagement, chip: Chip) -> RecordLine:
        words = self._words
        when = _When(short_date(engagement.starts_at.date()), words.hour(engagement))
        more = " · ".join(filter(None, (engagement.place, label(engagement.role).lower())))
        ends: tuple[QWidget, ...] = (chip,)
        spoken = [chip.look().word]
        if engagement.readiness in _GAUGED:
            gauge = Gauge(engagement.ready, engagement.needed, engagement.lacks_mandatory)
            ends = (gauge, chip)
            spoken += [gauge.accessibleName(), words.missing(engagement.missing)]
        line = RecordLine(engagement.reference, engagement.title, more, when, ends)
        line.setAccessibleName(
            ", ".join(
                (engagement.title, full_date(engagement.starts_at.date()), words.hour(engagement), engagement.place)
            )
        )
        line.setAccessibleDescription(", ".join(filter(None, spoken)))
        line.setToolTip(words.missing(engagement.missing))
        return line


class Gauge(QWidget):
    """« 5/7 » over a thin bar: how much an engagement needs is there, red when something mandatory lacks."""

    def __init__(self, ready: int, needed: int, lacks_mandatory: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("{ready} sur {needed}").format(ready=ready, needed=needed)
        self.setAccessibleName(name)
        bar = ThinProgress(name)
        bar.set_share(ready, needed, Tone.red if lacks_mandatory else Tone.neutral if ready == needed else Tone.amber)
        bar.setFixedWidth(64)
        figures = text(f"{ready}/{needed}", "small")
        figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setLayout(column(figures, bar, spacing=2))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _When(QWidget):
    """The day over the hour, as wide on every line."""

    def __init__(self, day: str, hour: str) -> None:
        super().__init__()
        first, second = text(day, "strong"), text(hour, "small")
        self.setLayout(column(first, second, spacing=0))
        self.setFixedWidth(_width_of_days(first))


def _width_of_days(like: QLabel) -> int:
    return like.fontMetrics().horizontalAdvance("mer. 28 sept.") + 10


def _with_beside(line: RecordLine, beside: QWidget) -> QWidget:
    shown = QWidget()
    layout = row(line, beside, spacing=SIDE)
    layout.setStretch(0, 1)
    layout.setAlignment(beside, Qt.AlignmentFlag.AlignVCenter)
    shown.setLayout(layout)
    return shown


def _chip(look: ChipLook, width: int = 0) -> Chip:
    chip = Chip(look.word, look.tone, look.icon)
    if width:
        chip.setFixedWidth(width)
    return chip
