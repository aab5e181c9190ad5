"""The dates of a sitting: the delays of the body first, the back-plan of a report on demand, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import NO_BREAK, counted, full_date, long_date
from liaison_desk.domain.sitting_dates import SittingDate, SittingDateKind
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, empty, row, text

_NEAR = 3


class SittingDates(QWidget):
    """Shows the delays; « Pourquoi ces dates ? » shows reasons and sources, another button the whole schedule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates: Sequence[SittingDate] = ()
        self._today = date.min
        self._explains, self._shows_all = False, False
        self._title = SectionTitle(self.tr("Délais"))
        self.why_button = button("", self._turn_why, compact=True, quiet=True)
        self.all_button = button("", self._turn_all, compact=True, quiet=True)
        self._title.add_action(self.all_button)
        self._title.add_action(self.why_button)
        self._lines = column(spacing=4)
        layout = column(self._title, spacing=6)
        layout.addLayout(self._lines)
        self.setLayout(layout)
        self._name_buttons()

    def show_dates(self, dates: Sequence[SittingDate], today: date) -> None:
        """Show the dates of a sitting in place of those before."""
        self._dates, self._today = tuple(dates), today
        self._fill()

    def _turn_why(self) -> None:
        self._explains = not self._explains
        self._fill()

    def _turn_all(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _name_buttons(self) -> None:
        why = self.tr("Masquer les raisons") if self._explains else self.tr("Pourquoi ces dates ?")
        self.why_button.setText(why)
        self.all_button.setText(self.tr("Délais seuls") if self._shows_all else self.tr("Tout le rétroplanning"))

    def _fill(self) -> None:
        self._name_buttons()
        empty(self._lines)
        self.all_button.setVisible(any(not one.is_rule for one in self._dates))
        for one in self._dates:
            if one.is_rule or self._shows_all:
                self._lines.addWidget(self._line(one))

    def _line(self, one: SittingDate) -> QWidget:
        made = QWidget()
        day = text(full_date(one.day), "strong")
        day.setMinimumWidth(day.fontMetrics().horizontalAdvance("mercredi 30 septembre 2026") + 8)
        left = self.tr("{count} à faire").format(count=one.to_do)
        title = text(f"{one.title} · {left}" if one.to_do else one.title, wrap=True)
        line = row(day, title, spacing=12)
        line.setStretch(1, 1)
        chip = self._left(one)
        if chip is not None:
            line.addWidget(chip)
        layout = column(line, spacing=0)
        if self._explains:
            layout.addWidget(text(self._reason(one), "small", wrap=True))
        made.setLayout(layout)
        made.setToolTip(self._reason(one))
        return made

    def _reason(self, one: SittingDate) -> str:
        reason = f"{one.reason[:1].upper()}{one.reason[1:]}."
        if one.last_working_day:
            worked = self.tr("Jour non ouvré{space}: au plus tard le {day}.")
            reason += " " + worked.format(space=NO_BREAK, day=full_date(one.last_working_day))
        read = self.tr("Source{space}: {source}.").format(space=NO_BREAK, source=one.source)
        if one.checked_on:
            read += " " + self.tr("Lu le {day}.").format(day=long_date(one.checked_on))
        return f"{reason} {read}"

    def _left(self, one: SittingDate) -> Chip | None:
        if one.done and not one.to_do:
            return Chip(self.tr("fait"), Tone.green, "done")
        days = (one.day - self._today).days
        if days < 0 or one.kind is SittingDateKind.second_call:
            return None
        if days == 0:
            return Chip(self.tr("aujourd'hui"), Tone.amber, "time")
        tone = Tone.amber if days <= _NEAR else Tone.neutral
        return Chip(self.tr("dans {days}").format(days=counted(days, self.tr("jour"))), tone)
