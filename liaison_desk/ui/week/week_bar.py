"""The head of the week: which one, how full it is, what is to recuperate, the way to the others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import full_date
from liaison_desk.services.week_plan import WeekPlan
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.week import words
from liaison_desk.ui.week.verbs import WeekVerbs
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import row, text


class WeekBar(QWidget):
    """Says; the verbs do."""

    def __init__(self, verbs: WeekVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = text("", "subtitle")
        self.load = ElidedLabel("", "subtitle")
        self.recuperation = Chip()
        self.recuperation.hide()
        title, dot = text(self.tr("Ma semaine"), "title"), text("·", "subtitle")
        line = row(title, self.period, dot, self.load, self.recuperation)
        line.setStretch(3, 1)
        line.addLayout(
            row(
                icon_button("previous", self.tr("Semaine précédente"), verbs.previous.trigger),
                button(self.tr("Aujourd'hui"), verbs.today.trigger, compact=True),
                icon_button("next", self.tr("Semaine suivante"), verbs.next.trigger),
                spacing=4,
            )
        )
        self.create_button = button(
            self.tr("Nouvelle tâche"), verbs.create.trigger, primary=True, compact=True, meaning="add"
        )
        line.addWidget(self.create_button)
        self.setLayout(line)

    def show_plan(self, plan: WeekPlan) -> None:
        """Say what week it is."""
        self.period.setText(words.week_period(plan.monday))
        self.period.setToolTip(full_date(plan.monday))
        self.load.setText(words.week_load(plan))
        balance = words.recuperation(plan.recuperation)
        self.recuperation.set_look(ChipLook(balance, Tone.blue if plan.recuperation > 0 else Tone.neutral, "time"))
        self.recuperation.setVisible(bool(balance))
        self.recuperation.setToolTip(
            self.tr("En demi-journées : soirées et week-ends travaillés, moins ce qui a été récupéré")
        )
