"""The head of the agenda: title, the way to see it, the period shown, the export."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import full_date, long_date, month_name
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button, icon_button
from liaison_desk.ui.widgets.dress import row, text

LIST, WEEK, MONTH, TERRITORY = "list", "week", "month", "territory"

_NARROWEST = 660


class PeriodBar(QWidget):
    """`view_chosen` gives the key of a view."""

    view_chosen = Signal(str)

    def __init__(self, verbs: EngagementVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subtitle = text("", "subtitle")
        self._title = text(self.tr("Agenda"), "title")
        self._period = ("", "")
        self._count = ""
        self.views = SegmentedTabs(
            (
                (LIST, self.tr("Liste")),
                (WEEK, self.tr("Semaine")),
                (MONTH, self.tr("Mois")),
                (TERRITORY, self.tr("Territoire")),
            ),
            self.tr("Vue de l'agenda"),
        )
        self._previous = icon_button("previous", self.tr("Période précédente"), verbs.previous.trigger)
        self._next = icon_button("next", self.tr("Période suivante"), verbs.next.trigger)
        self._today = button(self.tr("Aujourd'hui"), verbs.today.trigger, compact=True)
        self._export = button("", verbs.export.trigger, primary=True, compact=True)
        self._export.setToolTip(self.tr("Exporter l'agenda (.ics)"))
        line = row(self._title, self._subtitle, 8, self.views, None, spacing=12)
        line.addLayout(row(self._previous, self._today, self._next, spacing=4))
        line.addWidget(self._export)
        self.setLayout(line)
        self._follow_width()
        self.views.chosen.connect(self.view_chosen)

    def show_period(self, view: str, day: date) -> None:
        """Say which period is shown, or none for the list and the territory."""
        self.views.choose(view)
        words = {
            LIST: self._count,
            WEEK: self.tr("semaine du {day}").format(day=long_date(day)),
            MONTH: f"{month_name(day.month)} {day.year}",
            TERRITORY: self.tr("présence de l'élu"),
        }[view]
        self._period = (words, long_date(day) if view == WEEK else words)
        self._subtitle.setToolTip(full_date(day) if view == WEEK else "")
        for part in (self._previous, self._today, self._next):
            part.setVisible(view in (WEEK, MONTH))
        self._follow_width()

    def show_count(self, words: str) -> None:
        """Say how many engagements the list shows."""
        self._count = words
        if self.views.current() == LIST:
            self._period = (words, words)
            self._follow_width()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def _follow_width(self) -> None:
        """Shorten the export, then the period, then leave out the title, when there is no room for all."""
        self._export.setText(self.tr("Exporter l'agenda (.ics)"))
        self._subtitle.setText(self._period[0])
        self._title.show()
        if self._is_too_wide():
            self._export.setText(self.tr("Exporter"))
        if self._is_too_wide():
            self._subtitle.setText(self._period[1])
        self._title.setVisible(not self._is_too_wide())

    def _is_too_wide(self) -> bool:
        layout = self.layout()
        if layout is None:
            return False
        layout.activate()
        return layout.minimumSize().width() > self.width()
