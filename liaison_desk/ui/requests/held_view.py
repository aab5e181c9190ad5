"""What the decisions just entered made: letters to reread, lines of the register, changes of the agenda, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.french import counted, period
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import NotFound
from liaison_desk.ui.requests.looks import outcome_chip, state_chip
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ScrollCard, SectionTitle
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

if TYPE_CHECKING:
    from liaison_desk.services.reviews import Held
    from liaison_desk.ui.session import Session


class HeldView(QWidget):
    """`closed` when one has seen enough."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = text("", "title")
        self.close_button = button(self.tr("Revenir aux points élu"), self.closed.emit, primary=True)
        self.letters = LinksPanel()
        self.decisions = LinksPanel()
        self.engagements = LinksPanel()
        self._letters_title = SectionTitle(self.tr("Réponses préparées"))
        self._engagements_title = SectionTitle(self.tr("Changements dans l'agenda"))
        self._decisions_title = SectionTitle(self.tr("Registre des décisions"))
        self._tasks = text("", "muted", wrap=True)
        self._lay_out()
        for panel in (self.letters, self.decisions, self.engagements):
            panel.open_requested.connect(session.open_requested)

    def show_held(self, held: Held) -> None:
        """Show what was made."""
        self._title.setText(self.tr("Décisions enregistrées : {count}").format(count=len(held.decision_ids)))
        for title, panel, lines in (
            (self._letters_title, self.letters, list(self._letter_lines(held))),
            (self._engagements_title, self.engagements, list(self._engagement_lines(held))),
            (self._decisions_title, self.decisions, list(self._decision_lines(held))),
        ):
            title.set_remark(str(len(lines)) if lines else "")
            panel.show_links(lines)
            for part in (title, panel):
                part.setVisible(bool(lines))
        made = counted(len(held.task_ids), self.tr("tâche créée"), self.tr("tâches créées"))
        self._tasks.setText(self.tr("{tasks} pour donner suite aux arbitrages.").format(tasks=made))
        self._tasks.setVisible(bool(held.task_ids))
        self.close_button.setFocus()

    def _letter_lines(self, held: Held) -> Iterator[LinkLine]:
        letters = self._session.desk.letters
        for identifier in held.letter_ids:
            try:
                sheet = letters.sheet(identifier)
            except NotFound:  # taken back meanwhile
                continue
            who = next((link.label for link in sheet.links if link.id == sheet.fields.correspondent_id), "")
            words = " · ".join(filter(None, (who or sheet.fields.correspondent_name, sheet.fields.subject)))
            yield LinkLine("", "letter", words, sheet.reference)

    def _engagement_lines(self, held: Held) -> Iterator[LinkLine]:
        for identifier in held.engagement_ids:
            try:
                sheet = self._session.desk.engagements.sheet(identifier)
            except NotFound:
                continue
            fields = sheet.fields
            words = f"{fields.title} · {period(fields.starts_at, None, fields.all_day)}"
            yield LinkLine(
                "", "engagement", words, Reference(Kind.engagement, identifier), "", state_chip(fields.state)
            )

    def _decision_lines(self, held: Held) -> Iterator[LinkLine]:
        for identifier in held.decision_ids:
            try:
                sheet = self._session.desk.decisions.sheet(identifier)
            except NotFound:
                continue
            fields = sheet.fields
            chip = outcome_chip(Outcome(fields.outcome), fields.chosen_option)
            yield LinkLine("", "decision", fields.subject, sheet.reference, "", chip)

    def _lay_out(self) -> None:
        made = ScrollCard(self.tr("Réponses préparées et agenda"))
        for widget in (self._letters_title, self.letters, self._engagements_title, self.engagements, self._tasks):
            made.body.addWidget(widget)
        made.body.addStretch(1)
        register = ScrollCard(self.tr("Registre des décisions"))
        for widget in (self._decisions_title, self.decisions):
            register.body.addWidget(widget)
        register.body.addStretch(1)
        both = row(made, register, spacing=2 * GRID)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        layout = column(row(self._title, None, self.close_button), both, spacing=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)
