"""Packs: what they are made of, their order, their versions, and what became of them."""

from __future__ import annotations

import re
import subprocess
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from liaison_desk.documents.pack_pages import texts_of
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.meetings import AgendaItem, MeetingFields
from liaison_desk.domain.packs import PackFields, PackFormat, PackItem, PackItemKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from tests.documents.hostile_pdfs import encrypted, plain_pdf, script_at_opening
from tests.services.pack_office import add_engagement, last

TODAY = date(2026, 5, 5)


@pytest.fixture
def engagement(desk: Desk) -> Reference:
    return add_engagement(desk)


@pytest.fixture
def pack(desk: Desk, engagement: Reference) -> str:
    return desk.pack_proposals.begin(engagement)


def kinds(fields: PackFields) -> list[str]:
    return [item.item_kind.value for item in fields.items]


def items_of(desk: Desk, pack: str) -> list[PackItem]:
    return desk.packs.sheet(pack).fields.items


def test_the_pack_of_an_engagement_holds_its_usual_pieces_in_order(desk: Desk, engagement: Reference) -> None:
    fields = desk.pack_proposals.propose(engagement)
    assert kinds(fields)[:4] == ["trip_file", "briefing", "letter", "attachment"]
    assert fields.engagement_id == engagement.id


def test_a_divider_says_what_is_missing_who_owes_it_and_by_which_half_day(desk: Desk, engagement: Reference) -> None:
    for link in desk.engagements.sheet(engagement.id).links:
        if link.kind is Kind.briefing:
            desk.briefings.delete(link.id)
    dividers = [one for one in desk.pack_proposals.propose(engagement).items if one.item_kind is PackItemKind.divider]
    assert dividers
    assert all(one.title and one.owner and one.due_on and one.due_on < date(2026, 5, 12) for one in dividers)


def test_a_sitting_a_meeting_a_partner_and_a_theme_have_their_packs(desk: Desk) -> None:
    sitting = desk.sittings.add(SittingFields(title="Commission permanente", held_on=date(2026, 5, 21)))
    meeting = desk.meetings.add(
        MeetingFields(title="Comité", starts_at=datetime(2026, 5, 20, 9, 0), items=[AgendaItem(title="Charte")])
    )
    desk.briefings.add(BriefingFields(title="La Charte des engagements réciproques"))
    assert kinds(desk.pack_proposals.propose(Reference(Kind.sitting, sitting))) == ["booklet"]
    assert kinds(desk.pack_proposals.propose(Reference(Kind.meeting, meeting))) == ["agenda"]
    assert kinds(desk.pack_proposals.propose_theme("Charte")) == ["briefing"]
    for about in (Reference(Kind.sitting, sitting), Reference(Kind.meeting, meeting)):
        assert last(desk.pack_making.make(desk.pack_proposals.begin(about))).pages >= 3


def test_a_note_that_was_replaced_is_left_out(desk: Desk, engagement: Reference) -> None:
    desk.briefings.add(BriefingFields(title="Ancienne", engagement_id=engagement.id, state=BriefingState.superseded))
    assert kinds(desk.pack_proposals.propose(engagement)).count("briefing") == 1


def test_a_letter_has_no_pack(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.pack_proposals.propose(Reference(Kind.letter, "a" * 32))


def test_pieces_are_moved_added_and_taken_out_and_each_can_be_undone(desk: Desk, pack: str) -> None:
    before = items_of(desk, pack)
    desk.packs.move(pack, 0, 2)
    assert items_of(desk, pack)[2] == before[0]
    desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title="Bilan")], 1)
    assert items_of(desk, pack)[1].title == "Bilan"
    desk.packs.take_out(pack, 1)
    desk.history.undo()
    assert items_of(desk, pack)[1].title == "Bilan"
    desk.history.undo()
    desk.history.undo()
    assert items_of(desk, pack) == before
    with pytest.raises(UserError):
        desk.packs.take_out(pack, 99)


def test_what_can_be_added_is_what_is_tied_and_not_there_yet(desk: Desk, pack: str) -> None:
    proposed = desk.pack_proposals.to_add(desk.packs.sheet(pack).fields)
    assert {item.item_kind for item, _name in proposed} == {
        PackItemKind.trip_sheet, PackItemKind.run_sheet, PackItemKind.protocol,
    }  # fmt: skip


def test_a_version_is_kept_with_its_file_and_written_where_asked(desk: Desk, pack: str, tmp_path: Path) -> None:
    target = tmp_path / "dossier.pdf"
    version = last(desk.pack_making.make(pack, target))
    assert target.read_bytes() == desk.packs.file_of(pack, version.number)
    kept = desk.packs.sheet(pack).fields.versions
    assert [(one.number, one.made_on, one.printed_on) for one in kept] == [(1, TODAY, None)]
    assert len(kept[0].page_digests) == kept[0].pages == len(texts_of(target.read_bytes()))
    assert kept[0].piece_titles[0] == "Dossier de déplacement"


def test_putting_the_same_pack_together_again_keeps_no_other_version(desk: Desk, pack: str, tmp_path: Path) -> None:
    last(desk.pack_making.make(pack))
    again = last(desk.pack_making.make(pack, tmp_path / "encore.pdf"))
    assert again.number == 1
    assert (tmp_path / "encore.pdf").read_bytes() == desk.packs.file_of(pack, 1)
    assert len(desk.packs.sheet(pack).fields.versions) == 1


def test_the_next_version_tells_and_marks_what_changed(desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    note = next(item.record_id for item in items_of(desk, pack) if item.item_kind is PackItemKind.briefing)
    sheet = desk.briefings.sheet(note or "")
    written = [{"heading": one.heading, "body": "Neuf."} for one in sheet.fields.sections_in_order()[:1]]
    desk.briefings.edit(sheet.reference.id, changed(sheet.fields, {"sections": written}), sheet.version)
    desk.packs.take_out(pack, 3)
    second = last(desk.pack_making.make(pack))
    changes = desk.packs.changes(pack, second.number)
    assert changes is not None
    assert 1 in changes.pages
    assert changes.removed == ("programme",)
    assert desk.packs.changes(pack, 1) is None


def test_marks_are_made_against_the_version_printed(desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    desk.packs.mark_printed(pack, 1, TODAY)
    for title in ("Un", "Deux"):
        desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title=title)])
        last(desk.pack_making.make(pack))
    page = texts_of(desk.packs.file_of(pack, 3))[2]
    assert "Ce qui a changé depuis la version 1" in page
    assert "Un" in page
    assert "Deux" in page


def test_it_is_printed_only_when_that_is_said(desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    assert desk.packs.sheet(pack).fields.versions[0].printed_on is None
    desk.packs.mark_printed(pack, 1, TODAY)
    assert desk.packs.sheet(pack).fields.versions[0].printed_on == TODAY
    with pytest.raises(UserError, match="pas de version"):
        desk.packs.mark_printed(pack, 7, TODAY)


def test_a_form_never_changes_the_versions(desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    sheet = desk.packs.sheet(pack)
    desk.packs.edit(pack, changed(sheet.fields, {"versions": [], "title": "Autre"}), sheet.version)
    assert len(desk.packs.sheet(pack).fields.versions) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(encrypted(), "mot de passe"), (script_at_opening(), "JavaScript"), (b"rien", "endommagé")],
)
def test_a_file_that_cannot_be_taken_leaves_a_divider_that_says_why(
    content: bytes, words: str, desk: Desk, pack: str
) -> None:
    piece = desk.packs.attach(pack, "piece.pdf", "application/pdf", content)
    item = PackItem(
        item_kind=PackItemKind.attachment, title="Convention", record_kind=Kind.pack, record_id=pack, piece_id=piece
    )
    desk.packs.put_in(pack, [item], 0)
    composed = last(desk.pack_making.composed(desk.packs.sheet(pack).fields))
    assert composed.missing[0] == "Convention"
    assert words in composed.page_texts[composed.version.piece_starts[0] - 1]


def test_a_word_file_without_an_office_suite_leaves_a_divider(
    desk: Desk, pack: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    piece = desk.packs.attach(pack, "avenant.docx", "", b"PK")
    item = PackItem(
        item_kind=PackItemKind.attachment, title="Avenant", record_kind=Kind.pack, record_id=pack, piece_id=piece
    )
    desk.packs.put_in(pack, [item])
    composed = last(desk.pack_making.composed(desk.packs.sheet(pack).fields))
    assert "suite bureautique" in composed.page_texts[-1]


def test_a_record_deleted_since_leaves_a_divider(desk: Desk, pack: str) -> None:
    note = next(item.record_id for item in items_of(desk, pack) if item.item_kind is PackItemKind.briefing)
    desk.briefings.delete(note or "")
    composed = last(desk.pack_making.composed(desk.packs.sheet(pack).fields))
    assert len(composed.missing) >= 1
    assert "supprimée" in " ".join(composed.page_texts)


def test_an_empty_pack_is_not_made(desk: Desk) -> None:
    with pytest.raises(UserError) as refusal:
        last(desk.pack_making.make(desk.packs.add(PackFields(title="Vide"))))
    assert refusal.value.code == "empty_pack"


@pytest.mark.parametrize("look", [{"pack_format": PackFormat.a5}, {"on_right_pages": True}])
def test_another_paper_is_another_version(look: dict[str, object], desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    sheet = desk.packs.sheet(pack)
    desk.packs.edit(pack, changed(sheet.fields, look), sheet.version)
    assert last(desk.pack_making.make(pack)).number == 2


def test_the_first_version_in_another_format_marks_no_page_as_changed(desk: Desk, pack: str) -> None:
    last(desk.pack_making.make(pack))
    _reformat(desk, pack, PackFormat.a5)
    second = last(desk.pack_making.make(pack))
    assert desk.packs.changes(pack, second.number) is None
    assert not any("Ce qui a changé" in page for page in texts_of(desk.packs.file_of(pack, 2)))
    desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title="Bilan")])
    _reformat(desk, pack, PackFormat.a4)
    changes = desk.packs.changes(pack, last(desk.pack_making.make(pack)).number)
    assert changes is not None
    added = len(items_of(desk, pack)) - 1
    assert (changes.since, list(changes.pages), changes.added) == (1, [added], (added,))


def test_a_word_file_bears_the_number_of_the_version_that_says_the_same(desk: Desk, pack: str, tmp_path: Path) -> None:
    target = tmp_path / "dossier.docx"
    made: list[int] = []
    for act in (
        lambda: None,
        lambda: last(desk.pack_making.make(pack)),
        lambda: desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title="Bilan")]),
    ):
        act()
        made.append(last(desk.pack_making.make(pack, target)).number)
        words = ZipFile(target).read("word/document.xml").decode()
        assert re.findall(r"(\d+), composée le", words) == [str(made[-1])]
    assert made == [1, 1, 2]


def _reformat(desk: Desk, pack: str, pack_format: PackFormat) -> None:
    sheet = desk.packs.sheet(pack)
    desk.packs.edit(pack, changed(sheet.fields, {"pack_format": pack_format}), sheet.version)


def test_stopped_at_any_step_it_leaves_no_file_and_no_version(desk: Desk, pack: str, tmp_path: Path) -> None:
    steps = len(list(desk.pack_making.make(pack))) - 1
    desk.history.undo()
    for stop in range(steps):
        making = desk.pack_making.make(pack, tmp_path / "dossier.pdf")
        for _ in range(stop + 1):
            next(making)
        making.close()
        assert list(tmp_path.glob("*.pdf")) == []
        assert desk.packs.sheet(pack).fields.versions == []


def test_without_room_on_the_disk_the_old_file_stays_and_no_version_is_kept(
    desk: Desk, pack: str, tmp_path: Path
) -> None:
    disk = tmp_path / "petit disque"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], check=True)
    try:
        (disk / "dossier.pdf").write_bytes(b"ancien")
        with pytest.raises(UserError) as refusal:
            last(desk.pack_making.make(pack, disk / "dossier.pdf"))
        assert refusal.value.code == "disk_full"
        assert (disk / "dossier.pdf").read_bytes() == b"ancien"
        assert [path.name for path in disk.iterdir()] == ["dossier.pdf"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert desk.packs.sheet(pack).fields.versions == []


def test_a_word_file_of_the_pack_is_no_version(desk: Desk, pack: str, tmp_path: Path) -> None:
    last(desk.pack_making.make(pack, tmp_path / "dossier.docx"))
    assert (tmp_path / "dossier.docx").stat().st_size > 10_000
    assert desk.packs.sheet(pack).fields.versions == []


def test_an_unknown_ending_is_refused_before_anything_is_made(desk: Desk, pack: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        next(desk.pack_making.make(pack, tmp_path / "dossier.txt"))
    assert refusal.value.code == "unknown_format"


def test_the_pack_of_a_record_is_found_again(desk: Desk, pack: str, engagement: Reference) -> None:
    assert desk.pack_proposals.pack_of(engagement) == pack
    desk.packs.delete(pack)
    assert desk.pack_proposals.pack_of(engagement) is None


def test_the_same_piece_read_once_is_not_read_again(desk: Desk, pack: str) -> None:
    fields = desk.packs.sheet(pack).fields
    first = last(desk.pack_making.composed(fields)).pdf
    assert last(desk.pack_making.composed(fields)).pdf == first
    assert plain_pdf("x") != first
