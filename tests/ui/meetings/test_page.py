from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from liaison_desk.domain.engagements import Attendance, EngagementFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.meetings import MinutesLine, MinutesLineKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskState
from liaison_desk.services.desk import Desk
from liaison_desk.ui.desk_window import add_rooms
from liaison_desk.ui.meetings.attendance_part import AttendancePart
from liaison_desk.ui.meetings.detail import AGENDA, ATTENDANCE, FOLLOW_UP, MINUTES
from liaison_desk.ui.meetings.page import MeetingsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.shell.rail import RailButton
from liaison_desk.ui.theme.manager import Theme

Press = Callable[..., None]
_ENTER, _DOWN, _SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def attendance(page: MeetingsPage) -> AttendancePart:
    page.detail.show_part(ATTENDANCE)
    page.detail.focus_part()
    return page.detail.attendance


def came(desk: Desk, meeting: str) -> dict[str, Attendance]:
    people = desk.meeting_papers.people.of(desk.meetings.sheet(meeting).fields)
    return {one.person.name: one.person.attendance for one in people}


def test_those_invited_stand_in_protocol_order_and_are_ticked_by_keys(
    attendance: AttendancePart, desk: Desk, meeting: str, press: Press
) -> None:
    assert [line.title for line in attendance.lines.lines()] == ["Odile Ndoye", "Nadia Belkacem", "Amel Kaci"]
    press(_SPACE, _DOWN, "e", _DOWN, "r")
    press("Paul Petit", _ENTER)
    assert came(desk, meeting) == {
        "Odile Ndoye": Attendance.present,
        "Nadia Belkacem": Attendance.excused,
        "Amel Kaci": Attendance.represented,
    }
    assert desk.meetings.sheet(meeting).fields.attendees[2].represented_by == "Paul Petit"
    assert attendance.lines.hasFocus()
    assert attendance._counts.text().replace("\u00a0", " ") == "3 invités · 1 présent · 1 représenté · 1 excusé"


def test_somebody_who_came_is_added_on_the_spot_and_taken_off_by_keys(
    attendance: AttendancePart, desk: Desk, meeting: str, press: Press
) -> None:
    press(_SPACE)
    attendance.field.line.setFocus()
    press("Zoe Diallo, habitante", _ENTER)
    attendee = desk.meetings.sheet(meeting).fields.attendees[-1]
    assert (attendee.name, attendee.office, attendee.attendance) == ("Zoe Diallo", "habitante", Attendance.present)
    attendance.lines.setFocus()
    press(_DOWN, _DOWN, _DOWN, Qt.Key.Key_Delete)
    assert "Zoe Diallo" not in came(desk, meeting)


def test_the_agenda_is_put_in_order_and_completed_by_keys(
    page: MeetingsPage, desk: Desk, meeting: str, press: Press, qtbot
) -> None:
    page.detail.show_part(AGENDA)
    page.detail.focus_part()
    press(_DOWN)
    press(Qt.Key.Key_Up, modifier=_ALT)
    press(Qt.Key.Key_Insert)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    press("Budget", _ENTER)
    qtbot.waitUntil(page.detail.agenda.items.table.hasFocus)  # Qt takes what is typed a little later
    page.detail.agenda.stakes.editors["stake"].text.setFocus()
    press("Un plafond.")
    press(Qt.Key.Key_S, modifier=_CTRL)
    items = desk.meetings.sheet(meeting).fields.items
    assert [item.title for item in items] == ["Calendrier", "Version 4", "Budget", "Questions diverses"]
    assert items[2].stake == "Un plafond."
    assert "1 h 05" in page.detail.agenda._time.look().word.replace("\u00a0", " ")


def test_the_minutes_stay_under_their_items_when_the_agenda_moves(
    page: MeetingsPage, desk: Desk, meeting: str, press: Press
) -> None:
    desk.meetings.record_minutes(meeting, [MinutesLine(item=0, text="Lu.")])
    page.detail.show_part(AGENDA)
    page.detail.focus_part()
    press(Qt.Key.Key_Down, modifier=_ALT)
    press(Qt.Key.Key_S, modifier=_CTRL)
    assert desk.meetings.sheet(meeting).fields.lines[0].item == 1
    assert [line.text for line in page.detail.minutes.items[1].values(1)] == ["Lu."]


def test_the_parts_are_gone_through_by_keys(page: MeetingsPage, press: Press) -> None:
    page.list.view.setFocus()
    press(_ENTER)
    shown = [page.detail.tabs.current()]
    for _ in range(3):
        press(Qt.Key.Key_PageDown, modifier=_CTRL)
        shown.append(page.detail.tabs.current())
    assert shown == [MINUTES, FOLLOW_UP, AGENDA, ATTENDANCE]


def test_the_list_is_filtered_and_counts_the_minutes_to_do(page: MeetingsPage, desk: Desk) -> None:
    assert page.list.model.rowCount() == 2
    page.list.filters.choose(["minutes_to_do"])
    page.list.filters.changed.emit()
    assert page.list.model.rowCount() == 1
    assert page.count_waiting() == 1


def test_a_new_meeting_is_typed_and_has_its_usual_last_item(page: MeetingsPage, desk: Desk, press: Press) -> None:
    page.create()
    press("Comite de suivi")
    page.form.form.editor("starts_at").set_value(datetime(2026, 5, 19, 10))
    press(Qt.Key.Key_S, modifier=_CTRL)
    found = desk.meetings.rows(ListQuery(text="Comite"))[0]
    assert [item.title for item in desk.meetings.sheet(found.id).fields.items] == ["Questions diverses"]
    assert page.detail.sheet() is not None
    assert page.detail.tabs.current() == AGENDA


def test_the_next_meeting_begins_with_what_was_left(page: MeetingsPage, desk: Desk, meeting: str) -> None:
    page.begin_next()
    assert page.form.save()
    sheet = page.detail.sheet()
    assert sheet is not None
    assert sheet.fields.previous_id == meeting
    assert [item.title for item in sheet.fields.items][1:3] == ["Version 4", "Calendrier"]
    assert [line.title for line in page.detail.minutes.earlier.lines()] == ["Relire l'article 4"]


def test_an_entry_of_the_agenda_opens_its_meeting_and_makes_it_once(page: MeetingsPage, desk: Desk) -> None:
    engagement = desk.engagements.add(EngagementFields(title="Rencontre", starts_at=datetime(2026, 5, 20, 9)))
    page.create_from({"engagement_key": engagement})
    sheet = page.detail.sheet()
    assert sheet is not None
    assert sheet.fields.title == "Rencontre"
    page.create_from({"engagement_key": engagement})
    assert desk.meetings.count(ListQuery(text="Rencontre")) == 1


def test_a_meeting_is_put_in_the_agenda_from_the_page(page: MeetingsPage, desk: Desk, meeting: str) -> None:
    assert page.verbs.to_agenda.isVisible()
    page.put_in_agenda()
    assert desk.meetings.sheet(meeting).fields.engagement_id
    assert not page.verbs.to_agenda.isVisible()


def test_what_follows_is_ticked_opened_and_proved_by_keys(
    page: MeetingsPage, desk: Desk, meeting: str, session: Session, press: Press
) -> None:
    opened: list[Reference] = []
    session.open_requested.connect(opened.append)
    lines = [
        MinutesLine(line_kind=MinutesLineKind.decision, text="Un mois."),
        MinutesLine(line_kind=MinutesLineKind.action, text="Diffuser", owner="DJVA"),
    ]
    desk.meetings.record_minutes(meeting, lines)
    page.detail.show_part(FOLLOW_UP)
    page.detail.focus_part()
    press(_DOWN, _SPACE)
    task = desk.meetings.sheet(meeting).fields.lines[1].task_id or ""
    assert desk.tasks.sheet(task).fields.state is TaskState.done
    page.detail.follow_up.evidence.setFocus()
    press("CD-2026-00012", _ENTER)
    assert desk.meetings.sheet(meeting).fields.lines[1].evidence == "CD-2026-00012"
    press(_ENTER)
    assert opened == [Reference(Kind.task, task)]


def test_the_message_is_written_where_it_is_asked(
    page: MeetingsPage, desk: Desk, meeting: str, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: True)
    desk.meetings.record_minutes(meeting, [MinutesLine(text="Lu.")])
    sheet = desk.meetings.sheet(meeting)
    target = tmp_path / "message.eml"
    page.sending.write(sheet, ["Zoe <zoe@example.fr>"], ["Relevé de décisions"], target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert b"X-Unsent: 1" in target.read_bytes()


def test_sending_keeps_to_whom_the_minutes_went(page: MeetingsPage, desk: Desk, meeting: str) -> None:
    desk.meetings.record_minutes(meeting, [MinutesLine(text="Lu.")])
    page.review()
    page.send()
    dialog = page.sending.dialog
    assert dialog is not None
    dialog.accept()
    sending = desk.meetings.sheet(meeting).fields.sendings[0]
    assert sending.to == ["Odile Ndoye", "Nadia Belkacem", "Amel Kaci"]
    assert "Envoyé le" in page.detail.follow_up._sendings.text()


def test_a_meeting_in_the_bin_is_no_longer_shown(page: MeetingsPage, desk: Desk, meeting: str, held: str) -> None:
    page.delete()
    shown = page.detail.sheet()
    assert shown is not None
    assert shown.reference.id == held
    page.delete()
    assert not page.detail.isVisible()
    assert not page.verbs.edit.isVisible()
    desk.history.undo()
    desk.history.undo()
    page.show_record(meeting)
    assert page.detail.isVisible()


def test_an_untitled_meeting_is_not_saved(page: MeetingsPage, desk: Desk) -> None:
    page.create()
    assert not page.form.save()
    assert desk.meetings.count(ListQuery()) == 2


def test_the_bar_names_the_meetings_where_the_rail_names_the_whole_room(theme: Theme, qtbot) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    add_rooms(window)
    window.show_page("meetings")
    tabs = window.room_bar.findChildren(QPushButton)
    assert [tab.text() for tab in tabs if not tab.isHidden()][:2] == ["Réunions", "Séances"]
    assert "Réunions et séances" in [entry.text().replace("&", "") for entry in window.rail.findChildren(RailButton)]
