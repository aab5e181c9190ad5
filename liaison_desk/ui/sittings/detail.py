"""One sitting read in full: its dates, what its reports ask, the reports in their order, its links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from liaison_desk.domain.french import clock, counted, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.sitting_dates import SittingDate
from liaison_desk.domain.sittings import Body, SittingFields, SittingState
from liaison_desk.services.report_lines import ReportLine
from liaison_desk.services.sitting_load import SittingLoad
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.sittings.dates_card import SittingDates
from liaison_desk.ui.sittings.load_banner import LoadBanner
from liaison_desk.ui.sittings.looks import sitting_chip
from liaison_desk.ui.sittings.reports_table import ReportLines, needless_columns, report_columns
from liaison_desk.ui.sittings.verbs import SittingVerbs
from liaison_desk.ui.widgets.buttons import action_button, menu_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

_MOST_ROWS = 12
_FRAME = 18


class SittingDetail(Card):
    """`open_requested` carries a Reference; verbs are the page's."""

    open_requested = Signal(object)

    def __init__(self, verbs: SittingVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._verbs = verbs
        self._lines = ReportLines()
        self.model = RowsModel(report_columns(), self._lines)
        self.reports: RowsView[ReportLine] = RowsView(self.model, self.tr("Rapports de la séance"))
        self.load = LoadBanner()
        self.dates = SittingDates()
        self.links = LinksPanel()
        self._build()
        self._lay_out()
        self.links.open_requested.connect(self.open_requested)
        self.reports.opened.connect(self._on_opened)
        self.reports.chosen.connect(self._on_chosen)
        self._follow()

    def show_sheet(
        self,
        sheet: Sheet[SittingFields],
        lines: Sequence[ReportLine],
        load: SittingLoad,
        dates: Sequence[SittingDate],
        today: date,
    ) -> None:
        """Show a sitting in place of the one before."""
        fields = sheet.fields
        self._chip.set_look(sitting_chip(fields.state))
        self._kind.setText(_kind(fields))
        self._kind.setVisible(_kind(fields) != fields.title)
        self._title.setText(fields.title)
        starts = f", {clock(fields.starts)}" if fields.starts else ""
        place = f" · {fields.place}" if fields.place else ""
        self._when.setText(f"{full_date(fields.held_on)}{starts}{place}")
        self._reason.setText(fields.state_reason)
        self._reason.setVisible(bool(fields.state_reason))
        self._notes.setText(fields.notes)
        self._notes.setVisible(bool(fields.notes))
        self.load.show_load(load)
        self.dates.show_dates(dates, today)
        self._show_reports(lines, fields)
        self.links.show_links(
            [_link_line(link.kind, link.id, link.label) for link in sheet.links if _is_shown(link.kind)]
        )
        self._follow()

    def current(self) -> ReportLine | None:
        """Return the report pointed at, the first one when none is."""
        return self.reports.current() or (self._lines.lines[0] if self._lines.lines else None)

    def selected(self) -> list[ReportLine]:
        """Return the reports selected, or the one pointed at."""
        chosen = self.reports.selected()
        return chosen or ([one] if (one := self.reports.current()) is not None else [])

    def _show_reports(self, lines: Sequence[ReportLine], fields: SittingFields) -> None:
        self._lines.lines = tuple(lines)
        self.reports.do_without(needless_columns(lines, is_held=fields.state is SittingState.held))
        self.model.refresh()
        if lines and self.reports.current() is None:
            self.reports.select_first()
        awaited = max(0, fields.reports_expected - len(lines))
        remark = counted(len(lines), self.tr("rapport"))
        if awaited:
            remark += " · " + counted(awaited, self.tr("attendu"))
        self._reports_title.set_remark(remark)
        self.reports.setVisible(bool(lines))
        self._tools.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        rows = self.reports.verticalHeader().defaultSectionSize() * min(max(1, len(lines)), _MOST_ROWS)
        self.reports.setFixedHeight(rows + self.reports.horizontalHeader().sizeHint().height() + _FRAME)

    def _build(self) -> None:
        self._chip = Chip()
        self._kind = text("", "muted")
        self._title = text("", "title", wrap=True)
        self._when = text("", "muted", wrap=True)
        self._reason = text("", "problem", wrap=True)
        self._notes = selectable("")
        verbs = self._verbs
        self._buttons = FlowLayout()
        self._buttons.addWidget(action_button(verbs.drop, primary=True))
        for action in (verbs.announce, verbs.votes):
            self._buttons.addWidget(action_button(action))
        self._buttons.addWidget(
            self._menu(self.tr("Livret"), (verbs.booklet_print, verbs.booklet_word, verbs.booklet_pdf, verbs.pack))
        )
        self._buttons.addWidget(action_button(verbs.edit))
        self._buttons.addWidget(self._menu(self.tr("Plus"), (verbs.agenda, verbs.cancel, verbs.delete)))
        self._reports_title = SectionTitle(self.tr("Rapports"))
        self._reports_title.add_action(action_button(verbs.add_report))
        self._nothing = text(
            self.tr(
                "Aucun rapport. Déposez ici un lot de PDF ou de documents Word, ou annoncez combien sont attendus."
            ),
            "muted",
            wrap=True,
        )
        self._tools = QWidget()
        tools = FlowLayout(self._tools)
        for action in (verbs.synthesis, verbs.original, verbs.edit_report):
            tools.addWidget(action_button(action))
        forms = (verbs.full, verbs.short, verbs.to_djva, verbs.to_deci, verbs.no_synthesis)
        tools.addWidget(self._menu(self.tr("Forme"), forms))
        for action in (verbs.up, verbs.down):
            tools.addWidget(action_button(action))
        for action in (verbs.synthesis, verbs.original, verbs.edit_report, *forms, verbs.up, verbs.down, verbs.remove):
            self.reports.addAction(action)

    def _menu(self, words: str, actions: Sequence[QAction]) -> QPushButton:
        menu = QMenu(self)
        menu.addActions(list(actions))
        return menu_button(words, menu)

    def _lay_out(self) -> None:
        inner = dressed(QWidget(), role="plain")
        body = column(row(self._chip, self._kind, None), self._title, self._when, self._reason, spacing=8, margins=16)
        body.addLayout(self._buttons)
        body.addSpacing(4)
        for part in (self.load, self._reports_title, self._nothing, self.reports, self._tools):
            body.addWidget(part)
        body.addSpacing(8)
        body.addWidget(self.dates)
        body.addWidget(self._notes)
        body.addSpacing(8)
        body.addWidget(SectionTitle(self.tr("Liens")))
        body.addWidget(self.links)
        body.addStretch(1)
        inner.setLayout(body)
        self._scroll = scrolled(inner)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)

    def _on_opened(self, _line: ReportLine) -> None:
        self._verbs.synthesis.trigger()

    def _on_chosen(self, _line: ReportLine | None) -> None:
        self._follow()

    def _follow(self) -> None:
        self._verbs.follow_report(self.reports.current())


def _kind(fields: SittingFields) -> str:
    named = fields.committee_name if fields.body is Body.thematic_committee else ""
    return " · ".join(part for part in (label(fields.body), named) if part)


def _is_shown(kind: Kind) -> bool:
    """Tell whether a link is worth a line: reports and tasks stand above."""
    return kind not in (Kind.council_report, Kind.task)


_ICONS = {Kind.engagement: "engagement", Kind.briefing: "briefing", Kind.decision: "decision", Kind.pack: "pack"}


def _link_line(kind: Kind, identifier: str, words: str) -> LinkLine:
    return LinkLine(label(kind), _ICONS.get(kind, "link"), words, Reference(kind, identifier))
