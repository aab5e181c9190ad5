"""The page « Notes »: the list, and the note being written in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.briefings.note_dialog import NoteDialog
from liaison_desk.ui.briefings.note_editor import NoteEditor
from liaison_desk.ui.briefings.notes_list import NotesList
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.actions import new_action

_CONCERNED = frozenset({Kind.briefing, Kind.engagement, Kind.partner, Kind.sitting, Kind.meeting, Kind.decision})
_GIVEN = ("briefing_kind", "title", "unit", "engagement_id", "partner_id", "sitting_id", "meeting_id")


class BriefingsPage(QWidget):
    """Every note; Enter writes it, Alt+Left comes back. `task_requested` carries what a new task starts from."""

    task_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = NotesList(session)
        self.editor = NoteEditor(session)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        self.filter_action = new_action(self, self.tr("&Filtrer les notes"), "Ctrl+F", self._on_filter)
        self.addActions(self.page_actions())
        self._connect()

    def show_record(self, identifier: str) -> None:
        """Write a note."""
        if self._session.attempt(lambda: self._opened(identifier)):
            self._stack.setCurrentWidget(self.editor)

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Ask what a new note is about, then write it."""
        self.start(None)

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Begin a note with what is known of it (values of BriefingFields)."""
        self.start({name: values.get(name) for name in _GIVEN})

    def start(self, linked: Mapping[str, Any] | None) -> NoteDialog:
        """Open the dialog of a new note, with what it is tied to."""
        dialog = NoteDialog(self._session, linked=linked, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self._on_decided)
        dialog.open()
        return dialog

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page for the menus."""
        return [self.filter_action, self.list.open_action, self.list.delete_action, *self.editor.verbs.all()]

    def count_waiting(self) -> int:
        """Return how many notes are being written or wait for a visa."""
        return self._session.desk.briefings.count(ListQuery(saved_filter="in_progress"))

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return self.editor.regions() if self._stack.currentWidget() is self.editor else self.list.regions()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._stack.currentWidget() is self.list:
            self.list.view.setFocus()

    def _connect(self) -> None:
        Freshness(self._session, self, _CONCERNED, self._refresh)
        self.list.opened.connect(self.show_record)
        self.list.create_requested.connect(self.create)
        self.editor.left.connect(self._on_left)
        self.editor.verbs.task.triggered.connect(self._on_task)
        self.editor.verbs.pack.triggered.connect(self._on_pack)

    def _on_task(self) -> None:
        if identifier := self.editor.identifier():
            self.task_requested.emit({"briefing_id": identifier, "unit": self.editor.unit()})

    def _on_pack(self) -> None:
        if identifier := self.editor.identifier():
            self._session.pack_requested.emit(Reference(Kind.briefing, identifier))

    def _opened(self, identifier: str) -> bool:
        self.editor.open(identifier)
        return True

    def _on_decided(self, fields: BriefingFields) -> None:
        briefings = self._session.desk.briefings
        added = self._session.attempt(lambda: briefings.add(briefings.filled(fields)), self.tr("Note commencée"))
        if added is not None:
            self.show_record(added)

    def _refresh(self) -> None:
        self.list.refresh()
        self.editor.reload()

    def _on_left(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.list.refresh()
        self.list.view.setFocus()

    def _on_filter(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.filter_line.setFocus()
            self.list.filter_line.selectAll()
