"""The seating plan: its shape, from where it is seen, drawn, printed or written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.labels import label
from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.seating import (
    BAY_SEATS,
    MOST_SEATS,
    SIDE_BY_SIDE_SEATS,
    SeatingShape,
    Viewpoint,
    caption_of,
    seating_plan,
)
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.files import export_file_name
from liaison_desk.ui.agenda.papers import leaving
from liaison_desk.ui.agenda.protocol_seats import SeatsView
from liaison_desk.ui.papers import Compose, Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import NumberEditor


class ProtocolSeating(QWidget):
    """Seats those who come, in their order."""

    def __init__(self, session: Session, banner: Banner, window: QWidget) -> None:
        super().__init__()
        self._session = session
        self._papers = Papers(session, window, banner)
        self._sheet: Sheet[EngagementFields] | None = None
        self._order: Sequence[ProtocolPlace] = ()
        self._build()
        self._lay_out()
        self.shapes.chosen.connect(self._on_shape)
        self.viewpoints.chosen.connect(self._draw)
        self.seats.edited.connect(self._draw)

    def show_order(self, sheet: Sheet[EngagementFields], order: Sequence[ProtocolPlace]) -> None:
        """Seat people in place of those before."""
        self._sheet, self._order = sheet, order
        self._draw()

    @property
    def shape(self) -> SeatingShape:
        """How the seats stand."""
        return SeatingShape(self.shapes.current())

    @property
    def viewpoint(self) -> Viewpoint:
        """From where the plan is seen."""
        return Viewpoint(self.viewpoints.current())

    def composing(self, fields: EngagementFields) -> Compose:
        """Return what composes the plan as a document."""
        shape, viewpoint, seats = self.shape, self.viewpoint, self._seats()
        compositions = self._session.desk.compositions
        return lambda: compositions.seating_plan(fields, shape, viewpoint, seats)

    def _build(self) -> None:
        self.shapes = SegmentedTabs([(one.value, label(one)) for one in SeatingShape], self.tr("Disposition"))
        self.viewpoints = SegmentedTabs([(one.value, label(one)) for one in Viewpoint], self.tr("Point de vue"))
        self.seats = NumberEditor(1, MOST_SEATS)
        self.seats.name(self.tr("Sièges par rang"))
        self.seats.set_value(SIDE_BY_SIDE_SEATS)
        self.seats_name = text(self.tr("Sièges par rang"), "label")
        self.seats_name.setBuddy(self.seats.input())
        self.caption = text("", "muted", wrap=True)
        self.view = SeatsView()
        self.seats_area = QScrollArea()
        self.seats_area.setWidgetResizable(True)
        self.seats_area.setFrameShape(QFrame.Shape.NoFrame)
        self.seats_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.seats_area.setWidget(self.view)
        self.print_button = button(self.tr("Imprimer…"), self._print, compact=True, meaning="print")
        self.word_button = button(self.tr("Word…"), partial(self._ask, "docx"), compact=True, meaning="text-file")
        self.pdf_button = button(self.tr("PDF…"), partial(self._ask, "pdf"), compact=True, meaning="pdf")

    def _lay_out(self) -> None:
        choices, papers = QWidget(), QWidget()
        flow = FlowLayout(choices)
        counted = QWidget()
        counted.setLayout(row(self.seats_name, self.seats))
        for widget in (self.shapes, self.viewpoints, counted):
            flow.addWidget(widget)
        made = FlowLayout(papers)
        for widget in (self.print_button, self.word_button, self.pdf_button):
            made.addWidget(widget)
        layout = column(choices, self.caption, self.seats_area, papers, spacing=GRID)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _seats(self) -> int:
        return int(self.seats.value())

    def _on_shape(self, shape: str) -> None:
        is_aisle = shape == SeatingShape.central_aisle
        self.seats.set_value(BAY_SEATS if is_aisle else SIDE_BY_SIDE_SEATS)
        words = self.tr("Sièges par travée") if is_aisle else self.tr("Sièges par rang")
        self.seats_name.setText(words)
        self.seats.name(words)
        self._draw()

    def _draw(self) -> None:
        plan = seating_plan(len(self._order), self.shape, self.viewpoint, self._seats())
        self.caption.setText(caption_of(plan))
        self.view.show_plan(plan, self._order)

    def _print(self) -> None:
        if (sheet := self._sheet) is not None:
            of = leaving(SheetForm.seating_plan, sheet)
            self._papers.print(self.tr("Plan de placement"), self.composing(sheet.fields), of)

    def _ask(self, ending: str) -> None:
        if (sheet := self._sheet) is not None:
            name = export_file_name(sheet.fields.day, "plan-placement", sheet.fields.title, ending)
            self._papers.ask_file(name, self.composing(sheet.fields), leaving(SheetForm.seating_plan, sheet))
