"""The page of the packs: pieces put in order by keys, added, taken out; versions made, saved and said printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from liaison_desk.domain.packs import PackFields, PackFormat, PackItem, PackItemKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.desk import Desk
from liaison_desk.ui.packs.add_piece import DividerDialog
from liaison_desk.ui.packs.new_pack import NewPackDialog
from liaison_desk.ui.packs.page import PacksPage
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.manager import Theme
from tests.documents.hostile_pdfs import encrypted, plain_pdf
from tests.services.pack_office import add_engagement, last

WAIT = 20_000


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.pack_proposals.begin(add_engagement(desk))


@pytest.fixture
def page(theme: Theme, session: Session, pack: str, show: Callable[[QWidget], None], qtbot) -> PacksPage:
    made = PacksPage(session)
    made.resize(1200, 800)
    show(made)
    made.show_record(pack)
    qtbot.waitUntil(lambda: bool(made.preview.sheets.pages) and not session.runner.is_busy(), timeout=WAIT)
    return made


def titles(page: PacksPage) -> list[str]:
    return [line.title for line in page.detail.pieces.pieces.lines]


def versions(desk: Desk, pack: str) -> list[int]:
    return [version.number for version in desk.packs.sheet(pack).fields.versions]


def test_the_pieces_and_the_page_each_starts_at_are_shown(page: PacksPage) -> None:
    lines = page.detail.pieces.pieces.lines
    assert [line.title for line in lines][:2] == ["Dossier de déplacement", "La Maison des associations"]
    assert lines[0].page == 3
    assert [line.page for line in lines] == sorted(line.page for line in lines)


def test_alt_and_the_arrows_move_the_piece_pointed_at(page: PacksPage, qtbot) -> None:
    before = titles(page)
    page.detail.pieces.point_at(0)
    qtbot.keyClick(page.detail.pieces, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page)[:2] == [before[1], before[0]]
    assert page.detail.pieces.place() == 1
    qtbot.keyClick(page.detail.pieces, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == before


def test_delete_takes_the_piece_out_and_it_can_be_undone(page: PacksPage, desk: Desk, qtbot) -> None:
    before = titles(page)
    page.detail.pieces.point_at(1)
    qtbot.keyClick(page.detail.pieces, Qt.Key.Key_Delete)
    assert titles(page) == [*before[:1], *before[2:]]
    desk.history.undo()
    qtbot.waitUntil(lambda: titles(page) == before, timeout=WAIT)


def test_enter_opens_the_record_of_a_piece(page: PacksPage, session: Session, qtbot) -> None:
    page.detail.pieces.point_at(1)
    with qtbot.waitSignal(session.open_requested) as asked:
        qtbot.keyClick(page.detail.pieces, Qt.Key.Key_Return)
    assert asked.args[0].kind is Kind.briefing


def test_a_piece_dropped_at_another_place_goes_there(page: PacksPage) -> None:
    model, before = page.detail.pieces.pieces, titles(page)
    data = model.mimeData([model.index(0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, model.index(-1))
    assert titles(page)[:2] == [before[1], before[0]]


def test_what_is_tied_to_the_engagement_is_proposed_first(page: PacksPage) -> None:
    page.detail.menu.aboutToShow.emit()
    words = [action.text() for action in page.detail.menu.actions()]
    assert words[:3] == ["Fiche de déplacement", "Déroulé", "Ordre protocolaire"]
    page.detail.menu.actions()[0].trigger()
    assert "Fiche de déplacement" in titles(page)


def test_a_divider_keeps_the_place_of_what_is_expected(page: PacksPage, qtbot) -> None:
    dialog = page.adding.ask_divider()
    assert isinstance(dialog, DividerDialog)
    dialog.accept()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.title, "Bilan des subventions")
    qtbot.keyClicks(dialog.owner, "Finances")
    qtbot.keyClicks(dialog.due.input(), "11/5")
    dialog.add_button.click()
    line = next(line for line in page.detail.pieces.pieces.lines if line.title == "Bilan des subventions")
    assert line.is_missing
    assert line.nature == "Finances · lun. 11 mai, matin"


def test_a_file_is_kept_with_the_pack_and_becomes_a_piece(page: PacksPage, tmp_path: Path) -> None:
    path = tmp_path / "Convention 2026.pdf"
    path.write_bytes(plain_pdf("Article 1er"))
    page.attach(path)
    assert "Convention 2026" in titles(page)


def test_a_file_that_is_refused_is_told_on_its_page_and_the_window_lives(
    page: PacksPage, tmp_path: Path, session: Session, qtbot
) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(encrypted())
    with qtbot.waitSignal(page.preview.composed, timeout=WAIT) as made:
        page.attach(path)
        page.preview.show_pack(page._shown.fields)
    qtbot.waitUntil(lambda: not session.runner.is_busy(), timeout=WAIT)
    assert made.args[0].missing


def test_the_options_of_the_paper_are_kept(page: PacksPage, desk: Desk, pack: str) -> None:
    page.detail.format.setCurrentIndex(page.detail.format.findData(PackFormat.a5.value))
    page.detail.format.activated.emit(page.detail.format.currentIndex())
    page.detail.right_pages.click()
    fields = desk.packs.sheet(pack).fields
    assert fields.pack_format is PackFormat.a5
    assert fields.on_right_pages


def test_the_title_is_changed_where_it_stands(page: PacksPage, desk: Desk, pack: str, qtbot) -> None:
    page.detail.title.selectAll()
    qtbot.keyClicks(page.detail.title, "Dossier du 12 mai")
    qtbot.keyClick(page.detail.title, Qt.Key.Key_Return)
    assert desk.packs.sheet(pack).fields.title == "Dossier du 12 mai"


def test_the_pdf_is_written_and_a_version_kept(page: PacksPage, desk: Desk, pack: str, tmp_path: Path, qtbot) -> None:
    target = tmp_path / "dossier.pdf"
    page.making.write(pack, target)
    qtbot.waitUntil(lambda: versions(desk, pack) == [1] and target.exists(), timeout=WAIT)
    assert len(pypdfium2.PdfDocument(target.read_bytes())) == desk.packs.sheet(pack).fields.versions[0].pages
    qtbot.waitUntil(page.banner.isVisible, timeout=WAIT)


def test_the_file_is_named_after_the_day_and_the_subject(page: PacksPage, qtbot) -> None:
    page.detail.pdf_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert (
        Path(dialog.selectedFiles()[0]).name == "2026-05-12_dossier_inauguration-de-la-maison-des-associations_v1.pdf"
    )
    dialog.close()


def test_cancelled_it_leaves_nothing(page: PacksPage, desk: Desk, session: Session, pack: str, tmp_path: Path, qtbot):
    def stop(job: object, _step: object) -> None:
        session.runner.cancel_all()

    session.runner.progressed.connect(stop)
    page.making.write(pack, tmp_path / "dossier.pdf")
    qtbot.waitUntil(lambda: not session.runner.is_busy(), timeout=WAIT)
    session.runner.progressed.disconnect(stop)
    assert versions(desk, pack) == []
    assert not (tmp_path / "dossier.pdf").exists()


def test_it_is_said_printed_only_once_that_is_confirmed(page: PacksPage, desk: Desk, pack: str, qtbot) -> None:
    page.detail.print_button.click()
    qtbot.waitUntil(lambda: page.making.preview is not None, timeout=WAIT)
    preview = page.making.preview
    assert preview is not None
    preview.done(QDialog.DialogCode.Accepted)
    assert desk.packs.sheet(pack).fields.versions[0].printed_on is None
    page.making.printed_action.trigger()
    assert desk.packs.sheet(pack).fields.versions[0].printed_on is not None


def test_a_preview_closed_without_printing_asks_nothing(page: PacksPage, desk: Desk, pack: str, qtbot) -> None:
    page.detail.print_button.click()
    qtbot.waitUntil(lambda: page.making.preview is not None, timeout=WAIT)
    preview = page.making.preview
    assert preview is not None
    preview.reject()
    assert not page.banner.isVisible()


def test_versions_tell_what_each_changed(page: PacksPage, desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title="Bilan")])
    last(desk.pack_making.make(pack))
    changes = desk.packs.changes(pack, 2)
    assert changes is not None
    assert page.detail.versions.words_of(changes) == "1\u00a0pièce ajoutée depuis la version 1"


def test_a_version_is_marked_printed_from_its_line(page: PacksPage, desk: Desk, pack: str, qtbot) -> None:
    last(desk.pack_making.make(pack))
    page.detail.versions.printed.emit(1)
    assert desk.packs.sheet(pack).fields.versions[0].printed_on is not None


def test_the_pack_of_a_record_is_begun_once(page: PacksPage, desk: Desk, pack: str) -> None:
    about = Reference(Kind.engagement, desk.packs.sheet(pack).fields.engagement_id or "")
    page.show_pack_of(about)
    assert len(desk.packs.rows(page.model.query)) == 1
    other = desk.partners.rows(page.model.query)
    assert not other


def test_a_new_pack_is_about_a_record_or_a_theme(session: Session, theme: Theme, qtbot) -> None:
    told: list[str] = []
    dialog = NewPackDialog(session, told.append, told.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert told == []
    dialog.kinds.choose("theme")
    dialog.kinds.chosen.emit("theme")
    qtbot.keyClicks(dialog.theme, "Charte")
    dialog.accept()
    assert told == ["Charte"]


def test_a_name_only_typed_begins_no_pack_and_says_what_to_do(session: Session, theme: Theme, qtbot) -> None:
    told: list[object] = []
    dialog = NewPackDialog(session, told.append, told.append)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.fields[Kind.engagement].line, "Assem")
    dialog.accept()
    assert told == []
    assert "Choisissez dans la liste" in dialog._problem.text()
    assert dialog.isVisible()


def test_an_empty_pack_says_what_to_do(page: PacksPage, desk: Desk) -> None:
    page.show_record(desk.packs.add(PackFields(title="Vide")))
    assert page.detail.print_button.isEnabled() is False


def test_a_pack_in_the_bin_is_shown_no_more(page: PacksPage, desk: Desk, pack: str, qtbot) -> None:
    page.detail.delete_button.click()
    qtbot.waitUntil(lambda: page._shown is None, timeout=WAIT)
    assert page.model.rowCount() == 0


def test_ctrl_f_filters_the_packs_and_down_goes_to_the_list(page: PacksPage, desk: Desk, qtbot) -> None:
    desk.packs.add(PackFields(title="Budget participatif"))
    page.filter_action.trigger()
    assert page.filter_line.hasFocus()
    qtbot.keyClicks(page.filter_line, "budget")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.keyClick(page.filter_line, Qt.Key.Key_Down)
    assert page.list.view.hasFocus()
    page.filter_line.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
