"""The correspondent of a letter: a partner of the directory, or a name kept as it is written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.partner_field import PartnerField


class CorrespondentField(PartnerField):
    """A partner of the directory, or a name kept as it is written."""

    def __init__(self, choices: RecordChoices, parent: QWidget | None = None) -> None:
        super().__init__(choices.partners, choices.label_of(Kind.partner), parent)
        choices.as_partner_field(self)

    def value(self) -> str | None:
        """Return the id of the partner picked, None for a name nobody in the directory bears."""
        try:
            return super().value()
        except ValueError:
            return None

    def written_name(self) -> str:
        """Return the name to keep beside no partner."""
        return "" if self.value() else self.typed()
