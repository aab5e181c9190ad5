"""Taking in letters on paper: sender matched by address, then name, near names shown; the folder that is watched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.services.desk import Desk
from tests.intake.made_files import compound_file, file_time, pdf_file, properties, word_file, word_xml
from tests.intake.test_papers import REQUEST


def letter(folder: Path, name: str = "courrier.docx") -> Path:
    path = folder / name
    path.write_bytes(word_file(word_xml(*REQUEST)))
    return path


def person(first_name: str, last_name: str, email: str = "") -> PartnerFields:
    return PartnerFields(first_name=first_name, last_name=last_name, email=email)


def test_a_letter_on_paper_makes_a_line_of_the_register_and_a_partner_with_an_address(
    desk: Desk, tmp_path: Path
) -> None:
    path = letter(tmp_path)
    taken = desk.intake.confirm(desk.intake.read(path))
    sheet = desk.letters.sheet(taken.letter_id)
    assert (sheet.fields.channel, sheet.fields.unit) == (Channel.mail, Unit.djva)
    assert (sheet.fields.document_date, sheet.fields.received_on) == (date(2026, 5, 4), date(2026, 5, 5))
    assert [(piece.file_name, piece.is_original) for piece in sheet.pieces] == [("courrier.docx", True)]
    assert desk.letters.piece(sheet.pieces[0].id)[1] == path.read_bytes()
    assert taken.partner_id is not None
    partner = desk.partners.sheet(taken.partner_id).fields
    assert (partner.last_name, partner.street, partner.municipality) == ("Kerbrat", "12 bis rue Gabriel Péri", "93066")
    assert partner.phone == "+33148201122"
    assert partner.notes == "RNA W931234567\nSIRET 73282932000074"


def test_the_same_letter_under_another_name_is_already_registered(desk: Desk, tmp_path: Path) -> None:
    taken = desk.intake.confirm(desk.intake.read(letter(tmp_path)))
    known = desk.intake.read(letter(tmp_path, "copie.docx")).known
    assert known is not None
    assert known.id == taken.letter_id


def test_the_same_message_as_eml_and_as_outlook_is_already_registered(desk: Desk, tmp_path: Path) -> None:
    mail = tmp_path / "message.eml"
    mail.write_bytes(b"From: a@exemple.fr\r\nSubject: x\r\nMessage-ID: <un@exemple.fr>\r\n\r\nBonjour")
    taken = desk.intake.confirm(desk.intake.read(mail))
    outlook = tmp_path / "message.msg"
    texts = {0x1A: "IPM.Note", 0x37: "x", 0x1000: "Bonjour", 0x1035: "<un@exemple.fr>"}
    outlook.write_bytes(compound_file(properties(32, texts, {0x39: file_time(1_777_881_600)}, {})))
    known = desk.intake.read(outlook).known
    assert known is not None
    assert known.id == taken.letter_id


def test_the_sender_is_known_by_address_before_name(desk: Desk, tmp_path: Path) -> None:
    desk.partners.add(person("Solène", "Kerbrat"))
    by_address = desk.partners.add(person("S.", "K.", "contact@passeurs.example"))
    assert desk.intake.read(letter(tmp_path)).partner_id == by_address


def test_a_nearly_equal_name_without_an_address_is_shown_beside_a_new_partner(desk: Desk, tmp_path: Path) -> None:
    near = desk.partners.add(person("Solene", "Kerbratt"))
    reading = desk.intake.read(letter(tmp_path))
    assert reading.partner_id is None
    assert reading.partner is not None
    assert reading.other_partner_ids == (near,)


def test_an_organisation_alone_is_compared_with_organisations(desk: Desk, tmp_path: Path) -> None:
    near = desk.partners.add(
        PartnerFields(partner_kind=PartnerKind.organisation, name="Association Les Passeurs de Memoires")
    )
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(word_xml(*REQUEST[:3], "Objet : Bonjour")))
    reading = desk.intake.read(path)
    assert reading.partner is not None
    assert reading.partner.partner_kind is PartnerKind.organisation
    assert reading.other_partner_ids == (near,)


@pytest.fixture
def watched(desk: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "à traiter"
    folder.mkdir()
    desk.settings.change(OfficeFields(watched_folder=str(folder)))
    return folder


def test_a_file_waits_once_it_is_whole_and_no_longer_when_it_is_registered(desk: Desk, watched: Path) -> None:
    path = watched / "scan.pdf"
    path.write_bytes(b"%PDF-")
    assert desk.watched_folder.look().paths == ()
    path.write_bytes(pdf_file("Bonjour"))
    assert desk.watched_folder.look().paths == ()
    assert desk.watched_folder.look().paths == (path,)
    desk.intake.confirm(desk.intake.read(path))
    assert desk.watched_folder.look().paths == ()
    assert path.exists()


def test_only_files_that_can_be_read_wait(desk: Desk, watched: Path) -> None:
    for name in ("~$lettre.docx", ".cache.pdf", "tableau.xlsx", "vide.pdf", "bon.msg"):
        (watched / name).write_bytes(b"" if name == "vide.pdf" else b"x")
    (watched / "dossier.pdf").mkdir()
    desk.watched_folder.look()
    assert [path.name for path in desk.watched_folder.look().paths] == ["bon.msg"]


def test_a_folder_that_is_gone_is_said(desk: Desk, watched: Path) -> None:
    watched.rmdir()
    assert desk.watched_folder.look().is_missing


def test_no_folder_is_watched_unless_one_is_chosen(desk: Desk) -> None:
    assert desk.watched_folder.look().paths == ()
    assert not desk.watched_folder.look().is_missing
