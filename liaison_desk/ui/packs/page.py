"""The page « Dossiers à imprimer »: the packs, one of them with its pieces, its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.lists import PackRow
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.validation import changed
from liaison_desk.errors import NotFound
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.packs.add_piece import AddPiece, content_of
from liaison_desk.ui.packs.columns import pack_columns
from liaison_desk.ui.packs.making import PackMaking
from liaison_desk.ui.packs.new_pack import NewPackDialog
from liaison_desk.ui.packs.pack_detail import PackDetail
from liaison_desk.ui.packs.pack_preview import PackPreview
from liaison_desk.ui.packs.pieces_model import PieceLine
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import Banner, EmptyState
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.services.pack_making import ComposedPack

_CONCERNED = frozenset(Kind) - {Kind.task, Kind.review, Kind.decision, Kind.mailing}


class PacksPage(QWidget):
    """Packs at the left, the one pointed at in the middle, its pages at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Sheet[PackFields] | None = None
        self.model = RowsModel(pack_columns(), session.desk.packs)
        self.filter_line = FilterLine()
        self.banner = Banner()
        self.detail = PackDetail(session)
        self.preview = PackPreview(session)
        self.making = PackMaking(session, self, self.banner)
        self.adding = AddPiece(session, self, self.put_in)
        self._lay_out()
        self._make_actions()
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Show a pack."""
        self._freshness.ensure()
        self._show(identifier)
        self.detail.pieces.setFocus()

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Ask what a new pack is about."""
        dialog = NewPackDialog(self._session, self.begin, self.begin_theme, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def begin(self, about: Reference) -> None:
        """Begin the pack of a record, its usual pieces in it, and show it."""
        proposals = self._session.desk.pack_proposals
        added = self._session.attempt(lambda: proposals.begin(about), self.tr("Dossier commencé"))
        if added:
            self.show_record(added)

    def show_pack_of(self, about: Reference) -> None:
        """Show the last pack of a record; begin one when there is none."""
        known = self._session.desk.pack_proposals.pack_of(about)
        if known:
            self.show_record(known)
        else:
            self.begin(about)

    def begin_theme(self, theme: str) -> None:
        """Begin the pack of a theme with the notes that speak of it, and show it."""
        desk = self._session.desk
        added = self._session.attempt(
            lambda: desk.packs.add(desk.pack_proposals.propose_theme(theme)), self.tr("Dossier commencé")
        )
        if added:
            self.show_record(added)

    def put_in(self, item: PackItem) -> None:
        """Add a piece after the one pointed at."""
        shown = self._shown
        if shown is not None:
            place = self.detail.pieces.place() + 1 or None
            packs = self._session.desk.packs
            if self._done(lambda: packs.put_in(shown.reference.id, [item], place), self.tr("Pièce ajoutée")):
                self.detail.pieces.point_at(place if place is not None else len(shown.fields.items))

    def attach(self, path: Path) -> None:
        """Keep a file with the pack, and add it as a piece."""
        shown = self._shown
        if shown is None:
            return
        packs = self._session.desk.packs
        piece_id = self._session.attempt(lambda: packs.attach(shown.reference.id, path.name, "", content_of(path)))
        if piece_id:
            self.put_in(
                PackItem(
                    item_kind=PackItemKind.attachment,
                    title=path.stem,
                    record_kind=Kind.pack,
                    record_id=shown.reference.id,
                    piece_id=piece_id,
                )
            )

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        return [
            self.filter_action,
            self.up_action,
            self.down_action,
            self.remove_action,
            self.print_action,
            self.pdf_action,
        ]

    def count_waiting(self) -> int:
        """Return how many packs wait: none does."""
        return 0

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return [self.list, self.detail, self.preview]

    def _lay_out(self) -> None:
        words = self.tr("Les pièces d'un déplacement, d'une séance ou d'une réunion, dans l'ordre, en un seul PDF.")
        empty = EmptyState("pack", self.tr("Aucun dossier"), words, (self.tr("Nouveau dossier"), self.create))
        found = EmptyState("search", self.tr("Rien ne correspond"), self.tr("Changez les mots au-dessus de la liste."))
        self.list = RowsList(self.model, self.tr("Dossiers à imprimer"), empty, found)
        self._nothing = empty_card(self.tr("Choisissez un dossier dans la liste, ou commencez-en un."))
        self._middle = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._middle.addWidget(widget)
        split = panes("packs", (self.list, 260, 216, 1), (self._middle, 430, 352, 2), (self.preview, 460, 220, 3))
        new = button(self.tr("Nouveau dossier…"), self.create, compact=True, meaning="add")
        head = row(self.filter_line, None, new)
        head.setStretch(0, 1)
        layout = column(head, self.banner, split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _make_actions(self) -> None:
        pieces = self.detail.pieces
        self.filter_action = new_action(self, self.tr("&Filtrer les dossiers"), "Ctrl+F", self._on_filter)
        self.up_action = new_action(self, self.tr("&Monter la pièce"), "", lambda: pieces.move_current(-1))
        self.down_action = new_action(self, self.tr("&Descendre la pièce"), "", lambda: pieces.move_current(1))
        self.remove_action = new_action(
            self, self.tr("&Retirer la pièce"), "", lambda: self._on_removed(pieces.place())
        )
        self.print_action = new_action(self, self.tr("&Imprimer le dossier…"), "Ctrl+P", self._on_print)
        self.pdf_action = new_action(self, self.tr("&Enregistrer le dossier en PDF…"), "", lambda: self._on_file("pdf"))
        self.addActions(self.page_actions())

    def _connect(self) -> None:
        self.filter_line.asked.connect(self._on_words)
        self.filter_line.down_pressed.connect(self.list.view.setFocus)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_row_opened)
        detail = self.detail
        detail.pieces.moved.connect(self._on_moved)
        detail.pieces.removed.connect(self._on_removed)
        detail.pieces.opened.connect(self._on_opened)
        detail.pieces.chosen.connect(self.preview.show_piece)
        detail.menu_wanted.connect(self._fill_menu)
        detail.look_changed.connect(self._change)
        detail.titled.connect(self._on_titled)
        detail.print_requested.connect(self._on_print)
        detail.pdf_requested.connect(lambda: self._on_file("pdf"))
        detail.word_requested.connect(lambda: self._on_file("docx"))
        detail.delete_requested.connect(self._on_delete)
        detail.about_requested.connect(self._on_about)
        detail.versions.print_requested.connect(self._on_print_version)
        detail.versions.save_requested.connect(self._on_save_version)
        detail.versions.printed.connect(self._on_marked)
        self.preview.composed.connect(self._on_composed)
        self._freshness = Freshness(self._session, self, _CONCERNED, self._refresh)

    def _refresh(self) -> None:
        self.model.refresh()
        if self._shown is not None:
            self._show(self._shown.reference.id)
        elif self.list.view.current() is None:
            self.list.view.select_first()

    def _show(self, identifier: str) -> None:
        desk = self._session.desk
        try:
            sheet = desk.packs.sheet(identifier)
        except NotFound:
            self._shown = None
            self._middle.setCurrentWidget(self._nothing)
            self.preview.show_pack(PackFields(title="–"))
            return
        is_other = self._shown is None or self._shown.reference.id != sheet.reference.id
        self._shown = sheet
        names = desk.pack_proposals.names(sheet.fields)
        lines = [PieceLine(one.title, one.nature, one.is_missing) for one in names]
        versions = [(one, desk.packs.changes(identifier, one.number)) for one in sheet.fields.versions]
        about = _about(sheet.fields)
        self.detail.show_pack(
            sheet, lines, self._label_of(about) if about else sheet.fields.theme, about is not None, versions
        )
        self._middle.setCurrentWidget(self.detail)
        self.list.view.select(sheet.reference.id)
        if is_other:
            self.preview.show_piece(-1)
        self.preview.show_pack(sheet.fields)

    def _label_of(self, about: Reference) -> str:
        try:
            return self._session.desk.records(about.kind).sheet(about.id).label
        except NotFound:
            return ""

    def _fill_menu(self) -> None:
        if self._shown is not None:
            self.adding.fill(self.detail.menu, self._shown.fields, self.attach)

    def _change(self, values: dict[str, Any]) -> None:
        shown = self._shown
        if shown is not None:
            packs = self._session.desk.packs
            self._done(lambda: packs.edit(shown.reference.id, changed(shown.fields, values), shown.version), "")

    def _done(self, verb: Any, sentence: str) -> bool:
        """Do a verb that returns nothing, and tell whether it was done."""
        return bool(self._session.attempt(lambda: verb() or True, sentence))

    def _on_filter(self) -> None:
        self.filter_line.setFocus()
        self.filter_line.selectAll()

    def _on_words(self, words: str) -> None:
        self.list.view.ask(text=words)

    def _on_chosen(self, chosen: PackRow | None) -> None:
        if chosen is not None and (self._shown is None or self._shown.reference.id != chosen.id):
            self._show(chosen.id)

    def _on_row_opened(self, row: PackRow) -> None:
        self.show_record(row.id)

    def _on_titled(self, title: str) -> None:
        self._change({"title": title})

    def _on_composed(self, pack: ComposedPack) -> None:
        self.detail.pieces.pieces.set_pages(pack.version.piece_starts)

    def _on_moved(self, place: int, to: int) -> None:
        shown = self._shown
        if shown is not None:
            packs = self._session.desk.packs
            if self._done(lambda: packs.move(shown.reference.id, place, to), ""):
                self.detail.pieces.point_at(to)

    def _on_removed(self, place: int) -> None:
        shown = self._shown
        if shown is not None and place >= 0:
            packs = self._session.desk.packs
            self._done(lambda: packs.take_out(shown.reference.id, place), self.tr("Pièce retirée"))

    def _on_opened(self, place: int) -> None:
        if self._shown is not None:
            item = self._shown.fields.items[place]
            if item.record_kind and item.record_id:
                self._session.open_requested.emit(Reference(item.record_kind, item.record_id))

    def _on_about(self) -> None:
        about = _about(self._shown.fields) if self._shown else None
        if about is not None:
            self._session.open_requested.emit(about)

    def _on_print(self) -> None:
        if self._shown is not None and self._shown.fields.items:
            self.making.print(self._shown.reference.id)

    def _on_file(self, extension: str) -> None:
        if self._shown is not None and self._shown.fields.items:
            self.making.ask_file(self._shown, extension)

    def _on_print_version(self, number: int) -> None:
        if self._shown is not None:
            self.making.print_version(self._shown.reference.id, number)

    def _on_save_version(self, number: int) -> None:
        if self._shown is not None:
            self.making.ask_version_file(self._shown, number)

    def _on_marked(self, number: int) -> None:
        if self._shown is not None:
            self.making.mark_printed(self._shown.reference.id, number)

    def _on_delete(self) -> None:
        shown = self._shown
        if shown is not None:
            packs = self._session.desk.packs
            self._done(lambda: packs.delete(shown.reference.id), self.tr("Dossier mis à la corbeille"))


def _about(fields: PackFields) -> Reference | None:
    """Return the record a pack is about."""
    named: Sequence[tuple[Kind, str | None]] = (
        (Kind.engagement, fields.engagement_id),
        (Kind.sitting, fields.sitting_id),
        (Kind.meeting, fields.meeting_id),
        (Kind.partner, fields.partner_id),
    )
    return next((Reference(kind, identifier) for kind, identifier in named if identifier), None)
