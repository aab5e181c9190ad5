"""« Formules »: what a letter to somebody will say, and the envelope."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.ui.partners.formulas import Formulas
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, dressed, row, text


class FormulasPanel(QWidget):
    """Salutation, closing, inside address and envelope; « personnalisé » where the partner's own wording wins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.salutation, self._own_salutation = self._line(), self._chip()
        self.closing, self._own_closing = self._line(), self._chip()
        self.address, self._own_address = self._line(), self._chip()
        self.envelope = self._line()
        self.warnings = dressed(text("", "tinted", wrap=True), tone=Tone.amber.value)
        self._title = SectionTitle(self.tr("Formules"))
        self.setLayout(
            column(
                self._title,
                self._entry(self.tr("Formule d'appel"), self.salutation, self._own_salutation),
                self._entry(self.tr("Formule de politesse"), self.closing, self._own_closing),
                self._entry(self.tr("Suscription dans la lettre"), self.address, self._own_address),
                self._entry(self.tr("Adresse sur l'enveloppe (NF Z 10-011)"), self.envelope, None),
                self.warnings,
                spacing=GRID,
            )
        )
        self.clear()

    def show_formulas(self, formulas: Formulas, fields: PartnerFields) -> None:
        """Show how somebody is written to."""
        self._title.set_remark(self.tr("écrites à la main") if fields.handwritten_salutation else "")
        self.salutation.setText(formulas.salutation)
        self.closing.setText(formulas.closing_formula)
        self.address.setText("\n".join(formulas.inside_address))
        self.envelope.setText("\n".join(formulas.envelope.lines))
        self._own_salutation.setVisible(bool(fields.salutation or fields.preferred_title))
        self._own_closing.setVisible(bool(fields.closing_formula or fields.closing_level))
        self._own_address.setVisible(bool(fields.inside_address))
        self.warnings.setText("\n".join(formulas.envelope.warnings))
        self.warnings.setVisible(bool(formulas.envelope.warnings))

    def clear(self) -> None:
        """Show nobody's formulas yet."""
        self._title.set_remark("")
        for line in (self.salutation, self.closing, self.address, self.envelope):
            line.setText("—")
        for hidden in (self._own_salutation, self._own_closing, self._own_address, self.warnings):
            hidden.hide()

    def _line(self) -> QLabel:
        line = text("", "base", wrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return line

    def _chip(self) -> Chip:
        return Chip(self.tr("personnalisé"), Tone.blue, "edit")

    def _entry(self, label: str, words: QLabel, chip: Chip | None) -> QWidget:
        made = QWidget()
        words.setAccessibleName(label)
        head = row(text(label, "small"), chip, None) if chip else row(text(label, "small"), None)
        made.setLayout(column(head, words, spacing=2))
        return made
