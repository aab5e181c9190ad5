"""What a record calls to be careful with, told above its content: ties, recusals, pre-electoral periods."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.cautions import Caution, CautionKind
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text
from liaison_desk.ui.widgets.messages import Picture

_GRAVE = frozenset({CautionKind.recusal, CautionKind.interest})


class CautionBanner(QFrame):
    """One line for each caution, with the text it comes from; nothing when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Points de vigilance"))
        self._lines = column(spacing=GRID // 2)
        self._lines.setContentsMargins(12, GRID, 12, GRID)
        self.setLayout(self._lines)
        self._shown: tuple[Caution, ...] = ()
        self.hide()

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        """Show these cautions in place of those before."""
        if tuple(cautions) == self._shown:
            return
        self._shown = tuple(cautions)
        empty(self._lines)
        tone = Tone.red if any(caution.kind in _GRAVE for caution in cautions) else Tone.amber
        for caution in cautions:
            self._lines.addWidget(_line(caution, tone))
        dressed(self, role="banner", tone=tone.value)
        self.setVisible(bool(cautions))

    def cautions(self) -> tuple[Caution, ...]:
        """Return what is shown."""
        return self._shown


def _line(caution: Caution, tone: Tone) -> QWidget:
    shown = QWidget()
    words = text(caution.sentence, wrap=True)
    words.setAccessibleName(f"{caution.sentence} {caution.source}")
    shown.setToolTip(caution.source)
    line = row(Picture("alert", tone.value), words, spacing=GRID)
    line.setStretch(1, 1)
    shown.setLayout(line)
    return shown
