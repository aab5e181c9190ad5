"""Steps 13 and 14, 17 and 18, and 19 of the acceptance week through the window, by keyboard alone."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.domain.meetings import MinutesLineKind, MinutesState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.desk_window import DeskWindow
from liaison_desk.ui.mailings.make_dialog import MakeDialog
from liaison_desk.ui.mailings.page import MailingsPage
from liaison_desk.ui.meetings.detail import ATTENDANCE, MINUTES
from liaison_desk.ui.meetings.page import MeetingsPage
from liaison_desk.ui.packs.page import PacksPage
from tests.acceptance.keys import typed
from tests.acceptance.prepared import prepared
from tests.acceptance.reading import both, flat
from tests.acceptance.test_assises import directory
from tests.acceptance.test_meetings import ACTIONS, charter_meeting
from tests.acceptance.week import STAINS, Week
from tests.services.pack_office import last

ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 10_000


def settled(window: DeskWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.runner.is_busy(), timeout=WAIT)


def in_front(widget: QWidget, qtbot: QtBot) -> None:
    """Give the keyboard to a window, as the screen does when it opens."""
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget, timeout=WAIT)


def to_part(page: MeetingsPage, part: str) -> None:
    """Go through the parts of the meeting until one is shown."""
    while page.detail.tabs.current() != part:
        typed(Qt.Key.Key_PageDown, modifier=CTRL)


def action(words: str, owner: str, due: str) -> None:
    """Turn the line being typed into an action, with who and when."""
    typed(words)
    typed(Qt.Key.Key_T, modifier=CTRL)
    typed(owner, TAB, due, ENTER)


def decision(words: str) -> None:
    """Turn the line being typed into a decision."""
    typed(words)
    typed(Qt.Key.Key_D, modifier=CTRL)


def test_steps_13_and_14_people_are_ticked_and_the_notes_become_actions_and_decisions(
    week: Week, window: DeskWindow, qtbot: QtBot
) -> None:
    week.at(5, 14)
    charter = charter_meeting(week)
    window.open(Reference(Kind.meeting, charter.id))
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.list.view.setFocus()
    typed(ENTER)
    to_part(page, ATTENDANCE)
    names = [line.title for line in page.detail.attendance.lines.lines()]
    assert [name.split()[-1] for name in names] == ["Diarra", "Nguyen", "Ferrand", "Benali", "Marchand"]
    typed(SPACE, DOWN, "e", DOWN, "e", DOWN, SPACE, DOWN, SPACE)
    came = [one.person.attendance for one in week.desk.meeting_papers.people.of(charter.fields)]
    here, away = Attendance.present, Attendance.excused
    assert came == [here, away, away, here, here]
    to_part(page, MINUTES)
    assert sorted(line.title for line in page.detail.minutes.earlier.lines()) == sorted(ACTIONS)
    typed("La version 4 est lue.", ENTER)
    decision("Le delai est d'un mois.")
    typed(ENTER)
    action("Diffuser la version 5", "DJVA", "19/5")
    typed(ENTER)
    action("Prevenir les reseaux", "Moi", "11/5")
    typed(ENTER, modifier=CTRL)
    decision("La signature a lieu le 16 juin.")
    typed(ENTER)
    action("Retenir la salle", "DECI", "22/5")
    typed(Qt.Key.Key_S, modifier=CTRL)
    lines = charter.fields.lines
    assert [line.line_kind for line in lines].count(MinutesLineKind.decision) == 2
    todo = [week.desk.tasks.sheet(line.task_id or "").fields for line in lines if line.task_id]
    assert [task.due_on for task in todo] == [date(2026, 5, 19), date(2026, 5, 11), date(2026, 5, 22)]
    page.review()
    page.send()
    dialog = page.sending.dialog
    assert dialog is not None
    in_front(dialog, qtbot)
    typed(ENTER, modifier=CTRL)
    assert charter.fields.minutes_state is MinutesState.sent
    for words in both(week, week.desk.meeting_papers.minutes(charter.id)):
        assert "Action : Retenir la salle (DECI avant le vendredi 22 mai 2026)" in words
        assert "Décision : La signature a lieu le 16 juin." in words


def test_steps_17_and_18_the_pack_is_mended_with_one_key_and_printed_as_its_second_version(
    week: Week, window: DeskWindow, qtbot: QtBot
) -> None:
    desk, engagement = week.desk, Reference(Kind.engagement, week.ids["A"])
    prepared(week)
    pack = desk.pack_proposals.begin(engagement)
    last(desk.pack_making.make(pack))
    week.at(7, 9)
    fields = desk.engagements.sheet(engagement.id).fields
    desk.engagements.edit(engagement.id, changed(fields, {"starts_at": datetime(2026, 5, 12, 10, 30)}))
    mayor = desk.partners.sheet(week.ids["mayor of Stains"])
    held = [changed(mayor.fields.offices_held[0], {"until": date(2026, 5, 6)}), {"function": "DEPUTE"}]
    desk.partners.edit(mayor.reference.id, changed(mayor.fields, {"offices_held": held}))
    window.open(Reference(Kind.pack, pack))
    page = window.page("packs")
    assert isinstance(page, PacksPage)
    settled(window, qtbot)
    assert "passages périmés" in flat(page.detail.stale.words())
    page.detail.stale.open_button.setFocus()
    typed(SPACE)
    dialog = page.detail.stale.dialog
    assert dialog is not None
    in_front(dialog, qtbot)
    typed(ENTER, modifier=CTRL)
    assert not [one for one in desk.stale.of(Reference(Kind.pack, pack)) if one.mended]
    if dialog.isVisible():
        typed(Qt.Key.Key_Escape)
    in_front(window.window, qtbot)
    page.detail.pieces.setFocus()
    typed(Qt.Key.Key_P, modifier=CTRL)
    qtbot.waitUntil(lambda: page.making.preview is not None, timeout=WAIT)
    preview = page.making.preview
    assert preview is not None
    preview.done(QDialog.DialogCode.Accepted)
    versions = desk.packs.sheet(pack).fields.versions
    assert [(one.number, one.printed_on) for one in versions] == [(1, None), (2, None)]
    page.making.printed_action.trigger()
    assert desk.packs.sheet(pack).fields.versions[1].printed_on == date(2026, 5, 7)
    assert desk.stale.of(Reference(Kind.pack, pack)) == ()
    printing = next(one for one in desk.planning.of_engagement(engagement.id) if one.title == "Imprimer le dossier")
    assert desk.tasks.sheet(printing.id).fields.state is TaskState.done


def test_step_19_the_invitations_are_filtered_seen_made_and_their_answers_noted(
    week: Week, window: DeskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = week.desk
    desk.settings.change(changed(desk.settings.office(), {"president_name": "Anne Morel"}))
    refusals: list[str] = []
    window.session.refused.connect(refusals.append)
    network = directory(week, members=4)
    window.window.show_page("mailings")
    page = window.page("mailings")
    assert isinstance(page, MailingsPage)
    page.create_from({"engagement_id": week.ids["forum"]})
    page.editor.tabs.chosen.emit("facts")
    page.editor.facts.editors["reply_by"].input().setFocus()
    typed("5/6", TAB)
    page.editor.tabs.chosen.emit("recipients")
    bar = page.editor.recipients.filter_bar
    bar.networks.tick(network)
    bar.territories.tick(*{one.ept for one in municipalities() if one.insee == STAINS})
    settled(window, qtbot)
    assert len(page.editor.recipients.source.held) == 4
    page.editor.recipients.view.setFocus()
    typed(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert "2 sur 4" in flat(page.editor.preview.name.text())
    typed(ENTER, modifier=CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MakeDialog)
    in_front(dialog, qtbot)
    dialog.folder.setFocus()
    dialog.folder.selectAll()
    typed(str(tmp_path))
    dialog.envelopes.setFocus()
    typed(SPACE)
    typed(ENTER, modifier=CTRL)
    identifier = str(page.editor.identifier())
    settled(window, qtbot)
    assert refusals == []
    qtbot.waitUntil(lambda: desk.mailings.sheet(identifier).fields.state is MailingState.made, timeout=WAIT)
    settled(window, qtbot)
    qtbot.waitUntil(page.replies.isVisible, timeout=WAIT)
    assert len([one for one in tmp_path.iterdir() if one.name.startswith("2026-05-04")]) == 4
    in_front(window.window, qtbot)
    page.replies.view.setFocus()
    page.replies.view.select_first()
    typed("p")
    answers = [one.reply for one in desk.mailings.sheet(identifier).fields.recipients]
    assert answers.count(MailingReply.present) == 1
    window.undo()
    assert desk.mailing_replies.counts(identifier).waiting == 4
