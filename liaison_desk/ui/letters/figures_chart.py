"""Letters received and answered in time, as bars with their values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison_desk.domain.figures import FigureSpan
from liaison_desk.domain.figures_words import span_words
from liaison_desk.domain.french import month_name
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tokens

_HEIGHT, _LEGEND, _BETWEEN, _WIDEST = 208, 24, 2.0, 26.0
_LETTERS_OF_A_MONTH = (4, 3, 1)


class FiguresChart(QWidget):
    """Two bars for each month; what it shows is told to screen readers in words, and in the table beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[FigureSpan, ...] = ()
        self.setAccessibleName(self.tr("Courriers reçus et répondus"))
        self.setMinimumHeight(_HEIGHT - 48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_spans(self, spans: Sequence[FigureSpan]) -> None:
        """Show months or years."""
        self._spans = tuple(spans)
        told = self.tr("{span} : {received} reçus, {answered} répondus")
        self.setAccessibleDescription(
            " ; ".join(
                told.format(span=span_words(one), received=one.line.received, answered=one.line.answered)
                for one in spans
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = Theme.tokens()
        font = text_font(TextSize.small)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        self._paint_legend(painter, metrics, tokens)
        if self._spans:
            self._paint_bars(painter, metrics, tokens)
        painter.end()

    def _paint_legend(self, painter: QPainter, metrics: QFontMetricsF, tokens: Tokens) -> None:
        left = 0.0
        for words, answered in ((self.tr("Reçus"), False), (self.tr("dont répondus à ce jour"), True)):
            self._paint_bar(painter, QRectF(left, 3, 14, 12), tokens, answered)
            painter.setPen(QColor(tokens.muted))
            area = QRectF(left + 20, 0, metrics.horizontalAdvance(words) + 4, 18)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
            left = area.right() + 20

    def _paint_bars(self, painter: QPainter, metrics: QFontMetricsF, tokens: Tokens) -> None:
        line = metrics.height()
        top, bottom = _LEGEND + line, self.height() - line - 4
        step = self.width() / len(self._spans)
        wide = min(_WIDEST, (step - 6) / 2 - _BETWEEN / 2)
        most = max(max(one.line.received for one in self._spans), 1)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(0, round(bottom) + 1, self.width(), round(bottom) + 1)
        told = max(metrics.horizontalAdvance(str(one.line.received)) for one in self._spans) <= wide + _BETWEEN
        for place, one in enumerate(self._spans):
            middle = step * place + step / 2
            bars = ((one.line.received, middle - wide - _BETWEEN / 2, False), (one.line.answered, middle + 1, True))
            for value, left, answered in bars:
                high = (bottom - top) * value / most
                self._paint_bar(painter, QRectF(left, bottom - high, wide, high), tokens, answered)
                if told:
                    painter.setPen(QColor(tokens.text))
                    over = QRectF(left - 8, bottom - high - line, wide + 16, line)
                    painter.drawText(over, int(Qt.AlignmentFlag.AlignCenter), str(value) if value else "")
            painter.setPen(QColor(tokens.muted))
            under = QRectF(step * place, bottom + 4, step, line)
            painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), _named(one, metrics, step - 2))

    def _paint_bar(self, painter: QPainter, area: QRectF, tokens: Tokens, answered: bool) -> None:
        """Received is outlined, answered is full: told apart without their colours."""
        if area.height() <= 0:
            return
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(QColor(tokens.accent if answered else tokens.accent_soft))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, 0), 2, 2)


def _named(span: FigureSpan, metrics: QFontMetricsF, room: float) -> str:
    """Return the longest name of a month or a year for which there is room."""
    name = span_words(span) if span.by_year else month_name(span.first.month)
    shorter = [name, *((name[:letters] for letters in _LETTERS_OF_A_MONTH) if not span.by_year else (name[-2:],))]
    return next((words for words in shorter if metrics.horizontalAdvance(words) <= room), "")
