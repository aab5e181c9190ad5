"""Letters on paper: what a PDF, a Word file or a picture says of itself."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from liaison_desk.domain.proposals import RequestCategory
from liaison_desk.intake.letter_words import letter_words
from liaison_desk.intake.reader import read_file
from tests.intake.made_files import pdf_file, word_file, word_xml

REQUEST = (
    "Association Les Passeurs de Mémoire", "12 bis rue Gabriel Péri", "93200 Saint-Denis",
    "Tél. 01 48 20 11 22 – contact@passeurs.example – RNA W931234567 – SIRET 732 829 320 00074", "",
    "Monsieur le Conseiller départemental", "Hôtel du Département", "93006 Bobigny Cedex", "",
    "Saint-Denis, le 4 mai 2026", "", "Objet : Demande de subvention pour la fête", "des bénévoles", "",
    "Monsieur le Conseiller,", "", "Notre association sollicite une subvention de 4 500 euros.",
    "Nous vous remercions de nous répondre avant le 29 mai 2026.", "",
    "Nous vous prions d'agréer nos salutations distinguées.", "", "La Présidente", "Solène Kerbrat",
)  # fmt: skip
DAY = date(2026, 5, 6)


def test_a_word_letter_gives_all_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "courrier.docx"
    path.write_bytes(word_file(word_xml(*REQUEST)))
    proposal = read_file(path)
    assert proposal.is_paper
    assert (proposal.sender_name, proposal.sender_email) == ("Solène Kerbrat", "contact@passeurs.example")
    assert proposal.sender_organisation == "Association Les Passeurs de Mémoire"
    assert (proposal.sender_street, proposal.sender_postal_code, proposal.sender_city) == (
        "12 bis rue Gabriel Péri", "93200", "Saint-Denis",
    )  # fmt: skip
    assert (proposal.sender_rna, proposal.sender_siret) == ("W931234567", "73282932000074")
    assert proposal.subject == "Demande de subvention pour la fête des bénévoles"
    assert (proposal.document_date, proposal.reply_by) == (date(2026, 5, 4), date(2026, 5, 29))
    assert (proposal.category, proposal.unit) == (RequestCategory.grant_request, "DJVA")
    assert not proposal.warnings


def test_the_head_of_pages_is_read_before_the_body_and_what_was_struck_out_is_not(tmp_path: Path) -> None:
    body = word_xml("Bobigny, le 2 mai 2026", "Objet : Voeux").replace(
        b"</w:body>", b"<w:del><w:r><w:delText>x</w:delText><w:t>BIFFE</w:t></w:r></w:del></w:body>"
    )
    path = tmp_path / "lettre.docx"
    path.write_bytes(word_file(body, word__header1_dot_xml=word_xml("Ligue de l'enseignement 93")))
    proposal = read_file(path)
    assert proposal.text.startswith("Ligue de l'enseignement 93")
    assert "BIFFE" not in proposal.text
    assert proposal.sender_name == proposal.sender_organisation == "Ligue de l'enseignement 93"


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Invitation_forum.pdf"
    path.write_bytes(pdf_file("Vous \\352tes invit\\351s au forum, le samedi 20 juin 2026 \\340 10h30."))
    os.utime(path, (1_777_881_600, 1_777_881_600))
    proposal = read_file(path)
    assert proposal.media_type == "application/pdf"
    assert proposal.subject == "Invitation forum"
    assert proposal.event is not None
    assert proposal.event.starts_at == datetime(2026, 6, 20, 10, 30)


@pytest.mark.parametrize(
    ("name", "begins", "media_type"),
    [
        ("scan.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("scan.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("scan.tif", b"II*\0", "image/tiff"),
        ("photo.heic", b"\0\0\0\x18ftypheic", "image/heic"),
    ],
)
def test_a_picture_is_kept_and_says_that_nothing_was_read(
    tmp_path: Path, name: str, begins: bytes, media_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(begins + bytes(100))
    proposal = read_file(path)
    assert (proposal.media_type, proposal.text, proposal.is_paper) == (media_type, "", True)
    assert proposal.warnings == ("Aucun texte lu dans cette image : complétez les champs à la main.",)


def test_a_file_under_the_name_of_another_kind_is_read_for_what_it_is_and_said(tmp_path: Path) -> None:
    path = tmp_path / "courrier.pdf"
    path.write_bytes(word_file(word_xml(*REQUEST)))
    proposal = read_file(path)
    assert proposal.sender_name == "Solène Kerbrat"
    assert proposal.warnings[0].startswith("Le contenu de ce fichier n'est pas ce qu'annonce son nom")


def test_a_resident_writes_in_her_own_name() -> None:
    text = "Mme Fatou Diallo\n4 allée des Tilleuls\n93130 Noisy-le-Sec\n\nA Noisy-le-Sec, le 12/04/2026\n\nMonsieur,\n"
    words = letter_words(text, DAY)
    assert words.sender.name == "Fatou Diallo"
    assert (words.street, words.city, words.written_on) == ("4 allée des Tilleuls", "Noisy-le-Sec", date(2026, 4, 12))


def test_a_name_in_capitals_is_written_as_in_lists() -> None:
    words = letter_words("Objet : X\n\nVeuillez agréer nos salutations.\n\nLe Maire\nMme Jeanne LE GOFF-DUVAL\n", DAY)
    assert words.sender.name == "Jeanne LE Goff-Duval"


def test_the_day_of_an_event_in_the_text_is_not_that_of_the_letter() -> None:
    assert letter_words("Madame,\n\nLa fête aura lieu le 20 juin 2026.\n", DAY).written_on is None


def test_the_department_written_to_is_not_the_sender() -> None:
    words = letter_words("Conseil départemental de la Seine-Saint-Denis\nHôtel du Département\n\nMonsieur,\n", DAY)
    assert (words.sender.name, words.organisation) == ("", "")
