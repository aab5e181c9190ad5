"""The order of precedence: read, changed by hand with a reason, given back to the rules."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.labels import label
from liaison_desk.ui.agenda.protocol_rows import OFFICIAL, PersonRow, PlacesModel
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.text_edits import CheckBox, ChoiceEditor, ComboBox


class ProtocolList(Card):
    """`place_requested` gives a person and a place, `back_requested` a person for the computed order.

    `attendance_chosen` gives a person and an Attendance, `speaking_chosen` a person and whether they speak,
    `represented_chosen` a person, the id of whom they represent (empty for nobody) and whether it is ad interim.
    """

    place_requested = Signal(object, int)
    back_requested = Signal(object)
    attendance_chosen = Signal(object, object)
    speaking_chosen = Signal(object, bool)
    represented_chosen = Signal(object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._person: PersonRow | None = None
        self._build()
        self._lay_out()
        self._connect()

    def show_people(self, people: list[PersonRow]) -> None:
        """Show people in their order; whoever was pointed at still is."""
        self.model.show_people(people)
        if self.view.current() is None:
            self.view.select_first()
        self._on_chosen(self.view.current())

    def _build(self) -> None:
        self.model = PlacesModel(self)
        self.view: RowsView[PersonRow] = RowsView(self.model, self.tr("Ordre des préséances"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDragDropOverwriteMode(False)
        self.view.setDropIndicatorShown(True)
        self.why = text("", "muted", wrap=True)
        self.why.setMinimumHeight(3 * self.why.fontMetrics().lineSpacing())
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.attendance = ChoiceEditor([(value, label(value)) for value in Attendance])
        self.attendance.name(self.tr("Présence"))
        self.speaks = CheckBox(self.tr("Prend la parole"))
        self.represents = ComboBox()
        self.represents.setAccessibleName(self.tr("Représente"))
        self.represents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.represents.setMaximumWidth(260)
        self.interim = CheckBox(self.tr("Par intérim"))
        self.interim.setToolTip(self.tr("L'intérim ou la suppléance de droit donne le rang du titulaire (art. 13)."))
        self.up_button = icon_button("up", self.tr("Monter d'une place (Alt+↑)"), lambda: self.step(-1))
        self.down_button = icon_button("down", self.tr("Descendre d'une place (Alt+↓)"), lambda: self.step(1))
        self.back = button(self.tr("Rendre à l'ordre calculé"), self._give_back, compact=True, meaning="undo")

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        for widget in (
            self.attendance,
            self.speaks,
            self.up_button,
            self.down_button,
            self.represents,
            self.interim,
            self.back,
        ):
            flow.addWidget(widget)
        strip = column(self.why, tools, spacing=GRID)
        strip.setContentsMargins(2 * GRID, GRID, 2 * GRID, 12)
        self.body.setContentsMargins(1, GRID // 2, 1, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(row(strip))

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_chosen)
        self.model.drop_requested.connect(self._on_dropped)
        self.attendance.edited.connect(self._on_attendance)
        self.speaks.clicked.connect(self._on_speaks)
        self.represents.activated.connect(self._on_represents)
        self.interim.clicked.connect(self._on_represents)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, partial(self.step, step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def step(self, step: int) -> None:
        """Ask for the place before (-1) or after (1) for whoever is pointed at."""
        person = self._person
        if person is None or person.place is None:
            return
        last = sum(one.place is not None for one in self.model.people.found)
        if 1 <= person.place.place + step <= last:
            self.place_requested.emit(person, person.place.place + step)

    def _give_back(self) -> None:
        if self._person is not None:
            self.back_requested.emit(self._person)

    def _on_dropped(self, dragged: int, place: int) -> None:
        person = self.model.row_at(dragged)
        last = sum(one.place is not None for one in self.model.people.found)
        if person is not None:
            self.place_requested.emit(person, min(place, last))

    def _on_chosen(self, person: PersonRow | None) -> None:
        self._person = person
        comes = person is not None and person.place is not None
        is_guest = person is not None and person.id != OFFICIAL
        self.why.setText(self._sentence(person) if person else "")
        self.attendance.set_value(person.attendance if person else Attendance.expected)
        self.attendance.setVisible(is_guest)
        self.speaks.setVisible(is_guest and comes)
        self.speaks.setChecked(person is not None and person.speaks)
        self._show_represented(person if is_guest else None)
        for widget in (self.up_button, self.down_button):
            widget.setEnabled(comes)
        self.back.setVisible(bool(person and person.place and person.place.is_override))

    def _show_represented(self, person: PersonRow | None) -> None:
        self.represents.clear()
        self.represents.addItem(self.tr("Ne représente personne"), "")
        for other in self.model.people.found:
            if person is not None and other.id not in {person.id, OFFICIAL}:
                self.represents.addItem(self.tr("Représente {name}").format(name=other.name), other.id)
        place = self.represents.findData(person.represents_id) if person else 0
        self.represents.setCurrentIndex(max(0, place))
        self.represents.setVisible(person is not None and person.place is not None)
        self.interim.setVisible(person is not None and bool(person.represents_id))
        self.interim.setChecked(person is not None and person.is_interim)

    def _on_represents(self) -> None:
        if self._person is not None:
            chosen = str(self.represents.currentData() or "")
            self.represented_chosen.emit(self._person, chosen, self.interim.isChecked())

    def _sentence(self, person: PersonRow) -> str:
        if person.place is None:
            return self.tr("{name} ne vient pas : pas de place.").format(name=person.name)
        return f"{person.name} : {person.place.reason}."

    def _on_attendance(self) -> None:
        if self._person is not None:
            self.attendance_chosen.emit(self._person, self.attendance.value())

    def _on_speaks(self, checked: bool) -> None:
        if self._person is not None:
            self.speaking_chosen.emit(self._person, checked)
