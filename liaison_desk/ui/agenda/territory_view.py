"""« Territoire »: where the official has been, on a map of the communes or in tables, with the engagements there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from liaison_desk.domain.coverage import Coverage, CoverageGroup, CoverageLine
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.services.clock import today
from liaison_desk.ui.agenda.territory_map import Legend, TerritoryMap
from liaison_desk.ui.agenda.territory_rows import (
    CoverageRow,
    CoverageRows,
    HeldRows,
    coverage_columns,
    engagement_columns,
)
from liaison_desk.ui.agenda.territory_tile import Recency, recency, visits_words
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import SegmentedTabs, icon_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import EmptyState

MAP = "map"
_NO_LIMIT = 16_777_215  # what Qt holds for no limit
_BESIDE_FROM = 1000
_PANEL_WIDTH = 350


class TerritoryView(QWidget):
    """`chosen` gives the id of an engagement pointed at, `opened` one to open."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._coverage: Coverage | None = None
        self._line: CoverageLine | None = None
        self._build()
        self._lay_out()
        self._connect()

    def show_coverage(self, coverage: Coverage) -> None:
        """Show where the official has been, as it is known on a day; the line pointed at stays so."""
        self._coverage = coverage
        self._summary.setText(self._words(coverage))
        self.map.show_coverage(coverage)
        self._show_group()
        kept = self._line
        if kept is not None:
            lines = coverage.of_group(kept.group)
            self.show_line(next((line for line in lines if line.key == kept.key), None))

    def show_line(self, line: CoverageLine | None) -> None:
        """List the engagements of a place or a kind of partner; None closes the list."""
        self._line = line
        self.map.mark(line.key if line and line.group is CoverageGroup.municipality else "")
        self.panel.setVisible(line is not None)
        self._share_room()
        if line is None or self._coverage is None:
            return
        self._name.set_title(line.name)
        told = ", ".join(visits_words(line, self._coverage.day))
        self._told.setText(f"{told[:1].upper()}{told[1:]}.")
        self._engagements.held = self._session.desk.territory.engagements_of(line)
        self.engagements_model.refresh()

    def _build(self) -> None:
        self.ways = SegmentedTabs(
            (
                (MAP, self.tr("Carte")),
                *((group.value, self._table_name(group)) for group in CoverageGroup),
            ),
            self.tr("Façon de voir le territoire"),
            filters=True,
        )
        self._summary = text("", "muted", wrap=True)
        self.map = TerritoryMap()
        self._lines = CoverageRows()
        self.lines_model: RowsModel[CoverageRow] = RowsModel(coverage_columns(self, self._today), self._lines)
        nothing = EmptyState("place", self.tr("Rien à montrer"), self.tr("Aucun lieu n'est encore connu."))
        self.table: RowsList[CoverageRow] = RowsList(self.lines_model, self.tr("Présence"), nothing)
        self._engagements: HeldRows[EngagementRow] = HeldRows()
        self.engagements_model: RowsModel[EngagementRow] = RowsModel(
            engagement_columns(self, self._today), self._engagements
        )
        none_there = EmptyState(
            "agenda", self.tr("Aucun engagement"), self.tr("Rien n'est ni n'a été inscrit à l'agenda ici.")
        )
        self.engagements: RowsList[EngagementRow] = RowsList(
            self.engagements_model, self.tr("Engagements du lieu"), none_there
        )
        self._name = SectionTitle("")
        self._name.add_action(icon_button("close", self.tr("Fermer cette liste"), self.close_list))
        self._told = text("", "muted", wrap=True)

    def _lay_out(self) -> None:
        card = Card(margins=12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Carte des communes"))
        scroll.setWidget(dressed(self.map, role="plain"))
        card.body.addWidget(scroll, 1)
        card.body.addWidget(Legend())
        self._shown = QStackedWidget()
        self._shown.addWidget(card)
        self._shown.addWidget(self.table)
        self.panel = QWidget()
        panel = column(self._name, self._told, self.engagements, spacing=6)
        panel.setStretch(2, 1)
        self.panel.setLayout(panel)
        self.panel.hide()
        head = QWidget()
        flow = FlowLayout(head, spacing=12)
        flow.addWidget(self.ways)
        layout = column(head, self._summary, spacing=10)
        parts = row(self._shown, self.panel, spacing=16)
        parts.setStretch(0, 1)
        layout.addLayout(parts, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.ways.chosen.connect(self._show_group)
        self.map.chosen.connect(self.show_line)
        self.table.view.chosen.connect(self._on_line)
        self.table.view.opened.connect(self._on_line)
        self.engagements.view.chosen.connect(self._on_engagement)
        self.engagements.view.opened.connect(self._on_opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def close_list(self) -> None:
        """Go back to the map or the table alone."""
        line = self._line
        self.show_line(None)
        if line is not None and self.ways.current() == MAP and line.key in self.map.tiles:
            self.map.go_to(line.key)
        elif self.ways.current() != MAP:
            self.table.view.setFocus()

    def _share_room(self) -> None:
        """Put the list beside the map, or in its place when there is no room for both."""
        beside = self.width() >= _BESIDE_FROM
        self.panel.setMaximumWidth(_PANEL_WIDTH if beside else _NO_LIMIT)
        self.panel.setMinimumWidth(_PANEL_WIDTH if beside else 0)
        self._shown.setVisible(beside or self._line is None)

    def _show_group(self, *_chosen: object) -> None:
        shown = self.ways.current()
        self._shown.setCurrentIndex(0 if shown == MAP else 1)
        if shown == MAP or self._coverage is None:
            return
        group = CoverageGroup(shown)
        self._lines.held = [CoverageRow(line) for line in self._coverage.of_group(group)]
        self.lines_model.refresh()
        if self._line is not None and self._line.group is not group:
            self.show_line(None)

    def _on_line(self, pointed: CoverageRow | None) -> None:
        if pointed is not None and pointed.line != self._line:
            self.show_line(pointed.line)

    def _on_engagement(self, pointed: EngagementRow | None) -> None:
        if pointed is not None:
            self.chosen.emit(pointed.id)

    def _on_opened(self, pointed: EngagementRow) -> None:
        self.opened.emit(pointed.id)

    def _today(self) -> date:
        return today(self._session.desk.clock)

    def _table_name(self, group: CoverageGroup) -> str:
        return label(group)

    def _words(self, coverage: Coverage) -> str:
        levels = [recency(line.visits, coverage.day) for line in coverage.municipalities]
        never, long_ago = levels.count(Recency.never), levels.count(Recency.over_a_year)
        communes = counted(len(levels), self.tr("commune"))
        parts = [
            self.tr("{communes}, dont {never} sans aucune venue").format(communes=communes, never=never),
            self.tr("{number} sans venue depuis un an").format(number=long_ago),
        ]
        return " · ".join(parts[: 1 + bool(long_ago)])
