"""The page « Publipostage »: the list, a mailing in preparation, the answers to one that left."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingFields, MailingState
from liaison_desk.domain.merge_outputs import MergeOutputs, MergeResult
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.steps import Step
from liaison_desk.errors import NotFound, UserError
from liaison_desk.services.clock import today
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.mailings.editor import MailingEditor
from liaison_desk.ui.mailings.mailings_list import MailingsList
from liaison_desk.ui.mailings.make_dialog import MakeDialog
from liaison_desk.ui.mailings.replies_view import RepliesView
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.actions import new_action

_CONCERNED = frozenset({Kind.mailing, Kind.partner, Kind.letter})


class MailingsPage(QWidget):
    """Enter opens a mailing: its preparation while it is a draft, its answers afterwards."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = MailingsList(session)
        self.editor = MailingEditor(session)
        self.replies = RepliesView(session)
        self._stack = QStackedLayout(self)
        for widget in (self.list, self.editor, self.replies):
            self._stack.addWidget(widget)
        self.filter_action = new_action(self, self.tr("&Filtrer les envois"), "Ctrl+F", self._on_filter)
        self.back_action = new_action(self, self.tr("&Revenir à la liste"), "Alt+Left", self._on_left)
        self.addActions([self.filter_action, self.back_action])
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Show a mailing, where it stands."""
        self._session.attempt(lambda: self._open(identifier))

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Prepare a mailing from nothing."""
        self.create_from({})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Prepare a mailing with what is known of it: the invitations to an engagement are begun at once."""
        engagement = values.get("engagement_id")
        if engagement:
            made = self._session.attempt(
                lambda: self._session.desk.merges.start(str(engagement)), self.tr("Publipostage commencé")
            )
            if made:
                self.show_record(made)
            return
        fields = MailingFields.model_construct(subject="")
        wording = self._session.desk.merges.wording(fields.wording)
        self._stack.setCurrentWidget(self.editor)
        self.editor.open_new(fields.model_copy(update={"body": wording}))

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        editor = self.editor
        mine = [self.filter_action, self.back_action, self.list.delete_action]
        return [*mine, editor.save_action, editor.make_action, *self.replies.page_actions()]

    def count_waiting(self) -> int:
        """Return how many mailings are not closed."""
        return self._session.desk.mailings.count(ListQuery(saved_filter="in_progress"))

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        shown = self._stack.currentWidget()
        if shown is self.editor:
            return self.editor.regions()
        return self.replies.regions() if shown is self.replies else [self.list.filters, self.list.list]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._stack.currentWidget() is self.list:
            self.list.view.setFocus()

    def make(self, identifier: str, outputs: MergeOutputs, sign: bool) -> None:
        """Make the letters off the main thread; it can be cancelled at each step."""
        merges = self._session.desk.merges

        def work() -> Generator[Step, None, tuple[str, MergeResult]]:
            result = yield from merges.make(identifier, outputs, sign=sign)
            return identifier, result

        self._session.runner.run(self.tr("Publipostage"), work, self._on_made, self._on_failed)

    def write_again(self, identifier: str, outputs: MergeOutputs) -> None:
        """Write the papers of letters already made."""
        merges = self._session.desk.merges

        def work() -> Generator[Step, None, tuple[str, MergeResult]]:
            result = yield from merges.write(identifier, outputs)
            return identifier, result

        self._session.runner.run(self.tr("Papiers de l'envoi"), work, self._on_made, self._on_failed)

    def ask_make(self, identifier: str) -> MakeDialog:
        """Ask what is wanted of a mailing, then make its letters."""
        fields = self._session.desk.mailings.sheet(identifier).fields
        return self._ask(fields, lambda outputs, sign: self.make(identifier, outputs, sign))

    def ask_papers(self, sheet: Sheet[MailingFields]) -> MakeDialog:
        """Ask which papers are wanted of letters already made, then write them."""
        identifier = sheet.reference.id
        return self._ask(sheet.fields, lambda outputs, _sign: self.write_again(identifier, outputs), is_again=True)

    def _ask(
        self, fields: MailingFields, told: Callable[[MergeOutputs, bool], object], *, is_again: bool = False
    ) -> MakeDialog:
        letters = sum(one.included for one in fields.recipients)
        day = today(self._session.desk.clock)
        dialog = MakeDialog(
            fields.subject, letters, day, told, self, is_again=is_again, by_email=fields.channel is Channel.email
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _connect(self) -> None:
        Freshness(self._session, self, _CONCERNED, self._refresh)
        self.list.opened.connect(self.show_record)
        self.list.create_requested.connect(self.create)
        self.editor.left.connect(self._show_list)
        self.editor.make_requested.connect(self.ask_make)
        self.replies.left.connect(self._show_list)
        self.replies.reminder_made.connect(self.show_record)
        self.replies.papers_requested.connect(self.ask_papers)

    def _open(self, identifier: str) -> None:
        sheet = self._session.desk.mailings.sheet(identifier)
        if sheet.fields.state is MailingState.draft:
            self._stack.setCurrentWidget(self.editor)
            self.editor.open(sheet.reference.id)
        else:
            self._stack.setCurrentWidget(self.replies)
            self.replies.open(sheet.reference.id)

    def _on_made(self, made: tuple[str, MergeResult]) -> None:
        identifier, result = made
        self.show_record(identifier)
        letters = counted(result.letters, self.tr("lettre"))
        if not result.files:
            self._session.told.emit(self.tr("Fait : {letters}").format(letters=letters), True)
            return
        folder = result.files[0].parent
        opening = QAction(self.tr("Ouvrir le dossier"), self)
        opening.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        words = self.tr("Fait : {letters}, et les papiers dans {folder}")
        self.replies.banner.say(words.format(letters=letters, folder=folder), Tone.green, opening)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._session.refused.emit(error.sentence)
        else:
            self._session.runner.failed.emit(error)

    def _refresh(self) -> None:
        self.list.refresh()
        if self._stack.currentWidget() is self.replies:
            try:
                self.replies.reload()
            except NotFound:
                self._show_list()
        elif self._stack.currentWidget() is self.editor:
            self.editor.refresh()

    def _on_left(self) -> None:
        if self._stack.currentWidget() is self.editor:
            self.editor.leave()
        else:
            self._show_list()

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.list.refresh()
        self.list.view.setFocus()

    def _on_filter(self) -> None:
        shown = self._stack.currentWidget()
        lines = ((self.list, self.list.filter_line), (self.replies, self.replies.filter_line))
        line = next((one for view, one in lines if view is shown), None)
        if line is not None:
            line.setFocus()
            line.selectAll()
