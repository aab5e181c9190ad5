"""« Séances »: sittings, the dates they call for, their reports, the syntheses to write, the votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.lists import ListQuery, SittingRow
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.votes import VoteFields
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.council_reports import ReportProposal
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.sittings.detail import SittingDetail
from liaison_desk.ui.sittings.doing import SittingDoing
from liaison_desk.ui.sittings.forms import ReportForm, SittingForm
from liaison_desk.ui.sittings.intake_view import IntakeView
from liaison_desk.ui.sittings.sittings_list import ALL, COMING, HELD, sitting_columns
from liaison_desk.ui.sittings.verbs import SittingVerbs
from liaison_desk.ui.sittings.votes_view import VotesView
from liaison_desk.ui.sittings.year_card import YearCard
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_KINDS = frozenset(
    {Kind.sitting, Kind.council_report, Kind.task, Kind.briefing, Kind.engagement, Kind.partner, Kind.decision}
)
_TABS = {"coming": COMING, "held": HELD, "all": ALL}


class SittingsPage(QWidget):
    """The list of sittings beside the one read; typing, taking reports in and voting have the whole page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Sheet[SittingFields] | None = None
        self.banner = Banner()
        self.tabs = SegmentedTabs(
            (("coming", self.tr("À venir")), ("held", self.tr("Tenues")), ("all", self.tr("Toutes"))),
            self.tr("Séances montrées"),
        )
        self.filter_line = FilterLine()
        self.model = RowsModel(sitting_columns(self, session), session.desk.sittings)
        self.model.ask(ListQuery(saved_filter=COMING, sort_key="held_on"))
        self.doing = SittingDoing(session, self)
        self.verbs = SittingVerbs(self)
        self.detail = SittingDetail(self.verbs)
        self.form = SittingForm(session)
        self.report_form = ReportForm(session)
        self.intake = IntakeView(session)
        self.voting = VotesView()
        self.year = YearCard()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._freshness = Freshness(session, self, _KINDS, self.refresh)

    def refresh(self) -> None:
        """Read the sittings again."""
        self.model.refresh()
        desk = self._session.desk
        self.year.show_markers(desk.sittings.year_markers(), today(desk.clock))
        if self._shown is not None:
            self._show(self._shown.reference.id)
        elif self.list.view.current() is None:
            self.list.view.select_first()

    def show_record(self, identifier: str) -> None:
        """Show a sitting, or a report in its sitting."""
        self._freshness.ensure()
        desk = self._session.desk
        self.browse()
        try:
            self._point_at(desk.sittings.sheet(identifier).reference.id)
            return
        except NotFound:
            pass
        try:
            report = desk.council_reports.sheet(identifier)
        except NotFound:
            self._session.refused.emit(self.tr("Cette fiche n'existe plus ; elle est peut-être à la corbeille."))
            return
        if report.fields.sitting_id:
            self._point_at(report.fields.sitting_id)
            self.detail.reports.select(report.reference.id)
            self.detail.reports.setFocus()
        else:
            self._begin(self.report_form, lambda: self.report_form.begin(report))

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Type a new sitting."""
        self._begin(self.form, lambda: self.form.begin(None))

    def create_from_engagement(self, engagement_id: str) -> None:
        """Show the sitting an engagement of the agenda stands for, typing it when there is none."""
        sittings = self._session.desk.sittings
        known = sittings.of_engagement(engagement_id)
        if known:
            self.show_record(known)
            return
        begun = self._session.attempt(lambda: sittings.begun_from(engagement_id))
        if begun is not None:
            self._begin(self.form, lambda: self.form.begin(None, begun.model_dump()))

    def edit(self) -> None:
        """Change the sitting shown."""
        sheet = self._shown
        if sheet is not None:
            self._begin(self.form, lambda: self.form.begin(sheet))

    def add_report(self) -> None:
        """Type a report of the sitting shown."""
        sheet = self._shown
        if sheet is not None:
            values = {"sitting_id": sheet.reference.id}
            self._begin(self.report_form, lambda: self.report_form.begin(None, values))

    def edit_report(self) -> None:
        """Change the report pointed at."""
        line = self.detail.current()
        if line is not None:
            sheet = self._session.desk.council_reports.sheet(line.id)
            self._begin(self.report_form, lambda: self.report_form.begin(sheet))

    def enter_votes(self) -> None:
        """Enter what the sitting shown voted."""
        sheet = self._shown
        if sheet is None or not self.verbs.votes.isEnabled():
            return
        identifier = sheet.reference.id
        desk = self._session.desk
        lines, votes = desk.council_reports.of_sitting(identifier), desk.sitting_votes.pending(identifier)
        self._begin(self.voting, lambda: self.voting.begin(sheet.fields, lines, votes))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read reports and propose what they hold, for the sitting shown."""
        sheet = self._shown
        if sheet is None:
            self.banner.say(self.tr("Choisissez d'abord la séance de ces rapports."))
            return
        self._begin(self.intake, lambda: self.intake.begin(sheet, paths))

    def shown(self) -> Sheet[SittingFields] | None:
        """Return the sitting shown."""
        return self._shown

    def browse(self) -> None:
        """Go back to the list; what is typed stays as a draft."""
        for form in (self.form, self.report_form):
            if self._whole.currentWidget() is form:
                form.keep()
        self._whole.setCurrentWidget(self._reading)
        self.verbs.set_typing(False)

    def focus_filter(self) -> None:
        """Go to the filter line."""
        self.filter_line.setFocus()
        self.filter_line.selectAll()

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the menus."""
        return self.actions()

    def count_waiting(self) -> int:
        """Return how many sittings are to come."""
        return self._session.desk.sittings.count(ListQuery(saved_filter=COMING))

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        if self._whole.currentWidget() is self._reading:
            return [self.list, self.detail]
        return [view for view in (self.form, self.report_form, self.intake, self.voting) if view.isVisible()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._whole.currentWidget() is self._reading:
            self.list.view.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := self._dropped(event):
            event.acceptProposedAction()
            self.take_in(paths)

    def _dropped(self, event: QDropEvent) -> list[Path]:
        """Return the reports dragged over the sitting shown; anything else is left to the window."""
        if self._shown is None or self._whole.currentWidget() is not self._reading:
            return []
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        fit = bool(paths) and all(path.suffix.lower() in {".pdf", ".docx"} for path in paths)
        return paths if fit and self.verbs.drop.isEnabled() else []

    def _lay_out(self) -> None:
        empty = EmptyState(
            "office",
            self.tr("Aucune séance"),
            self.tr(
                "Conseil départemental, commission permanente, bureau, commissions : leurs délais, leurs rapports."
            ),
            (self.tr("Nouvelle séance"), self.create),
        )
        found = EmptyState("filter", self.tr("Rien ici"), self.tr("Aucune séance ne correspond à cette vue."))
        self.list = RowsList(self.model, self.tr("Séances"), empty, found)
        self._nothing = empty_card(self.tr("Choisissez une séance dans la liste pour la lire ici."))
        self._side = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._side.addWidget(widget)
        left = QWidget()
        layout = column(self.filter_line, self.list, self.year)
        layout.setStretch(1, 1)
        left.setLayout(layout)
        head = row(self.tabs, None, action_button(self.verbs.new, meaning="add"))
        self._reading = QWidget()
        split = panes("sittings", (left, 300, 270, 1), (self._side, 860, 440, 4))
        layout = column(head, self.banner, split, spacing=14)
        layout.setStretch(2, 1)
        self._reading.setLayout(layout)
        self._whole = QStackedWidget()
        for widget in (self._reading, self.form, self.report_form, self.intake, self.voting):
            self._whole.addWidget(widget)
        self.setLayout(column(self._whole))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.filter_line.asked.connect(self._on_filtered)
        self.filter_line.down_pressed.connect(self.list.view.setFocus)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        self.detail.open_requested.connect(self._session.open_requested)
        self.detail.load.shortened.connect(self.doing.shorten)
        self.detail.load.delegated.connect(self.doing.delegate)
        self.detail.load.spread_requested.connect(self.doing.spread)
        for form in (self.form, self.report_form):
            form.given_up.connect(self.browse)
        self.form.saved.connect(self._on_sitting_saved)
        self.report_form.saved.connect(self._on_report_saved)
        self.intake.given_up.connect(self.browse)
        self.intake.confirmed.connect(self._on_confirmed)
        self.voting.given_up.connect(self.browse)
        self.voting.entered.connect(self._on_voted)

    def _begin(self, view: QWidget, begin: Callable[[], object]) -> None:
        """Give a view the whole page, then have it begin."""
        self._whole.setCurrentWidget(view)
        self.verbs.set_typing(True)
        begin()

    def _on_tab(self, key: str) -> None:
        # the nearest first: those to come from tomorrow on, the others from yesterday back
        is_coming = key == "coming"
        self.list.view.ask(saved_filter=_TABS[key], sort_key="held_on", descending=not is_coming)

    def _on_filtered(self, words: str) -> None:
        self.list.view.ask(text=words)

    def _on_opened(self, _row: SittingRow) -> None:
        self.detail.reports.setFocus()

    def _point_at(self, identifier: str) -> None:
        """Show a sitting, in the view of the list that holds it."""
        if not self.list.view.select(identifier):
            self.tabs.choose("all")
            self.list.view.ask(saved_filter=ALL, text="", sort_key="held_on", descending=True)
            self.list.view.select(identifier)
        self._show(identifier)

    def _show(self, identifier: str) -> None:
        desk = self._session.desk
        try:
            self._shown = desk.sittings.sheet(identifier)
        except NotFound:
            self._shown = None
            self.list.view.setCurrentIndex(QModelIndex())
            self._side.setCurrentWidget(self._nothing)
            self.verbs.follow_sitting(None, is_past=False)
            return
        day = today(desk.clock)
        self.verbs.follow_sitting(self._shown.fields, is_past=self._shown.fields.held_on <= day)
        self.detail.show_sheet(
            self._shown,
            desk.council_reports.of_sitting(identifier),
            desk.council_reports.load(identifier),
            desk.sittings.dates(identifier),
            day,
        )
        self._side.setCurrentWidget(self.detail)

    def _on_chosen(self, found: SittingRow | None) -> None:
        if found is not None and (self._shown is None or self._shown.reference.id != found.id):
            self._show(found.id)

    def _on_sitting_saved(self, identifier: str, and_next: bool) -> None:
        if and_next:
            self.form.begin(None)
            return
        self.browse()
        self._point_at(identifier)

    def _on_report_saved(self, identifier: str, and_next: bool) -> None:
        if and_next:
            self.add_report()
            return
        self.browse()
        self.show_record(identifier)

    def _on_confirmed(self, proposals: list[ReportProposal]) -> None:
        sheet = self._shown
        if sheet is None:
            return
        reports = self._session.desk.council_reports
        made = self._session.attempt(
            lambda: reports.confirm(sheet.reference.id, proposals), self.tr("Rapports enregistrés")
        )
        if made:
            self.browse()
            self.detail.reports.setFocus()

    def _on_voted(self, votes: list[VoteFields]) -> None:
        sheet = self._shown
        if sheet is None:
            return
        votes_service = self._session.desk.sitting_votes
        if self._session.attempt(
            lambda: votes_service.enter(sheet.reference.id, votes),
            self.tr("Votes saisis, registre des décisions à jour"),
        ):
            self.browse()
