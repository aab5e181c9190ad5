"""One engagement read in full: its state, what is known, its programme, its links, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.french import period
from liaison_desk.domain.journeys import Journey
from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.ui.agenda.detail_parts import fill_menu, person_line, sequence_line
from liaison_desk.ui.agenda.facts import Facts
from liaison_desk.ui.agenda.link_lines import link_lines
from liaison_desk.ui.agenda.looks import state_chip
from liaison_desk.ui.agenda.readiness_pane import EngagementPreparation
from liaison_desk.ui.agenda.series_line import SeriesLine
from liaison_desk.ui.agenda.travel_lines import clash_line
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button, button, icon_button, menu_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import fact_line, selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.links_panel import LinksPanel

_LINKS_BESIDE_FROM = 760


class EngagementDetail(Card):
    """`open_requested` carries a Reference, `closed` asks to hide it, `widened` to give it the whole page or not."""

    open_requested = Signal(object)
    closed = Signal()
    widened = Signal()

    def __init__(self, verbs: EngagementVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._verbs = verbs
        self._facts = Facts(self)
        self._build()
        self._lay_out()
        self.links.open_requested.connect(self.open_requested)

    def show_sheet(
        self, sheet: Sheet[EngagementFields], contact: PartnerFields | None, journey: Journey | None = None
    ) -> None:
        """Show an engagement in place of the one before."""
        fields = sheet.fields
        self.setUpdatesEnabled(False)
        self._chip.set_look(state_chip(fields.state.value))
        self._kind.setText(f"{label(fields.engagement_kind)} · {label(fields.unit)}")
        self._title.setText(fields.title)
        self._when.setText(period(fields.starts_at, fields.ends_at, fields.all_day))
        self._show_verbs(fields.state)
        empty(self._body)
        for clash in journey.clashes if journey else ():
            self._body.addWidget(clash_line(clash, fields, self.open_requested.emit, self))
        for fact in self._facts.of(sheet, contact, journey):
            self._body.addWidget(fact_line(fact, self.open_requested.emit))
        self._show_sections(sheet)
        # its tasks stand below the facts, each with its box
        self.links.show_links([line for line in link_lines(self, sheet) if line.reference.kind is not Kind.task])
        self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def add_preparation(self, preparation: EngagementPreparation) -> None:
        """Give the preparation its place: cautions and gauge above the facts, tasks below them."""
        for part in (preparation.banner, preparation.stale, preparation.card):
            self._above.addWidget(part)
        self._left.addWidget(preparation.tasks_section)

    def show_series(self, series: EngagementFields | None, one_date: bool, coming: Sequence[date], today: date) -> None:
        """Say what comes back, for the series itself or for one of its dates, which has verbs of its own."""
        self.series.show_series(series, coming, today)
        self.series.offer_verbs(one_date)
        self._edit.setVisible(not (series and one_date))

    def set_wide(self, wide: bool) -> None:
        """Say whether it has the whole page."""
        name = self.tr("Revenir à côté de l'agenda") if wide else self.tr("Pleine page")
        self._widen.setAccessibleName(name)
        self._widen.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _LINKS_BESIDE_FROM
        self._columns.setStretch(0, 5 if beside else 0)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _build(self) -> None:
        self._chip = Chip()
        self._kind = text("", "muted")
        self._title = text("", "title", wrap=True)
        self._when = text("", "muted", wrap=True)
        self.series = SeriesLine(self._verbs)
        self._widen = icon_button("zoom-in", self.tr("Pleine page"), self.widened.emit)
        self._close = icon_button("close", self.tr("Fermer le détail"), self.closed.emit)
        verbs = self._verbs
        self._decisions = QWidget()
        decisions = FlowLayout(self._decisions)
        for action in (verbs.accept, verbs.represent, verbs.decline):
            decisions.addWidget(action_button(action, primary=action is verbs.accept))
        self._feedback = action_button(verbs.feedback)
        self._answer_menu, papers_menu, self._more_menu = QMenu(self), QMenu(self), QMenu(self)
        answer = menu_button(self.tr("Répondre"), self._answer_menu)
        papers = menu_button(self.tr("Fiche et déroulé"), papers_menu)
        more = menu_button(self.tr("Plus"), self._more_menu)
        fill_menu(papers_menu, verbs.papers())
        self._edit = button(self.tr("Modifier"), verbs.edit.trigger, compact=True)
        self._buttons = FlowLayout()
        protocol = button(self.tr("Protocole"), verbs.protocol.trigger, compact=True, meaning="office")
        protocol.setToolTip(self.tr("Préséances, salutation, placement, personnes à prévenir (Ctrl+Maj+O)"))
        for made in (self._feedback, answer, papers, protocol, self._edit, more):
            self._buttons.addWidget(made)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self.links = LinksPanel()

    def _lay_out(self) -> None:
        side = column(SectionTitle(self.tr("Liens")), self.links, None, spacing=6)
        self._left = column(self._body, spacing=2 * GRID)
        self._columns = row(self._left, side, spacing=3 * GRID)
        self._columns.setStretch(1, 3)
        self._columns.setAlignment(self._left, Qt.AlignmentFlag.AlignTop)
        inner = dressed(QWidget(), role="plain")
        content = column(self._title, self._when, spacing=8, margins=2 * GRID)
        content.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        content.addWidget(self.series)
        content.addWidget(self._decisions)
        content.addLayout(self._buttons)
        content.addSpacing(4)
        self._above = column(spacing=12)
        content.addLayout(self._above)
        content.addSpacing(GRID)
        content.addLayout(self._columns, 1)
        inner.setLayout(content)
        self._scroll = scrolled(inner)
        head = row(self._chip, self._kind, None, self._widen, self._close)
        head.setContentsMargins(2 * GRID, 12, GRID, 0)
        self.body.setContentsMargins(1, 1, 1, 4)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)

    def _show_verbs(self, state: EngagementState) -> None:
        verbs = self._verbs
        fill_menu(self._answer_menu, verbs.answers_for(state))
        asked = state in UNDECIDED_STATES
        self._decisions.setVisible(asked)
        others = [] if asked else verbs.decisions()
        related = (verbs.meeting, verbs.note, verbs.task, verbs.mailing, verbs.sitting)
        fill_menu(self._more_menu, [*others, verbs.move, *related, verbs.export, verbs.delete])

    def _show_sections(self, sheet: Sheet[EngagementFields]) -> None:
        fields = sheet.fields
        people = self._facts.people(sheet)
        if people:
            self._section(self.tr("Participants"), str(len(people)))
            for person in people:
                self._body.addWidget(person_line(person, self.open_requested.emit))
        if fields.run_sheet:
            self._section(self.tr("Déroulé"))
            for item in fields.run_sheet:
                self._body.addWidget(sequence_line(*self._facts.sequence(item)))
        for name, words in (
            (self.tr("Bilan"), fields.feedback),
            (self.tr("Points de vigilance"), fields.watch_points),
            (self.tr("Contexte"), fields.background),
            (self.tr("Éléments de langage"), fields.talking_points),
            (self.tr("Notes du bureau"), fields.notes),
        ):
            if words:
                self._section(name)
                self._body.addWidget(selectable(words))

    def _section(self, name: str, remark: str = "") -> None:
        self._body.addSpacing(GRID)
        self._body.addWidget(SectionTitle(name, remark))
