"""Reports to the council: what is read of their files, within the limited process."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from liaison_desk.errors import UserError
from liaison_desk.intake.reader import read_report
from tests.intake.made_files import pdf_file, word_file, word_xml
from tests.intake.made_reports import MadeReport, report_docx, report_pdf


@pytest.mark.parametrize(("write", "ending"), [(report_docx, "docx"), (report_pdf, "pdf")])
def test_a_report_gives_its_number_committee_direction_rapporteur_object_and_amounts(
    tmp_path: Path, write: object, ending: str
) -> None:
    path = tmp_path / f"rapport.{ending}"
    (report_docx if write is report_docx else report_pdf)(path, MadeReport())
    reading = read_report(path)
    assert (reading.number, reading.committee) == ("4-12", "4e commission")
    assert reading.direction == "Délégation à la jeunesse et à la vie associative"
    assert reading.rapporteur == "Mme Awa Traoré"
    assert reading.title == "Attribution de subventions aux associations d'éducation populaire"
    assert reading.sitting_on == date(2026, 5, 21)
    assert reading.unit == "DJVA"
    assert [(one.label, one.amount) for one in reading.amounts] == [
        ("Subvention", "24500.00"),
        ("Subvention", "18000.00"),
        ("AE 2026", "1200000.00"),
        ("CP 2026", "42500.00"),
    ]
    assert reading.requested.startswith("Compte tenu de ces éléments, je vous propose")
    assert reading.requested.endswith("à la signer au nom du Département.")
    assert reading.context.startswith("Le Département soutient depuis 2019")
    assert not reading.warnings
    assert not reading.not_read


def test_a_report_of_the_assembly_is_read_too(tmp_path: Path) -> None:
    report = MadeReport(
        number="01-03",
        committee="1ère commission",
        body_name="RAPPORT AU CONSEIL DÉPARTEMENTAL",
        sitting="18 juin 2026",
        title="Soutien à l'Assemblée des 100 voix :\nprogramme 2026",
        direction="Direction : Délégation égalité citoyenneté",
    )
    reading = read_report(report_docx(tmp_path / "r.docx", report))
    assert (reading.number, reading.committee) == ("1-3", "1re commission")
    assert reading.title == "Soutien à l'Assemblée des 100 voix : programme 2026"
    assert reading.sitting_on == date(2026, 6, 18)


def test_the_object_ends_where_what_is_asked_begins(tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    told = ("RAPPORT N° 5-01", "Objet : Subvention aux Passeurs du canal", "Il vous est proposé d'attribuer 2000 €.")
    path.write_bytes(word_file(word_xml(*told)))
    assert read_report(path).title == "Subvention aux Passeurs du canal"


def test_the_name_of_the_file_gives_what_the_text_does_not(tmp_path: Path) -> None:
    path = tmp_path / "4-07 Convention avec le CIDFF.docx"
    path.write_bytes(word_file(word_xml("Rapport relatif à une convention", "Séance à venir", "Exposé.")))
    reading = read_report(path)
    assert (reading.number, reading.title) == ("4-7", "4-07 Convention avec le CIDFF")
    assert "la commission" in reading.not_read


def test_a_scanned_report_says_that_nothing_was_read(tmp_path: Path) -> None:
    path = tmp_path / "4-9 numérisé.pdf"
    path.write_bytes(pdf_file(""))
    reading = read_report(path)
    assert reading.number == "4-9"
    assert "numérisé" in reading.warnings[0]
    assert reading.text == ""


def test_a_paper_that_is_no_report_is_said_to_look_like_none(tmp_path: Path) -> None:
    path = tmp_path / "recette.docx"
    path.write_bytes(word_file(word_xml("Recette du gâteau au yaourt", "Mélanger la farine et les œufs.")))
    assert any("ne ressemble pas à un rapport" in warning for warning in read_report(path).warnings)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("vide.pdf", b"", "unreadable_file"),
        ("message.eml", b"From: a@b.example\nSubject: x\n\ny", "unsupported_file"),
        ("image.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "unsupported_file"),
        ("faux.docx", b"From: a@b.example\nSubject: x\n\ny", "unsupported_file"),
        ("programme.exe", b"MZ" * 40, "unsupported_file"),
    ],
)
def test_another_sort_of_file_is_refused_with_a_sentence(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_report(path)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_broken_pdf_and_a_huge_report_are_proposed_with_what_could_be_read(tmp_path: Path) -> None:
    broken = tmp_path / "4-1.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 3000)
    assert "abîmé" in read_report(broken).warnings[0]
    long = MadeReport(body=tuple(f"Paragraphe {number} : subvention de {number} 000 €." for number in range(1, 9000)))
    reading = read_report(report_docx(tmp_path / "long.docx", long))
    assert reading.number == "4-12"
    assert len(reading.text) <= 100_000
    assert any("volumineux" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "words",
    [
        "rapport n° " * 20_000,
        "OBJET : " + "a\n" * 40_000,
        "Rapporteur " * 20_000,
        "je vous propose " * 20_000,
        "1 000 " * 40_000,
        "Direction " + "x" * 150_000,
        "commission " * 20_000,
        "séance du " * 20_000,
        "Mesdames, Messieurs,\n" * 8_000,
        "(" * 60_000 + "euros",
    ],
)
def test_words_made_to_be_slow_to_read_are_read_in_time(tmp_path: Path, words: str) -> None:
    path = tmp_path / "lent.docx"
    path.write_bytes(word_file(word_xml(*words.split("\n"))))
    begun = time.monotonic()
    read_report(path)
    assert time.monotonic() - begun < 4
