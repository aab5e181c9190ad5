"""The page of letters: the registers with the letter read beside them, or a letter being written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.lists import LetterRow, ListQuery
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.errors import NotFound
from liaison_desk.ui.letters.batch_verbs import BatchVerbs
from liaison_desk.ui.letters.detail import LetterDetail
from liaison_desk.ui.letters.editor import LetterEditor
from liaison_desk.ui.letters.editor_verbs import EditorVerbs
from liaison_desk.ui.letters.figures_view import FiguresView
from liaison_desk.ui.letters.inline_edits import InlineEdits
from liaison_desk.ui.letters.page_verbs import PageVerbs
from liaison_desk.ui.letters.register_menu import RegisterMenu
from liaison_desk.ui.letters.register_pane import RegisterPane
from liaison_desk.ui.letters.saved_views import SavedView
from liaison_desk.ui.letters.selection_pane import SelectionPane
from liaison_desk.ui.letters.verbs import LetterVerbs
from liaison_desk.ui.letters.views import Tab
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button, button, menu_button
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class LettersPage(QWidget):
    """« Courrier ». `import_requested` asks for files to read, `task_requested` carries what a new task starts from."""

    import_requested = Signal()
    task_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._shown_id = ""
        self.letter_verbs = LetterVerbs(session, self)
        self.tabs = SegmentedTabs(
            (
                (Tab.incoming, self.tr("Arrivée")),
                (Tab.outgoing, self.tr("Départ")),
                (Tab.to_sign, self.tr("À signer")),
            ),
            self.tr("Registre"),
        )
        self.register = RegisterPane(session, self.create)
        self.detail = LetterDetail(session, self.letter_verbs)
        batch = BatchVerbs(session, self)
        self.selection = SelectionPane(self.letter_verbs, batch)
        self.banner = Banner()
        self.files_menu = RegisterMenu(session, self.banner, self.register.asked, self)
        self.figures = FiguresView(session)
        self.editor = LetterEditor(session)
        self.verbs = PageVerbs(self)
        self.inline = InlineEdits(session, self.register.list.view, self.letter_verbs, batch)
        self.editor_verbs = EditorVerbs(session, self.editor)
        self._lay_out()
        self._connect()
        self.register.show_tab(Tab.incoming)

    def show_record(self, identifier: str) -> None:
        """Show a letter beside its register; raises NotFound."""
        sheet = self._session.desk.letters.sheet(identifier)
        self._stack.setCurrentWidget(self._reading)
        self.verbs.show_mode(writing=False)
        self._refresh_if_stale()
        tab = Tab(sheet.fields.mail_register.value)
        if self.register.tab.register is not sheet.fields.mail_register:
            self._show_tab(tab)
        self.register.select(sheet.reference.id)
        self._show_detail(sheet.reference.id)
        self.register.list.view.setFocus()

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Start a letter in the register shown."""
        self.create_from({"mail_register": self.register.tab.register})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Start a letter with what is known of it (values of LetterFields); one that goes out unless they say."""
        self.editor.begin(MailRegister(values.get("mail_register", MailRegister.outgoing)), values)
        self._show_editor()

    def edit(self, identifier: str) -> None:
        """Open a letter for writing."""
        self.editor.open(identifier)
        self._show_editor()

    def show_figures(self) -> None:
        """Show what was received and answered."""
        self.figures.refresh()
        self._stack.setCurrentWidget(self.figures)
        self.verbs.show_mode(writing=True)
        self.figures.period.setFocus()

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the menus."""
        return self.actions()

    def count_waiting(self) -> int:
        """Return how many letters wait for somebody."""
        return self._session.desk.letters.count(ListQuery(saved_filter="incoming to_do"))

    def regions(self) -> list[QWidget]:
        """Return the regions F6 goes round."""
        if self.is_writing():
            frame = self.editor.frame
            return [frame.forms, frame.body, frame.preview]
        if self._stack.currentWidget() is self.figures:
            return [self.figures.period, self.figures.ways, self.figures.table]
        return [self.tabs, self.register.bar, self.register.list, self._side]

    def is_writing(self) -> bool:
        """Tell whether a letter is being written."""
        return self._stack.currentWidget() is self.editor

    def shown_sheet(self) -> Sheet[LetterFields] | None:
        """Return the letter read beside the list."""
        return self.detail.sheet() if self._side.currentWidget() is self.detail else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        if self._stack.currentWidget() is self._reading and not event.spontaneous():
            self.register.list.view.setFocus()

    def _lay_out(self) -> None:
        self._side = QStackedWidget()
        self._nothing = empty_card(self.tr("Choisissez un courrier dans la liste pour le lire ici."))
        for widget in (self._nothing, self.detail, self.selection):
            self._side.addWidget(widget)
        split = panes("letters/splitter", (self.register, 720, 576, 3), (self._side, 448, 300, 2))
        head = row(self.tabs, None)
        importing = button(self.tr("Importer…"), self.import_requested.emit, compact=True)
        importing.setToolTip(self.tr("Messages et invitations ; on peut aussi les déposer sur la fenêtre"))
        head.addWidget(button(self.tr("Chiffres"), self.show_figures, compact=True))
        head.addWidget(menu_button(self.tr("Exporter"), self.files_menu))
        head.addWidget(importing)
        head.addWidget(action_button(self.verbs.new, meaning="add"))
        self._reading = QWidget()
        layout = column(head, self.banner, self.register.bar, split, spacing=14)
        layout.setStretch(3, 1)
        self._reading.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.figures)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.tabs.chosen.connect(self._on_tab)
        self.register.opened.connect(self._on_opened)
        self.register.selection_changed.connect(self._on_selection_changed)
        self.detail.edit_requested.connect(self.edit)
        self.detail.opened.connect(self.edit)
        self.detail.task_requested.connect(self.task_requested)
        self.selection.copy_requested.connect(self.register.list.view.copy_selected)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.signed.connect(self._on_signed)
        self.figures.closed.connect(self._on_figures_closed)
        self.register.views.chosen.connect(self._on_view)
        self.editor.next_requested.connect(self._on_next)

    def _on_tab(self, key: str) -> None:
        self._show_tab(Tab(key))

    def _on_view(self, view: SavedView) -> None:
        if Tab(view.tab) is not self.register.tab:
            self._show_tab(Tab(view.tab))
        self.register.show_view(view)

    def _on_opened(self, chosen: LetterRow) -> None:
        self.edit(chosen.id)

    def _show_tab(self, tab: Tab) -> None:
        self.tabs.choose(tab)
        self._shown_id = ""
        self.register.show_tab(tab)
        self.verbs.show_tab(tab)
        self._on_selection_changed()

    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.verbs.show_mode(writing=True)

    def _show_detail(self, identifier: str) -> None:
        try:
            self.detail.show_letter(identifier)
        except NotFound:
            self._shown_id = ""
            self._side.setCurrentWidget(self._nothing)
        else:
            self._shown_id = identifier
            self._side.setCurrentWidget(self.detail)
        self.verbs.follow(self.shown_sheet())

    def _on_selection_changed(self) -> None:
        rows = self.register.selected()
        if len(rows) > 1:
            self.selection.show_rows(rows)
            self._side.setCurrentWidget(self.selection)
            self.verbs.follow(None)
        elif rows:
            self._show_detail(rows[0].id)
        elif not self._shown_id:
            self._side.setCurrentWidget(self._nothing)
            self.verbs.follow(None)

    def _on_editor_closed(self) -> None:
        identifier = self.editor.identifier()
        self._stack.setCurrentWidget(self._reading)
        self.verbs.show_mode(writing=False)
        self._refresh_if_stale()
        if identifier:
            self.show_record(identifier)
        self.register.list.view.setFocus()

    def _on_signed(self) -> None:
        """Nothing is left to write: to send the letter is what comes next."""
        self.editor.leave()
        self.detail.verbs.send_button.setFocus()

    def _on_figures_closed(self) -> None:
        self._stack.setCurrentWidget(self._reading)
        self.verbs.show_mode(writing=False)
        self._refresh_if_stale()
        self.register.list.view.setFocus()

    def _on_next(self, identifier: str) -> None:
        self._refresh_if_stale()
        following = self.register.next_after(identifier)
        if following is None:
            self.editor.leave()
        else:
            self.editor.open(following)

    def _on_changed(self, kinds: frozenset[Kind]) -> None:
        if not kinds & {Kind.letter, Kind.partner, Kind.engagement}:
            return
        self._stale = True
        if self.isVisible() and self._stack.currentWidget() is self.figures:
            self.figures.refresh()
        elif self.isVisible() and not self.is_writing():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self.register.refresh()
        if self._shown_id:
            self._show_detail(self._shown_id)
        elif self.register.list.view.current() is None:
            self.register.list.view.select_first()
