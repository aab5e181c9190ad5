"""The meetings: those to come, those whose minutes are to write, by date or by series."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.lists import MeetingRow
from liaison_desk.services.clock import today
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_chips import FilterChips, SavedFilter
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.meetings.columns import meeting_columns
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import EmptyState


class MeetingsList(QWidget):
    """`pointed` gives the id of the meeting pointed at, `opened` the one to work on."""

    pointed = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(meeting_columns(lambda: today(session.desk.clock)), session.desk.meetings)
        self.filters = FilterChips(self.tr("Filtres"))
        self.units = FilterChips(self.tr("Délégation"))
        self.filter_line = FilterLine()
        self._build()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the meetings again."""
        self.model.refresh()
        if self.view.current() is None:
            self.view.select_first()

    def select(self, identifier: str) -> None:
        """Point at a meeting; one the filters hide brings all of them back."""
        if self.view.select(identifier):
            return
        self.filters.release_all()
        self.units.release_all()
        self.filter_line.clear()
        self._ask()
        self.view.select(identifier)

    def _build(self) -> None:
        self.list = RowsList(
            self.model,
            self.tr("Réunions"),
            EmptyState(
                "meeting",
                self.tr("Aucune réunion"),
                self.tr("On y prépare l'ordre du jour, on y coche les présents, on y écrit le compte rendu."),
            ),
            EmptyState(
                "search",
                self.tr("Rien ne correspond"),
                self.tr("Changez les mots ou les filtres au-dessus de la liste."),
            ),
        )
        self.view = self.list.view
        keep_columns(self.view.header, "meetings")
        told = self.tr
        self.filters.show_filters(
            (
                SavedFilter("coming", told("À venir"), "when", counted=False),
                SavedFilter("minutes_to_do", told("Comptes rendus à faire"), "when", counted=False),
            ),
            "",
        )
        self.units.show_filters(
            (SavedFilter("djva", "DJVA", "unit", counted=False), SavedFilter("deci", "DECI", "unit", counted=False)), ""
        )

    def _lay_out(self) -> None:
        self.bar = QWidget()
        self.bar.setLayout(row(self.filters, self.units, self.filter_line, None))
        self.setLayout(column(self.list))

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.units.changed.connect(self._ask)
        self.filter_line.asked.connect(self._ask)
        self.filter_line.down_pressed.connect(self.view.setFocus)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)

    def _ask(self, *_changed: object) -> None:
        chosen = [*self.filters.chosen(), *self.units.chosen()]
        self.view.ask(text=self.filter_line.text().strip(), saved_filter=" ".join(chosen))

    def _on_chosen(self, chosen: MeetingRow | None) -> None:
        if chosen is not None:
            self.pointed.emit(chosen.id)

    def _on_opened(self, chosen: MeetingRow) -> None:
        self.opened.emit(chosen.id)
