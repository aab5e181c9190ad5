"""The half-days worked, as a grid of five days that is clicked or typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QWidget

from liaison_desk.domain.french import weekday_name
from liaison_desk.domain.labels import label
from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID, RADIUS, Tokens
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.editor import Editor

_DAYS = 5
_NEXT: dict[HalfDayPlace | None, HalfDayPlace | None] = {
    HalfDayPlace.office: HalfDayPlace.telework,
    HalfDayPlace.telework: None,
    None: HalfDayPlace.office,
}
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class HalfDayCell(QAbstractButton):
    """One half-day; Space or a click goes to the next place, B, T and H say which one, arrows go elsewhere."""

    moved = Signal(int, int)
    changed = Signal()

    def __init__(self, weekday: int, afternoon: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weekday, self.afternoon = weekday, afternoon
        self.place: HalfDayPlace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self.show_place(None)

    def show_place(self, place: HalfDayPlace | None) -> None:
        """Show where this half-day is worked; None when it is not."""
        self.place = place
        half = self.tr("après-midi") if self.afternoon else self.tr("matin")
        named = self.tr("{day} {half} : {place}")
        self.setAccessibleName(named.format(day=weekday_name(self.weekday), half=half, place=self._words()))
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.tr("Hors présence"))
        return QSize(words + 4 * GRID, self.fontMetrics().height() + 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = {Qt.Key.Key_B: HalfDayPlace.office, Qt.Key.Key_T: HalfDayPlace.telework, Qt.Key.Key_H: None}
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(*_STEPS[Qt.Key(event.key())])
        elif event.key() in chosen and not event.modifiers():
            self._choose(chosen[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        painter.setFont(text_font(TextSize.small, strong=self.place is not None))
        painter.setPen(QColor(tokens.muted if self.place is None else tokens.text))
        room = self.rect().adjusted(GRID // 2, 0, -GRID // 2, 0)
        words = painter.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        inner = self.rect().adjusted(1, 1, -1, -1)
        grounds = {
            HalfDayPlace.office: tokens.accent_soft,
            HalfDayPlace.telework: tokens.surface,
            None: tokens.away,
        }
        painter.setBrush(QColor(grounds[self.place]))
        focused = self.hasFocus()
        edge = tokens.accent if focused or self.place else tokens.field_line if self.underMouse() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
        if self.place is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(tokens.hatch), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(inner, RADIUS, RADIUS)

    def _words(self) -> str:
        return self.tr("Hors présence") if self.place is None else label(self.place)

    def _on_clicked(self) -> None:
        self._choose(_NEXT[self.place])

    def _choose(self, place: HalfDayPlace | None) -> None:
        if place is not self.place:
            self.show_place(place)
            self.changed.emit()


class HalfDayGrid(Editor):
    """Edits `worked_half_days`; one stop of the Tab key, arrows inside. Half-days of the week-end are kept as given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: list[dict[str, Any]] = []
        self._count: QLabel = text("", "hint")
        self.cells = [HalfDayCell(weekday, afternoon) for afternoon in (False, True) for weekday in range(_DAYS)]
        grid = QGridLayout()
        grid.setSpacing(GRID // 2)
        for weekday in range(_DAYS):
            day = text(weekday_name(weekday).capitalize(), "small")
            day.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(day, 0, weekday + 1)
            grid.setColumnStretch(weekday + 1, 1)
        for afternoon, words in enumerate((self.tr("Matin"), self.tr("Après-midi"))):
            grid.addWidget(text(words, "small"), afternoon + 1, 0)
        for cell in self.cells:
            grid.addWidget(cell, int(cell.afternoon) + 1, cell.weekday + 1)
            cell.moved.connect(self._on_moved)
            cell.changed.connect(self._on_changed)
            cell.installEventFilter(self)
        self.setLayout(column(grid, self._count, spacing=GRID // 2))
        self._enter(self.cells[0])
        self._count_half_days()

    def value(self) -> list[dict[str, Any]]:
        worked = [
            {"weekday": cell.weekday, "afternoon": cell.afternoon, "place": cell.place}
            for cell in sorted(self.cells, key=lambda cell: (cell.weekday, cell.afternoon))
            if cell.place is not None
        ]
        return [*worked, *self._kept]

    def set_value(self, value: Any) -> None:
        given: list[dict[str, Any]] = [half if isinstance(half, dict) else half.model_dump() for half in value or ()]
        places = {(half["weekday"], bool(half["afternoon"])): HalfDayPlace(half["place"]) for half in given}
        self._kept = [half for half in given if half["weekday"] >= _DAYS]
        for cell in self.cells:
            cell.show_place(places.get((cell.weekday, cell.afternoon)))
        self._count_half_days()

    def input(self) -> QWidget:
        return self._entered

    def name(self, words: str, required: bool = False) -> None:
        self.setAccessibleName(words)
        help_words = self.tr(
            "Espace change le lieu ; B bureau, T télétravail, H hors présence ; flèches pour circuler."
        )
        for cell in self.cells:
            cell.setAccessibleDescription(help_words)

    def mark_invalid(self, sentence: str) -> None:
        self.setAccessibleDescription(sentence)

    def _enter(self, entered: HalfDayCell) -> None:
        self._entered = entered
        for cell in self.cells:
            policy = Qt.FocusPolicy.StrongFocus if cell is entered else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)
        self.setFocusProxy(entered)

    def _on_moved(self, across: int, down: int) -> None:
        here = self.sender()
        if not isinstance(here, HalfDayCell):
            return
        weekday = min(max(here.weekday + across, 0), _DAYS - 1)
        afternoon = bool(min(max(int(here.afternoon) + down, 0), 1))
        target = next(cell for cell in self.cells if (cell.weekday, cell.afternoon) == (weekday, afternoon))
        self._enter(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        if isinstance(cell := self.sender(), HalfDayCell):
            self._enter(cell)
        self._count_half_days()
        self.edited.emit()

    def _count_half_days(self) -> None:
        worked = [cell for cell in self.cells if cell.place is not None]
        away = sum(cell.place is HalfDayPlace.telework for cell in worked)
        words = self.tr("{worked} demi-journées par semaine, dont {away} en télétravail")
        self._count.setText(words.format(worked=len(worked), away=away))
