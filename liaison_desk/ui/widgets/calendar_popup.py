"""A month to pick a day from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from liaison_desk.ui.icons import icon
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.popup_frame import PopupFrame


class CalendarPopup(PopupFrame):
    """A month to pick a day from; arrows move, Enter picks, Escape leaves."""

    def __init__(self, shown: date, picked: Callable[[date], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picked = picked
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.French, QLocale.Country.France))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setAccessibleName(self.tr("Calendrier"))
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._dress()
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.addWidget(self.calendar)
        self.calendar.setFocus()

    def _dress(self) -> None:
        """Take the colours of the theme, which Qt's own month does not (red on black)."""
        lighter = QTextCharFormat()
        lighter.setForeground(QColor(Theme.tokens().muted))
        self.calendar.setHeaderTextFormat(lighter)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, lighter)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for name, meaning, words in (
            ("qt_calendar_prevmonth", "previous", self.tr("Mois précédent")),
            ("qt_calendar_nextmonth", "next", self.tr("Mois suivant")),
        ):
            arrow = self.calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(meaning))
                arrow.setAccessibleName(words)

    def _on_activated(self, day: QDate) -> None:
        self._picked(date(day.year(), day.month(), day.day()))
        self.close()
