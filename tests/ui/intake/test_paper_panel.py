"""Letters on paper in the panel: kinds mixed, near names side by side, nothing read said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.intake.panel import IntakePanel, take_in
from liaison_desk.ui.session import Session
from tests.intake.made_files import pdf_file, word_file, word_xml
from tests.intake.test_papers import REQUEST


def files(folder: Path) -> list[Path]:
    """Return a Word letter, a scan, a PDF, and a file that cannot be read."""
    contents = {
        "courrier.docx": word_file(word_xml(*REQUEST)),
        "scan.png": b"\x89PNG\r\n\x1a\n",
        "note.pdf": pdf_file("Bonjour"),
        "abime.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def opened(session: Session, window: QMainWindow, qtbot: QtBot, paths: list[Path]) -> IntakePanel:
    panel = take_in(session, paths, window)
    qtbot.waitUntil(lambda: panel.queue.outcome(len(paths) - 1) is not None, timeout=20_000)
    return panel


def test_files_of_every_kind_are_proposed_one_after_the_other(
    session: Session, desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = opened(session, window, qtbot, files(tmp_path))
    panel.confirm(goes_on=True)
    qtbot.waitUntil(lambda: panel._place == 1, timeout=20_000)
    assert panel.source._text.toPlainText().startswith("Aucun texte lu")
    panel.confirm(goes_on=True)
    qtbot.waitUntil(lambda: panel._place == 2, timeout=20_000)
    assert panel.form.letter.editor("subject").value() == "note"
    panel.skip()
    assert panel.notice._sentence.text().startswith("Ce fichier .msg n'est pas un message Outlook lisible")
    assert desk.letters.count(ListQuery()) == 2


def test_a_near_name_is_shown_beside_the_new_partner_and_chosen_with_one_button(
    session: Session, desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    near = desk.partners.add(PartnerFields(first_name="Solene", last_name="Kerbratt"))
    panel = opened(session, window, qtbot, files(tmp_path)[:1])
    box = panel.form.sender_box
    assert box.near_names.isVisible()
    box._choose(near)
    assert not box.near_names.isVisible()
    assert box.chosen_sender().partner_id == near
