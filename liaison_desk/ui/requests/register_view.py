"""« Registre des décisions »: what was decided, when, why."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.decisions import DecisionFields
from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import DecisionRow
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import local_now
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_chips import FilterChips, SavedFilter
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.requests.columns import decision_columns
from liaison_desk.ui.requests.decision_detail import DecisionDetail
from liaison_desk.ui.requests.dialogs import DecisionDialogs
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import EmptyState
from liaison_desk.ui.widgets.panes import panes


class RegisterView(QWidget):
    """The register, the decision pointed at beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Sheet[DecisionFields] | None = None
        self.dialog: DecisionDialog | None = None
        self.model = RowsModel(decision_columns(lambda: local_now(session.desk.clock)), session.desk.decisions)
        self.filters = FilterChips(self.tr("Délégation"))
        self.filter_line = FilterLine()
        self._count = text("", "muted")
        self.detail = DecisionDetail()
        self._build()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the register again."""
        self.model.refresh()
        self._say_count()
        if self._shown is not None:
            self.show_decision(self._shown.reference.id)
        else:
            self.list.view.select_first()

    def show_decision(self, identifier: str) -> None:
        """Show a decision beside the register."""
        self._freshness.ensure()
        try:
            self._shown = self._session.desk.decisions.sheet(identifier)
        except NotFound:
            self._shown = None
            self._side.setCurrentWidget(self._nothing)
            return
        self.detail.show_sheet(self._shown)
        self._side.setCurrentWidget(self.detail)
        self.list.view.select(identifier)

    def reopen(self) -> None:
        """Ask why the decision shown is taken up again, then do it."""
        if self._shown is not None:
            self.dialog = DecisionDialogs(self).reopen(self._shown.label, self._on_reopened)
            self.dialog.open()

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        return [self.bar, self.list, self._side]

    def _build(self) -> None:
        self.list = RowsList(
            self.model,
            self.tr("Registre des décisions"),
            EmptyState(
                "decision",
                self.tr("Aucune décision"),
                self.tr("Chaque décision de l'élu s'inscrit ici, avec sa date et son motif."),
            ),
            EmptyState(
                "search",
                self.tr("Rien ne correspond"),
                self.tr("Changez les mots ou les filtres au-dessus de la liste."),
            ),
        )
        keep_columns(self.list.view.header, "requests/decisions")
        self.filters.show_filters(
            (SavedFilter("djva", "DJVA", "unit", counted=False), SavedFilter("deci", "DECI", "unit", counted=False)), ""
        )

    def _lay_out(self) -> None:
        self._nothing = empty_card(self.tr("Choisissez une décision dans la liste pour la lire ici."))
        self._side = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._side.addWidget(widget)
        self.bar = QWidget()
        self.bar.setLayout(row(self.filters, self.filter_line, None, self._count))
        split = panes("requests/register", (self.list, 720, 480, 3), (self._side, 448, 300, 2))
        layout = column(self.bar, split, spacing=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filter_line.asked.connect(self._ask)
        self.filter_line.down_pressed.connect(self._to_list)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        self.detail.open_requested.connect(self._session.open_requested)
        self.detail.reopen_requested.connect(self.reopen)
        self._freshness = Freshness(self._session, self, (Kind.decision,), self.refresh)

    def _ask(self, *_changed: object) -> None:
        self.list.view.ask(text=self.filter_line.text().strip(), saved_filter=" ".join(self.filters.chosen()))
        self._say_count()

    def _say_count(self) -> None:
        self._count.setText(counted(self.model.rowCount(), self.tr("décision")))

    def _to_list(self) -> None:
        self.list.view.setFocus()
        if self.list.view.current() is None:
            self.list.view.select_first()

    def _on_chosen(self, chosen: DecisionRow | None) -> None:
        if chosen is not None and (self._shown is None or self._shown.reference.id != chosen.id):
            self.show_decision(chosen.id)

    def _on_opened(self, _chosen: DecisionRow) -> None:
        self.detail.open_button.click()

    def _on_reopened(self, reason: object) -> None:
        shown = self._shown
        if shown is not None:
            self._session.attempt(
                lambda: self._session.desk.decisions.reopen(shown.reference.id, str(reason)),
                self.tr("Décision rouverte : la demande est de nouveau à décider"),
            )
