"""Who is written to, by what they are: functions, networks, lists, communes, territories; and people by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.function_words import function_words
from liaison_desk.domain.mailings import RecipientFilter
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.mailings.choices_button import ChoicesButton
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class FilterBar(QWidget):
    """What is ticked in one button is « ou », from one button to the next « et ». `changed` when it changed."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._by_hand: list[str] = []
        self.functions = ChoicesButton(self.tr("Fonctions"))
        self.networks = ChoicesButton(self.tr("Réseaux"))
        self.lists = ChoicesButton(self.tr("Listes"))
        self.communes = ChoicesButton(self.tr("Communes"))
        self.territories = ChoicesButton(self.tr("Territoires"))
        self.person = RecordChoices(session).partner_field()
        self.person.name(self.tr("Ajouter quelqu'un par son nom"))
        self.person.line.setPlaceholderText(self.tr("Ajouter quelqu'un par son nom…"))
        buttons = QWidget()
        line = FlowLayout(buttons, spacing=GRID)
        for one in self._buttons():
            line.addWidget(one)
            one.changed.connect(self.changed)
        self.setLayout(column(buttons, self.person, spacing=GRID))
        self.person.edited.connect(self._on_person)

    def show_filter(self, wanted: RecipientFilter) -> None:
        """Show what is chosen, among what partners have today."""
        choices = self._session.desk.mailings.choices()
        communes = sorted(municipalities(), key=lambda one: one.name)
        self._by_hand = list(wanted.partner_ids)
        self.functions.offer([(code, function_words(code)) for code in choices.functions], wanted.functions)
        self.networks.offer(choices.networks, wanted.network_ids)
        self.lists.offer([(name, name) for name in choices.distribution_lists], wanted.distribution_lists)
        self.communes.offer([(one.insee, one.name) for one in communes if not one.is_delegated], wanted.municipalities)
        territories = sorted({one.ept for one in communes if one.ept})
        self.territories.offer([(name, name) for name in territories], wanted.epts)

    def wanted(self) -> RecipientFilter:
        """Return what is chosen."""
        return RecipientFilter(
            functions=self.functions.values(),
            network_ids=self.networks.values(),
            municipalities=self.communes.values(),
            epts=self.territories.values(),
            distribution_lists=self.lists.values(),
            partner_ids=self._by_hand,
        )

    def add_by_hand(self, partner_id: str) -> None:
        """Add somebody whatever the filter says."""
        if partner_id not in self._by_hand:
            self._by_hand.append(partner_id)
            self.changed.emit()

    def _buttons(self) -> tuple[ChoicesButton, ...]:
        return (self.functions, self.networks, self.lists, self.communes, self.territories)

    def _on_person(self) -> None:
        try:
            picked = self.person.value()
        except ValueError:
            return  # still typing
        if picked:
            self.person.hold(None, "")
            self.add_by_hand(picked)
