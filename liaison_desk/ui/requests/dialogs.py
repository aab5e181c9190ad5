"""The decisions that need a word more: why, by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.partner_field import Suggestion
from liaison_desk.ui.widgets.text_edits import LineEditor

Told = Callable[[object], object]


class RepresentativeEditor(Editor):
    """Somebody: one of those proposed, by one click, or anybody of the directory."""

    def __init__(self, choices: RecordChoices, proposed: Sequence[Suggestion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = choices.partner_field()
        self.field.edited.connect(self.edited)
        self.field.left.connect(self.left)
        self.setFocusProxy(self.field.line)
        flow = QWidget()
        line = FlowLayout(flow)
        self.proposals = [self._made(one) for one in proposed]
        for made in self.proposals:
            line.addWidget(made)
        flow.setVisible(bool(proposed))
        self.setLayout(column(self.field, flow))

    def value(self) -> Any:
        return self.field.value()

    def set_value(self, value: Any) -> None:
        self.field.set_value(value)

    def input(self) -> QWidget:
        return self.field.line

    def _made(self, one: Suggestion) -> QWidget:
        def pick() -> None:
            self.field.hold(one.id, one.label)
            self.edited.emit()

        made = button(one.label, pick, compact=True)
        made.setToolTip(one.detail)
        made.setAccessibleDescription(one.detail)
        return made


class DecisionDialogs:
    """Makes the dialogs, in the words of each decision."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def represent(self, title: str, editor: RepresentativeEditor, told: Told) -> DecisionDialog:
        """Ask who comes instead."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Se faire représenter à « {title} » ?").format(title=title),
            tr("La personne garde son propre rang protocolaire."),
            (tr("Qui représente l'élu"), editor),
            (tr("Faire représenter"), told),
            tr("Choisissez la personne qui représente l'élu."),
            self._parent,
        )

    def decline(self, title: str, told: Told) -> DecisionDialog:
        """Ask why the official does not come."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Décliner « {title} » ?").format(title=title),
            tr("Le motif reste au registre ; il ne figure pas dans la réponse."),
            (tr("Motif"), LineEditor()),
            (tr("Décliner"), told),
            tr("Indiquez le motif du refus."),
            self._parent,
        )

    def message(self, title: str, told: Told) -> DecisionDialog:
        """Ask what the message is to be."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Envoyer un message pour « {title} » ?").format(title=title),
            tr("Une vidéo ou une lettre, à la place d'une présence."),
            (tr("Précision (facultative)"), LineEditor(placeholder=tr("vidéo de deux minutes, lettre à lire…"))),
            (tr("Envoyer un message"), told),
            "",
            self._parent,
        )

    def wait(self, title: str, told: Told) -> DecisionDialog:
        """Ask what is waited for."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Attendre avant de décider de « {title} » ?").format(title=title),
            tr("La demande reste dans la liste, marquée en attente."),
            (tr("Ce qui est attendu (facultatif)"), LineEditor(placeholder=tr("l'avis de la DJVA, le calendrier…"))),
            (tr("Attendre"), told),
            "",
            self._parent,
        )

    def reopen(self, subject: str, told: Told) -> DecisionDialog:
        """Ask why a decision is taken up again."""
        tr = self._parent.tr
        return DecisionDialog(
            tr("Rouvrir la décision « {subject} » ?").format(subject=subject),
            tr("La décision reste au registre ; la demande redevient à décider."),
            (tr("Motif"), LineEditor()),
            (tr("Rouvrir"), told),
            tr("Indiquez pourquoi la décision est rouverte."),
            self._parent,
        )
