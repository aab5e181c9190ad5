"""« Présences »: those invited in protocol order, ticked as they come; others are added on the spot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.french import counted
from liaison_desk.domain.meetings import Attendee, MeetingFields, MinutesState
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.services.meeting_people import MeetingGuest
from liaison_desk.ui.meetings.looks import attendance_chip
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.task_line_model import TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines


class AttendancePart(QWidget):
    """Space ticks; E says excused, R represented, and by whom."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self._guests: list[MeetingGuest] = []
        self.lines = TaskLines(self.tr("Invités, par ordre protocolaire"))
        self.field = RecordChoices(session).partner_field()
        self.by_whom = QLineEdit()
        self._counts = text("", "strong", wrap=True)
        self._build()
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Show who is invited to a meeting and who came."""
        if self._sheet is None or self._sheet.reference != sheet.reference:
            self.ask_by_whom(False)
        self._sheet = sheet
        self._guests = self._session.desk.meeting_papers.people.of(sheet.fields)
        self.lines.show_lines([_line(guest) for guest in self._guests])
        self._counts.setText(self._count_words())
        locked = sheet.fields.minutes_state is MinutesState.approved
        for widget in (self.field, self.excused_button, self.represented_button, self.remove_button):
            widget.setEnabled(not locked)

    def focus(self) -> None:
        """Bring the keyboard to those invited, or to the field that adds somebody."""
        (self.lines if self._guests else self.field.line).setFocus()

    def mark(self, attendance: Attendance, represented_by: str = "") -> None:
        """Say of the person pointed at whether they come."""
        place, sheet = self._pointed(), self._sheet
        if place is not None and sheet is not None:
            meetings = self._session.desk.meetings
            self._session.attempt(lambda: meetings.mark(sheet.reference.id, place, attendance, represented_by))

    def ask_by_whom(self, asked: bool = True) -> None:
        """Ask who comes for the person pointed at."""
        self._by_whom_box.setVisible(asked)
        if asked:
            self.by_whom.clear()
            self.by_whom.setFocus()

    def remove(self) -> None:
        """Take the person pointed at off the list."""
        place, sheet = self._pointed(), self._sheet
        if place is not None and sheet is not None:
            meetings = self._session.desk.meetings
            self._session.attempt(lambda: meetings.strike(sheet.reference.id, place), self.tr("Personne retirée"))

    def _build(self) -> None:
        self.field.name(self.tr("Ajouter quelqu'un, sur place aussi"))
        self.field.line.setPlaceholderText(self.tr("Ajouter quelqu'un : un nom de l'annuaire, ou tout autre…"))
        self.by_whom.setPlaceholderText(self.tr("Nom et qualité de qui représente, puis Entrée"))
        self.by_whom.setAccessibleName(self.tr("Représenté par"))
        self.excused_button = button(self.tr("Excusé (E)"), lambda: self.mark(Attendance.excused), compact=True)
        self.represented_button = button(self.tr("Représenté par… (R)"), self.ask_by_whom, compact=True)
        self.remove_button = icon_button("delete", self.tr("Retirer de la liste (Suppr)"), self.remove)
        self._by_whom_box = QWidget()
        self._by_whom_box.setLayout(row(self.by_whom))
        self._by_whom_box.hide()

    def _lay_out(self) -> None:
        help_words = self.tr("Espace : présent ou non · E : excusé · R : représenté · Suppr : retirer")
        tools = row(self._counts, self.excused_button, self.represented_button, self.remove_button)
        tools.setStretch(0, 1)
        layout = column(
            tools, self._by_whom_box, self.lines, text(help_words, "small", wrap=True), self.field, spacing=10
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.lines.done.connect(self._on_done)
        self.lines.undone.connect(self._on_undone)
        self.lines.drop_asked.connect(self._on_drop_asked)
        self.lines.opened.connect(self._on_opened)
        self.field.edited.connect(self._on_picked)
        self.by_whom.returnPressed.connect(self._on_represented)
        for keys, act in (("E", lambda: self.mark(Attendance.excused)), ("R", self.ask_by_whom)):
            QShortcut(QKeySequence(keys), self.lines, act).setContext(Qt.ShortcutContext.WidgetShortcut)
        taken = QShortcut(QKeySequence(Qt.Key.Key_Return), self.field.line, self._take_name)
        taken.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _pointed(self) -> int | None:
        current = self.lines.current()
        return int(current) if current else None

    def _count_words(self) -> str:
        told = [guest.person.attendance for guest in self._guests]
        parts = [counted(len(told), self.tr("invité"))]
        for attendance, word in (
            (Attendance.present, self.tr("présent")),
            (Attendance.represented, self.tr("représenté")),
            (Attendance.excused, self.tr("excusé")),
        ):
            if attendance in told:
                parts.append(counted(told.count(attendance), word))
        return " · ".join(parts)

    def _invite(self, attendee: Attendee) -> None:
        sheet = self._sheet
        if sheet is not None:
            meetings = self._session.desk.meetings
            self._session.attempt(lambda: meetings.invite(sheet.reference.id, attendee), self.tr("Personne ajoutée"))
            self.field.line.setFocus()

    def _on_picked(self) -> None:
        try:
            picked = self.field.value()
        except ValueError:
            return  # still typing
        if picked:
            self.field.hold(None, "")
            self._invite(Attendee(partner_id=picked, attendance=self._arriving()))

    def _take_name(self) -> None:
        name, _comma, office = self.field.typed().partition(",")
        if name:
            self.field.hold(None, "")
            self._invite(Attendee(name=name.strip(), office=office.strip(), attendance=self._arriving()))

    def _arriving(self) -> Attendance:
        """Return how somebody added comes: they are there once others are, invited before."""
        came = any(guest.person.attendance is Attendance.present for guest in self._guests)
        return Attendance.present if came else Attendance.expected

    def _on_represented(self) -> None:
        words = self.by_whom.text().strip()
        if words:
            self.mark(Attendance.represented, words)
            self.ask_by_whom(False)
            self.lines.setFocus()

    def _on_done(self, _identifier: str) -> None:
        self.mark(Attendance.present)

    def _on_undone(self, _identifier: str) -> None:
        self.mark(Attendance.expected)

    def _on_drop_asked(self, _identifier: str) -> None:
        self.remove()

    def _on_opened(self, _identifier: str) -> None:
        place, sheet = self._pointed(), self._sheet
        partner = sheet.fields.attendees[place].partner_id if sheet is not None and place is not None else None
        if partner:
            self._session.open_requested.emit(Reference(Kind.partner, partner))


def _line(guest: MeetingGuest) -> TaskLine:
    person = guest.person
    detail = " · ".join(part for part in (person.title, person.represented_by) if part)
    return TaskLine(
        id=str(guest.place),
        title=person.name,
        detail=detail,
        is_done=person.attendance is Attendance.present,
        struck=False,
        chip=attendance_chip(person.attendance, person.words),
    )
