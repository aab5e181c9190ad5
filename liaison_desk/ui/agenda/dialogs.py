"""The decisions that need one more thing: a reason, a representative, a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateTimeEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField
from liaison_desk.ui.widgets.text_edits import LineEditor


class DecisionDialog(QDialog):
    """One field and one verb; nothing happens while the field means nothing."""

    def __init__(
        self,
        title: str,
        explained: str,
        field: tuple[str, Editor],
        verb: tuple[str, Callable[[object], object]],
        missing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = field[1]
        self._told = verb[1]
        self._missing = missing
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        label = text(field[0], "label")
        self.editor.name(field[0], required=True)
        label.setBuddy(self.editor.input())
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.verb_button = button(verb[0], self.accept, primary=True)
        self.verb_button.setDefault(True)
        back = button(self.tr("Ne rien changer"), self.reject)
        self.setLayout(
            column(
                text(title, "heading", wrap=True),
                text(explained, "muted", wrap=True),
                label,
                self.editor,
                self._problem,
                row(None, back, self.verb_button),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.editor.input().setFocus()

    def accept(self) -> None:
        """Do it when the field says something."""
        try:
            value = self.editor.value()
        except ValueError as error:
            self._say(str(error))
            return
        if not value:
            self._say(self._missing)
            return
        super().accept()
        self._told(value)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence[:1].upper() + sentence[1:])
        self._problem.show()
        self.editor.mark_invalid(sentence)
        self.editor.input().setFocus()


class Decisions:
    """Makes the dialogs, in the words of each decision."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def decline(self, title: str, told: Callable[[object], object]) -> DecisionDialog:
        """Ask why the official will not come."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Décliner « {title} » ?").format(title=title),
            tr("Le motif reste dans la fiche ; il ne figure pas dans la réponse."),
            (tr("Motif"), LineEditor()),
            (tr("Décliner"), told),
            tr("Indiquez le motif du refus."),
            self._parent,
        )

    def cancel(self, title: str, told: Callable[[object], object]) -> DecisionDialog:
        """Ask why it will not take place."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Annuler « {title} » ?").format(title=title),
            tr("L'engagement reste dans l'agenda, marqué annulé ; les agendas qui l'ont reçu seront prévenus."),
            (tr("Motif"), LineEditor()),
            (tr("Annuler l'engagement"), told),
            tr("Indiquez le motif de l'annulation."),
            self._parent,
        )

    def represent(self, title: str, field: PartnerField, told: Callable[[object], object]) -> DecisionDialog:
        """Ask who will come instead."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Faire représenter l'élu à « {title} » ?").format(title=title),
            tr("La personne garde son propre rang protocolaire."),
            (tr("Qui représente l'élu"), field),
            (tr("Faire représenter"), told),
            tr("Choisissez la personne qui représente l'élu."),
            self._parent,
        )

    def move(
        self, title: str, starts_at: datetime, parsers: Parsers, told: Callable[[object], object]
    ) -> DecisionDialog:
        """Ask when it starts now."""
        tr = self._parent.tr
        editor = DateTimeEdit(parsers)
        editor.set_value(starts_at)
        return DecisionDialog(
            tr("Déplacer « {title} » ?").format(title=title),
            tr("La fin, le déroulé, le trajet et l'allocution suivent."),
            (tr("Nouveau début"), editor),
            (tr("Déplacer"), told),
            tr("Indiquez le jour et l'heure."),
            self._parent,
        )
