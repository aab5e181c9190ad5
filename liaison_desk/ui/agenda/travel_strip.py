"""The clashes of a week above its grid, each a chip that goes to its engagement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from liaison_desk.domain.clashes import Clash, ClashKind
from liaison_desk.domain.french import clock, counted, duration, short_date
from liaison_desk.domain.journeys import Journey
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.travel_words import clash_sentence
from liaison_desk.ui.agenda.travel_marks import Key, marks_of
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook, chip_width, paint_chip
from liaison_desk.ui.widgets.dress import empty, text, tooltip
from liaison_desk.ui.widgets.flow_layout import FlowLayout

_SHOWN = 3
_HEIGHT, _ROOM, _LEAST = 26, 870, 340


class ClashStrip(QWidget):
    """`chosen` gives the id of the engagement of the chip clicked; hidden while nothing clashes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Conflits de la semaine"))
        self._flow = FlowLayout(self, spacing=8)
        self.hide()

    def show_clashes(self, rows: Sequence[EngagementRow], journeys: Mapping[Key, Journey]) -> None:
        """Show each pair that clashes once, what is sure first."""
        empty(self._flow)
        found = sorted(_pairs(rows, journeys), key=lambda pair: pair[2] is not Tone.red)
        shown = found[:_SHOWN]
        for row, clash, tone in shown:
            chip = ClashChip(row, clash, tone, max(_LEAST, _ROOM // len(shown)))
            chip.clicked.connect(self._on_clicked)
            self._flow.addWidget(chip)
        if len(found) > _SHOWN:
            more = counted(len(found) - _SHOWN, self.tr("autre conflit"), self.tr("autres conflits"))
            self._flow.addWidget(text(more, "small"))
        self.setVisible(bool(found))

    def chips(self) -> list[ClashChip]:
        """Return the chips shown."""
        return [chip for chip in self.findChildren(ClashChip) if not chip.isHidden()]

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, ClashChip):
            self.chosen.emit(chip.identifier)


class ClashChip(QAbstractButton):
    """One clash: « mar. 5 mai, 15 h 15 : il manque 20 min de trajet · Assemblée du club »; `widest` is in pixels."""

    def __init__(
        self, row: EngagementRow, clash: Clash, tone: Tone, widest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self.identifier = row.key
        when = f"{short_date(row.starts_at.date())}, {clock(row.starts_at)}"
        lacks = (
            self.tr("en conflit")
            if clash.clash_kind is ClashKind.overlap
            else self.tr("il manque {minutes} de trajet").format(minutes=duration(clash.minutes_short))
        )
        # what matters comes first: the title is what may be cut
        self._look = ChipLook(f"{when} : {lacks} · {row.title}", tone, "alert")
        in_full = f"{row.title}, {when} : {clash_sentence(clash, row.starts_at.date())}"
        self.setAccessibleName(in_full)
        self.setToolTip(tooltip(in_full))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(min(chip_width(self._look) + 2, self._widest), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._look, self.rect().adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(Theme.tokens().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def _pairs(
    rows: Sequence[EngagementRow], journeys: Mapping[Key, Journey]
) -> Iterator[tuple[EngagementRow, Clash, Tone]]:
    """Yield each clash of the rows once, told by the later of the two."""
    for row in rows:
        journey = journeys.get((row.id, row.occurrence_of))
        for clash in journey.clashes if journey else ():
            if (clash.other_starts_at, clash.other_id) < (row.starts_at, row.id):
                yield row, clash, marks_of(row, journeys, {}).clash_tone
