"""« Point élu »: those prepared and held, preparing one, entering what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.decisions import ReviewFields, ReviewState
from liaison_desk.domain.french import counted, full_date, short_date
from liaison_desk.domain.lists import ReviewRow
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.errors import NotFound
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.requests.entering import EnteringView
from liaison_desk.ui.requests.held_view import HeldView
from liaison_desk.ui.requests.looks import review_chip
from liaison_desk.ui.requests.review_detail import ReviewDetail
from liaison_desk.ui.requests.review_editor import ReviewEditor
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.services.reviews import Held
    from liaison_desk.ui.session import Session


class ReviewsView(QStackedWidget):
    """One of four: the list, the preparation, the entering, what it made."""

    def __init__(self, session: Session, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Sheet[ReviewFields] | None = None
        self.model = RowsModel(self._columns(), session.desk.reviews)
        self.papers = Papers(session, self, banner)
        self.detail = ReviewDetail()
        self.editor = ReviewEditor(session)
        self.entering = EnteringView(session)
        self.result = HeldView(session)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the points élu again."""
        self.model.refresh()
        if self._shown is not None:
            self.show_review(self._shown.reference.id)
        elif self.list.view.current() is None:
            self.list.view.select_first()
        if self.currentWidget() is self.result and not self._is_held():
            self.setCurrentWidget(self._browse)  # what was entered was taken back

    def show_review(self, identifier: str) -> None:
        """Show a point élu beside the others."""
        self._freshness.ensure()
        try:
            self._shown = self._session.desk.reviews.sheet(identifier)
        except NotFound:
            self._shown = None
            self.list.view.setCurrentIndex(QModelIndex())
            self._side.setCurrentWidget(self._nothing)
            return
        self.detail.show_sheet(self._shown)
        self._side.setCurrentWidget(self.detail)
        self.list.view.select(identifier)

    def browse(self) -> None:
        """Go back to the list; what is being prepared stays as a draft."""
        if self.currentWidget() is self.editor:
            self.editor.keep()
        self.setCurrentWidget(self._browse)

    def is_at_work(self) -> bool:
        """Tell whether a point élu has the whole page."""
        return self.currentWidget() is not self._browse

    def prepare(self) -> None:
        """Prepare a new point élu."""
        self.setCurrentWidget(self.editor)
        self.editor.begin(None)

    def edit(self) -> None:
        """Change the point élu shown."""
        if self._shown is not None:
            self.setCurrentWidget(self.editor)
            self.editor.begin(self._shown)

    def enter(self) -> None:
        """Enter what was decided at the point élu shown."""
        if self._shown is not None and self._shown.fields.items:
            self.setCurrentWidget(self.entering)
            self.entering.begin(self._shown)

    def print(self, fields: ReviewFields, large_print: bool) -> None:
        """Show the decision sheet as it will be printed, then print it."""
        compositions = self._session.desk.compositions
        form = SheetForm.large_decision_sheet if large_print else SheetForm.decision_sheet
        sheet = partial(compositions.decision_sheet, fields, large_print=large_print)
        self.papers.print(self._name(fields), sheet, self._leaving(form))

    def ask_word(self, fields: ReviewFields) -> None:
        """Ask where to write the decision sheet, then write it."""
        compositions = self._session.desk.compositions
        name = export_file_name(fields.held_on, "point-elu", fields.title, "docx")
        leaving = self._leaving(SheetForm.decision_sheet)
        self.papers.ask_file(name, partial(compositions.decision_sheet, fields), leaving)

    def _leaving(self, form: SheetForm) -> LeavingSheet | None:
        """Return the sheet of the point élu shown; None while one is still being prepared."""
        if self._shown is None or self.currentWidget() is not self._browse:
            return None
        return LeavingSheet(self._shown.reference, form, self._shown.fields)

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        shown = self.currentWidget()
        if shown is self.editor:
            return [self.editor.agenda_card, self.editor.preview]
        if shown is self._browse:
            return [self.list, self._side]
        return [self.entering] if shown is self.entering else [self.result]

    def _columns(self) -> list[Column[ReviewRow]]:
        return [
            Column(
                self.tr("Jour"),
                lambda row: short_date(row.held_on, today(self._session.desk.clock)),
                second_line=lambda row: counted(row.items, self.tr("point")),
                sort_key="held_on",
                width=0,
                strong=True,
                tooltip=lambda row: full_date(row.held_on),
            ),
            Column(
                self.tr("État"),
                lambda row: review_chip(ReviewState(row.state)).word,
                chip=lambda row: review_chip(ReviewState(row.state)),
                width=112,
            ),
        ]

    def _lay_out(self) -> None:
        self.list = RowsList(
            self.model,
            self.tr("Points élu"),
            EmptyState(
                "review",
                self.tr("Aucun point élu"),
                self.tr("On y choisit ce qui est soumis à l'élu, on imprime deux pages, on saisit les décisions."),
                (self.tr("Préparer un point élu"), self.prepare),
            ),
        )
        self._nothing = empty_card(self.tr("Choisissez un point élu dans la liste pour le lire ici."))
        self._side = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._side.addWidget(widget)
        split = panes("requests/reviews", (self.list, 340, 330, 1), (self._side, 820, 420, 3))
        self._browse = QWidget()
        self._browse.setLayout(column(split))
        for widget in (self._browse, self.editor, self.entering, self.result):
            self.addWidget(widget)

    def _connect(self) -> None:
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        detail, editor = self.detail, self.editor
        detail.open_requested.connect(self._session.open_requested)
        detail.enter_requested.connect(self.enter)
        detail.edit_requested.connect(self.edit)
        detail.print_requested.connect(self._on_print)
        detail.word_requested.connect(self._on_word)
        detail.delete_requested.connect(self._on_delete)
        editor.saved.connect(self._on_saved)
        editor.given_up.connect(self._leave)
        editor.print_requested.connect(self.print)
        editor.word_requested.connect(self.ask_word)
        self.entering.held.connect(self._on_held)
        self.entering.given_up.connect(self._leave)
        self.result.closed.connect(self._leave)
        self._freshness = Freshness(self._session, self, (Kind.review,), self.refresh)

    def _name(self, fields: ReviewFields) -> str:
        return self.tr("{title} du {day}").format(title=fields.title, day=full_date(fields.held_on))

    def _is_held(self) -> bool:
        return self._shown is not None and self._shown.fields.state is ReviewState.held

    def _leave(self) -> None:
        self.setCurrentWidget(self._browse)
        self.refresh()
        self.list.view.setFocus()

    def _on_saved(self, identifier: str) -> None:
        self._leave()
        self.show_review(identifier)

    def _on_held(self, identifier: str, held: Held) -> None:
        self.show_review(identifier)
        self.setCurrentWidget(self.result)
        self.result.show_held(held)

    def _on_chosen(self, chosen: ReviewRow | None) -> None:
        if chosen is not None and (self._shown is None or self._shown.reference.id != chosen.id):
            self.show_review(chosen.id)

    def _on_opened(self, chosen: ReviewRow) -> None:
        self.show_review(chosen.id)
        self.detail.enter_button.click()

    def _on_print(self, large_print: bool) -> None:
        if self._shown is not None:
            self.print(self._shown.fields, large_print)

    def _on_word(self) -> None:
        if self._shown is not None:
            self.ask_word(self._shown.fields)

    def _on_delete(self) -> None:
        shown = self._shown
        if shown is not None:
            self._session.attempt(
                lambda: self._session.desk.reviews.delete(shown.reference.id), self.tr("Point élu mis à la corbeille")
            )
