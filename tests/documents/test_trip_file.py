from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from liaison_desk.documents.fitting import fitting_scale
from liaison_desk.documents.model import CheckBoxes, Document, Facts, Heading, PageSize, Paragraph, Runs, Table
from liaison_desk.documents.participants import EngagementParticipant
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.trip_file import PartnerSheet, TripFileMaterial, compose_trip_file
from liaison_desk.documents.trip_sheet import TripMaterial, compose_trip_sheet
from liaison_desk.documents.trip_tables import FollowUp, Guest
from liaison_desk.documents.word import render_word
from liaison_desk.domain.cautions import Caution, CautionKind
from liaison_desk.domain.engagements import ChecklistLine, EngagementFields, EngagementKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.speeches import speaking_seconds, word_count
from liaison_desk.paths import resource, shipped_template

HEADINGS = [
    "Fiche de déplacement",
    "Déroulé minuté",
    "Itinéraire et transport",
    "Participants par ordre protocolaire",
    "Contexte",
    "Partenaire et territoire",
    "Points de vigilance",
    "Éléments de langage",
    "Annonces possibles",
    "Presse",
    "Liste de contrôle",
    "Suites",
]


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def part(document: Document, number: int) -> list[str]:
    """Return what one of the twelve parts says, line by line."""
    blocks = list(document.blocks)
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1] + [len(blocks)]
    found: list[str] = []
    for block in blocks[starts[number - 1] + 1 : starts[number]]:
        if isinstance(block, Table):
            found += [" | ".join(words(cell) for cell in row) for row in (block.header, *block.rows)]
        elif isinstance(block, Facts):
            found += [f"{fact.name} : {words(fact.value)}" for fact in block.rows]
        elif isinstance(block, CheckBoxes):
            found.append(words(block.runs()))
        elif isinstance(block, (Heading, Paragraph)):
            found.append(words(block.runs))
    return found


@pytest.fixture
def material(office: OfficeFields, inauguration: EngagementFields) -> TripFileMaterial:
    return TripFileMaterial(TripMaterial(office, inauguration, "Stains"), is_draft=False)


def test_a_trip_file_has_the_twelve_parts_of_its_form_in_order(material: TripFileMaterial) -> None:
    document = compose_trip_file(material)
    headings = [words(block.runs) for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == [f"{number}. {heading}" for number, heading in enumerate(HEADINGS, 1)]


def test_what_is_not_known_is_to_complete_in_italics(office: OfficeFields, inauguration: EngagementFields) -> None:
    bare = EngagementFields(title=inauguration.title, starts_at=inauguration.starts_at)
    document = compose_trip_file(TripFileMaterial(TripMaterial(office, bare), is_draft=True))
    for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12):
        assert any(line.startswith("[à compléter : ") for line in part(document, number)), number
    told = [block for block in document.blocks if isinstance(block, Paragraph) and "[à compléter" in words(block.runs)]
    assert all(run.italic for block in told for run in block.runs)
    assert document.is_draft


def test_each_part_says_what_the_records_say(material: TripFileMaterial) -> None:
    engagement = material.trip.engagement.model_copy(
        update={"talking_points": "mot " * 433, "speaking_minutes": 4, "possible_announcements": "Convention.",
                "press": "Le Parisien", "checklist": [ChecklistLine(text="Ruban", done=True)]}
    )  # fmt: skip
    document = compose_trip_file(
        replace(
            material,
            trip=replace(material.trip, engagement=engagement),
            journey=(("Aller", "35 min"),),
            guests=(Guest("1", "Mme Roux", "Maire de Stains", "7", "attendue", is_greeted=True, note="Accueille"),),
            greeting="Madame la Maire, Mesdames, Messieurs,",
            partners=(PartnerSheet("Ville de Stains", (("Contact", "01 49 71 82 27"),)),),
            territory=(("EPT", "Plaine Commune"),),
            cautions=(Caution(CautionKind.interest, "Lien déclaré.", "décret n° 2014-90"),),
            open_letters=("A-2026-0001 · Subvention",),
            follow_up=(FollowUp("DECI", "Envoyer les photos", "20 mai 2026"),),
        )
    )
    assert "Aller : 35 min" in part(document, 3)
    assert "1\nrang 7 | Mme Roux | Maire de Stains | attendue | ☐ | Accueille" in part(document, 4)
    assert "Madame la Maire, Mesdames, Messieurs," in part(document, 4)
    assert "EPT : Plaine Commune" in part(document, 6)
    assert part(document, 7)[0] == "Lien déclaré (décret n° 2014-90)."
    assert part(document, 8)[0].startswith(
        "Temps de parole : 3 min 20 s (433 mots à 130 mots par minute) ; prévu : 4 min"
    )
    assert part(document, 11) == ["☒ Ruban"]
    assert "DECI | Envoyer les photos | 20 mai 2026" in part(document, 12)


def test_the_checklist_is_that_of_the_kind_until_somebody_writes_one(material: TripFileMaterial) -> None:
    engagement = material.trip.engagement.model_copy(update={"engagement_kind": EngagementKind.inauguration})
    document = compose_trip_file(replace(material, trip=replace(material.trip, engagement=engagement)))
    assert "☐ Ruban, ciseaux, plaque" in part(document, 11)


@pytest.mark.parametrize(("count", "seconds"), [(130, 60), (65, 30), (0, 0), (433, 200)])
def test_a_text_is_said_at_130_words_a_minute(count: int, seconds: int) -> None:
    assert speaking_seconds("mot " * count) == seconds


def test_words_joined_by_an_apostrophe_are_said_in_one_breath() -> None:
    assert word_count("- l'élu remercie **avant-hier**") == 3


def test_a_trip_file_is_written_as_word_and_pdf(material: TripFileMaterial) -> None:
    document = compose_trip_file(material)
    with pypdfium2.PdfDocument(render_pdf(document, material.trip.office)) as pages:
        text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "12. Suites" in text
    assert render_word(document, material.trip.office, shipped_template(f"{document.template.value}.docx"))


@pytest.mark.parametrize("size", [PageSize.a5, PageSize.a4])
def test_a_pocket_sheet_with_eight_participants_holds_on_one_page_in_word(
    material: TripFileMaterial, tmp_path: Path, size: PageSize
) -> None:
    people = tuple(
        EngagementParticipant(f"Mme Claire-Lise Nom-Composé {one}", "Conseillère départementale de Pantin", "attendue")
        for one in range(8)
    )
    sheet = compose_trip_sheet(replace(material.trip, participants=people, travel="aller environ 35 min"), size)
    (tmp_path / "fiche.docx").write_bytes(
        render_word(sheet, material.trip.office, shipped_template(f"{sheet.template.value}.docx"))
    )
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    with_our_type = {**os.environ, "XDG_DATA_HOME": str(resource("fonts").parent)}  # fontconfig looks in its fonts/
    subprocess.run([*command, str(tmp_path / "fiche.docx")], check=True, capture_output=True, env=with_our_type)
    with pypdfium2.PdfDocument(tmp_path / "fiche.pdf") as pages:
        assert len(pages) == 1


def test_the_type_shrinks_with_what_there_is_to_say_and_never_grows(material: TripFileMaterial) -> None:
    scales = []
    for number in (0, 4, 8, 12, 20):
        people = tuple(EngagementParticipant(f"M. Nom {one}", "Maire", "attendu") for one in range(number))
        scales.append(fitting_scale(compose_trip_sheet(replace(material.trip, participants=people), PageSize.a5)))
    assert scales[0] == 1
    assert scales == sorted(scales, reverse=True)
    assert min(scales) >= 0.7
