"""A point élu read beside the others: its items, what was decided of each, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.decisions import ReviewFields, ReviewItem, ReviewState
from liaison_desk.domain.french import counted, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.ui.requests.items_model import in_brief
from liaison_desk.ui.requests.looks import item_chip, outcome_chip, review_chip
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import HEIGHT, Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import NameLink, beside_link, selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout

_HIGH = 30
"""Height of the first line of an item, in pixels: that of a name which opens its record."""


class ReviewDetail(Card):
    """`open_requested` carries a Reference; the other signals ask for what their button says."""

    open_requested = Signal(object)
    enter_requested = Signal()
    edit_requested = Signal()
    print_requested = Signal(bool)
    word_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._chip = Chip()
        self._when = text("", "muted")
        self._title = text("", "title", wrap=True)
        self.enter_button = button("", self.enter_requested.emit, primary=True, compact=True, meaning="check")
        self.edit_button = button(self.tr("Modifier"), self.edit_requested.emit, compact=True, meaning="edit")
        self.print_button = button(
            self.tr("Imprimer…"), lambda: self.print_requested.emit(False), compact=True, meaning="print"
        )
        self.large_button = button(
            self.tr("Imprimer en gros caractères…"), lambda: self.print_requested.emit(True), compact=True
        )
        self.word_button = button(self.tr("Word…"), self.word_requested.emit, compact=True, meaning="text-file")
        self.delete_button = icon_button("delete", self.tr("Mettre à la corbeille"), self.delete_requested.emit)
        self._items_title = SectionTitle(self.tr("Ordre du jour"))
        self._items = QVBoxLayout()
        self._items.setSpacing(10)
        self._lay_out()

    def show_sheet(self, sheet: Sheet[ReviewFields]) -> None:
        """Show a point élu in place of the one before."""
        fields = sheet.fields
        held = fields.state is ReviewState.held
        self._chip.set_look(review_chip(fields.state))
        self._when.setText(full_date(fields.held_on))
        self._title.setText(fields.title)
        self.enter_button.setText(self.tr("Reprendre les décisions") if held else self.tr("Saisir les décisions"))
        self.enter_button.setEnabled(bool(fields.items))
        self.edit_button.setVisible(not held)
        self._show_items(fields.items)
        if fields.notes:
            self._items.addWidget(SectionTitle(self.tr("Notes")))
            self._items.addWidget(selectable(fields.notes))

    def _show_items(self, items: Sequence[ReviewItem]) -> None:
        empty(self._items)
        decided = sum(item.outcome is not None for item in items)
        remark = counted(len(items), self.tr("point"))
        if decided:
            remark += " · " + counted(decided, self.tr("décidé"))
        self._items_title.set_remark(remark)
        for rank, item in enumerate(items, 1):
            self._items.addWidget(self._line(rank, item))

    def _line(self, rank: int, item: ReviewItem) -> QWidget:
        number = text(str(rank), "strong")
        number.setFixedSize(22, _HIGH)
        words = column(self._name(item), spacing=2)
        why = item.reason or in_brief(item.summary)
        if why:
            words.addWidget(beside_link(text(why, "small", wrap=True)))
        chip = _chip(outcome_chip(item.outcome, item.chosen_option) if item.outcome else item_chip(item.item_kind))
        made = QWidget()
        line = row(number, words, column((_HIGH - HEIGHT) // 2, chip, None, spacing=0))
        line.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _name(self, item: ReviewItem) -> QWidget:
        reference = _reference(item)
        if reference is None:
            name = beside_link(text(item.title, "strong", wrap=True))
            name.setMinimumHeight(_HIGH)
            return name
        link = NameLink(item.title, f"{label(item.item_kind)}, {item.title}")
        link.clicked.connect(lambda _checked=False: self.open_requested.emit(reference))
        made = QWidget()
        made.setLayout(row(link, None))
        return made

    def _lay_out(self) -> None:
        verbs = FlowLayout()
        for made in (
            self.enter_button, self.edit_button, self.print_button, self.large_button, self.word_button,
            self.delete_button,
        ):  # fmt: skip
            verbs.addWidget(made)
        inner = dressed(QWidget(), role="plain")
        body = column(row(self._chip, None, self._when), self._title, spacing=12, margins=16)
        body.addLayout(verbs)
        body.addWidget(self._items_title)
        body.addLayout(self._items)
        body.addStretch(1)
        inner.setLayout(body)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(scrolled(inner))


def _chip(look: ChipLook) -> Chip:
    made = Chip()
    made.set_look(look)
    return made


def _reference(item: ReviewItem) -> Reference | None:
    """Return the record a line is about."""
    for kind, identifier in (
        (Kind.engagement, item.engagement_id),
        (Kind.letter, item.letter_id),
        (Kind.briefing, item.briefing_id),
    ):
        if identifier:
            return Reference(kind, identifier)
    return None
