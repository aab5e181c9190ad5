"""The options sheet of a request: what is known, what stands in the way, and the five verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.french import period
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.services.clock import local_now
from liaison_desk.ui.requests.looks import state_chip
from liaison_desk.ui.requests.option_words import OptionWords
from liaison_desk.ui.requests.warning_lines import WarningLine
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dates_strip import DatesStrip
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import fact_line, selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.links_panel import LinksPanel
from liaison_desk.ui.widgets.partner_field import Suggestion
from liaison_desk.ui.widgets.text_edits import CheckBox

if TYPE_CHECKING:
    from liaison_desk.ui.requests.deciding import Deciding
    from liaison_desk.ui.session import Session


_NAMED = 4
"""Representatives proposed by one click."""


class OptionsDetail(Card):
    """Shows one request. `open_requested` carries a Reference."""

    open_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._session = session
        self._words = OptionWords(session)
        self._sheet: Sheet[EngagementFields] | None = None
        self._proposed: Sequence[Suggestion] = ()
        self._option_facts: dict[Outcome, QLabel] = {}
        self._chip = Chip()
        self._kind = text("", "muted")
        self._title = text("", "title", wrap=True)
        self._when = text("", "muted", wrap=True)
        self._build_verbs()
        self._dates = DatesStrip()
        self._warnings = QVBoxLayout()
        self._facts = QVBoxLayout()
        self.links = LinksPanel()
        self.links.open_requested.connect(self.open_requested)
        self._lay_out()

    def show_request(self, identifier: str) -> None:
        """Show a request; raises NotFound."""
        desk = self._session.desk
        sheet = desk.engagements.sheet(identifier)
        options = desk.options.sheet(identifier)
        again = self._sheet is not None and self._sheet.reference == sheet.reference
        self._sheet = sheet
        fields = sheet.fields
        self.setUpdatesEnabled(False)
        self._chip.set_look(state_chip(fields.state))
        self._kind.setText(f"{label(fields.engagement_kind)} · {label(fields.unit)}")
        self._title.setText(fields.title)
        self._when.setText(period(fields.starts_at, fields.ends_at, fields.all_day))
        self._proposed = [Suggestion(one.id, one.name, one.title) for one in options.representatives[:_NAMED]]
        self._dates.show_cells(self._words.cells(options, local_now(desk.clock)))
        for outcome, words in self._words.option_facts(options).items():
            self._option_facts[outcome].setText(words)
        self._show_verbs(fields.state)
        empty(self._warnings)
        for tone, icon, words, reference in self._words.warnings(fields, options):
            self._warnings.addWidget(WarningLine(tone, icon, words, reference, self.open_requested.emit))
        empty(self._facts)
        for fact in self._words.facts(sheet, options):
            self._facts.addWidget(fact_line(fact, self.open_requested.emit))
        for name, words in self._words.advice(options):
            self._facts.addSpacing(GRID)
            self._facts.addWidget(SectionTitle(name))
            self._facts.addWidget(selectable(words))
        if fields.notes:
            self._facts.addSpacing(GRID)
            self._facts.addWidget(SectionTitle(self.tr("Notes du bureau")))
            self._facts.addWidget(selectable(fields.notes))
        self.links.show_links(self._words.links(sheet))
        if not again:
            self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def sheet(self) -> Sheet[EngagementFields] | None:
        """Return the request shown."""
        return self._sheet

    def proposed(self) -> Sequence[Suggestion]:
        """Return who could come for the official, those most likely first."""
        return self._proposed

    def with_letter(self) -> bool:
        """Tell whether the answer is to be prepared with the decision."""
        return self.letter_box.isChecked()

    def connect_verbs(self, deciding: Deciding, edit: Callable[[], object]) -> None:
        """Have the buttons decide."""
        for made, act in (
            (self.attend_button, deciding.attend),
            (self.represent_button, deciding.represent),
            (self.decline_button, deciding.decline),
            (self.message_button, deciding.message),
            (self.wait_button, deciding.wait),
            (self.edit_button, edit),
        ):
            made.clicked.connect(lambda _checked=False, act=act: act())

    def _build_verbs(self) -> None:
        self.attend_button = button(self.tr("Participer"), primary=True, compact=True, meaning="check")
        self.represent_button = button(self.tr("Se faire représenter…"), compact=True)
        self.decline_button = button(self.tr("Décliner…"), compact=True)
        self.message_button = button(self.tr("Message à la place…"), compact=True)
        self.wait_button = button(self.tr("Attendre…"), compact=True)
        self.edit_button = button(self.tr("Modifier"), compact=True, quiet=True, meaning="edit")
        self.open_button = button(self.tr("Voir l'agenda"), self._open, compact=True, quiet=True, meaning="agenda")
        self.letter_box = CheckBox(self.tr("Préparer la réponse"))
        self.letter_box.setChecked(True)
        self.letter_box.setToolTip(self.tr("Avec la décision, le projet de courrier qui l'annonce est écrit."))

    def _lay_out(self) -> None:
        verbs = self._lay_out_verbs()
        aside = FlowLayout()
        for made in (self.letter_box, self.edit_button, self.open_button):
            aside.addWidget(made)
        for part in (self._warnings, self._facts):
            part.setSpacing(6)
        inner = dressed(QWidget(), role="plain")
        body = column(row(self._chip, None, self._kind), self._title, self._when, spacing=8, margins=16)
        body.addSpacing(4)
        body.addWidget(self._dates)
        body.addLayout(self._warnings)
        body.addSpacing(4)
        body.addLayout(verbs)
        body.addLayout(aside)
        body.addSpacing(4)
        body.addLayout(self._facts)
        body.addSpacing(GRID)
        body.addWidget(SectionTitle(self.tr("Liens")))
        body.addWidget(self.links)
        body.addStretch(1)
        inner.setLayout(body)
        self._scroll = scrolled(inner)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)

    def _show_verbs(self, state: EngagementState) -> None:
        """Offer what can still be decided; what was decided already is not offered again."""
        over = state in {EngagementState.cancelled, EngagementState.done}
        for made, decided in (
            (self.attend_button, EngagementState.accepted),
            (self.represent_button, None),
            (self.decline_button, EngagementState.declined),
            (self.message_button, EngagementState.by_message),
            (self.wait_button, None),
        ):
            made.setEnabled(not over and state is not decided)

    def _lay_out_verbs(self) -> QGridLayout:
        """Put each verb beside what speaks for or against it."""
        verbs = QGridLayout()
        verbs.setHorizontalSpacing(12)
        verbs.setVerticalSpacing(6)
        verbs.setColumnStretch(1, 1)
        for place, (outcome, made) in enumerate(
            (
                (Outcome.attend, self.attend_button),
                (Outcome.represented, self.represent_button),
                (Outcome.declined, self.decline_button),
                (Outcome.message, self.message_button),
                (Outcome.wait, self.wait_button),
            )
        ):
            facts = text("", "small", wrap=True)
            self._option_facts[outcome] = facts
            verbs.addWidget(made, place, 0, Qt.AlignmentFlag.AlignTop)
            verbs.addWidget(facts, place, 1, Qt.AlignmentFlag.AlignVCenter)
        return verbs

    def _open(self) -> None:
        if self._sheet is not None:
            self.open_requested.emit(Reference(Kind.engagement, self._sheet.reference.id))
