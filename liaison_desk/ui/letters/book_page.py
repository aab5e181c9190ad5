"""« Parapheur »: the letters and notes in circuit by who must act, answered one by one or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_desk.domain.circuits import Endorsement
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Kind
from liaison_desk.domain.signature_book import BookEntry
from liaison_desk.errors import NotFound
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.book_model import BookModel
from liaison_desk.ui.letters.book_view import BookView
from liaison_desk.ui.letters.detail import LetterDetail
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.letters.verbs import LetterVerbs
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import action_button, menu_button
from liaison_desk.ui.widgets.card import Card, empty_card
from liaison_desk.ui.widgets.circuit_dialogs import RemarkDialog
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class SignatureBookPage(QWidget):
    """`letter_edit_requested` gives the id of a letter to write, `task_requested` what a new task starts from."""

    letter_edit_requested = Signal(str)
    task_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.model = BookModel(self)
        self.view = BookView(self.model, lambda: today(session.desk.clock))
        self.detail = LetterDetail(session, LetterVerbs(session, self))
        self.banner = Banner()
        self.papers = Papers(session, self, self.banner)
        self._count = text("", "muted")
        alone = Qt.ShortcutContext.WidgetShortcut
        self.favourable = new_action(self.view, self.tr("&Viser ou signer (V)"), "V", self.answer, alone)
        self.to_rework = new_action(self.view, self.tr("À &reprendre… (R)"), "R", self.ask_why, alone)
        self.view.addActions([self.favourable, self.to_rework])
        self._lay_out()
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Point at a letter of the book."""
        self._refresh_if_stale()
        place = self.model.find(identifier)
        if place >= 0:
            self.view.select_at(place)

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the menus."""
        return [self.favourable, self.to_rework]

    def count_waiting(self) -> int:
        """Return how many letters wait for somebody."""
        return self._session.desk.signature_book.count()

    def regions(self) -> list[QWidget]:
        """Return the regions F6 goes round."""
        return [self.view, self._side]

    def answer(self) -> None:
        """Give a favourable visa to the letters pointed at, or sign those that only wait for it."""
        chosen = [entry for entry in self.view.selected() if entry.waiting]
        if not chosen:
            self._session.refused.emit(self.tr("Choisissez des textes qui attendent un visa ou une signature."))
            return
        if refused := self._what_keeps_from_signing(chosen):
            self._session.refused.emit(refused)
            return
        texts = [entry.reference for entry in chosen]
        numbers = self._session.attempt(lambda: self._session.desk.circuits.answer_all(texts, Endorsement.favourable))
        if numbers is not None:
            self._session.told.emit(self._told(len(chosen), numbers), True)

    def ask_why(self) -> RemarkDialog | None:
        """Ask what is to be done again in the letters pointed at, then send them back."""
        chosen = [entry for entry in self.view.selected() if entry.waiting]
        if not chosen:
            return None
        words = counted(len(chosen), self.tr("texte"), self.tr("textes"))
        dialog = RemarkDialog(
            self.tr("À reprendre : {letters}").format(letters=words),
            self.tr("Le texte revient à son auteur ; cette version est gardée et la suivante commence."),
            (self.tr("Rendre à reprendre"), lambda why: self._send_back(chosen, why)),
            self.tr("Dites ce qui est à reprendre."),
            self,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        if not event.spontaneous():
            self.view.setFocus()

    def _lay_out(self) -> None:
        slip = QMenu(self)
        add_choice(slip, self.tr("&Imprimer…"), self.print_slip)
        add_choice(slip, self.tr("&Word…"), lambda: self.write_slip("docx"))
        add_choice(slip, self.tr("PD&F…"), lambda: self.write_slip("pdf"))
        head = row(self._count, None)
        head.addWidget(menu_button(self.tr("Bordereau"), slip))
        head.addWidget(action_button(self.to_rework))
        head.addWidget(action_button(self.favourable, primary=True))
        card = Card(margins=1)
        card.body.addWidget(self.view)
        nothing = EmptyState(
            "letters",
            self.tr("Le parapheur est vide"),
            self.tr("Un courrier au départ ou une note y entre quand vous le mettez en circuit, depuis sa fiche."),
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(card)
        self._lists.addWidget(nothing)
        self._side = QStackedWidget()
        self._side.addWidget(empty_card(self.tr("Choisissez un courrier du parapheur pour le lire ici.")))
        self._side.addWidget(empty_card(self.tr("Entrée ouvre cette note ; V la vise, R la rend à reprendre.")))
        self._side.addWidget(self.detail)
        split = panes("book/splitter", (self._lists, 640, 380, 3), (self._side, 520, 300, 2))
        layout = column(head, self.banner, split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._open)
        self.detail.edit_requested.connect(self.letter_edit_requested)
        self.detail.opened.connect(self.letter_edit_requested)
        self.detail.task_requested.connect(self.task_requested)

    def write_slip(self, ending: str) -> None:
        """Write the slip of the book to a file."""
        name = export_file_name(today(self._session.desk.clock), "bordereau", "parapheur", ending)
        self.papers.ask_file(name, self._session.desk.signature_book.slip)

    def print_slip(self) -> None:
        """Print the slip of the book."""
        self.papers.print(self.tr("Bordereau de parapheur"), self._session.desk.signature_book.slip)

    def _send_back(self, chosen: list[BookEntry], why: str) -> None:
        texts = [entry.reference for entry in chosen]
        words = counted(len(chosen), self.tr("texte rendu à reprendre"), self.tr("textes rendus à reprendre"))
        self._session.attempt(lambda: self._session.desk.circuits.answer_all(texts, Endorsement.to_rework, why), words)

    def _what_keeps_from_signing(self, chosen: list[BookEntry]) -> str:
        """Return why the first letter that cannot be signed as it stands cannot, empty when all can."""
        for entry in chosen:
            if entry.is_to_sign and entry.kind is Kind.letter:
                blocking = [one.sentence for one in self._session.desk.letter_check.of(entry.id) if one.blocking]
                if blocking:
                    return f"« {entry.subject} » : {blocking[0]}"
        return ""

    def _told(self, count: int, numbers: list[str]) -> str:
        visas = count - len(numbers)
        parts = [counted(visas, self.tr("visa donné"), self.tr("visas donnés"))] if visas else []
        if numbers:
            parts.append(self.tr("signé : {numbers}").format(numbers=", ".join(numbers)))
        return ", ".join(parts)

    def _open(self, identifier: str) -> None:
        entry = self.model.entry_at(self.model.find(identifier))
        if entry is not None and entry.kind is not Kind.letter:
            self._session.open_requested.emit(entry.reference)
            return
        self.letter_edit_requested.emit(identifier)

    def _on_chosen(self) -> None:
        chosen = self.view.selected()
        waiting = any(entry.waiting for entry in chosen)
        self.favourable.setEnabled(waiting)
        self.to_rework.setEnabled(waiting)
        if not chosen or chosen[-1].kind is not Kind.letter:
            self._side.setCurrentIndex(1 if chosen else 0)
            return
        try:
            self.detail.show_letter(chosen[-1].id)
        except NotFound:
            self._side.setCurrentIndex(0)
        else:
            self._side.setCurrentWidget(self.detail)

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.letter, Kind.briefing, Kind.partner}:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        """Read the book again; the letter pointed at stays, else the next one takes its place."""
        if not self._stale:
            return
        self._stale = False
        place, chosen = max(0, self.view.currentIndex().row()), self.view.selected()
        groups = self._session.desk.signature_book.groups()
        self.model.show_groups(groups)
        total = sum(len(entries) for _name, entries in groups)
        self._count.setText(counted(total, self.tr("texte"), self.tr("textes")))
        self._lists.setCurrentIndex(0 if total else 1)
        kept = self.model.find(chosen[0].id) if len(chosen) == 1 else -1
        self.view.select_at(kept if kept >= 0 else place)
        self._on_chosen()
