"""My data: copies made and verified, records taken back, the trail of actions."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk
from liaison_desk.ui.data.dialog import DataDialog
from liaison_desk.ui.data.words import size_words
from liaison_desk.ui.session import Session


@pytest.fixture
def dialog(session: Session, show) -> DataDialog:
    dialog = DataDialog(session)
    show(dialog)
    return dialog


def someone(desk: Desk, name: str) -> str:
    return desk.partners.add(validated(PartnerFields, {"last_name": name}))


def test_a_backup_is_made_and_listed(dialog: DataDialog, qtbot) -> None:
    assert dialog.overview._model.rowCount() == 0
    dialog.overview.backup_button.click()
    qtbot.waitUntil(lambda: dialog.overview._model.rowCount() == 1)
    row = dialog.overview._model.row_at(0)
    assert row is not None
    assert row.file.exists()
    assert "vérifiée" in dialog.overview.said._words.text()


def test_a_backup_elsewhere_goes_where_it_was_asked(dialog: DataDialog, tmp_path: Path, qtbot) -> None:
    dialog.overview.back_up(tmp_path / "clé usb" / "bureau.ldbackup")
    qtbot.waitUntil(lambda: (tmp_path / "clé usb" / "bureau.ldbackup").exists())
    qtbot.waitUntil(lambda: dialog.overview.said.isVisible())


def test_restoring_is_asked_and_left_to_whoever_can_close_the_office(dialog: DataDialog, desk: Desk, qtbot) -> None:
    kept = desk.backups.make()
    dialog.overview.refresh()
    dialog.overview.restore_button.click()
    question = dialog.overview.question
    assert question is not None
    assert "se ferme" in question.informativeText()
    keep, go = question.defaultButton(), question.buttons()[-1]
    assert keep is not None
    assert keep.text().startswith("Garder")
    go = next(button for button in question.buttons() if button is not keep)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        go.click()
    assert asked.args == [kept]


def test_sound_data_are_said_sound(dialog: DataDialog, qtbot) -> None:
    dialog.overview.check_button.click()
    qtbot.waitUntil(lambda: "saines" in dialog.overview.said._words.text())
    assert dialog.overview.check_button.isEnabled()


def test_what_was_deleted_is_taken_back(dialog: DataDialog, desk: Desk) -> None:
    identifier = someone(desk, "Kerbrat")
    desk.partners.delete(identifier)
    dialog.show_part("bin")
    dialog.bin.restore_button.click()
    assert desk.partners.sheet(identifier).deleted_at is None
    assert desk.history.bin() == []
    assert not dialog.bin.restore_button.isEnabled()


def test_the_trail_says_what_was_taken_back(dialog: DataDialog, desk: Desk) -> None:
    someone(desk, "Kerbrat")
    someone(desk, "Benali")
    desk.history.undo()
    dialog.show_part("trail")
    rows = [dialog.trail._model.row_at(place) for place in range(dialog.trail._model.rowCount())]
    assert [row.is_undone for row in rows if row] == [True, False]


@pytest.mark.parametrize(("size", "words"), [(10, "1 Ko"), (420_000, "410 Ko"), (3_600_000, "3,4 Mo")])
def test_sizes_are_said_in_french(size: int, words: str) -> None:
    assert size_words(size).replace("\u00a0", " ") == words
