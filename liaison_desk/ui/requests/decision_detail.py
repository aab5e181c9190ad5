"""One line of the decision register read in full."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.ui.requests.looks import outcome_chip
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import Fact, fact_line, selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

_TAKEN_UP = {Outcome.reopened, Outcome.wait}
"""Outcomes after which the question is open anyway."""


class DecisionDetail(Card):
    """`open_requested` carries a Reference, `reopen_requested` asks to take the decision up again."""

    open_requested = Signal(object)
    reopen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._engagement_id = ""
        self._chip = Chip()
        self._when = text("", "muted")
        self._title = text("", "title", wrap=True)
        self.reopen_button = button(self.tr("Rouvrir…"), self.reopen_requested.emit, compact=True)
        self.open_button = button(self.tr("Ouvrir l'engagement"), self._open, primary=True, compact=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self.links = LinksPanel()
        self.links.open_requested.connect(self.open_requested)
        self._lay_out()

    def show_sheet(self, sheet: Sheet[DecisionFields]) -> None:
        """Show a decision in place of the one before."""
        fields = sheet.fields
        self._engagement_id = fields.engagement_id or ""
        self._chip.set_look(outcome_chip(fields.outcome, fields.chosen_option))
        self._when.setText(full_date(fields.decided_on))
        self._title.setText(fields.subject)
        self.open_button.setVisible(bool(fields.engagement_id))
        self.reopen_button.setVisible(fields.outcome not in _TAKEN_UP)
        empty(self._facts)
        names = {link.id: link.label for link in sheet.links}
        for fact in (
            Fact("office", self.tr("Décidé par"), fields.decided_by),
            Fact("person", self.tr("Représenté par"), names.get(fields.representative_id or "", ""),
                 fields.representative_id or ""),
            Fact("partners", self.tr("Délégation"), label(fields.unit)),
        ):  # fmt: skip
            if fact.words:
                self._facts.addWidget(fact_line(fact, self.open_requested.emit))
        if fields.reason:
            self._facts.addWidget(SectionTitle(self.tr("Motif")))
            self._facts.addWidget(selectable(fields.reason))
        lines = {link.id: self._line(link.kind, link.id, link.label) for link in sheet.links}
        self.links.show_links(list(lines.values()))

    def _line(self, kind: Kind, identifier: str, words: str) -> LinkLine:
        return LinkLine(label(kind), kind.value, words, Reference(kind, identifier))

    def _lay_out(self) -> None:
        inner = dressed(QWidget(), role="plain")
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(12)
        body.addLayout(row(self._chip, None, self._when))
        body.addWidget(self._title)
        verbs = FlowLayout()
        for made in (self.open_button, self.reopen_button):
            verbs.addWidget(made)
        body.addLayout(verbs)
        body.addLayout(self._facts)
        body.addWidget(SectionTitle(self.tr("Liens")))
        body.addWidget(self.links)
        body.addStretch(1)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(scrolled(inner))

    def _open(self) -> None:
        if self._engagement_id:
            self.open_requested.emit(Reference(Kind.engagement, self._engagement_id))
