"""One function: what it is, where, since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from liaison_desk.domain.function_words import FUNCTION_WORDS
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.partners.municipality_field import MunicipalityField
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField
from liaison_desk.ui.widgets.text_edits import ChoiceEditor, LineEditor

_OF_A_COMMUNE = frozenset({"MAIRE", "ADJOINT", "CONSEILLER_MUNICIPAL", "SOUS_PREFET"})


class OfficeBox(Card):
    """`value` is one function as a mapping; raises ValueError for a date or a commune that means nothing."""

    edited = Signal()
    left = Signal()
    removed = Signal(object)

    def __init__(self, parsers: Parsers, organisation: PartnerField, parent: QWidget | None = None) -> None:
        super().__init__(parent, role="sunken", margins=12)
        self.function = ChoiceEditor([("", "—"), *FUNCTION_WORDS.items()])
        self.title = LineEditor(placeholder=self.tr("Si l'usage ne convient pas"))
        self.organisation = organisation
        self.municipality = MunicipalityField()
        self.portfolio = LineEditor(placeholder=self.tr("à la culture"))
        self.since, self.until = DateEdit(parsers), DateEdit(parsers)
        self._boxes: dict[str, FieldBox] = {}
        self._lay_out()
        for editor in self._editors().values():
            editor.edited.connect(self._on_edited)
            editor.left.connect(self.left)

    def value(self) -> dict[str, Any]:
        """Return what is typed."""
        return {name: editor.value() for name, editor in self._editors().items()}

    def set_value(self, values: Mapping[str, Any]) -> None:
        """Show a function; dates may be written as in a kept draft."""
        for name, editor in self._editors().items():
            given = values.get(name)
            is_written = name in {"since", "until"} and isinstance(given, str) and given
            editor.set_value(date.fromisoformat(given) if is_written and isinstance(given, str) else given)
        self._follow_function()

    def _editors(self) -> dict[str, Editor]:
        return {
            "function": self.function,
            "title": self.title,
            "organisation_id": self.organisation,
            "municipality": self.municipality,
            "portfolio": self.portfolio,
            "since": self.since,
            "until": self.until,
        }

    def _lay_out(self) -> None:
        labels = {
            "function": self.tr("Fonction"),
            "title": self.tr("Titre imprimé"),
            "organisation_id": self.tr("Organisme"),
            "municipality": self.tr("Commune de la fonction"),
            "portfolio": self.tr("Complément du titre"),
            "since": self.tr("Depuis"),
            "until": self.tr("Jusqu'au"),
        }
        for name, editor in self._editors().items():
            self._boxes[name] = FieldBox(Entry(name, labels[name]), editor, required=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        remove = icon_button("delete", self.tr("Enlever cette fonction"), self._on_remove)
        grid.addLayout(row(self._boxes["function"], remove, spacing=4), 0, 0, 1, 2)
        places = (("organisation_id", "municipality"), ("title", "portfolio"), ("since", "until"))
        for line, names in enumerate(places, 1):
            for place, name in enumerate(names):
                grid.addWidget(self._boxes[name], line, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._follow_function()

    def _follow_function(self) -> None:
        """Ask for a commune only where the function is held in one."""
        held_in_one = self.function.value() in _OF_A_COMMUNE
        self._boxes["municipality"].setVisible(held_in_one or bool(self.municipality.typed()))

    def _on_edited(self) -> None:
        self._follow_function()
        self.edited.emit()

    def _on_remove(self) -> None:
        self.removed.emit(self)
