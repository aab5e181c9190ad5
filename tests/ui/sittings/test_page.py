"""The page of sittings, by keyboard: dates, intake of a batch, load, syntheses, votes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm, VoteResult
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import Body, SittingFields, SittingState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.session import Session
from liaison_desk.ui.sittings.page import SittingsPage
from liaison_desk.ui.sittings.reports_table import VOTE_COLUMN
from liaison_desk.ui.widgets.chip import Chip


def words(page: SittingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, page: SittingsPage, sentence: str) -> None:
    def found() -> list[QPushButton]:
        return [one for one in page.findChildren(QPushButton) if one.isVisible() and one.text().startswith(sentence)]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def take_in(qtbot: QtBot, page: SittingsPage, files: list[Path]) -> None:
    page.take_in(files)
    qtbot.waitUntil(lambda: page.intake.confirm_button.isEnabled())
    qtbot.keyClick(page.intake, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_nearest_sitting_comes_first_and_its_delays_say_why(qtbot: QtBot, page: SittingsPage) -> None:
    rows = [page.model.row_at(place) for place in range(page.model.rowCount())]
    assert [row.title for row in rows if row] == ["Commission permanente", "Conseil départemental"]
    assert "samedi 9\u00a0mai 2026" in words(page)
    assert "règlement intérieur" not in words(page)
    page.detail.dates.why_button.click()
    qtbot.waitUntil(lambda: "règlement intérieur" in words(page))
    page.detail.dates.all_button.click()
    qtbot.waitUntil(lambda: "notification aux bénéficiaires" in words(page))


def test_the_steps_of_a_report_carried_show_what_is_left_and_what_is_done(
    qtbot: QtBot, page: SittingsPage, desk: Desk
) -> None:
    far = desk.sittings.add(SittingFields(title="Conseil de septembre", body=Body.assembly, held_on=date(2026, 9, 24)))
    desk.council_reports.add(CouncilReportFields(title="Budget", sitting_id=far, carried_by_official=True))
    page.show_record(far)
    page.detail.dates.all_button.click()
    qtbot.waitUntil(lambda: "Projet de rapport · 1 à faire" in words(page))
    [scoping] = [row for row in desk.tasks.rows(ListQuery()) if row.title.startswith("Cadrage")]
    desk.tasks.done(scoping.id)
    qtbot.waitUntil(lambda: "fait" in [one.accessibleName() for one in page.detail.dates.findChildren(Chip)])


def test_the_markers_of_the_year_say_which_sitting_answers_them(qtbot: QtBot, page: SittingsPage, desk: Desk) -> None:
    assert "Vote du budget 2027" not in words(page)
    page.year.all_button.click()
    qtbot.waitUntil(lambda: "d'ici au 15 avr. 2027 · aucune séance" in words(page).replace("\u00a0", " "))
    desk.sittings.add(SittingFields(title="Budget primitif", body=Body.assembly, held_on=date(2027, 3, 25)))
    qtbot.waitUntil(lambda: "inscrit le 25 mars 2027" in words(page).replace("\u00a0", " "))


def test_a_batch_is_read_shown_and_recorded_with_ctrl_enter(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path], session: Session
) -> None:
    told: list[str] = []
    session.told.connect(lambda sentence, _undo: told.append(sentence))
    page.take_in(files)
    qtbot.waitUntil(lambda: page.intake.confirm_button.isEnabled())
    table = page.intake.table.table
    assert table.rowCount() == 2
    assert [table.item(0, column).text() for column in range(3)] == ["4-1", "Soutien au projet 1", "4e commission"]
    assert page.intake.confirm_button.text() == "Enregistrer 2\u00a0rapports"
    qtbot.keyClick(page.intake, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [line.number for line in desk.council_reports.of_sitting(sitting)] == ["4-1", "4-2"]
    assert told == ["Rapports enregistrés"]
    assert page.detail.model.rowCount() == 2
    assert "2\u00a0synthèses demandent 1\u00a0demi-journée" in page.detail.load.sentence.text()


def test_what_was_misread_is_mended_in_place_and_the_order_is_changed_by_keys(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path]
) -> None:
    page.take_in(files)
    qtbot.waitUntil(lambda: page.intake.confirm_button.isEnabled())
    table = page.intake.table.table
    table.item(0, 0).setText("4-77")
    table.item(0, 5).setText("Subvention : 12 000 € ; CP 2026 : 4 000 €")
    table.item(1, 5).setText("beaucoup")
    page.intake.confirm()
    assert "ligne 2, Montants" in words(page)
    assert not desk.council_reports.of_sitting(sitting)
    table.item(1, 5).setText("")
    table.setCurrentCell(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.intake.confirm()
    lines = desk.council_reports.of_sitting(sitting)
    assert [line.number for line in lines] == ["4-2", "4-77"]
    assert lines[0].amounts == ()
    assert lines[1].amounts == ("Subvention\u00a0: 12\u00a0000\u00a0€", "CP 2026\u00a0: 4\u00a0000\u00a0€")


def test_files_that_cannot_be_read_or_are_known_are_told_and_other_kinds_left_aside(
    qtbot: QtBot, page: SittingsPage, files: list[Path], tmp_path: Path
) -> None:
    take_in(qtbot, page, files)
    empty, picture = tmp_path / "vide.pdf", tmp_path / "photo.jpg"
    empty.write_bytes(b"")
    picture.write_bytes(b"\xff\xd8\xff")
    page.take_in([*files, empty, picture])
    qtbot.waitUntil(lambda: page.intake.confirm_button.text() == "Rien à enregistrer")
    qtbot.waitUntil(lambda: "1.docx : Déjà enregistré." in words(page))
    assert "vide.pdf : Ce fichier est vide" in words(page)
    assert "1\u00a0fichier laissé de côté" in words(page)
    assert not page.intake.confirm_button.isEnabled()


def test_reports_dropped_on_the_page_are_taken_in_and_other_files_are_left_to_the_window(
    qtbot: QtBot, page: SittingsPage, files: list[Path], tmp_path: Path
) -> None:
    def dropped(*paths: Path) -> bool:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(QPoint(5, 5), actions, carried, buttons, Qt.KeyboardModifier.NoModifier)
        entering.ignore()
        page.dragEnterEvent(entering)
        if entering.isAccepted():
            page.dropEvent(QDropEvent(QPoint(5, 5), actions, carried, buttons, Qt.KeyboardModifier.NoModifier))
        return entering.isAccepted()

    message = tmp_path / "message.eml"
    message.write_text("From: a@b.example\n\nx")
    assert not dropped(message)
    assert dropped(*files)
    qtbot.waitUntil(lambda: page.intake.table.table.rowCount() == 2)


def test_too_many_reports_announced_are_told_at_once_and_mended_by_one_gesture_and_one_undo(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str
) -> None:
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    assert "10\u00a0synthèses demandent 5\u00a0demi-journées ; il en reste 4 : il en manque 1." in words(page)
    press(qtbot, page, "Forme courte pour 4")
    assert "tout tient" in page.detail.load.sentence.text()
    press(qtbot, page, "Étaler")
    assert desk.council_reports.load(sitting).planned
    desk.history.undo()
    desk.history.undo()
    assert "il en manque 1" in page.detail.load.sentence.text()
    press(qtbot, page, "Confier 2\u00a0synthèses à la DECI")
    assert "2\u00a0synthèses confiées" in page.detail.load.sentence.text()


def test_a_synthesis_is_begun_from_the_report_pointed_at_by_enter(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path], session: Session
) -> None:
    take_in(qtbot, page, files)
    opened: list[object] = []
    session.open_requested.connect(opened.append)
    page.detail.reports.setFocus()
    qtbot.keyClick(page.detail.reports, Qt.Key.Key_Down)
    qtbot.keyClick(page.detail.reports, Qt.Key.Key_Return)
    note = desk.council_reports.of_sitting(sitting)[1].briefing_id
    assert [(one.kind, one.id) for one in opened] == [(Kind.briefing, note)]
    assert page.verbs.synthesis.text().replace("&", "") == "Ouvrir la synthèse"


def test_the_forms_of_several_reports_are_changed_together(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path]
) -> None:
    take_in(qtbot, page, files)
    page.detail.reports.selectAll()
    page.verbs.short.trigger()
    assert {line.form for line in desk.council_reports.of_sitting(sitting)} == {SynthesisForm.short}


def test_votes_are_entered_with_one_key_each(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path], clock: FixedClock
) -> None:
    take_in(qtbot, page, files)
    assert not page.verbs.votes.isEnabled()
    assert page.detail.reports.isColumnHidden(VOTE_COLUMN)
    clock.moment = datetime(2026, 5, 22, 7, tzinfo=UTC)
    page.refresh()
    page.verbs.votes.trigger()
    table = page.voting.table.table
    qtbot.keyClick(table, Qt.Key.Key_A)
    qtbot.keyClick(table, Qt.Key.Key_P)
    table.item(0, 3).setText("2026-05-21-4")
    table.item(0, 4).setText("quarante")
    qtbot.keyClick(page.voting, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Ligne 1, Pour : un nombre de voix est attendu" in words(page)
    table.item(0, 4).setText("40")
    page.voting.save()
    lines = desk.council_reports.of_sitting(sitting)
    assert [line.vote_result for line in lines] == [VoteResult.adopted, VoteResult.postponed]
    assert (lines[0].resolution_number, lines[0].fields.votes_for) == ("2026-05-21-4", 40)
    assert desk.decisions.count(ListQuery()) == 2
    assert desk.sittings.sheet(sitting).fields.state is SittingState.held
    assert page.tabs.isVisible()
    assert not page.detail.reports.isColumnHidden(VOTE_COLUMN)


def test_a_number_of_resolution_for_what_was_rejected_is_told_with_its_line(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path], clock: FixedClock
) -> None:
    take_in(qtbot, page, files)
    clock.moment = datetime(2026, 5, 22, 7, tzinfo=UTC)
    page.refresh()
    page.verbs.votes.trigger()
    table = page.voting.table.table
    qtbot.keyClick(table, Qt.Key.Key_R)
    table.item(0, 3).setText("12")
    page.voting.save()
    assert "Ligne 1 : seul un rapport adopté devient une délibération" in words(page)


def test_a_sitting_is_typed_and_a_report_added_by_hand(qtbot: QtBot, page: SittingsPage, desk: Desk) -> None:
    page.create()
    page.form.form.editor("title").set_value("Bureau")
    page.form.form.editor("held_on").set_value(date(2026, 5, 28))
    assert page.form.save()
    shown = page.shown()
    assert shown is not None
    assert shown.fields.title == "Bureau"
    page.add_report()
    page.report_form.form.editor("title").set_value("Un rapport")
    page.report_form.form.editor("amounts").set_value([{"label": "CP", "amount": "1200.00"}])
    assert page.report_form.save()
    [line] = desk.council_reports.of_sitting(shown.reference.id)
    assert line.amounts == ("CP\u00a0: 1\u00a0200\u00a0€",)
    page.edit_report()
    assert page.report_form.form.editor("amounts").value() == [{"label": "CP", "amount": "1200.00"}]


def test_a_report_is_opened_in_its_sitting(
    qtbot: QtBot, page: SittingsPage, desk: Desk, sitting: str, files: list[Path], session: Session
) -> None:
    made = desk.council_reports.confirm(sitting, [desk.council_reports.read(path) for path in files])
    page.show_record(made[1])
    line = page.detail.current()
    assert line is not None
    assert line.id == made[1]
    refused: list[str] = []
    session.refused.connect(refused.append)
    page.show_record("0" * 32)
    assert refused


def test_the_sitting_of_an_engagement_is_typed_once_then_shown(page: SittingsPage, desk: Desk) -> None:
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {
                "title": "Commission permanente de juin",
                "engagement_kind": "sitting",
                "state": "accepted",
                "starts_at": "2026-06-25T09:30",
            },
        )
    )
    page.create_from_engagement(engagement)
    assert page.form.form.editor("held_on").value() == date(2026, 6, 25)
    assert page.form.save()
    made = desk.sittings.of_engagement(engagement)
    page.create_from_engagement(engagement)
    shown = page.shown()
    assert shown is not None
    assert shown.reference.id == made


def test_a_sitting_thrown_away_leaves_the_page_and_comes_back_by_undo(
    page: SittingsPage, desk: Desk, sitting: str
) -> None:
    page.verbs.delete.trigger()
    assert page.shown() is None
    desk.history.undo()
    assert page.model.rowCount() == 2
    fields = desk.sittings.sheet(sitting).fields
    desk.sittings.edit(sitting, changed(fields, {"state": "cancelled", "state_reason": "Quorum"}))
    assert page.model.rowCount() == 1
