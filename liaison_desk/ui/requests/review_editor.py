"""Preparing a point élu: what is put to the official, in what order, beside the printed pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.decisions import ReviewFields, ReviewItem, ReviewItemKind
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Sheet
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.requests.item_dialog import ItemDialog
from liaison_desk.ui.requests.items_model import ItemsModel
from liaison_desk.ui.requests.items_view import ItemsView
from liaison_desk.ui.requests.new_review import kept_review, new_review
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.date_edits import DateEdit
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_NEW = "review:new"
_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ReviewEditor(QWidget):
    """`saved` gives the id, `given_up` leaves; `print_requested` and `word_requested` carry the fields as typed."""

    saved = Signal(str)
    given_up = Signal()
    print_requested = Signal(object, bool)
    word_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[ReviewFields] | None = None
        self.dialog: ItemDialog | None = None
        self.model = ItemsModel(self)
        self.items = ItemsView(self.model, self.tr("Points à soumettre à l'élu"))
        self.held_on = DateEdit(parsers(session))
        self.preview = LivePreview(session)
        self._drafts = DraftKeeper(session.desk.drafts, self._values, self)
        self._build()
        self._lay_out()
        self._connect()

    def begin(self, sheet: Sheet[ReviewFields] | None) -> None:
        """Prepare a new point élu, or change one; what was being prepared before comes back."""
        self._drafts.flush()
        self._sheet = sheet
        desk = self._session.desk
        candidates = desk.reviews.candidates()
        fields = sheet.fields if sheet else new_review(desk, candidates)
        kept = self._drafts.begin(f"review:{sheet.reference.id}" if sheet else _NEW)
        fields = kept_review(fields, kept) if kept else fields
        self._title.setText(self.tr("Modifier le point élu") if sheet else self.tr("Préparer un point élu"))
        self.held_on.set_value(fields.held_on)
        self.model.show_items(fields.items, candidates)
        self.items.setCurrentIndex(self.model.index(0))
        self._follow()
        self.items.setFocus()

    def fields(self) -> ReviewFields | None:
        """Return the point élu as it is typed; None while its day means nothing, which is then said."""
        try:
            day = self.held_on.value()
        except ValueError as error:
            return self._say_day(str(error))
        if day is None:
            return self._say_day(self.tr("indiquez le jour du point élu"))
        self._say_day("")
        before = self._sheet.fields if self._sheet else ReviewFields(held_on=day)
        return before.model_copy(update={"held_on": day, "items": self.model.taken()})

    def save(self) -> None:
        """Save, and go back to the points élu."""
        fields = self.fields()
        if fields is None:
            self.held_on.input().setFocus()
            return
        reviews, sheet = self._session.desk.reviews, self._sheet

        def verb() -> str:
            if sheet is None:
                return reviews.add(fields)
            reviews.edit(sheet.reference.id, fields, sheet.version)
            return sheet.reference.id

        identifier = self._session.attempt(verb, self.tr("Point élu préparé"))
        if identifier is not None:
            self._drafts.drop()
            self.preview.clear()
            self.saved.emit(identifier)

    def give_up(self) -> None:
        """Forget what was changed."""
        self._drafts.drop()
        self.preview.clear()
        self.given_up.emit()

    def keep(self) -> None:
        """Keep at once what is prepared, as a draft."""
        self._drafts.flush()

    def add_item(self, kind: ReviewItemKind) -> None:
        """Type an item that no record asks for."""
        item = ReviewItem(item_kind=kind)
        self.dialog = ItemDialog(item, parsers(self._session), lambda found: self._put(found, None), self)
        self.dialog.open()

    def edit_item(self, row: int) -> None:
        """Complete an item."""
        item = self.model.item_at(row)
        if item is not None:
            self.dialog = ItemDialog(item, parsers(self._session), lambda found: self._put(found, row), self)
            self.dialog.open()

    def _build(self) -> None:
        self._title = text("", "title")
        self._day_problem = text("", "problem")
        self._day_problem.hide()
        self._items_title = SectionTitle(self.tr("Ordre du jour"))
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S ou Ctrl+Entrée"))
        self.give_up_button = button(self.tr("Abandonner"), self.give_up)
        self.print_button = button(
            self.tr("Imprimer…"), lambda: self._on_paper(self._ask_print, False), compact=True, meaning="print"
        )
        self.large_button = button(
            self.tr("En gros caractères…"), lambda: self._on_paper(self._ask_print, True), compact=True
        )
        self.large_button.setToolTip(self.tr("Imprimer en gros caractères"))
        self.word_button = button(
            self.tr("Word…"), lambda: self._on_paper(self._ask_word, False), compact=True, meaning="text-file"
        )
        self.held_on.name(self.tr("Jour du point élu"), required=True)

    def _lay_out(self) -> None:
        day = text(self.tr("le"), "muted")
        day.setBuddy(self.held_on.input())
        head = row(self._title, day, self.held_on, self._day_problem, None, self.give_up_button, self.save_button)
        agenda = Card(margins=0)
        title = row(
            self._items_title,
            icon_button("up", self.tr("Monter le point (Alt+↑)"), lambda: self.items.move_current(-1)),
            icon_button("down", self.tr("Descendre le point (Alt+↓)"), lambda: self.items.move_current(1)),
        )
        title.setContentsMargins(16, 12, 12, 4)
        foot = QWidget()
        flow = FlowLayout(foot)
        for words, kind in (
            (self.tr("Arbitrage…"), ReviewItemKind.arbitration),
            (self.tr("Information…"), ReviewItemKind.information),
        ):
            made = button(words, lambda kind=kind: self.add_item(kind), compact=True, meaning="add")
            made.setAccessibleName(self.tr("Ajouter : {kind}").format(kind=words))
            flow.addWidget(made)
        flow.addWidget(button(self.tr("Tout cocher"), self.model.take_all, compact=True, quiet=True))
        hint = text(
            self.tr("Espace coche, Alt+↑ et Alt+↓ changent l'ordre, Entrée complète le point."), "small", wrap=True
        )
        under = column(foot, hint, spacing=8)
        under.setContentsMargins(16, 8, 16, 12)
        agenda.body.setContentsMargins(1, 1, 1, 1)
        agenda.body.setSpacing(0)
        agenda.body.addLayout(title)
        agenda.body.addWidget(self.items, 1)
        agenda.body.addLayout(under)
        paper = QWidget()
        bar = FlowLayout()
        for made in (self.print_button, self.large_button, self.word_button):
            bar.addWidget(made)
        pages = column(bar, self.preview, spacing=10)
        pages.setStretch(1, 1)
        paper.setLayout(pages)
        self.agenda_card = agenda
        split = panes("requests/preparing", (agenda, 560, 400, 3), (paper, 600, 320, 3))
        layout = column(head, split, spacing=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.held_on.edited.connect(self._on_edited)
        self.items.opened.connect(self.edit_item)
        self.preview.pages_shown.connect(self._on_pages)
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+Return", self.save)):
            QShortcut(QKeySequence(keys), self, act).setContext(_INSIDE)

    def _put(self, item: ReviewItem, row: int | None) -> None:
        place = self.model.put(item, row)
        self.items.setCurrentIndex(self.model.index(place))
        self.items.setFocus()

    def _on_edited(self) -> None:
        self._follow()
        self._drafts.touch()

    def _follow(self) -> None:
        """Say how many items are taken, and show the pages."""
        taken = len(self.model.taken())
        remark = self.tr("{taken} sur {count}").format(taken=taken, count=self.model.rowCount())
        self._items_title.set_remark(remark)
        fields = self.fields()
        for made in (self.print_button, self.large_button, self.word_button):
            made.setEnabled(fields is not None and bool(taken))
        if fields is not None:
            compositions = self._session.desk.compositions
            self.preview.show_document(lambda: compositions.decision_sheet(fields))

    def _on_pages(self, pages: int, _document: object) -> None:
        announce(self.preview, counted(pages, self.tr("page")))

    def _on_paper(self, asked: Any, large_print: bool) -> None:
        fields = self.fields()
        if fields is not None:
            asked(fields, large_print)

    def _ask_print(self, fields: ReviewFields, large_print: bool) -> None:
        self.print_requested.emit(fields, large_print)

    def _ask_word(self, fields: ReviewFields, _large_print: bool) -> None:
        self.word_requested.emit(fields)

    def _say_day(self, sentence: str) -> None:
        self._day_problem.setText(sentence[:1].upper() + sentence[1:])
        self._day_problem.setVisible(bool(sentence))
        self.held_on.mark_invalid(sentence)

    def _values(self) -> dict[str, Any]:
        fields = self.fields()
        if fields is None:
            raise InvalidFields([])
        return fields.model_dump(mode="json")
