"""« Agenda »: the list, the week, the month and the territory, with the engagement pointed at beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.lists import ListQuery, occurrence_key, parted_key
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.errors import NotFound, UserError
from liaison_desk.services.clock import today
from liaison_desk.services.series import sheet_key
from liaison_desk.ui.agenda.detail import EngagementDetail
from liaison_desk.ui.agenda.doing import Doing
from liaison_desk.ui.agenda.feedback_verb import FeedbackVerb
from liaison_desk.ui.agenda.form_page import EngagementForm
from liaison_desk.ui.agenda.period_bar import LIST, WEEK, PeriodBar
from liaison_desk.ui.agenda.protocol_page import ProtocolPage
from liaison_desk.ui.agenda.readiness_pane import EngagementPreparation
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.agenda.views import AgendaViews
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.kept_places import keep, kept
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.dress import column
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

_SPLITTER = "agenda/splitter"
_VIEW = "agenda/view"
_FIRST_HOUR = time(10)
_DATES_SHOWN = 5
_MEETINGS = frozenset({EngagementKind.meeting, EngagementKind.committee, EngagementKind.interview})
"""Engagements that have an agenda and minutes."""


class AgendaPage(QWidget):
    """`briefing_requested` and `task_requested` carry the values a new note or task starts from.

    `reminder_requested` carries the id of a task owed, `sitting_requested` that of an engagement which is a sitting,
    `meeting_requested` the one whose agenda and minutes are wanted.
    """

    briefing_requested = Signal(object)
    task_requested = Signal(object)
    mailing_requested = Signal(object)
    reminder_requested = Signal(str)
    sitting_requested = Signal(str)
    meeting_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Sheet[EngagementFields] | None = None
        self.verbs = EngagementVerbs(self)
        self._build()
        self._lay_out()
        self._connect()
        self.verbs.follow(None)
        self.verbs.follow_series(is_date=False, is_series=False)
        view = kept(_VIEW, WEEK)
        self.show_view(view if view in (LIST, WEEK) else WEEK, today(session.desk.clock))

    def show_record(self, identifier: str) -> None:
        """Open an engagement, or one date of a series, in its week; a whole series at its next date."""
        key = self._next_date(identifier) if self.views.current_view != LIST else identifier
        sheet = self._session.attempt(lambda: self._read(key))
        if sheet is None or not self._leave_form():
            return
        if self.views.current_view != LIST:
            self.show_view(self.views.current_view, sheet.fields.day)
        elif not self.views.list.select(identifier):
            self.show_view(WEEK, sheet.fields.day)
        self._show_detail(sheet)
        self.views.focus_on(sheet_key(sheet))

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # every page has it, none makes a native window
        """Type a new engagement, on the day looked at."""
        now = today(self._session.desk.clock)
        monday = monday_of(self.views.day)
        day = now if monday <= now <= monday + timedelta(days=6) else monday
        self.create_from({"starts_at": datetime.combine(day, _FIRST_HOUR)})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Type a new engagement that starts from values of its fields."""
        if self._leave_form():
            self.form.begin(None, values)
            self._stack.setCurrentWidget(self.form)

    def edit(self) -> None:
        """Change the engagement shown."""
        if self._shown is not None:
            self.form.begin(self._shown)
            self._stack.setCurrentWidget(self.form)

    def edit_series(self) -> None:
        """Change the series of the date shown, all dates at once."""
        series_id = self._shown.fields.series_id if self._shown else None
        sheet = self._session.attempt(lambda: self._read(series_id or ""))
        if sheet is not None:
            self.form.begin(sheet)
            self._stack.setCurrentWidget(self.form)

    def show_protocol(self, part: str = "words") -> None:
        """Show the protocol of the engagement shown, on the whole page, with its words, « seating » or « warn »."""
        if self._shown is not None and self._leave_form():
            if self.protocol is None:
                self.protocol = ProtocolPage(self._session)
                self.protocol.left.connect(self._leave_protocol)
                self._stack.addWidget(self.protocol)
            self.protocol.show_sheet(self._shown)
            self.protocol.show_part(part)
            self._stack.setCurrentWidget(self.protocol)
            self.protocol.focus_first()

    def show_view(self, view: str, day: date) -> None:
        """Show the list, the week or the month of a day."""
        self.views.show_view(view, day)
        self.bar.show_period(view, monday_of(day) if view == WEEK else day)
        self.views.mark(sheet_key(self._shown) if self._shown else "")
        keep(_VIEW, view)

    def page_actions(self) -> list[QAction]:
        """Return the actions of this page."""
        return self.verbs.all()

    def count_waiting(self) -> int:
        """Return how many requests wait for a decision."""
        return self._session.desk.engagements.count(ListQuery(saved_filter="requested coming"))

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        if self._stack.currentWidget() is self.form:
            return [self.form]
        if self.protocol is not None and self._stack.currentWidget() is self.protocol:
            return self.protocol.regions()
        return [self.bar, self.views, *([self.detail] if self.detail.isVisible() else [])]

    def shown(self) -> Sheet[EngagementFields] | None:
        """Return the engagement the detail is about."""
        return self._shown

    def _build(self) -> None:
        self.bar = PeriodBar(self.verbs)
        self.views = AgendaViews(self._session, self.create)
        self.detail = EngagementDetail(self.verbs)
        self.form = EngagementForm(self._session)
        self.protocol: ProtocolPage | None = None
        self.banner = Banner()
        self._doing = Doing(self._session, self, self.banner)
        self.preparation = EngagementPreparation(self._session, self)
        self.detail.add_preparation(self.preparation)
        self.feedback = FeedbackVerb(self._session, self, self.shown)
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        self._split = panes(_SPLITTER, (self.views, 700, 0, 1), (self.detail, 430, 320, 0))
        self.detail.hide()
        agenda = QWidget()
        layout = column(self.bar, self.banner, self._split, spacing=14)
        layout.setStretch(2, 1)
        agenda.setLayout(layout)
        self._agenda = agenda
        self._stack.addWidget(agenda)
        self._stack.addWidget(self.form)
        self.setLayout(column(self._stack))

    def _connect(self) -> None:
        views, verbs = self.views, self.verbs
        self.bar.view_chosen.connect(self._on_view_chosen)
        views.chosen.connect(self._on_chosen)
        views.opened.connect(self._on_opened)
        views.list.counted.connect(self.bar.show_count)
        views.moved.connect(self._on_moved)
        views.menu_requested.connect(self._on_menu)
        views.day_requested.connect(self._on_day_requested)
        self.detail.open_requested.connect(self._session.open_requested)
        self.detail.closed.connect(self.close_detail)
        self.detail.widened.connect(self._on_widened)
        self.form.saved.connect(self._on_saved)
        self.form.given_up.connect(self._leave)
        Freshness(self._session, self, Kind, self._refresh, is_stale=False)
        verbs.edit.triggered.connect(self.edit)
        verbs.feedback.triggered.connect(self.feedback.ask)
        self.preparation.field_wanted.connect(self._on_field_wanted)
        self.preparation.note_wanted.connect(verbs.note.trigger)
        self.preparation.answer_wanted.connect(self._on_answer_wanted)
        self.preparation.warning_wanted.connect(lambda: self.show_protocol("warn"))
        self.preparation.reminder_requested.connect(self.reminder_requested)
        verbs.edit_series.triggered.connect(self.edit_series)
        verbs.protocol.triggered.connect(lambda: self.show_protocol())
        verbs.previous.triggered.connect(lambda: self.show_view(views.current_view, views.step(-1)))
        verbs.next.triggered.connect(lambda: self.show_view(views.current_view, views.step(1)))
        verbs.today.triggered.connect(lambda: self.show_view(views.current_view, today(self._session.desk.clock)))
        self._doing.follow(verbs, self.shown)
        self._doing.briefing_requested.connect(self.briefing_requested)
        self._doing.task_requested.connect(self.task_requested)
        self._doing.mailing_requested.connect(self.mailing_requested)
        self._doing.sitting_requested.connect(self.sitting_requested)
        self._doing.meeting_requested.connect(self.meeting_requested)
        verbs.export.triggered.connect(lambda: self._doing.export(views.selected()))
        for keys, act in (("Esc", self.close_detail), ("Ctrl+F", self._to_filter), ("Del", verbs.delete.trigger)):
            shortcut = QShortcut(QKeySequence(keys), self._split, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addActions(self.page_actions())

    def close_detail(self) -> None:
        """Give the agenda the whole page."""
        identifier = sheet_key(self._shown) if self._shown else ""
        had_focus = self.detail.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._forget()
        if had_focus and identifier:
            self.views.focus_on(identifier)

    def _show_detail(self, sheet: Sheet[EngagementFields]) -> None:
        self._shown = sheet
        kind = sheet.fields.engagement_kind
        self.verbs.follow(
            sheet.fields.state,
            bool(sheet.fields.run_sheet),
            is_sitting=kind is EngagementKind.sitting,
            is_meeting=kind in _MEETINGS,
        )
        self.verbs.follow_series(bool(sheet.fields.series_id), bool(sheet.fields.recurrence))
        journey = self._session.desk.territory.journey(sheet.fields, sheet.reference.id)
        self.detail.show_sheet(sheet, self._contact(sheet), journey)
        self._show_series(sheet)
        self.preparation.show_sheet(sheet)
        self.verbs.feedback.setVisible(self.feedback.makes_sense(sheet))
        self.detail.show()
        self.views.mark(sheet_key(sheet))

    def _forget(self) -> None:
        self._shown = None
        self.verbs.follow(None)
        self.verbs.follow_series(is_date=False, is_series=False)
        self.detail.hide()
        self.views.show()
        self.detail.set_wide(False)
        self.views.mark("")

    def _read(self, key: str) -> Sheet[EngagementFields]:
        """Return the sheet of an engagement, or of one date of a series."""
        identifier, occurrence_of = parted_key(key)
        desk = self._session.desk
        return desk.series.sheet_at(identifier, occurrence_of) if occurrence_of else desk.engagements.sheet(identifier)

    def _next_date(self, key: str) -> str:
        """Return the key of the next date of a series; of anything else, its own."""
        try:
            is_series = self._read(key).fields.recurrence is not None
        except UserError:
            return key
        coming = self._session.desk.series.coming(key, 1) if is_series else ()
        return (coming[0].id or occurrence_key(key, coming[0].occurrence_of)) if coming else key

    def _show_series(self, sheet: Sheet[EngagementFields]) -> None:
        desk = self._session.desk
        coming = desk.series.coming(sheet.reference.id, _DATES_SHOWN) if sheet.fields.recurrence else ()
        days = [one.starts_at.date() for one in coming]
        self.detail.show_series(self._series(sheet), bool(sheet.fields.series_id), days, today(desk.clock))

    def _series(self, sheet: Sheet[EngagementFields]) -> EngagementFields | None:
        """Return the series a sheet shows, or shows one date of."""
        if not sheet.fields.series_id:
            return sheet.fields if sheet.fields.recurrence else None
        try:
            return self._read(sheet.fields.series_id).fields
        except NotFound:
            return None

    def _contact(self, sheet: Sheet[EngagementFields]) -> PartnerFields | None:
        identifier = sheet.fields.on_site_contact_id
        try:
            return self._session.desk.partners.sheet(identifier).fields if identifier else None
        except NotFound:
            return None

    def _on_field_wanted(self, name: str) -> None:
        self.edit()
        self.form.form.go_to(name)

    def _on_answer_wanted(self) -> None:
        if self._shown is not None:
            self.verbs.answers_for(self._shown.fields.state)[0].trigger()

    def _on_view_chosen(self, view: str) -> None:
        self.show_view(view, self.views.day)

    def _on_moved(self, key: str, starts_at: datetime) -> None:
        """Move what was dragged; the keyboard follows one date of a series, which becomes a record of its own."""
        had_focus = self.views.week.focused() == key
        moved = self._doing.move_to(key, starts_at)
        if had_focus and moved != key:
            self.views.focus_on(moved)

    def _on_day_requested(self, day: date) -> None:
        self.show_view(WEEK, day)

    def _on_chosen(self, identifier: str) -> None:
        if not identifier:
            self._forget()
            return
        sheet = self._session.attempt(lambda: self._read(identifier))
        if sheet is not None:
            self._show_detail(sheet)

    def _on_opened(self, identifier: str) -> None:
        self._on_chosen(identifier)
        self.detail.setFocus()
        self.detail.focusNextChild()

    def _on_widened(self) -> None:
        wide = self.views.isVisible()
        self.views.setVisible(not wide)
        self.detail.set_wide(wide)

    def _on_menu(self, identifier: str, place: QPoint) -> None:
        if self._shown is None or sheet_key(self._shown) != identifier:
            self._on_chosen(identifier)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([*self.verbs.decisions(), self.verbs.edit, self.verbs.move, self.verbs.export])
        menu.addSeparator()
        menu.addAction(self.verbs.delete)
        menu.popup(place)

    def _on_saved(self, identifier: str, and_next: bool) -> None:
        if and_next:
            self.form.begin(None, {"starts_at": datetime.combine(self.views.day, _FIRST_HOUR)})
            return
        self._stack.setCurrentWidget(self._agenda)
        self.show_record(identifier)

    def _leave_protocol(self) -> None:
        """Go back to the agenda; one date of a series may have become a record of its own."""
        self._leave()
        key = self.protocol.shown_key() if self.protocol else ""
        if key and (self._shown is None or sheet_key(self._shown) != key):
            self._on_chosen(key)

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._agenda)

    def _leave_form(self) -> bool:
        """Go back to the agenda; what is typed stays as a draft."""
        if self._stack.currentWidget() is self.form:
            self.form.keep()
        self._stack.setCurrentWidget(self._agenda)
        return True

    def _refresh(self) -> None:
        self.views.refresh()
        if self._shown is None:
            return
        try:
            self._show_detail(self._read(sheet_key(self._shown)))
        except UserError:
            self._forget()

    def _to_filter(self) -> None:
        if self.views.current_view != LIST:
            self.show_view(LIST, self.views.day)
        self.views.list.filter_line.setFocus()
