"""The letters of a mailing: right for everyone, made together or not at all."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingState, RecipientFilter
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.stationery import EnvelopeFormat, LabelFormat
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from tests.services.mailing_office import OFFICE, all_outputs, guests, made, mailing
from tests.services.test_register_export import words_of
from tests.services.test_thirty_letters import CASES, recorded


@pytest.fixture(autouse=True)
def _office(desk: Desk) -> None:
    desk.settings.change(OFFICE)


def words(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in body.iter("{*}p"))


def pages(file: Path) -> list[str]:
    with closing(PdfDocument(file.read_bytes())) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def letters(desk: Desk) -> int:
    return desk.letters.count(ListQuery())


def test_thirty_kinds_of_addressees_get_their_own_formulas(desk: Desk) -> None:
    ids = {recorded(desk, case): case for case in CASES.values()}
    identifier = mailing(desk, recipient_filter=RecipientFilter(partner_ids=list(ids)))
    made(desk, identifier)
    rows = desk.mailings.sheet(identifier).fields.recipients
    assert len(rows) == 30
    for row in rows:
        case = ids[row.partner_id]
        assert row.letter_id
        sheet = desk.letters.sheet(row.letter_id)
        text = words(desk.paper.word(desk.compositions.letter(sheet.fields, sheet.number))).replace("\xa0", " ")
        called = case.salutation.rstrip(",")
        assert f"\n{case.salutation}\n" in text
        assert (case.closing or f"Je vous prie d'agréer, {called}, {case.compliment}.") in text


def test_five_hundred_files_say_what_single_letters_say(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 500)
    identifier = mailing(desk)
    made(desk, identifier, all_outputs(tmp_path))
    files = {file.name.split("_")[0]: file.read_bytes() for file in (tmp_path / "lettres").iterdir()}
    assert len(files) == 500
    printed = words((tmp_path / "tout.docx").read_bytes())
    for row in desk.mailings.sheet(identifier).fields.recipients:
        sheet = desk.letters.sheet(row.letter_id or "")
        alone = words(desk.paper.word(desk.compositions.letter(sheet.fields, sheet.number)))
        assert words(files[sheet.number]) == alone
        assert alone in printed


def test_letters_take_numbers_one_after_the_other_and_are_on_the_partners_page(desk: Desk) -> None:
    ids = guests(desk, 3)
    identifier = mailing(desk)
    made(desk, identifier)
    sheet = desk.mailings.sheet(identifier)
    numbers = [desk.letters.number_of(row.letter_id or "") for row in sheet.fields.recipients]
    assert numbers == ["D-2026-0001", "D-2026-0002", "D-2026-0003"]
    assert (sheet.fields.state, str(sheet.fields.made_on)) == (MailingState.made, "2026-05-05")
    assert any(link.kind is Kind.letter for link in desk.partners.sheet(ids[0]).links)
    letter = desk.letters.sheet(sheet.fields.recipients[0].letter_id or "").fields
    assert letter.state is LetterState.signed
    assert letter.body.replace("\xa0", " ") == "J'ai le plaisir de vous convier, Mme Fatou Invitée001."


def test_drafts_take_no_number(desk: Desk) -> None:
    guests(desk, 2)
    identifier = mailing(desk)
    made(desk, identifier, sign=False)
    rows = desk.mailings.sheet(identifier).fields.recipients
    assert [desk.letters.number_of(row.letter_id or "") for row in rows] == ["", ""]


def test_one_undo_takes_every_letter_back(desk: Desk) -> None:
    guests(desk, 3)
    identifier = mailing(desk)
    made(desk, identifier)
    assert desk.history.undo() == "Publipostage : 3\xa0lettres"
    assert letters(desk) == 0
    assert desk.mailings.sheet(identifier).fields.state is MailingState.draft


@pytest.mark.parametrize("printable", ["tout.docx", "tout.pdf"])
def test_given_up_at_any_step_nothing_is_left(desk: Desk, tmp_path: Path, printable: str) -> None:
    guests(desk, 4)
    identifier = mailing(desk)
    before = (tmp_path / "tout.docx", b"celui d'avant")
    before[0].write_bytes(before[1])
    found = sorted(tmp_path.iterdir())
    steps = 0
    while True:
        making = desk.merges.make(identifier, all_outputs(tmp_path, printable))
        try:
            for _step in range(steps + 1):
                next(making)
        except StopIteration:
            break
        making.close()
        assert sorted(tmp_path.iterdir()) == found
        assert before[0].read_bytes() == before[1]
        assert letters(desk) == 0
        assert desk.letters.next_numbers(1) == ["D-2026-0001"]
        assert desk.mailings.sheet(identifier).fields.state is MailingState.draft
        steps += 1
    assert steps == 9  # the check, four letters, four files
    assert letters(desk) == 4


def test_a_file_that_cannot_take_its_place_leaves_no_letter(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 2)
    identifier = mailing(desk)
    outputs = all_outputs(tmp_path)
    making = desk.merges.make(identifier, outputs)
    next(making)
    assert outputs.recipients_list is not None
    outputs.recipients_list.mkdir()
    (outputs.recipients_list / "occupé").touch()
    with pytest.raises((UserError, OSError)):
        list(making)
    assert letters(desk) == 0
    assert [file.name for file in tmp_path.iterdir() if file.name != "bureau"] == ["liste.xlsx"]


def test_a_letter_signed_meanwhile_stops_the_mailing(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 2)
    identifier = mailing(desk)
    other = mailing(desk, subject="Autre")
    making = desk.merges.make(identifier, all_outputs(tmp_path))
    next(making)
    next(making)
    made(desk, other)
    with pytest.raises(UserError) as refused:
        list(making)
    assert refused.value.code == "numbers_taken"
    assert not (tmp_path / "lettres").exists()


def test_a_place_to_fill_in_keeps_the_letters_from_being_signed_but_not_drafted(desk: Desk) -> None:
    guests(desk, 1)
    identifier = mailing(desk, body="Rendez-vous {when}.")
    with pytest.raises(UserError) as refused:
        made(desk, identifier)
    assert "date et heure" in refused.value.sentence
    made(desk, identifier, sign=False)


def test_nobody_signs_outside_the_delegations(desk: Desk) -> None:
    office = changed(OFFICE, {"signature_delegations": [{"unit": "DJVA", "until": "2026-04-30"}]})
    desk.settings.change(OfficeFields.model_validate(office.model_dump()))
    guests(desk, 1)
    with pytest.raises(UserError) as refused:
        made(desk, mailing(desk))
    assert refused.value.code == "out_of_delegation"


def test_somebody_unticked_gets_no_letter(desk: Desk) -> None:
    one, _other = guests(desk, 2)
    identifier = mailing(desk)
    fields = desk.mailings.leave_out(desk.mailings.sheet(identifier).fields, [one], "Déjà invitée")
    desk.mailings.edit(identifier, fields)
    made(desk, identifier)
    by_id = {row.partner_id: row.letter_id for row in desk.mailings.sheet(identifier).fields.recipients}
    assert by_id[one] is None
    assert letters(desk) == 1


def test_the_papers_of_a_mailing_are_what_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 3)
    made(desk, mailing(desk), all_outputs(tmp_path, "tout.pdf"))
    assert [page.count("Page 1/1") for page in pages(tmp_path / "tout.pdf")] == [1, 1, 1]
    assert ["Invitée" in page for page in pages(tmp_path / "enveloppes.pdf")] == [True] * 3
    [labels] = pages(tmp_path / "etiquettes.pdf")
    assert labels.count("93200 SAINT DENIS") == 3
    assert [word for word in words_of(tmp_path / "liste.xlsx") if word.startswith("D-")] == [
        "D-2026-0001",
        "D-2026-0002",
        "D-2026-0003",
    ]


def test_each_letter_of_the_printable_file_has_its_own_number_and_pages(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 2)
    made(desk, mailing(desk, body="Un paragraphe.\n\n" * 60), all_outputs(tmp_path))
    document = Document(str(tmp_path / "tout.docx"))
    headers = [section.header.paragraphs[0].text for section in document.sections]
    assert ["D-2026-0001" in headers[0], "D-2026-0002" in headers[1]] == [True, True]
    assert all("SECTIONPAGES" in section.footer._element.xml for section in document.sections)


def test_papers_are_written_again_from_the_letters(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 2)
    identifier = mailing(desk)
    made(desk, identifier)
    outputs = MergeOutputs(
        labels=tmp_path / "e.pdf",
        label_format=LabelFormat.two_by_seven,
        first_label=14,
        envelopes=tmp_path / "v.pdf",
        envelope_format=EnvelopeFormat.c5,
        folder=tmp_path / "lettres",
    )
    list(desk.merges.write(identifier, outputs))
    assert len(pages(tmp_path / "e.pdf")) == 2  # the last label of a sheet, then the first of the next
    assert sorted(file.name for file in (tmp_path / "lettres").iterdir()) == [
        "D-2026-0001_invitation.docx",
        "D-2026-0002_invitation.docx",
    ]
    assert letters(desk) == 2


def test_a_folder_that_holds_something_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    guests(desk, 1)
    identifier = mailing(desk)
    (tmp_path / "lettres").mkdir()
    (tmp_path / "lettres" / "note.txt").touch()
    with pytest.raises(UserError) as refused:
        made(desk, identifier, all_outputs(tmp_path))
    assert refused.value.code == "folder_not_empty"
