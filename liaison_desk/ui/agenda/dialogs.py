"""The decisions that need one more thing: a reason, a representative, a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.widgets.date_edits import DateTimeEdit, Parsers
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.partner_field import PartnerField
from liaison_desk.ui.widgets.text_edits import LineEditor


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
