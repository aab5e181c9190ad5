"""The signature circuit of a text: what each step said, and what can be answered now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from liaison_desk.domain.circuit_rules import current_step, is_passed, is_sent_back, missing_visas
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.circuit_dialogs import RemarkDialog, StepsDialog
from liaison_desk.ui.widgets.circuit_lines import circuit_lines
from liaison_desk.ui.widgets.dress import column, empty, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True)
class ShownCircuit:
    """What the card shows; `in_circuit` while answers are waited for, `is_frozen` once nothing more is to be said."""

    circuit: Sequence[CircuitStep]
    in_circuit: bool
    is_frozen: bool
    revision: int
    kept_versions: int
    today: date
    proposed: Sequence[CircuitStep] = ()


class CircuitCard(QWidget):
    """Signals say what is wanted, the owner does it.

    `started`; `answered` gives an Endorsement and a remark; `signed` why visas are missing, empty when none is;
    `arranged` the steps in their new order; `versions_requested`.
    """

    started = Signal()
    answered = Signal(object, str)
    signed = Signal(str)
    arranged = Signal(object)
    versions_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownCircuit | None = None
        self._title = SectionTitle(self.tr("Circuit"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._told = text("", "muted", wrap=True)
        verbs = QWidget()
        self._flow = FlowLayout(verbs)
        self._made: list[QPushButton] = []
        self.start = self._verb(self.tr("Mettre en circuit"), self.started.emit, meaning="next")
        self.favourable = self._verb(self.tr("Favorable"), lambda: self._answer(Endorsement.favourable), primary=True)
        self.sign = self._verb(self.tr("Signer"), lambda: self.signed.emit(""), primary=True)
        self.with_remarks = self._verb(self.tr("Avec observations…"), self._ask_remarks)
        self.to_rework = self._verb(self.tr("À reprendre…"), lambda: self._ask_why(Endorsement.to_rework))
        self.unfavourable = self._verb(self.tr("Défavorable…"), lambda: self._ask_why(Endorsement.unfavourable))
        self.sign_anyway = self._verb(self.tr("Signer sans attendre…"), self._ask_override)
        self.arrange = self._verb(self.tr("Étapes…"), self._arrange)
        self.versions = self._verb(self.tr("Versions…"), self.versions_requested.emit)
        self.setLayout(column(self._title, self._lines, self._told, verbs, spacing=8))

    def show_circuit(self, shown: ShownCircuit) -> None:
        """Show the steps of a text, and the verbs that make sense now."""
        self._shown = shown
        answered = next((made for made in self._made if made.hasFocus()), None)
        empty(self._lines)
        for line in circuit_lines(shown.circuit, shown.today):
            self._lines.addWidget(line)
        self._title.set_remark(self.tr("version {number}").format(number=shown.revision) if shown.revision > 1 else "")
        self._told.setText(self._sentence(shown))
        self._told.setVisible(bool(self._told.text()))
        self._offer(shown)
        offered = next((made for made in self._made if not made.isHidden()), None)
        if answered is not None and answered.isHidden() and offered is not None:
            offered.setFocus()  # the next answer is one key away

    def _offer(self, shown: ShownCircuit) -> None:
        place = current_step(shown.circuit)
        waited = shown.circuit[place] if place is not None and shown.in_circuit else None
        asks_visa = waited is not None and waited.step_kind is CircuitStepKind.endorsement
        asks_signature = waited is not None and waited.step_kind is CircuitStepKind.signature
        ends_signed = any(step.step_kind is CircuitStepKind.signature for step in shown.circuit)
        self.start.setVisible(not shown.is_frozen and (not shown.in_circuit or not shown.circuit))
        self.favourable.setVisible(asks_visa)
        self.with_remarks.setVisible(asks_visa)
        self.sign.setVisible(asks_signature)
        self.to_rework.setVisible(waited is not None)
        self.unfavourable.setVisible(asks_visa)
        self.sign_anyway.setVisible(asks_visa and ends_signed)
        self.arrange.setVisible(not shown.is_frozen)
        self.versions.setVisible(bool(shown.kept_versions))

    def _sentence(self, shown: ShownCircuit) -> str:
        if shown.is_frozen:
            return ""
        if not shown.circuit:
            return self.tr("Pas encore en circuit. D'habitude : {roles}.").format(
                roles=", ".join(step.role for step in shown.proposed)
            )
        if shown.in_circuit:
            return ""
        if is_sent_back(shown.circuit):
            return self.tr("Le texte est revenu à son auteur : reprenez-le, puis remettez-le en circuit.")
        if any(step.cancelled_reason for step in shown.circuit) and not is_passed(shown.circuit):
            return self.tr("Le texte a changé : il est à revoir par tous. Remettez-le en circuit quand il est prêt.")
        return ""

    def _answer(self, endorsement: Endorsement, remark: str = "") -> None:
        self.answered.emit(endorsement, remark)

    def _ask_remarks(self) -> None:
        self._open(
            RemarkDialog(
                self.tr("Favorable avec observations"),
                self.tr("Le texte continue son circuit ; les observations restent lisibles à côté du visa."),
                (self.tr("Donner ce visa"), lambda words: self._answer(Endorsement.with_remarks, words)),
                self.tr("Écrivez l'observation, ou donnez un visa favorable."),
                self,
            )
        )

    def _ask_why(self, endorsement: Endorsement) -> None:
        to_rework = endorsement is Endorsement.to_rework
        self._open(
            RemarkDialog(
                self.tr("À reprendre") if to_rework else self.tr("Avis défavorable"),
                self.tr("Le texte revient à son auteur ; cette version est gardée et la suivante commence."),
                (
                    self.tr("Rendre à reprendre") if to_rework else self.tr("Rendre avec avis défavorable"),
                    lambda words: self._answer(endorsement, words),
                ),
                self.tr("Dites ce qui est à reprendre."),
                self,
            )
        )

    def _ask_override(self) -> None:
        roles = ", ".join(missing_visas(self._shown.circuit)) if self._shown else ""
        self._open(
            RemarkDialog(
                self.tr("Signer sans attendre les visas"),
                self.tr("Il manque : {roles}. La raison reste à côté de la signature.").format(roles=roles),
                (self.tr("Signer"), self.signed.emit),
                self.tr("Dites pourquoi la signature n'attend pas : urgence, absence, accord oral…"),
                self,
            )
        )

    def _arrange(self) -> None:
        if self._shown is not None:
            self._open(StepsDialog(self._shown.circuit or self._shown.proposed, self.arranged.emit, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _verb(self, words: str, act: Callable[[], object], *, primary: bool = False, meaning: str = "") -> QPushButton:
        made = button(words, act, compact=True, primary=primary, meaning=meaning)
        self._flow.addWidget(made)
        self._made.append(made)
        return made
