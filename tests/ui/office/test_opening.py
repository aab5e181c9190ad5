"""Opening an office: the right dialog for each refusal, and a way out of each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.office_folder import OpenOffice
from liaison_desk.ui.office.first_start import FirstStart
from liaison_desk.ui.office.opening import Opening, ask_after_refusal
from liaison_desk.ui.office.refusals import Choice, RefusalDialog
from liaison_desk.ui.office.unlocking import UnlockDialog

PASSPHRASE = "quatre chevaux bleus dorment"


@pytest.fixture
def desk(folder: Path, clock: FixedClock) -> Iterator[Desk]:
    """An office whose key lies under a passphrase."""
    opened, _recovery = offices.create(folder, PASSPHRASE)
    desk = Desk(opened, clock)
    yield desk
    desk.close()


@pytest.fixture
def closed(desk: Desk, folder: Path) -> Path:
    desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    desk.close()
    return folder


@pytest.fixture
def opening(folder: Path, clock: FixedClock, qtbot) -> Opening:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Opening(folder, clock, window)


@dataclass
class Start:
    window: QWidget
    folder: Path
    clock: FixedClock
    offices: list[OpenOffice] = field(default_factory=list)

    def use_office(self, opened: OpenOffice) -> None:
        self.offices.append(opened)


def words_of(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def damage(folder: Path) -> None:
    (folder / "office.db").write_bytes(os.urandom(8192))


def lose_the_data(folder: Path) -> None:
    (folder / "office.db").unlink()


def lose_the_key_file(folder: Path) -> None:
    (folder / "office.json").unlink()


def come_from_later(folder: Path) -> None:
    values = json.loads((folder / "office.json").read_text())
    (folder / "office.json").write_text(json.dumps({**values, "schema_version": 99}))


@pytest.mark.parametrize(
    ("harm", "title", "sentence", "first"),
    [
        (lose_the_data, "Le fichier des données manque", "restaurez la dernière sauvegarde", Choice.restore),
        (lose_the_key_file, "Le fichier de la clé manque", "quelle clé ouvre les données", Choice.restore),
        (come_from_later, "plus ancien que vos données", "version plus récente", Choice.retry),
    ],
)
def test_each_refusal_shows_its_sentence_and_what_to_do(
    closed: Path,
    opening: Opening,
    harm: Callable[[Path], None],
    title: str,
    sentence: str,
    first: Choice,
) -> None:
    harm(closed)
    opening.open()
    dialog = opening.dialog
    assert isinstance(dialog, RefusalDialog)
    assert title in dialog.windowTitle()
    assert sentence in words_of(dialog)
    assert dialog.buttons[first].isDefault()
    assert Choice.quit in dialog.buttons


def test_damaged_data_are_told_from_a_wrong_key(closed: Path, opening: Opening) -> None:
    damage(closed)
    opening.open()
    assert isinstance(opening.dialog, UnlockDialog)
    opening.dialog.line.setText(PASSPHRASE)
    opening.dialog.attempt()
    assert isinstance(opening.dialog, RefusalDialog)
    assert "endommagées" in opening.dialog.windowTitle()


def test_an_office_open_elsewhere_is_said_and_tried_again(desk: Desk, opening: Opening, qtbot) -> None:
    opening.open()
    dialog = opening.dialog
    assert isinstance(dialog, RefusalDialog)
    assert "déjà ouvert" in dialog.windowTitle()
    desk.close()
    dialog.buttons[Choice.retry].click()
    assert isinstance(opening.dialog, UnlockDialog)


@pytest.mark.parametrize(
    ("code", "first"),
    [("keyring_locked", Choice.retry), ("keyring_unavailable", Choice.secret), ("read_only", Choice.retry)],
)
def test_troubles_of_the_machine_have_their_own_screen(folder: Path, qtbot, code: str, first: Choice) -> None:
    dialog = RefusalDialog(UserError(code, "Une phrase qui dit quoi faire."), folder)
    qtbot.addWidget(dialog)
    assert "Une phrase qui dit quoi faire." in words_of(dialog)
    assert dialog.buttons[first].isDefault()


def test_titles_of_refusals_are_all_different(folder: Path, qtbot) -> None:
    codes = (
        "damaged", "database_missing", "key_file_missing", "key_file_damaged", "newer_schema", "not_an_office",
        "office_in_use", "read_only", "keyring_locked", "keyring_unavailable", "not_a_backup", "unheard_of",
    )  # fmt: skip
    titles: set[str] = set()
    for code in codes:
        dialog = RefusalDialog(UserError(code, "Une phrase."), folder)
        qtbot.addWidget(dialog)
        titles.add(dialog.windowTitle())
    assert len(titles) == len(codes)


def test_a_wrong_passphrase_may_be_typed_again(closed: Path, opening: Opening, qtbot) -> None:
    opening.open()
    dialog = opening.dialog
    assert isinstance(dialog, UnlockDialog)
    assert dialog.line.echoMode() is QLineEdit.EchoMode.Password
    dialog.line.setText("autre chose")
    dialog.open_button.click()
    assert "pas la bonne clé" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.line.setText(PASSPHRASE)
    with qtbot.waitSignal(opening.opened) as opened:
        dialog.open_button.click()
    opened.args[0].close()


def test_the_recovery_key_is_taken_in_the_same_field(tmp_path: Path, clock: FixedClock, qtbot) -> None:
    made, recovery = offices.create(tmp_path / "autre", PASSPHRASE)
    made.close()
    opening = Opening(tmp_path / "autre", clock)
    opening.open()
    assert isinstance(opening.dialog, UnlockDialog)
    opening.dialog.line.setText(recovery.lower())
    with qtbot.waitSignal(opening.opened) as opened:
        opening.dialog.attempt()
    opened.args[0].close()


def test_leaving_the_question_quits(closed: Path, opening: Opening, qtbot) -> None:
    opening.open()
    assert opening.dialog is not None
    with qtbot.waitSignal(opening.quit_requested):
        opening.dialog.reject()


def test_a_backup_brings_a_damaged_office_back(desk: Desk, folder: Path, opening: Opening, qtbot) -> None:
    desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    kept = desk.backups.make()
    desk.close()
    lose_the_data(folder)
    opening.restore(kept)
    assert isinstance(opening.dialog, UnlockDialog)
    opening.dialog.line.setText(PASSPHRASE)
    with qtbot.waitSignal(opening.opened) as opened:
        opening.dialog.attempt()
    restored = Desk(opened.args[0], desk.clock)
    assert len(restored.search.find("Kerbrat")) == 1
    restored.close()


def test_a_file_that_is_no_backup_changes_nothing(closed: Path, opening: Opening) -> None:
    stranger = closed.parent / "vacances.ldbackup"
    stranger.write_bytes(b"rien")
    before = (closed / "office.db").read_bytes()
    opening.restore(stranger)
    assert isinstance(opening.dialog, RefusalDialog)
    assert "ne peut pas être reprise" in opening.dialog.windowTitle()
    assert (closed / "office.db").read_bytes() == before


def test_a_folder_without_an_office_begins_the_first_start(opening: Opening) -> None:
    opening.open()
    assert isinstance(opening.dialog, FirstStart)


def test_the_start_of_the_program_is_given_the_office_in_the_end(closed: Path, clock: FixedClock, qtbot) -> None:
    start = Start(QWidget(), closed, clock)
    qtbot.addWidget(start.window)
    opening = ask_after_refusal(start, UserError("key_needed", "Donnez la phrase de passe."))
    assert isinstance(opening.dialog, UnlockDialog)
    opening.dialog.line.setText(PASSPHRASE)
    opening.dialog.attempt()
    assert len(start.offices) == 1
    start.offices[0].close()
