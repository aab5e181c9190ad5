"""« Chiffres »: what was received and answered over a period, how fast, how much in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import FigureGroup, Figures
from liaison_desk.domain.figures_words import delay_words, share_words
from liaison_desk.domain.labels import label
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.domain.working_days import add_months
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.figures_chart import FiguresChart
from liaison_desk.ui.letters.figures_rows import SPANS, FigureRow, FigureRows, figure_columns
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.letters.register_files import RegisterFiles
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button, menu_button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.text_edits import ComboBox

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class FiguresView(QWidget):
    """`closed` when the registers are asked for again."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._figures: Figures | None = None
        self._build()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Count again."""
        first, last, unit = self._asked()
        figures = self._session.attempt(lambda: self._session.desk.figures.over(first, last, unit))
        if figures is None:
            return
        self._figures = figures
        for name, words in self._totals(figures).items():
            self._tiles[name].setText(words)
        self.chart.show_spans(figures.spans)
        self._show_table()

    def _build(self) -> None:
        clock = self._session.desk.clock
        parsers = Parsers(typed_date, typed_time, lambda: today(clock))
        self.period = ComboBox()
        self.period.setAccessibleName(self.tr("Période"))
        for words in (
            self.tr("Cette année"),
            self.tr("12 derniers mois"),
            self.tr("Année dernière"),
            self.tr("5 dernières années"),
            self.tr("Autre période"),
        ):
            self.period.addItem(words)
        self.first, self.last = DateEdit(parsers), DateEdit(parsers)
        self.first.name(self.tr("Du"))
        self.last.name(self.tr("Au"))
        self.unit = ComboBox()
        self.unit.setAccessibleName(self.tr("Délégation"))
        for unit in (Unit.both, Unit.djva, Unit.deci):
            self.unit.addItem(label(unit), unit.value)
        self.banner = Banner()
        self.files = RegisterFiles(self._session, self, self.banner)
        self._tiles = {
            name: text("—", "title")
            for name in ("received", "answered", "median_delay", "share_in_time", "open", "late")
        }
        self.chart = FiguresChart()
        self.ways = SegmentedTabs(
            (
                (FigureGroup.unit, self.tr("Par délégation")),
                (FigureGroup.request_kind, self.tr("Par type de demande")),
                (FigureGroup.channel, self.tr("Par voie")),
                (SPANS, self.tr("Dans le temps")),
            ),
            self.tr("Façon de répartir les courriers"),
            filters=True,
        )
        self._rows = FigureRows()
        self.model: RowsModel[FigureRow] = RowsModel(figure_columns(self), self._rows, self)
        nothing = EmptyState("table", self.tr("Rien à compter"), self.tr("Choisissez une autre période."))
        self.table: RowsList[FigureRow] = RowsList(self.model, self.tr("Chiffres du courrier"), nothing)
        self._menu = QMenu(self)
        for words, ending in (
            (self.tr("Excel (.xlsx)…"), "xlsx"),
            (self.tr("Texte (.csv)…"), "csv"),
            (self.tr("Word (.docx)…"), "docx"),
            (self.tr("PDF…"), "pdf"),
        ):
            add_choice(self._menu, words, lambda ending=ending: self._export(ending))
        add_choice(self._menu, self.tr("Imprimer…"), self._print)

    def _lay_out(self) -> None:
        self.back = button(self.tr("Courrier"), self.closed.emit, compact=True, quiet=True, meaning="back")
        self.export_button = menu_button(self.tr("Exporter"), self._menu)
        self._dates = QWidget()
        self._dates.setLayout(row(text(self.tr("du"), "muted"), self.first, text(self.tr("au"), "muted"), self.last))
        self._dates.hide()
        head = row(self.back, text(self.tr("Chiffres"), "title"), None, self.period, self.unit, self.export_button)
        tiles = QWidget()
        flow = FlowLayout(tiles, spacing=GRID)
        for name, words in (
            ("received", self.tr("reçus")),
            ("answered", self.tr("répondus")),
            ("median_delay", self.tr("délai médian de réponse")),
            ("share_in_time", self.tr("répondus dans les délais")),
            ("open", self.tr("ouverts")),
            ("late", self.tr("en retard")),
        ):
            card = Card(margins=10)
            card.body.setSpacing(0)
            card.body.addWidget(self._tiles[name])
            card.body.addWidget(text(words, "muted"))
            card.setMinimumWidth(118)
            flow.addWidget(card)
        chart = Card(margins=14)
        chart.body.addWidget(self.chart)
        layout = column(head, self._dates, self.banner, tiles, chart, row(self.ways, None), self.table, spacing=12)
        layout.setStretch(4, 2)
        layout.setStretch(6, 3)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.period.currentIndexChanged.connect(self._on_period)
        self.unit.currentIndexChanged.connect(self._on_asked)
        for edit in (self.first, self.last):
            edit.line.editingFinished.connect(self._on_asked)
        self.ways.chosen.connect(self._on_asked_way)
        leaving = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _asked(self) -> tuple[date, date, Unit | None]:
        day = today(self._session.desk.clock)
        year = day.replace(month=1, day=1)
        unit = Unit(self.unit.currentData())
        periods = (
            (year, day),
            (add_months(day.replace(day=1), -11), day),
            (year.replace(year=year.year - 1), year - timedelta(days=1)),
            (year.replace(year=year.year - 4), day),
        )
        place = self.period.currentIndex()
        first, last = periods[place] if place < len(periods) else self._typed(*periods[0])
        return first, last, None if unit is Unit.both else unit

    def _typed(self, first: date, last: date) -> tuple[date, date]:
        try:
            return self.first.value() or first, self.last.value() or last
        except ValueError as error:
            self._session.refused.emit(str(error).capitalize())
            return first, last

    def _totals(self, figures: Figures) -> dict[str, str]:
        total = figures.total
        return {
            "received": str(total.received),
            "answered": str(total.answered),
            "median_delay": delay_words(total),
            "share_in_time": share_words(total),
            "open": str(total.open),
            "late": str(total.late),
        }

    def _show_table(self) -> None:
        if self._figures is not None:
            self._rows.hold(self._figures, self.ways.current(), self.tr("Ensemble"))
            self.model.refresh()

    def _export(self, ending: str) -> None:
        figures, unit = self._figures, self._asked()[2]
        if figures is None:
            return
        name = export_file_name(figures.last, "chiffres", "courrier", ending)
        self.files.ask(name, lambda target: self._session.desk.figures.export(target, figures, unit))

    def _print(self) -> None:
        figures, unit = self._figures, self._asked()[2]
        if figures is not None:
            self.files.print(
                self.tr("Chiffres du courrier"), lambda: self._session.desk.figures.document(figures, unit)
            )

    def _on_period(self, place: int) -> None:
        is_other = place == self.period.count() - 1
        if is_other and self._figures is not None:
            self.first.set_value(self._figures.first)
            self.last.set_value(self._figures.last)
        self._dates.setVisible(is_other)
        self.refresh()

    def _on_asked(self, *_told: object) -> None:
        self.refresh()

    def _on_asked_way(self, _way: str) -> None:
        self._show_table()
