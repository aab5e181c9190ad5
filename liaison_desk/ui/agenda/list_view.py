"""The agenda as a list: coming, asked for, past; by unit and by words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import clock, counted, period, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow, ListQuery
from liaison_desk.domain.recurrence_words import recurrence_sentence
from liaison_desk.services.clock import today
from liaison_desk.ui.agenda.looks import state_chip, where_and_role
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import SegmentedTabs
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import EmptyState

_WIDE = 640


class AgendaList(QWidget):
    """`chosen` gives the id of the row pointed at (empty for none), `opened` one to open, `counted` how many."""

    chosen = Signal(str)
    opened = Signal(str)
    counted = Signal(str)

    def __init__(self, session: Session, create: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RowsModel(self._columns(), session.desk.engagements)
        self._build(create)
        filters = QWidget()
        flow = FlowLayout(filters, spacing=12)
        for part in (self._period, self._unit, self.filter_line):
            flow.addWidget(part)
        layout = column(filters, self.list, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._period.chosen.connect(self._ask)
        self._unit.chosen.connect(self._ask)
        self.filter_line.asked.connect(self._ask)
        self.filter_line.down_pressed.connect(self._to_list)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        self.model.modelReset.connect(self._on_reset)

    def refresh(self) -> None:
        """Read the list again."""
        self.model.refresh()

    def ask(self) -> None:
        """Ask what the filters say."""
        self._ask()

    def selected(self) -> list[str]:
        """Return the ids of the selected rows."""
        return [row.id for row in self.list.view.selected()]

    def select(self, identifier: str) -> bool:
        """Point at an engagement; tell whether the list shows it."""
        return self.list.view.select(identifier)

    def _build(self, create: Callable[[], object]) -> None:
        self._period = SegmentedTabs(
            (
                ("coming live", self.tr("À venir")),
                ("requested", self.tr("Demandés")),
                ("past", self.tr("Passés")),
                ("", self.tr("Tous")),
            ),
            self.tr("Période"),
            filters=True,
        )
        self._unit = SegmentedTabs(
            (("", self.tr("Toutes")), ("djva", self.tr("DJVA")), ("deci", self.tr("DECI"))),
            self.tr("Délégation"),
            filters=True,
        )
        self.filter_line = FilterLine()
        self.filter_line.setFixedWidth(190)
        empty = EmptyState(
            "agenda",
            self.tr("Aucun engagement"),
            self.tr("Tout ce que l'élu est invité à faire s'inscrit ici : invitation, décision, déroulé, suites."),
            (self.tr("Inscrire un engagement"), create),
        )
        nothing = EmptyState(
            "search", self.tr("Rien ne correspond"), self.tr("Changez les mots ou les filtres au-dessus de la liste.")
        )
        self.list = RowsList(self.model, self.tr("Engagements"), empty, nothing)
        keep_columns(self.list.view.header, "agenda/columns")

    def _columns(self) -> list[Column[EngagementRow]]:
        return [
            Column(
                self.tr("Quand"),
                lambda row: short_date(row.starts_at.date(), today(self._session.desk.clock)),
                second_line=self._hour,
                sort_key="starts_at",
                width=132,
                tooltip=lambda row: period(row.starts_at, row.ends_at, row.all_day),
            ),
            Column(
                self.tr("Engagement"),
                lambda row: row.title,
                second_line=_where_and_how_often,
                sort_key="title",
                width=0,
                strong=True,
            ),
            Column(
                self.tr("Nature"), lambda row: label(EngagementKind(row.engagement_kind)), width=170, shown_from=_WIDE
            ),
            Column(self.tr("Délégation"), lambda row: label(Unit(row.unit)), width=110, shown_from=_WIDE),
            Column(
                self.tr("État"),
                lambda row: label(EngagementState(row.state)),
                chip=lambda row: state_chip(row.state),
                sort_key="state",
                width=126,
            ),
        ]

    def _hour(self, row: EngagementRow) -> str:
        return self.tr("journée") if row.all_day else clock(row.starts_at)

    def _ask(self, *_changed: object) -> None:
        wanted = self._period.current()
        filters = " ".join(filter(None, (wanted, self._unit.current())))
        past = wanted == "past"
        self.model.ask(
            ListQuery(
                text=self.filter_line.text().strip(),
                sort_key="starts_at" if past or not wanted else "",
                descending=past or not wanted,
                saved_filter=filters,
            )
        )

    def _to_list(self) -> None:
        self.list.view.setFocus()
        if self.list.view.current() is None:
            self.list.view.select_first()

    def _on_chosen(self, row: EngagementRow | None) -> None:
        self.chosen.emit(row.id if row is not None else "")

    def _on_opened(self, row: EngagementRow) -> None:
        self.opened.emit(row.id)

    def _on_reset(self) -> None:
        self.counted.emit(counted(self.model.rowCount(), self.tr("engagement")))


def _where_and_how_often(row: EngagementRow) -> str:
    """Return « Stains · allocution · toutes les semaines le mardi »."""
    rule = recurrence_sentence(row.recurrence, row.starts_at.date()) if row.recurrence else ""
    return " · ".join(filter(None, (where_and_role(row), rule[:1].lower() + rule[1:])))
