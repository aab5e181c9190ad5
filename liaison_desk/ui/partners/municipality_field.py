"""A commune of the Seine-Saint-Denis, found by any part of its name or by its postal code; and its canton."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.folding import fold
from liaison_desk.domain.municipalities import Municipality
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion
from liaison_desk.ui.widgets.text_edits import ComboBox

_MOST = 12


class MunicipalityField(PartnerField):
    """Holds an INSEE code under the name of the commune, empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_found, _label, parent, can_create=False)
        self.line.setPlaceholderText(self.tr("Commune ou code postal…"))
        self._open.hide()

    def value(self) -> str:
        if self._id is None and self.typed():
            known = municipalities().by_name(self.typed())
            if known is None:
                raise ValueError(self.tr("cette commune n'est pas connue dans le département"))
            self.hold(known.insee, known.name)
        return self._id or ""

    def municipality(self) -> Municipality | None:
        """Return the commune named, None while it means none."""
        try:
            return municipalities().by_insee(self.value())
        except ValueError:
            return None


class CantonField(Editor):
    """The canton: known from the commune, asked for where several share it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ComboBox()
        self.setLayout(column(self.box))
        self.watch(self.box)
        self.box.activated.connect(self._on_activated)
        self.offer(())

    def offer(self, cantons: Sequence[str]) -> None:
        """Offer the cantons of a commune: the only one is taken at once, one chosen before stays if it fits."""
        before = self.value()
        self.box.clear()
        if len(cantons) != 1:
            self.box.addItem(self.tr("À choisir") if cantons else "—", "")
        for canton in cantons:
            self.box.addItem(canton, canton)
        self.box.setEnabled(len(cantons) > 1)
        self.set_value(before if before in cantons or not cantons else "")

    def value(self) -> str:
        return self.box.currentData() or ""

    def set_value(self, value: Any) -> None:
        place = self.box.findData(value or "")
        if place < 0 and value:  # a canton written before, of a commune not given
            self.box.addItem(str(value), str(value))
            place = self.box.count() - 1
        self.box.setCurrentIndex(max(0, place))

    def input(self) -> QWidget:
        return self.box

    def _on_activated(self, _place: int) -> None:
        self.edited.emit()


def _found(typed: str) -> list[Suggestion]:
    wanted = fold(typed)
    found = [
        Suggestion(one.insee, one.name, " ".join(one.postal_codes))
        for one in municipalities()
        if wanted in fold(one.name) or any(code.startswith(typed.strip()) for code in one.postal_codes)
    ]
    return sorted(found, key=lambda one: (not fold(one.label).startswith(wanted), one.label))[:_MOST]


def _label(insee: str) -> str:
    return municipalities().name_of(insee) or insee
