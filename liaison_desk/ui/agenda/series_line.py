"""What the detail says of a series: its rule in words, and what can be done with one date or with all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import short_date
from liaison_desk.domain.recurrence_words import recurrence_sentence
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Picture


class SeriesLine(QWidget):
    """Hidden for what does not repeat."""

    def __init__(self, verbs: EngagementVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = text("", "strong", wrap=True)
        self._dates = text("", "muted", wrap=True)
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons)
        for action in verbs.of_series():
            buttons.addWidget(action_button(action))
        picture = Picture("repeat")
        line = row(picture, self._rule, spacing=GRID)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, self._dates, self._buttons, spacing=6))
        self.hide()

    def show_series(self, series: EngagementFields | None, coming: Sequence[date], today: date) -> None:
        """Say the rule of a series, and its next dates when there are some to say."""
        self.setVisible(series is not None)
        if series is None or series.recurrence is None:
            return
        self._rule.setText(recurrence_sentence(series.recurrence, series.day))
        dates = ", ".join(short_date(day, today) for day in coming)
        self._dates.setText(self.tr("Prochaines dates : {dates}").format(dates=dates))
        self._dates.setVisible(bool(coming))

    def offer_verbs(self, offered: bool) -> None:
        """Offer what can be done with one date, or not."""
        self._buttons.setVisible(offered)
