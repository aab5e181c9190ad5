"""What to look at in a note before it leaves, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.note_checks import NoteRemark
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, empty, row, text
from liaison_desk.ui.widgets.messages import Picture

_LONGEST = 60


class RemarksList(QWidget):
    """`go_requested` gives the heading of the section to look at, and the words in it."""

    go_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = column(spacing=4)
        self.setLayout(self._lines)
        self._shown: tuple[NoteRemark, ...] | None = None
        self.show_remarks(())

    def show_remarks(self, remarks: Sequence[NoteRemark]) -> None:
        """Show these remarks in place of those before."""
        ordered = tuple(remarks)
        if ordered == self._shown:
            return
        self._shown = ordered
        empty(self._lines)
        if not ordered:
            self._lines.addWidget(text(self.tr("Rien à signaler."), "muted"))
        for remark in ordered:
            self._lines.addWidget(self._line(remark))

    def remarks(self) -> tuple[NoteRemark, ...]:
        """Return what is shown."""
        return self._shown or ()

    def _line(self, remark: NoteRemark) -> QWidget:
        made = QWidget()
        picture = Picture("error" if remark.blocks else "alert", "red" if remark.blocks else "amber")
        line = row(picture, text(_words(remark), wrap=True), spacing=GRID)
        line.setStretch(1, 1)
        if remark.place:
            go = button(
                self.tr("Aller à"),
                lambda: self.go_requested.emit(remark.place, remark.excerpt),
                compact=True,
                quiet=True,
            )
            go.setAccessibleName(self.tr("Aller à « {heading} »").format(heading=remark.place))
            go.setToolTip(go.accessibleName())
            line.addWidget(go)
        made.setLayout(line)
        return made


def _words(remark: NoteRemark) -> str:
    """Return « Contexte : phrase de 31 mots… « Le Département… » »."""
    quoted = remark.excerpt if len(remark.excerpt) <= _LONGEST else f"{remark.excerpt[:_LONGEST].rstrip()}…"
    shown = remark.sentence if not quoted or quoted in remark.sentence else f"{remark.sentence} « {quoted} »"
    return f"{remark.place} : {shown[:1].lower()}{shown[1:]}" if remark.place else shown
