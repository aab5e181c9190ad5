"""The dates of a letter side by side, those that press in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.french import NO_BREAK, full_date, short_date
from liaison_desk.domain.half_days import half_days_between
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.ui.letters.phrases import due_tone, due_words
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.dress import column, dressed, row, text

translate = QCoreApplication.translate


@dataclass(frozen=True)
class DateCell:
    """One date: what it is, the day in words, a remark, the day in full."""

    title: str
    words: str
    remark: str = ""
    tone: Tone = Tone.neutral
    in_full: str = ""


class DatesStrip(QFrame):
    """A frame cut in as many cells as there are dates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = row(spacing=0, margins=1)
        self.setLayout(self._line)

    def show_cells(self, cells: Sequence[DateCell]) -> None:
        """Show these dates in place of those before."""
        while item := self._line.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for cell in cells:
            self._line.addWidget(_Cell(cell), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(Theme.tokens().line))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        for place in range(1, self._line.count()):
            item = self._line.itemAt(place)
            left = item.geometry().left() if item else 0
            painter.drawLine(left, 0, left, self.height())
        painter.end()


class _Cell(QFrame):
    def __init__(self, cell: DateCell) -> None:
        super().__init__()
        if cell.tone is not Tone.neutral:
            dressed(self, role="banner", tone=cell.tone.value)
        title = text(cell.title, "small", wrap=True)
        words = text(cell.words.replace(" ", NO_BREAK), "strong", wrap=True)
        inside = column(title, words, spacing=1)
        if cell.remark:
            inside.addWidget(text(cell.remark, "small", wrap=True))
        inside.addStretch(1)
        inside.setContentsMargins(10, 7, 8, 8)
        self.setLayout(inside)
        self.setToolTip(cell.in_full)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def cells_of(fields: LetterFields, office: OfficeFields, today: date) -> list[DateCell]:
    """Return the dates worth showing: what happened, then what is due."""
    if fields.mail_register is MailRegister.incoming:
        happened = [
            (translate("Letters", "Daté du"), fields.document_date),
            (translate("Letters", "Reçu le"), fields.received_on),
        ]
    else:
        happened = [
            (translate("Letters", "Signé le"), fields.signed_on),
            (translate("Letters", "Envoyé le"), fields.sent_on),
        ]
    cells = [
        DateCell(title, short_date(day, today) if day else "—", in_full=full_date(day) if day else "")
        for title, day in happened
    ]
    return [*cells, _due_cell(fields, office, today)]


def _due_cell(fields: LetterFields, office: OfficeFields, today: date) -> DateCell:
    title = translate("Letters", "Échéance")
    due = fields.due_date
    if due is None:
        return DateCell(title, "—")
    tone = due_tone(due, fields.state, today)
    remarks = [due_words(due, today)] if tone is not Tone.neutral else []
    if fields.state.is_open and due >= today and _is_away(due, office):
        remarks.append(translate("Letters", "hors présence"))
        tone = Tone.amber if tone is Tone.neutral else tone
    return DateCell(title, short_date(due, today), "\n".join(remarks), tone, full_date(due))


def _is_away(day: date, office: OfficeFields) -> bool:
    """Tell whether the officer does not work that day (nobody knows while no half-day is set)."""
    return bool(office.worked_half_days) and not half_days_between(day, day, office.worked_half_days)
