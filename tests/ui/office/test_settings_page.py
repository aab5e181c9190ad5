"""The settings: what is changed shows on the next letter, and can be taken back."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.services.desk import Desk
from liaison_desk.services.own_templates import NAMES, OwnTemplates
from liaison_desk.ui.office.half_days import HalfDayGrid
from liaison_desk.ui.office.logo import LogoEditor
from liaison_desk.ui.office.page import SettingsPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme


@pytest.fixture
def page(session: Session, show: Callable[[QWidget], None]) -> SettingsPage:
    page = SettingsPage(session)
    show(page)
    return page


def type_in(page: SettingsPage, name: str, words: str) -> None:
    line = page.form.editor(name).input()
    line.setFocus()
    QTest.keyClicks(line, words)


def letter_of(desk: Desk) -> bytes:
    fields = validated(LetterFields, {"mail_register": "outgoing", "subject": "Forum", "body": "Bonjour."})
    return desk.paper.word(desk.compositions.letter(fields, ""))


def words_in(word_file: bytes, tmp_path: Path) -> str:
    import zipfile

    path = tmp_path / "lettre.docx"
    path.write_bytes(word_file)
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def png() -> bytes:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#0E6668"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_changed_letterhead_is_on_the_next_letter(
    page: SettingsPage, desk: Desk, session: Session, tmp_path: Path, qtbot
) -> None:
    assert "Mission vie associative" not in words_in(letter_of(desk), tmp_path)
    type_in(page, "letterhead_service", "Mission vie associative")
    with qtbot.waitSignal(session.told) as told:
        page.save()
    assert told.args == ["Réglages enregistrés", True]
    assert "Mission vie associative" in words_in(letter_of(desk), tmp_path)


def test_saved_settings_can_be_taken_back(page: SettingsPage, desk: Desk, qtbot) -> None:
    type_in(page, "officer_name", "Claire Morel")
    page.save()
    desk.history.undo()
    assert desk.settings.office().officer_name == ""
    qtbot.waitUntil(lambda: page.form.editor("officer_name").value() == "")


def test_a_wrong_telephone_is_not_saved(page: SettingsPage, desk: Desk) -> None:
    type_in(page, "officer_phone", "12")
    page.save()
    assert desk.settings.office().officer_phone == ""
    assert page.form.editor("officer_phone").input().hasFocus()


def test_what_is_typed_and_not_saved_is_offered_again(page: SettingsPage, session: Session, show) -> None:
    type_in(page, "officer_name", "Claire Morel")
    page.drafts.flush()
    again = SettingsPage(session)
    show(again)
    again._resume()
    assert again.form.editor("officer_name").value() == "Claire Morel"
    again.give_up()
    assert again.form.editor("officer_name").value() == ""
    assert session.desk.drafts.kept("office") is None


def test_the_half_days_go_round_and_are_typed(qtbot) -> None:
    grid = HalfDayGrid()
    qtbot.addWidget(grid)
    grid.show()
    monday = grid.cells[0]
    monday.click()
    assert grid.value() == [{"weekday": 0, "afternoon": False, "place": HalfDayPlace.office}]
    monday.click()
    assert grid.value()[0]["place"] is HalfDayPlace.telework
    monday.click()
    assert grid.value() == []
    QTest.keyClick(monday, Qt.Key.Key_T)
    assert monday.accessibleName() == "lundi matin : Télétravail"


def test_half_days_of_the_week_end_are_kept(qtbot) -> None:
    grid = HalfDayGrid()
    qtbot.addWidget(grid)
    saturday = {"weekday": 5, "afternoon": False, "place": HalfDayPlace.office}
    grid.set_value([saturday])
    assert grid.value() == [saturday]


def test_a_logo_is_taken_from_a_png_only(tmp_path: Path, qtbot) -> None:
    editor = LogoEditor()
    qtbot.addWidget(editor)
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "faux.png").write_bytes(b"GIF89a")
    (tmp_path / "lourd.png").write_bytes(png() + bytes(200_000))
    assert editor.load(tmp_path / "logo.png")
    assert base64.b64decode(editor.value()) == png()
    assert not editor.load(tmp_path / "faux.png")
    assert not editor.load(tmp_path / "lourd.png")
    assert base64.b64decode(editor.value()) == png()


def test_the_appearance_is_chosen_at_once(page: SettingsPage, theme: Theme) -> None:
    dark = page.appearance.choice._buttons["dark"]
    dark.click()
    assert Theme.tokens().is_dark


@pytest.mark.parametrize("name", NAMES)
def test_an_own_template_wins_until_it_is_set_aside(desk: Desk, name: str) -> None:
    templates = OwnTemplates(desk.office.folder.templates)
    own = templates.copy(name)
    own.write_bytes(b"la mienne")
    assert templates.copy(name).read_bytes() == b"la mienne"
    kept = templates.set_aside(name, datetime(2026, 5, 5, 9, 0))
    assert kept.read_bytes() == b"la mienne"
    assert not templates.is_own(name)
