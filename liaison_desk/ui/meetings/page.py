"""« Réunions »: the list, the meeting shown beside it, or the form in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.errors import NotFound
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.meetings.detail import MINUTES, MeetingDetail
from liaison_desk.ui.meetings.form_page import MeetingForm
from liaison_desk.ui.meetings.meetings_list import MeetingsList
from liaison_desk.ui.meetings.page_verbs import MeetingVerbs
from liaison_desk.ui.meetings.papers_menu import PapersMenu
from liaison_desk.ui.meetings.sending import Sending
from liaison_desk.ui.widgets.buttons import action_button, menu_button
from liaison_desk.ui.widgets.card import empty_card
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from liaison_desk.domain.meetings import MeetingFields
    from liaison_desk.domain.records import Sheet
    from liaison_desk.ui.session import Session

_CONCERNED = frozenset({Kind.meeting, Kind.task, Kind.decision, Kind.engagement, Kind.partner})


class MeetingsPage(QWidget):
    """Enter works on the meeting pointed at, Ctrl+PgUp and Ctrl+PgDown go through its parts.

    `pack_requested` carries the Reference of the meeting whose papers are put together.
    """

    pack_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.banner = Banner()
        self.list = MeetingsList(session)
        self.detail = MeetingDetail(session)
        self.form = MeetingForm(session)
        self.papers = PapersMenu(session, self.banner, self)
        self.verbs = MeetingVerbs(self, self.papers)
        self.sending = Sending(session, self.papers.papers, self)
        self._lay_out()
        self._connect()
        self._follow()

    def show_record(self, identifier: str) -> None:
        """Show a meeting."""
        self._leave_form()
        self._freshness.ensure()
        if self._show(identifier):
            self.list.select(identifier)
        else:
            self._session.refused.emit(self.tr("Cette réunion n'existe plus ; elle est peut-être à la corbeille."))

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Type a new meeting."""
        self.create_from({})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Show the meeting an engagement is, making it if need be (`engagement_key`), or type a new one."""
        key = values.get("engagement_key")
        if not key:
            self._type(None, values)
            return
        known = self._session.desk.meetings.of_engagement(key)
        begun = known or self._session.attempt(
            lambda: self._session.desk.meetings.begin_from(key), self.tr("Réunion préparée")
        )
        if begun:
            self.show_record(begun)

    def edit(self) -> None:
        """Change what the meeting shown is."""
        if sheet := self.detail.sheet():
            self.detail.keep()
            self._type(sheet, {})

    def begin_next(self) -> None:
        """Begin the meeting that follows the one shown: the same people, what was left."""
        if sheet := self.detail.sheet():
            self._type(None, self._session.desk.meetings.next_of(sheet.reference.id).model_dump())

    def put_in_agenda(self) -> None:
        """Give the meeting shown its entry in the agenda."""
        if sheet := self.detail.sheet():
            self._session.attempt(
                lambda: self._session.desk.meetings.put_in_agenda(sheet.reference.id),
                self.tr("Réunion inscrite à l'agenda : l'une et l'autre se déplacent ensemble"),
            )

    def ask_pack(self) -> None:
        """Put the papers of the meeting shown together, to be printed."""
        if sheet := self.detail.sheet():
            self.pack_requested.emit(sheet.reference)

    def review(self) -> None:
        """The minutes shown were read over."""
        self._with_minutes(self.sending.review)

    def send(self) -> None:
        """Send the minutes shown."""
        self._with_minutes(self.sending.ask)

    def approve(self) -> None:
        """The minutes shown are approved."""
        self._with_minutes(self.sending.approve)

    def correct(self) -> None:
        """Open the minutes shown again."""
        if sheet := self.detail.sheet():
            self.sending.ask_correction(sheet)

    def delete(self) -> None:
        """Put the meeting shown in the bin."""
        if sheet := self.detail.sheet():
            self._session.attempt(
                lambda: self._session.desk.meetings.delete(sheet.reference.id), self.tr("Réunion mise à la corbeille")
            )

    def focus_filter(self) -> None:
        """Go to the filter line."""
        self.list.filter_line.setFocus()
        self.list.filter_line.selectAll()

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the menus."""
        return self.actions()

    def count_waiting(self) -> int:
        """Return how many minutes are to write, read over, send or approve."""
        return self._session.desk.meetings.count(ListQuery(saved_filter="minutes_to_do"))

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        return [self.form] if self._is_typing() else [self.list.bar, self.list, self.detail]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self._is_typing():
            self.list.view.setFocus()

    def _lay_out(self) -> None:
        self._nothing = empty_card(self.tr("Choisissez une réunion dans la liste pour y travailler."))
        self._side = QStackedWidget()
        for widget in (self._nothing, self.detail):
            self._side.addWidget(widget)
        self.detail.show_verbs(self.verbs)
        split = panes("meetings", (self.list, 350, 300, 1), (self._side, 820, 420, 3))
        self.papers_button = menu_button(self.tr("Documents"), self.papers)
        head = row(self.list.bar, self.papers_button, action_button(self.verbs.new, meaning="add"))
        head.setStretch(0, 1)
        reading = column(head, self.banner, split, spacing=14)
        reading.setStretch(2, 1)
        self._reading = QWidget()
        self._reading.setLayout(reading)
        self._whole = QStackedWidget()
        for widget in (self._reading, self.form):
            self._whole.addWidget(widget)
        self.setLayout(column(self._whole))

    def _connect(self) -> None:
        self.list.pointed.connect(self._on_pointed)
        self.list.opened.connect(self._on_opened)
        self.detail.open_requested.connect(self._session.open_requested)
        self.form.saved.connect(self._on_saved)
        self.form.given_up.connect(self._show_reading)
        self._freshness = Freshness(self._session, self, _CONCERNED, self._refresh)

    def _refresh(self) -> None:
        self.list.refresh()
        shown = self.detail.sheet()
        if shown is not None:
            self._show(shown.reference.id)

    def _show(self, identifier: str) -> bool:
        """Show a meeting beside the list and tell whether there is such a one."""
        try:
            sheet = self._session.desk.meetings.sheet(identifier)
        except NotFound:
            self._side.setCurrentWidget(self._nothing)
            self.verbs.follow(None, typing=self._is_typing())
            return False
        self.detail.show_sheet(sheet)
        self.papers.show_sheet(sheet)
        self._side.setCurrentWidget(self.detail)
        self._follow()
        return True

    def _type(self, sheet: Sheet[MeetingFields] | None, values: Mapping[str, Any]) -> None:
        self._leave_form()
        self.form.begin(sheet, values)
        self._whole.setCurrentWidget(self.form)
        self._follow()

    def _with_minutes(self, act: Callable[[Sheet[MeetingFields]], object]) -> None:
        """Do something with the minutes shown, once what is typed in them is recorded."""
        if self.detail.minutes.is_modified() and not self.detail.minutes.save():
            self.detail.show_part(MINUTES)
            return
        if sheet := self.detail.sheet():
            act(self._session.desk.meetings.sheet(sheet.reference.id))

    def _leave_form(self) -> None:
        """Go back to the list; what is typed stays as a draft."""
        if self._is_typing():
            self.form.keep()
            self._show_reading()

    def _show_reading(self) -> None:
        self._whole.setCurrentWidget(self._reading)
        self._follow()
        self.list.view.setFocus()

    def _is_typing(self) -> bool:
        return self._whole.currentWidget() is self.form

    def _follow(self) -> None:
        sheet = self.detail.sheet() if self._side.currentWidget() is self.detail else None
        self.verbs.follow(sheet.fields if sheet else None, typing=self._is_typing())
        self.papers_button.setEnabled(sheet is not None)

    def _on_pointed(self, identifier: str) -> None:
        shown = self.detail.sheet()
        if shown is None or shown.reference.id != identifier or self._side.currentWidget() is self._nothing:
            self.detail.keep()
            self._show(identifier)

    def _on_opened(self, identifier: str) -> None:
        self._on_pointed(identifier)
        self.detail.focus_part()

    def _on_saved(self, identifier: str, and_next: bool) -> None:
        if and_next:
            self.form.begin(None)
            return
        self._show_reading()
        self.show_record(identifier)
        self.detail.focus_part()
