"""The agenda as an .ics file: which engagements, and whether what is restricted is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import CheckBox


class ExportDialog(QDialog):
    """Everything, the selection or one engagement; `told` gets the ids (none means all) and whether to hide."""

    def __init__(
        self,
        selected: Sequence[str],
        one: tuple[str, str] | None,
        told: Callable[[Sequence[str], bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(self.tr("Exporter l'agenda"))
        self.setMinimumWidth(460)
        self.choices: list[tuple[QRadioButton, Sequence[str]]] = [(QRadioButton(self.tr("&Tout l'agenda")), ())]
        if len(selected) > 1:
            words = self.tr("La &sélection ({number})").format(number=counted(len(selected), self.tr("engagement")))
            self.choices.append((QRadioButton(words), tuple(selected)))
        if one is not None:
            words = self.tr("&Cet engagement : {title}").format(title=one[1].replace("&", "&&"))
            self.choices.append((QRadioButton(words), (one[0],)))
        self.choices[-1 if len(selected) > 1 and one is None else 0][0].setChecked(True)
        self.redacted = CheckBox(self.tr("&Masquer ce qui est restreint : seul « Occupé » est écrit"))
        export = button(self.tr("Choisir le fichier…"), self.accept, primary=True)
        export.setDefault(True)
        back = button(self.tr("Ne pas exporter"), self.reject)
        explained = text(
            self.tr("Un fichier .ics s'ouvre dans Outlook, Google Agenda ou un téléphone ; réimporté, il met à jour."),
            "muted",
            wrap=True,
        )
        layout = column(text(self.tr("Exporter l'agenda (.ics)"), "heading"), explained, spacing=10, margins=20)
        for choice, _ids in self.choices:
            layout.addWidget(choice)
        layout.addWidget(self.redacted)
        layout.addLayout(row(None, back, export))
        self.setLayout(layout)

    def accept(self) -> None:
        """Tell what was chosen."""
        chosen = next(ids for choice, ids in self.choices if choice.isChecked())
        super().accept()
        self._told(chosen, self.redacted.isChecked())
