"""« À décider »: the requests that wait, with what must be known of the one pointed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import ListQuery, RequestRow
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import local_now
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_chips import FilterChips, SavedFilter
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.requests.columns import RequestColumns
from liaison_desk.ui.requests.deciding import Deciding
from liaison_desk.ui.requests.options_detail import OptionsDetail
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class ToDecideView(QWidget):
    """`edit_requested` gives the id of the request to change."""

    edit_requested = Signal(str)

    def __init__(self, session: Session, create: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        columns = RequestColumns(session.desk.settings.presence, lambda: local_now(session.desk.clock))
        self.model = RowsModel(columns.all(), session.desk.requests)
        self.filters = FilterChips(self.tr("Filtres enregistrés"))
        self.filter_line = FilterLine()
        self._count = text("", "muted")
        self.banner = Banner()
        self.detail = OptionsDetail(session)
        self.deciding = Deciding(session, self, self.shown, self.detail.proposed, self.detail.with_letter)
        self._letter_id = ""
        self._open_letter = QAction(self.tr("Ouvrir la réponse"), self)
        self._build(create)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the requests again; the one pointed at stays, else the next one takes its place."""
        before, place = self.list.view.current(), max(0, self.list.view.currentIndex().row())
        self.model.refresh()
        self._say_counts()
        shown = self.shown()
        if (before is not None or shown is None) and self.list.view.current() is None and self.model.rowCount():
            self.list.view.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1), 0))
        current = self.list.view.current()
        if current is not None:
            self.show_request(current.id)
        elif before is None and shown is not None:
            self.show_request(shown.reference.id)  # one that no longer waits is being read
        else:
            self._side.setCurrentWidget(self._nothing)

    def show_request(self, identifier: str) -> None:
        """Show a request beside the list; one that is decided is shown as well."""
        try:
            self.detail.show_request(identifier)
        except NotFound:
            self._side.setCurrentWidget(self._nothing)
        else:
            self._side.setCurrentWidget(self.detail)

    def point_at(self, identifier: str) -> None:
        """Show a request, and find it in the list."""
        self._freshness.ensure()
        if not self.list.view.select(identifier):
            self.list.view.setCurrentIndex(QModelIndex())
            self.release_filters()
            self.list.view.select(identifier)
        self.show_request(identifier)

    def release_filters(self) -> None:
        """Show every request that waits."""
        self.filters.release_all()
        self.filter_line.clear()
        self._ask()

    def shown(self) -> Sheet[EngagementFields] | None:
        """Return the request read beside the list."""
        return self.detail.sheet() if self._side.currentWidget() is self.detail else None

    def next_after(self, identifier: str) -> str:
        """Return the id of the request after another in the list, empty when it is the last."""
        place = self.model.find(identifier, max(0, self.list.view.currentIndex().row()))
        following = self.model.row_at(place + 1) if place >= 0 else None
        return following.id if following else ""

    def edit(self) -> None:
        """Ask to change the request shown."""
        sheet = self.shown()
        if sheet is not None:
            self.edit_requested.emit(sheet.reference.id)

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        return [self.bar, self.list, self._side]

    def _build(self, create: Callable[[], object]) -> None:
        self.list = RowsList(
            self.model,
            self.tr("Sollicitations à décider"),
            EmptyState(
                "requests",
                self.tr("Rien à décider"),
                self.tr("Ce que l'on demande à l'élu attend ici sa décision, avec la date où il faut répondre."),
                (self.tr("Nouvelle sollicitation"), create),
            ),
            EmptyState(
                "filter",
                self.tr("Rien à montrer ici"),
                self.tr("Aucune sollicitation ne répond à ces filtres."),
                (self.tr("Voir tout ce qui attend"), self.release_filters),
            ),
        )
        keep_columns(self.list.view.header, "requests/columns")
        self._filters = (
            SavedFilter("late", self.tr("En retard"), "when"),
            SavedFilter("this_week", self.tr("Cette semaine"), "when"),
            SavedFilter("waiting", self.tr("En attente"), "state"),
            SavedFilter("past", self.tr("Passées"), "when"),
            SavedFilter("djva", "DJVA", "unit", counted=False),
            SavedFilter("deci", "DECI", "unit", counted=False),
        )
        self.filters.show_filters(self._filters, "")

    def _lay_out(self) -> None:
        self._nothing = empty_card(self.tr("Choisissez une sollicitation dans la liste pour la lire ici."))
        self._side = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._side.addWidget(widget)
        self.bar = QWidget()
        line = row(self.filters, self.filter_line, None, self._count)
        line.setStretch(1, 2)
        line.setStretch(2, 1)
        self.bar.setLayout(line)
        split = panes("requests/splitter", (self.list, 650, 430, 3), (self._side, 518, 380, 2))
        layout = column(self.bar, self.banner, split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filter_line.asked.connect(self._ask)
        self.filter_line.down_pressed.connect(self._to_list)
        self.filter_line.returnPressed.connect(self._to_list)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        self.detail.open_requested.connect(self._session.open_requested)
        self.detail.connect_verbs(self.deciding, self.edit)
        self.deciding.decided.connect(self._on_decided)
        kinds = (Kind.engagement, Kind.partner, Kind.letter, Kind.briefing, Kind.decision)
        self._freshness = Freshness(self._session, self, kinds, self.refresh)
        self._open_letter.triggered.connect(self._on_open_letter)

    def _ask(self, *_changed: object) -> None:
        self.list.view.ask(text=self.filter_line.text().strip(), saved_filter=" ".join(self.filters.chosen()))
        self._say_counts()

    def _say_counts(self) -> None:
        for one in self._filters:
            if one.counted:
                self.filters.set_count(one.name, self._session.desk.requests.count(ListQuery(saved_filter=one.name)))
        self._count.setText(counted(self.model.rowCount(), self.tr("demande")))

    def _to_list(self) -> None:
        self.list.view.setFocus()
        if self.list.view.current() is None:
            self.list.view.select_first()

    def _on_chosen(self, chosen: RequestRow | None) -> None:
        if chosen is not None:
            self.show_request(chosen.id)

    def _on_opened(self, chosen: RequestRow) -> None:
        self.edit_requested.emit(chosen.id)

    def _on_decided(self, title: str, letter_id: str) -> None:
        self._letter_id = letter_id
        self.list.view.setFocus()
        if letter_id:
            words = self.tr("{title} : la décision est enregistrée, la réponse est prête à relire.")
            self.banner.say(words.format(title=title), Tone.green, self._open_letter)
        else:
            self.banner.clear()

    def _on_open_letter(self) -> None:
        self.banner.clear()
        self._session.open_requested.emit(Reference(Kind.letter, self._letter_id))
