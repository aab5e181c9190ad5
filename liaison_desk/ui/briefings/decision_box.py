"""What was decided of a note, and the verb that enters it in the register."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_desk.domain.decisions import UNSETTLED, DecisionFields
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, row, text


class DecisionBox(QWidget):
    """`open_requested` and `decide_requested` when their buttons are pressed."""

    open_requested = Signal()
    decide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip()
        self._words = text("", "strong", wrap=True)
        self._told = text("", "muted", wrap=True)
        self.open_button = button(self.tr("Ouvrir la décision"), self.open_requested.emit, compact=True, meaning="open")
        self.decide_button = button(
            self.tr("Décider…"), self.decide_requested.emit, compact=True, primary=True, meaning="decision"
        )
        head = row(self._chip, self._words)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._told, row(self.decide_button, self.open_button, None), spacing=8))
        self.show_decision(None)

    def button_shown(self) -> QPushButton:
        """Return the button of what comes next."""
        return self.open_button if self.decide_button.isHidden() else self.decide_button

    def show_decision(self, sheet: Sheet[DecisionFields] | None) -> None:
        """Show the decision that holds, None while there is none."""
        decided = sheet.fields if sheet else None
        is_open = decided is None or decided.outcome in UNSETTLED
        self.decide_button.setVisible(is_open)
        self.open_button.setVisible(sheet is not None)
        self._told.setVisible(decided is not None)
        if decided is None:
            self._chip.set_look(ChipLook(self.tr("à décider"), Tone.amber, "waiting"))
            self._words.setText(self.tr("Aucune décision n'est encore inscrite au registre."))
            return
        self._chip.set_look(ChipLook(label(decided.outcome), Tone.amber if is_open else Tone.green, "decision"))
        self._words.setText(decided.chosen_option or decided.subject)
        told = (long_date(decided.decided_on), decided.decided_by, decided.reason)
        self._told.setText(" · ".join(part for part in told if part))
