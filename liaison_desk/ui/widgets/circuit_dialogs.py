"""What is asked about a circuit: a remark on a text, its steps in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.circuit_rules import checked_steps
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.ui.forms.cells import choice_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import TextEditor


class RemarkDialog(DecisionDialog):
    """Asks for the words of an answer; `missing` is said when there are none."""

    def __init__(
        self,
        title: str,
        explained: str,
        verb: tuple[str, Callable[[str], object]],
        missing: str,
        parent: QWidget | None = None,
    ) -> None:
        words, told = verb
        editor = TextEditor(lines=4)
        super().__init__(
            title, explained, (self.tr("Remarque"), editor), (words, lambda value: told(str(value))), missing, parent
        )


class StepsDialog(QDialog):
    """The steps still to come of a circuit, put in order by hand; what was answered stays as it is."""

    def __init__(
        self,
        circuit: Sequence[CircuitStep],
        told: Callable[[list[CircuitStep]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answered = [step for step in circuit if not step.is_pending]
        self._told = told
        self.setWindowTitle(self.tr("Étapes du circuit"))
        self.setMinimumSize(600, 420)
        self.steps = EditableTable(
            (
                TableColumn("role", self.tr("Qui")),
                TableColumn("person", self.tr("Nom"), 180),
                cell_column("step_kind", self.tr("Attendu"), choice_cell(CircuitStepKind), 110),
            ),
            self.tr("Étapes du circuit, dans l'ordre"),
            lambda: CircuitStep(role="").model_dump(),
            add_words=self.tr("Ajouter une étape"),
        )
        self.steps.set_value([step for step in circuit if step.is_pending])
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        done = button(self.tr("Enregistrer"), self.accept, primary=True)
        leave = button(self.tr("Abandonner"), self.reject)
        explained = self.tr(
            "Chacun donne son visa à son tour ; la signature vient en dernier. Alt+↑ et Alt+↓ déplacent."
        )
        self.setLayout(
            column(
                text(explained, "muted", wrap=True),
                self.steps,
                self._problem,
                row(None, leave, done),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.steps.table.setFocus()

    def accept(self) -> None:
        try:
            written = [validated(CircuitStep, values) for values in self.steps.value()]
            steps = checked_steps([*self._answered, *written])
        except (ValueError, UserError) as error:
            self._problem.setText(error.sentence if isinstance(error, UserError) else str(error))
            self._problem.show()
            self.steps.table.setFocus()
            return
        super().accept()
        self._told(steps)
