"""The first start: an office made without a mouse, whose recovery key opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from liaison_desk.domain.worked_time import HalfDayPlace
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.ui.office.first_start import FirstStart
from liaison_desk.ui.office.passphrase import Strength, strength_of
from liaison_desk.ui.office.protection import is_synchronised
from liaison_desk.ui.office.recovery_key import RecoveryKey

PASSPHRASE = "quatre chevaux bleus dorment"


@pytest.fixture
def start(folder: Path, clock: FixedClock, show: Callable[[QWidget], None]) -> FirstStart:
    dialog = FirstStart(folder, clock)
    show(dialog)
    return dialog


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def type_words(words: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, words)


def tab_to(target: QWidget) -> None:
    for _ in range(60):
        if QApplication.focusWidget() is target:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {target.accessibleName() or target}")


def test_the_keyboard_alone_makes_an_office(start: FirstStart, folder: Path, clock: FixedClock, qtbot) -> None:
    tab_to(start.forms[0].editor("official_last_name").input())
    type_words("Diarra")
    press(Qt.Key.Key_Return)
    assert start.step() == 1
    type_words("Claire Morel")
    tab_to(start.forms[1].editor("worked_half_days").input())
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_T)
    tab_to(start.forms[1].editor("djva_director").input())
    press(Qt.Key.Key_Return)
    assert start.step() == 2
    press(Qt.Key.Key_Return)
    assert start.step() == 3
    start.protection.show_keyring(False)
    tab_to(start.protection.passphrase.first)
    type_words(PASSPHRASE)
    tab_to(start.protection.passphrase.second)
    type_words(PASSPHRASE)
    press(Qt.Key.Key_Return)
    assert start.step() == 4
    assert not start.next_button.isEnabled()
    tab_to(start.recovery.box)
    press(Qt.Key.Key_Space)
    tab_to(start.next_button)
    with qtbot.waitSignal(start.finished_with) as made:
        press(Qt.Key.Key_Space)
    desk = Desk(made.args[0], clock)
    office = desk.settings.office()
    desk.close()
    assert (office.official_last_name, office.officer_name) == ("Diarra", "Claire Morel")
    assert [(half.weekday, half.afternoon, half.place) for half in office.worked_half_days] == [
        (0, False, HalfDayPlace.office),
        (1, True, HalfDayPlace.telework),
    ]
    assert office.letterhead_city == "Bobigny"
    offices.open_existing(folder, lambda _file: PASSPHRASE, clock).close()


def test_the_recovery_key_shown_opens_the_office(start: FirstStart, folder: Path, clock: FixedClock, qtbot) -> None:
    start.forms[0].show_values({"official_last_name": "Diarra"})
    for _ in range(3):
        start.next()
    start.protection.show_keyring(False)
    for field in (start.protection.passphrase.first, start.protection.passphrase.second):
        field.setText(PASSPHRASE)
    start.next()
    shown = start.new_office().recovery_key
    assert shown in start.recovery.sheet().toPlainText().replace("\n", "")
    start.recovery.box.click()
    with qtbot.waitSignal(start.finished_with) as made:
        start.next()
    made.args[0].close()
    offices.open_existing(folder, lambda _file: shown.lower(), clock).close()


def test_nothing_is_written_before_the_key_is_said_to_be_kept(start: FirstStart, folder: Path) -> None:
    start.show_step(4)
    start.reject()
    assert not folder.exists()


def test_an_official_without_a_name_is_asked_for_it(start: FirstStart) -> None:
    start.next()
    assert start.step() == 0
    assert QApplication.focusWidget() is start.forms[0].editor("official_last_name").input()


def test_a_wrong_e_mail_stops_its_step(start: FirstStart) -> None:
    start.show_step(1)
    start.forms[1].editor("officer_email").set_value("claire sans arobase")
    start.next()
    assert start.step() == 1


def test_two_different_passphrases_stop_their_step(start: FirstStart) -> None:
    start.show_step(3)
    start.protection.show_keyring(False)
    start.protection.passphrase.first.setText(PASSPHRASE)
    start.protection.passphrase.second.setText(PASSPHRASE + "!")
    start.next()
    assert start.step() == 3
    assert "ne sont pas les mêmes" in start.protection.passphrase.problem.text()


def test_a_keyring_needs_no_passphrase_unless_one_is_wanted(start: FirstStart) -> None:
    start.show_step(3)
    start.protection.show_keyring(True)
    assert start.protection.check()
    start.protection.passphrase_box.click()
    assert not start.protection.check()


def test_a_folder_that_already_holds_an_office_is_refused_and_kept(desk: Desk, folder: Path, start: FirstStart) -> None:
    before = (folder / "office.json").read_bytes()
    start.protection.show_keyring(False)
    for field in (start.protection.passphrase.first, start.protection.passphrase.second):
        field.setText(PASSPHRASE)
    start.show_step(4)
    start.recovery.box.click()
    start.next()
    assert start.isVisible()
    assert (folder / "office.json").read_bytes() == before
    assert desk.backups.check() == []


def test_the_recovery_sheet_prints_on_one_page(tmp_path: Path, start: FirstStart) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "clé.pdf"))
    sheet = start.recovery.sheet()
    sheet.print_(printer)
    assert (tmp_path / "clé.pdf").read_bytes().startswith(b"%PDF")
    assert sheet.pageCount() == 1


def test_the_recovery_key_can_be_saved(tmp_path: Path, qtbot) -> None:
    shown = RecoveryKey("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789")
    qtbot.addWidget(shown)
    assert shown.save(tmp_path / "clé.txt")
    assert "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789" in (tmp_path / "clé.txt").read_text("utf-8")
    assert not shown.save(tmp_path / "absent" / "clé.txt")


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.empty),
        ("bobigny93", Strength.too_weak),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.too_weak),
        ("bobigny93stains", Strength.fair),
        (PASSPHRASE, Strength.good),
    ],
)
def test_the_strength_of_a_passphrase_is_its_length_and_variety(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


def test_a_synchronised_folder_is_recognised() -> None:
    assert is_synchronised(Path("/home/claire/OneDrive - CD93/bureau"))
    assert not is_synchronised(Path("/home/claire/.local/share/liaison-desk"))
