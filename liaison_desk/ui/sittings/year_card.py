"""What the year asks of the sittings: the nearest markers, the whole year on demand, which sitting answers each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import NO_BREAK, day_and_month
from liaison_desk.domain.yearly_markers import MarkerKind, YearMarker
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.dress import column, empty, tooltip

_NEAREST = 2


class YearCard(Card):
    """Shows the next two markers; a button shows the others, each with its reason and its source as a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=round(1.5 * GRID))
        self._markers: Sequence[YearMarker] = ()
        self._today = date.min
        self._shows_all = False
        title = SectionTitle(self.tr("Repères"))
        title.setToolTip(self.tr("Ce que l'année demande aux séances : budget, débat, rapports, été."))
        self.all_button = button("", self._turn, compact=True, quiet=True)
        title.add_action(self.all_button)
        self._lines = column(spacing=6)
        self.body.addWidget(title)
        self.body.addLayout(self._lines)

    def show_markers(self, markers: Sequence[YearMarker], today: date) -> None:
        """Show markers in place of those before."""
        if (tuple(markers), today) != (self._markers, self._today):
            self._markers, self._today = tuple(markers), today
            self._fill()

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _fill(self) -> None:
        self.all_button.setText(self.tr("Les plus proches") if self._shows_all else self.tr("Toute l'année"))
        self.all_button.setVisible(len(self._markers) > _NEAREST)
        empty(self._lines)
        for one in self._markers if self._shows_all else self._markers[:_NEAREST]:
            self._lines.addWidget(self._line(one))

    def _line(self, one: YearMarker) -> QWidget:
        made = QWidget()
        title, when = ElidedLabel(one.title), ElidedLabel(self._when(one), "small")
        made.setLayout(column(title, when, spacing=0))
        source = self.tr("Source{space}: {source}.").format(space=NO_BREAK, source=one.source)
        reason = f"{one.reason[:1].upper()}{one.reason[1:]}. {source}"
        made.setToolTip(tooltip(f"{one.title}, {self._when(one)}. {reason}"))
        for part in (title, when):
            part.setAccessibleDescription(reason)
        return made

    def _when(self, one: YearMarker) -> str:
        last = self._day(one.last)
        words = self.tr("d'ici au {last}").format(last=last)
        if one.first:
            words = f"{day_and_month(one.first)} – {last}"
        if one.sitting:
            return f"{words} · {self.tr('inscrit le {day}').format(day=self._day(one.sitting.held_on))}"
        return words if one.kind is MarkerKind.recess else f"{words} · {self.tr('aucune séance')}"

    def _day(self, day: date) -> str:
        return day_and_month(day) if day.year == self._today.year else f"{day_and_month(day)} {day.year}"
