"""Every PDF the desk makes of the demonstration office is accessible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liaison_desk.documents.model import Document, Heading
from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.letters import MailRegister, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.packs import PackFormat, PackItem, PackItemKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.registers import RegisterRequest
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.demonstration import open_demonstration
from liaison_desk.services.desk import Desk
from tests.documents.accessible_pdf import bookmarks_of, breaches_of, elements_of, title_of
from tests.documents.conftest import png
from tests.documents.hostile_pdfs import plain_pdf
from tests.services.mailing_office import all_outputs, guests, made, mailing
from tests.services.pack_office import last

_OF = {
    Kind.engagement: (
        SheetForm.trip_sheet, SheetForm.pocket_sheet, SheetForm.trip_file, SheetForm.run_sheet, SheetForm.protocol,
    ),
    Kind.meeting: (
        SheetForm.agenda, SheetForm.official_agenda, SheetForm.attendance_sheet, SheetForm.minutes,
        SheetForm.decision_record,
    ),
    Kind.sitting: (SheetForm.booklet,),
    Kind.review: (SheetForm.decision_sheet, SheetForm.large_decision_sheet),
    Kind.mailing: (SheetForm.invitation_sheet,),
}  # fmt: skip
"""The sheets of each kind of record."""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    demonstration = Desk(open_demonstration(tmp_path_factory.mktemp("bureau") / "office", clock), clock)
    yield demonstration
    demonstration.close()


def _references(demonstration: Desk, kind: Kind, most: int) -> list[Reference]:
    return [Reference(kind, row.id) for row in demonstration.records(kind).rows(ListQuery(), 0, most)]


def _check(demonstration: Desk, paper: Document) -> None:
    """Check that a paper as PDF is accessible, bears its title and has the headings of its document."""
    pdf = demonstration.paper.pdf(paper)
    assert breaches_of(pdf) == [], paper.title
    assert title_of(pdf) == paper.title
    headings = [block.runs for block in paper.blocks if isinstance(block, Heading)]
    assert bookmarks_of(pdf) == ["".join(run.text for run in runs) for runs in headings]


@pytest.mark.parametrize("kind", list(_OF))
def test_every_sheet_of_a_record_is_accessible(kind: Kind, demonstration: Desk) -> None:
    references = _references(demonstration, kind, 2)
    assert references
    for reference in references:
        for form in _OF[kind]:
            _check(demonstration, demonstration.sheets.compose(reference, form))


def test_notes_of_every_form_are_accessible(demonstration: Desk) -> None:
    notes = _references(demonstration, Kind.briefing, 100)
    by_form = {demonstration.briefings.sheet(note.id).fields.briefing_kind: note for note in notes}
    assert set(by_form) == set(BriefingKind)
    for note in by_form.values():
        for form in (SheetForm.note, SheetForm.large_note, SheetForm.spoken_note, SheetForm.large_spoken_note):
            _check(demonstration, demonstration.sheets.compose(note, form))


@pytest.mark.parametrize("wording", list(Wording))
def test_letters_of_every_wording_are_accessible(wording: Wording, demonstration: Desk) -> None:
    (letter,) = demonstration.letters.rows(ListQuery(saved_filter="outgoing"), 0, 1)
    fields = demonstration.letters.sheet(letter.id).fields
    text = demonstration.answers.text(wording, fields)
    _check(demonstration, demonstration.compositions.letter(changed(fields, {"wording": wording, "body": text}), ""))


def test_registers_lists_plans_and_slips_are_accessible(demonstration: Desk) -> None:
    (engagement,) = _references(demonstration, Kind.engagement, 1)
    papers = [
        *(demonstration.register_export.document(RegisterRequest(register, 2026)) for register in MailRegister),
        demonstration.figures.document(demonstration.figures.over()),
        demonstration.signature_book.slip(),
        demonstration.stale.print_sheet(),
        demonstration.compositions.options_sheet(engagement.id),
        demonstration.compositions.seating_plan(demonstration.engagements.sheet(engagement.id).fields),
    ]
    for paper in papers:
        _check(demonstration, paper)


@pytest.mark.parametrize(
    "look",
    [{}, {"pack_format": PackFormat.a5}, {"pack_format": PackFormat.large_print}, {"on_right_pages": True}],
)
def test_a_pack_is_accessible_with_the_pages_and_pictures_of_others_in_it(
    look: dict[str, object], demonstration: Desk
) -> None:
    (pack,) = _references(demonstration, Kind.pack, 1)
    (note,) = _references(demonstration, Kind.briefing, 1)
    files = {
        "rapport.pdf": ("application/pdf", demonstration.paper.pdf(demonstration.sheets.compose(note, SheetForm.note))),
        "convention.pdf": ("application/pdf", plain_pdf()),
        "avenant.pdf": ("application/pdf", plain_pdf(typeface="Calibri")),
        "plan.png": ("image/png", png(300, 100)),
    }
    fields = demonstration.packs.sheet(pack.id).fields
    items = [*fields.items, *(_attached(demonstration, pack, name, *file) for name, file in files.items())]
    composed = last(demonstration.pack_making.composed(changed(fields, {"items": items, **look})))
    assert breaches_of(composed.pdf) == []
    assert title_of(composed.pdf) == fields.title
    found = elements_of(composed.pdf)
    assert found["Figure"] >= len(files)
    assert found["TOCI"] == len(items)


def _attached(demonstration: Desk, pack: Reference, name: str, media_type: str, content: bytes) -> PackItem:
    piece = demonstration.packs.attach(pack.id, name, media_type, content)
    return PackItem(
        item_kind=PackItemKind.attachment, title=name, record_kind=Kind.pack, record_id=pack.id, piece_id=piece
    )


def test_what_a_mailing_prints_is_accessible(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 3)
    made(desk, mailing(desk), all_outputs(tmp_path, "lettres.pdf"), sign=False)
    papers = sorted(tmp_path.glob("*.pdf"))
    assert len(papers) == 3
    for path in papers:
        assert breaches_of(path.read_bytes()) == [], path.name
