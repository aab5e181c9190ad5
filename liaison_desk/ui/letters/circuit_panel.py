"""The signature circuit of the letter read, and its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.text_changes import KeptText
from liaison_desk.domain.written_texts import text_parts
from liaison_desk.services.clock import OFFICE_ZONE, today
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.circuit_card import CircuitCard, ShownCircuit
from liaison_desk.ui.widgets.versions_dialog import ShownVersion, VersionsDialog

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class CircuitPanel(Card):
    """Shows the circuit of a letter that goes out, and does what its card asks for; `signed` once it has its number."""

    signed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=12)
        self._session = session
        self._sheet: Sheet[LetterFields] | None = None
        self.card = CircuitCard()
        self.setAccessibleName(self.tr("Circuit"))
        self.body.addWidget(self.card)
        self.card.started.connect(self._start)
        self.card.answered.connect(self._answer)
        self.card.signed.connect(self.sign)
        self.card.arranged.connect(self._arrange)
        self.card.versions_requested.connect(self.open_versions)

    def show_letter(self, sheet: Sheet[LetterFields]) -> None:
        """Show the circuit of a letter; nothing for one that came in, or signed or cancelled without a circuit."""
        fields = sheet.fields
        self._sheet = sheet
        frozen = bool(sheet.number) or not fields.state.is_open
        shown = fields.mail_register is MailRegister.outgoing and (not frozen or bool(fields.circuit))
        self.setVisible(shown)
        if not shown:
            return
        circuits = self._session.desk.circuits
        self.card.show_circuit(
            ShownCircuit(
                circuit=fields.circuit,
                in_circuit=fields.state is LetterState.in_circuit,
                is_frozen=frozen,
                revision=fields.revision,
                kept_versions=len(circuits.kept_letters(sheet.reference.id)),
                today=today(self._session.desk.clock),
                proposed=() if fields.circuit else circuits.usual(sheet.reference),
            )
        )

    def sign(self, without_visas: str = "") -> None:
        """Sign the letter, unless its reading finds what keeps it from being signed."""
        if self._sheet is None:
            return
        desk, identifier = self._session.desk, self._sheet.reference.id
        blocking = [remark.sentence for remark in desk.letter_check.of(identifier) if remark.blocking]
        if blocking:
            self._session.refused.emit(" ".join(blocking))
            return
        number = self._session.attempt(lambda: desk.circuits.sign(identifier, without_visas))
        if number:
            self._session.told.emit(self.tr("Courrier signé sous le numéro {number}").format(number=number), True)
            self.signed.emit()

    def open_versions(self) -> VersionsDialog | None:
        """Show the versions of the letter, two of them compared."""
        if self._sheet is None:
            return None
        kept = self._session.desk.circuits.kept_letters(self._sheet.reference.id)
        dialog = VersionsDialog(self._sheet.fields.subject, shown_versions(kept, self._sheet.fields), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _start(self) -> None:
        if self._sheet is not None:
            sheet = self._sheet
            self._session.attempt(
                lambda: self._session.desk.circuits.start(sheet.reference), self.tr("Courrier mis en circuit")
            )

    def _answer(self, endorsement: Endorsement, remark: str) -> None:
        if self._sheet is not None:
            sheet = self._sheet
            self._session.attempt(
                lambda: self._session.desk.circuits.answer(sheet.reference, endorsement, remark),
                self.tr("Visa : {words}").format(words=label(endorsement).lower()),
            )

    def _arrange(self, steps: list[CircuitStep]) -> None:
        if self._sheet is not None:
            sheet = self._sheet
            self._session.attempt(
                lambda: self._session.desk.circuits.arrange(sheet.reference, steps), self.tr("Étapes enregistrées")
            )


def shown_versions(kept: list[KeptText[LetterFields]], current: LetterFields) -> list[ShownVersion]:
    """Return the versions kept of a letter, then its text as it is now."""
    made = [
        ShownVersion(
            f"Version {one.revision}",
            f"{long_date(one.kept_at.astimezone(OFFICE_ZONE).date())}, {one.reason}",
            text_parts(one.fields),
        )
        for one in kept
    ]
    return [*made, ShownVersion(f"Version {current.revision}", "texte actuel", text_parts(current))]
