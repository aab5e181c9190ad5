"""The functions somebody holds, then those held before, lighter."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.forms_of_address import office_title
from liaison_desk.domain.french import long_date
from liaison_desk.domain.function_words import function_words
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.services.clock import Clock, today
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.dress import column, empty, text


class OfficesPanel(QWidget):
    """One line for each function, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = column(spacing=6)
        self.setLayout(column(SectionTitle(self.tr("Fonctions")), self._lines, spacing=6))

    def show_offices(self, fields: PartnerFields, directory: Directory, clock: Clock) -> None:
        """Show the functions of somebody."""
        empty(self._lines)
        day = today(clock)
        held = sorted(fields.offices_held, key=lambda one: (one.is_held_on(day), str(one.since or "")), reverse=True)
        for office in held:
            self._lines.addWidget(self._line(office, fields, directory, day))
        if not held:
            self._lines.addWidget(text(self.tr("Aucune fonction connue"), "muted"))

    def _line(self, office: OfficeHeld, fields: PartnerFields, directory: Directory, day: date) -> QWidget:
        is_held = office.is_held_on(day)
        alone = fields.model_copy(update={"offices_held": [office]})
        held_on = day if is_held else office.until or office.since or day
        title = office_title(alone, held_on, directory) or function_words(office.function)
        made = QWidget()
        words = text(title, "strong" if is_held else "muted", wrap=True)
        made.setLayout(column(words, text(self._dates(office), "small"), spacing=0))
        return made

    def _dates(self, office: OfficeHeld) -> str:
        since, until = office.since, office.until
        if since and until:
            return self.tr("du {since} au {until}").format(since=long_date(since), until=long_date(until))
        if since:
            return self.tr("depuis le {since}").format(since=long_date(since))
        return self.tr("jusqu'au {until}").format(until=long_date(until)) if until else self.tr("dates non précisées")
