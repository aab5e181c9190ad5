"""The head of the agenda: title, the way to see it, the period shown, the export."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import full_date, long_date, month_name
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button, icon_button
from liaison_desk.ui.widgets.dress import row, text

LIST, WEEK, MONTH = "list", "week", "month"


class PeriodBar(QWidget):
    """`view_chosen` gives the key of a view."""

    view_chosen = Signal(str)

    def __init__(self, verbs: EngagementVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subtitle = text("", "subtitle")
        self._count = ""
        self.views = SegmentedTabs(
            ((LIST, self.tr("Liste")), (WEEK, self.tr("Semaine")), (MONTH, self.tr("Mois"))), self.tr("Vue de l'agenda")
        )
        self._previous = icon_button("previous", self.tr("Période précédente"), verbs.previous.trigger)
        self._next = icon_button("next", self.tr("Période suivante"), verbs.next.trigger)
        self._today = button(self.tr("Aujourd'hui"), verbs.today.trigger, compact=True)
        export = button(self.tr("Exporter l'agenda (.ics)"), verbs.export.trigger, primary=True, compact=True)
        line = row(text(self.tr("Agenda"), "title"), self._subtitle, 8, self.views, None, spacing=12)
        line.addLayout(row(self._previous, self._today, self._next, spacing=4))
        line.addWidget(export)
        self.setLayout(line)
        self.views.chosen.connect(self.view_chosen)

    def show_period(self, view: str, day: date) -> None:
        """Say which period is shown, or none for the list."""
        self.views.choose(view)
        words = {
            LIST: self._count,
            WEEK: self.tr("semaine du {day}").format(day=long_date(day)),
            MONTH: f"{month_name(day.month)} {day.year}",
        }[view]
        self._subtitle.setText(words)
        self._subtitle.setToolTip(full_date(day) if view == WEEK else "")
        for part in (self._previous, self._today, self._next):
            part.setVisible(view != LIST)

    def show_count(self, words: str) -> None:
        """Say how many engagements the list shows."""
        self._count = words
        if self.views.current() == LIST:
            self._subtitle.setText(words)
