"""The page « Partenaires »: the directory, one partner in full, and the form in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import PartnerRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import NotFound
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.partners.directory_list import DirectoryList
from liaison_desk.ui.partners.form_page import PartnerFormPage
from liaison_desk.ui.partners.partner_detail import PartnerDetail
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.panes import panes

_PAUSE = 60


class PartnersPage(QWidget):
    """Every person and body; `letter_requested` and `briefing_requested` carry the first values of what to write."""

    letter_requested = Signal(dict)
    briefing_requested = Signal(dict)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self._make_actions()
        self.list = DirectoryList(session)
        self.list.view.addActions(
            [self.edit_action, self.letter_action, self.note_action, self.pack_action, self.delete_action]
        )
        verbs = ((self.letter_action, True), (self.note_action, False), (self.edit_action, False))
        self.detail = PartnerDetail(session, verbs)
        self.form_page = PartnerFormPage(session)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Show a partner."""
        sheet = self._session.attempt(lambda: self._session.desk.partners.sheet(identifier))
        if sheet is None:
            return
        self._go_back()
        self._freshness.ensure()
        self.list.show_record(identifier, sheet.label)
        self._show(identifier)

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Enter a new partner."""
        self.form_page.open_new()
        self._stack.setCurrentWidget(self.form_page)

    def edit_current(self) -> None:
        """Change the partner shown."""
        if self._shown and self._session.attempt(self._opened):
            self._stack.setCurrentWidget(self.form_page)

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        form = self.form_page
        mine = [
            self.edit_action, self.letter_action, self.note_action, self.pack_action, self.delete_action,
            self.filter_action,
        ]  # fmt: skip
        return [*mine, form.save_action, form.next_action]

    def count_waiting(self) -> int:
        """Nothing waits in a directory."""
        return 0

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        if self._stack.currentWidget() is self.form_page:
            return self.form_page.regions()
        return [self.list.filters, self.list, self.detail]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._stack.currentWidget() is self._browse:
            self.list.view.setFocus()

    def _make_actions(self) -> None:
        alone = Qt.ShortcutContext.WidgetShortcut
        self.edit_action = new_action(self, self.tr("&Modifier…"), "F2", self.edit_current)
        self.letter_action = new_action(self, self.tr("Nouveau &courrier…"), "", self._on_letter)
        self.note_action = new_action(self, self.tr("Nouvelle &note liée…"), "", self._on_briefing)
        self.pack_action = new_action(self, self.tr("Dossier à &imprimer…"), "", self._on_pack)
        self.delete_action = new_action(self, self.tr("&Supprimer"), "Del", self._delete, alone)
        self.filter_action = new_action(self, self.tr("&Filtrer les partenaires"), "Ctrl+F", self._on_filter)

    def _lay_out(self) -> None:
        new = button(self.tr("Nouveau partenaire…"), self.create, compact=True, meaning="add")
        head = row(text(self.tr("Partenaires"), "title"), None, new)
        bar = row(self.list.filters, self.list.filter_line, None, self.list.count_words)
        bar.setStretch(1, 2)
        split = panes("partners/splitter", (self.list, 720, 320, 3), (self.detail, 448, 372, 2))
        keep_columns(self.list.view.header, "partners/columns")
        browse = QWidget()
        layout = column(head, bar, split, spacing=14)
        layout.setStretch(2, 1)
        browse.setLayout(layout)
        self._browse = browse
        self._stack = QStackedLayout(self)
        self._stack.addWidget(browse)
        self._stack.addWidget(self.form_page)
        self.addActions([self.edit_action, self.letter_action, self.note_action, self.filter_action])

    def _connect(self) -> None:
        self._freshness = Freshness(self._session, self, Kind, self._refresh)  # all kinds are part of a history
        self.list.create_requested.connect(self.create)
        self.list.view.chosen.connect(self._on_chosen)
        self.list.view.opened.connect(self._on_opened)
        self.detail.open_requested.connect(self._session.open_requested)
        self.form_page.saved.connect(self._on_saved)
        self.form_page.left.connect(self._go_back)
        self._pause.timeout.connect(self._show_pointed)

    def _opened(self) -> bool:
        self.form_page.open_partner(self._shown)
        return True

    def _on_saved(self, identifier: str, then_next: bool) -> None:
        if then_next:
            self.form_page.open_new()
        else:
            self.show_record(identifier)

    def _go_back(self) -> None:
        if self._stack.currentWidget() is not self._browse:
            self._stack.setCurrentWidget(self._browse)
            self.list.view.setFocus()

    def _refresh(self) -> None:
        self.list.refresh()
        self._show_pointed()

    def _on_chosen(self, _row: PartnerRow | None) -> None:
        self._pause.start()

    def _on_opened(self, shown: PartnerRow) -> None:
        self._show(shown.id)
        self.edit_current()

    def _show_pointed(self) -> None:
        shown = self.list.view.current()
        self._show(shown.id if shown is not None else "")

    def _show(self, identifier: str) -> None:
        self._pause.stop()
        self._shown = identifier
        for action in (
            self.edit_action, self.letter_action, self.note_action, self.pack_action, self.delete_action,
        ):  # fmt: skip
            action.setEnabled(bool(identifier))
        try:
            sheet = self._session.desk.partners.sheet(identifier) if identifier else None
        except NotFound:
            sheet = None
        if sheet is None:
            self.detail.clear()
            return
        self.letter_action.setToolTip(self.tr("Nouveau courrier à {name}").format(name=sheet.label))
        self.note_action.setToolTip(self.tr("Nouvelle note à propos de {name}").format(name=sheet.label))
        self.detail.show_partner(sheet)

    def _delete(self) -> None:
        for shown in self.list.view.selected():
            sentence = self.tr("« {name} » à la corbeille").format(name=shown.name)
            self._session.attempt(lambda shown=shown: self._session.desk.partners.delete(shown.id), sentence)

    def _on_filter(self) -> None:
        if self._stack.currentWidget() is self._browse:
            self.list.filter_line.setFocus()
            self.list.filter_line.selectAll()

    def _on_letter(self) -> None:
        self.letter_requested.emit({"mail_register": MailRegister.outgoing, "correspondent_id": self._shown})

    def _on_briefing(self) -> None:
        self.briefing_requested.emit({"partner_id": self._shown})

    def _on_pack(self) -> None:
        self._session.pack_requested.emit(Reference(Kind.partner, self._shown))
