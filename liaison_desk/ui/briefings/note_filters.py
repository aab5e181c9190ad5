"""What is asked of the list of notes: chips for the usual questions, choices for form, state and purpose."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from liaison_desk.domain.briefings import BriefingPurpose, BriefingState
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import NOTE_FORMS
from liaison_desk.ui.lists.filter_chips import FilterChips, SavedFilter
from liaison_desk.ui.widgets.text_edits import ChoiceEditor


class NoteFilters(QObject):
    """`changed` when something else is asked."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chips = FilterChips(self.tr("Filtres enregistrés"))
        self.chips.show_filters(self._saved(), "")
        self.form = self._choice(
            self.tr("Toutes les formes"), self.tr("Forme"), "kind", [form.kind for form in NOTE_FORMS]
        )
        self.state = self._choice(self.tr("Tous les états"), self.tr("État"), "state", list(BriefingState))
        self.purpose = self._choice(
            self.tr("Toutes les attentes"), self.tr("Ce qui est attendu"), "purpose", list(BriefingPurpose)
        )
        self.chips.changed.connect(self.changed)

    def choices(self) -> tuple[ChoiceEditor, ChoiceEditor, ChoiceEditor]:
        """Return the choices, in the order they stand."""
        return self.form, self.state, self.purpose

    def asked(self) -> str:
        """Return the saved filters in force, parted by spaces."""
        chosen = [str(choice.value()) for choice in self.choices() if choice.value()]
        return " ".join((*self.chips.chosen(), *chosen))

    def set_count(self, name: str, count: int) -> None:
        """Say how many notes a chip finds."""
        self.chips.set_count(name, count)

    def _saved(self) -> tuple[SavedFilter, ...]:
        return (
            SavedFilter("in_progress", self.tr("En cours"), "work"),
            SavedFilter("validated", self.tr("Validées"), "work", counted=False),
            SavedFilter("expired", self.tr("Périmées"), "work"),
            SavedFilter("djva", "DJVA", "unit", counted=False),
            SavedFilter("deci", "DECI", "unit", counted=False),
        )

    def _choice(self, everything: str, name: str, prefix: str, members: Sequence[StrEnum]) -> ChoiceEditor:
        words = [(f"{prefix}_{member.value}", label(member)) for member in members]
        choice = ChoiceEditor([("", everything), *((key, one[:1].upper() + one[1:]) for key, one in words)])
        choice.name(name)
        choice.setToolTip(name)
        choice.edited.connect(self.changed)
        return choice
