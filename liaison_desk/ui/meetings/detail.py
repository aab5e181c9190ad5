"""A meeting: what it is, and its four parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.french import clock, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Sheet
from liaison_desk.services.clock import today
from liaison_desk.ui.meetings.agenda_part import AgendaPart
from liaison_desk.ui.meetings.attendance_part import AttendancePart
from liaison_desk.ui.meetings.follow_up_part import FollowUpPart
from liaison_desk.ui.meetings.looks import minutes_chip
from liaison_desk.ui.meetings.minutes_part import MinutesPart
from liaison_desk.ui.meetings.page_verbs import MeetingVerbs
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout

AGENDA, ATTENDANCE, MINUTES, FOLLOW_UP = "agenda", "attendance", "minutes", "follow_up"


class MeetingDetail(Card):
    """The parts keep what is typed in them; `open_requested` carries a Reference."""

    open_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self.agenda = AgendaPart(session)
        self.attendance = AttendancePart(session)
        self.minutes = MinutesPart(session)
        self.follow_up = FollowUpPart(session)
        self._parts: dict[str, AgendaPart | AttendancePart | MinutesPart | FollowUpPart] = {
            AGENDA: self.agenda,
            ATTENDANCE: self.attendance,
            MINUTES: self.minutes,
            FOLLOW_UP: self.follow_up,
        }
        self.tabs = SegmentedTabs(
            (
                (AGENDA, self.tr("Ordre du jour")),
                (ATTENDANCE, self.tr("Présences")),
                (MINUTES, self.tr("Compte rendu")),
                (FOLLOW_UP, self.tr("Suites")),
            ),
            self.tr("Parties de la réunion"),
        )
        self._title = text("", "title", wrap=True)
        self._when = ElidedLabel("", "muted")
        self._chip = Chip()
        self._stack = QStackedWidget()
        self._verbs = FlowLayout()
        self._lay_out()
        self.tabs.chosen.connect(self.show_part)
        self.follow_up.open_requested.connect(self.open_requested)

    def show_verbs(self, verbs: MeetingVerbs) -> None:
        """Put the verbs under the title."""
        for action in (
            verbs.review,
            verbs.send,
            verbs.approve,
            verbs.correct,
            verbs.edit,
            verbs.following,
            verbs.to_agenda,
        ):
            self._verbs.addWidget(action_button(action))

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Show a meeting; another one opens on what is to be done: its agenda before, its minutes after."""
        fields = sheet.fields
        is_other = self._sheet is None or self._sheet.reference != sheet.reference
        self._sheet = sheet
        self._title.setText(fields.title)
        self._chip.set_look(minutes_chip(fields.minutes_state))
        hours = clock(fields.starts_at) + (f" – {clock(fields.ends_at)}" if fields.ends_at else "")
        parts = (full_date(fields.day), hours, fields.place, label(fields.meeting_kind))
        self._when.setText(" · ".join(part for part in parts if part))
        for part in self._parts.values():
            part.show_sheet(sheet)
        if is_other:
            self.show_part(AGENDA if fields.day > today(self._session.desk.clock) else MINUTES)

    def sheet(self) -> Sheet[MeetingFields] | None:
        """Return the meeting shown."""
        return self._sheet

    def show_part(self, part: str) -> None:
        """Show one of the four parts."""
        self.tabs.choose(part)
        self._stack.setCurrentWidget(self._parts[part])

    def step(self, step: int) -> None:
        """Show the part after (1) or before (-1), the keyboard in it."""
        names = list(self._parts)
        self.show_part(names[(names.index(self.tabs.current()) + step) % len(names)])
        self.focus_part()

    def focus_part(self) -> None:
        """Bring the keyboard to the part shown."""
        self._parts[self.tabs.current()].focus()

    def keep(self) -> None:
        """Keep at once what is typed, as drafts."""
        self.agenda.keep()
        self.minutes.keep()

    def _lay_out(self) -> None:
        for part in self._parts.values():
            self._stack.addWidget(part)
        head = row(self._title, self._chip, spacing=12)
        head.setStretch(0, 1)
        self.body.addLayout(column(head, self._when, spacing=2))
        self.body.addLayout(self._verbs)
        self.body.addLayout(row(self.tabs, None))
        self.body.addWidget(self._stack, 1)
