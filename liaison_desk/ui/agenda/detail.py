"""One engagement read in full: its state, what is known, its programme, its links, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.french import period
from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.agenda.detail_parts import (
    fact_line,
    fill_menu,
    menu_button,
    person_line,
    selectable,
    sequence_line,
)
from liaison_desk.ui.agenda.facts import Facts
from liaison_desk.ui.agenda.link_lines import link_lines
from liaison_desk.ui.agenda.looks import state_chip
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button, button, icon_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
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

    def show_sheet(self, sheet: Sheet[EngagementFields], contact: PartnerFields | None) -> None:
        """Show an engagement in place of the one before."""
        fields = sheet.fields
        self.setUpdatesEnabled(False)
        self._chip.set_look(state_chip(fields.state.value))
        self._kind.setText(f"{label(fields.engagement_kind)} · {label(fields.unit)}")
        self._title.setText(fields.title)
        self._when.setText(period(fields.starts_at, fields.ends_at, fields.all_day))
        self._show_verbs(fields.state)
        _empty(self._body)
        for fact in self._facts.of(sheet, contact):
            self._body.addWidget(fact_line(fact, self.open_requested.emit))
        self._show_sections(sheet)
        self.links.show_links(link_lines(self, sheet))
        self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

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
        self._widen = icon_button("zoom-in", self.tr("Pleine page"), self.widened.emit)
        self._close = icon_button("close", self.tr("Fermer le détail"), self.closed.emit)
        verbs = self._verbs
        self._decisions = QWidget()
        decisions = FlowLayout(self._decisions)
        for action in (verbs.accept, verbs.represent, verbs.decline):
            decisions.addWidget(action_button(action, primary=action is verbs.accept))
        answer, self._answer_menu = menu_button(self.tr("Répondre"), "letter")
        papers, papers_menu = menu_button(self.tr("Fiche et déroulé"), "text-file")
        more, self._more_menu = menu_button(self.tr("Plus"), "more")
        fill_menu(papers_menu, verbs.papers())
        edit = button(self.tr("Modifier"), verbs.edit.trigger, compact=True)
        self._buttons = FlowLayout()
        for made in (answer, papers, edit, more):
            self._buttons.addWidget(made)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self.links = LinksPanel()

    def _lay_out(self) -> None:
        side = column(SectionTitle(self.tr("Liens")), self.links, None, spacing=6)
        self._columns = row(self._body, side, spacing=3 * GRID)
        self._columns.setStretch(1, 3)
        self._columns.setAlignment(self._body, Qt.AlignmentFlag.AlignTop)
        inner = dressed(QWidget(), role="plain")
        content = column(self._title, self._when, spacing=8, margins=2 * GRID)
        content.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        content.addWidget(self._decisions)
        content.addLayout(self._buttons)
        content.addSpacing(4)
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
        asked = state is EngagementState.requested
        self._decisions.setVisible(asked)
        others = [] if asked else verbs.decisions()
        fill_menu(self._more_menu, [*others, verbs.move, verbs.note, verbs.export, verbs.delete])

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


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
