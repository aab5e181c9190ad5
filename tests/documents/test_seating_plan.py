"""Seating plans and protocol sheets say where everybody sits and why."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pypdfium2
import pytest

from liaison_desk.documents.model import Document, Paragraph, Runs, Table
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.protocol_sheet import ProtocolMaterial, compose_protocol_sheet
from liaison_desk.documents.seating_plan import SeatingMaterial, compose_seating_plan
from liaison_desk.documents.word import render_word
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.precedence import UNRANKED
from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.domain.seating import SeatingShape, Viewpoint, seating_plan
from liaison_desk.domain.visit_courtesy import ToWarn
from liaison_desk.paths import shipped_template

NAMES = ("M. Guilhem Astruc", "Mme Solène Kerbrat", "Mme Maëlle Fontanier-Duprat", "M. Karim Benali", "Mme Awa Soumaré")
ORDER = tuple(
    ProtocolPlace(number, str(number), name, "Invité·e", 15 if number == 3 else UNRANKED, "art. 18", number == 3)
    for number, name in enumerate(NAMES, start=1)
)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[words(cell) for cell in row] for row in (block.header, *block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def plan(inauguration: EngagementFields, shape: SeatingShape, viewpoint: Viewpoint, seats: int) -> Document:
    drawn = seating_plan(len(ORDER), shape, viewpoint, seats)
    return compose_seating_plan(SeatingMaterial(inauguration, drawn, ORDER, "Stains"))


def test_the_seats_are_drawn_as_the_room_sees_them_and_named_one_by_one(inauguration: EngagementFields) -> None:
    drawn, named = tables(plan(inauguration, SeatingShape.central_aisle, Viewpoint.room, 2))
    assert drawn == [
        ["Rang", "Gauche 2", "Gauche 1", "Allée", "Droite 1", "Droite 2"],
        ["1", f"4 {NAMES[3]}", f"2 {NAMES[1]}", "", f"1 {NAMES[0]}", f"3 {NAMES[2]}"],
        ["2", "", "", "", f"5 {NAMES[4]}", ""],
    ]
    assert named[1] == ["1", f"{NAMES[0]} Invité·e", "1er rang, travée de droite, en bord d'allée"]


def test_seen_from_the_stage_everything_is_turned_round(inauguration: EngagementFields) -> None:
    document = plan(inauguration, SeatingShape.central_aisle, Viewpoint.stage, 2)
    drawn = tables(document)[0]
    assert drawn[0] == ["Rang", "Droite 2", "Droite 1", "Allée", "Gauche 1", "Gauche 2"]
    assert [row[0] for row in drawn[1:]] == ["2", "1"]
    lead = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert words(lead.runs).startswith("Vu de l'estrade : la travée de droite est à gauche du plan")


def test_many_seats_abreast_keep_their_numbers_alone(inauguration: EngagementFields) -> None:
    drawn = tables(plan(inauguration, SeatingShape.central_aisle, Viewpoint.room, 6))[0]
    assert "1" in drawn[1]
    assert not any("Astruc" in cell for row in drawn for cell in row)


def test_nobody_to_seat_is_said(inauguration: EngagementFields) -> None:
    document = compose_seating_plan(SeatingMaterial(inauguration, seating_plan(0), ()))
    found = [words(block.runs) for block in document.blocks if isinstance(block, Paragraph)]
    assert found == ["[à compléter : personnes présentes]"]


@pytest.mark.parametrize("shape", list(SeatingShape))
def test_the_plan_is_the_same_in_word_and_in_pdf(
    inauguration: EngagementFields, office: OfficeFields, shape: SeatingShape
) -> None:
    document = plan(inauguration, shape, Viewpoint.room, 3)
    pages = pypdfium2.PdfDocument(render_pdf(document, office))
    assert len(pages) == 1
    pdf = pages[0].get_textpage().get_text_range()
    written = render_word(document, office, shipped_template("note.docx"))
    word = ZipFile(io.BytesIO(written)).read("word/document.xml").decode()
    for name in ("Astruc", "Soumaré", "Vu de la salle"):
        assert name in pdf.replace("\N{NO-BREAK SPACE}", " ")
        assert name in word.replace("\N{NO-BREAK SPACE}", " ")


def test_the_protocol_sheet_holds_the_order_the_greeting_the_speakers_and_whom_to_warn(
    inauguration: EngagementFields, office: OfficeFields
) -> None:
    material = ProtocolMaterial(
        inauguration,
        ORDER,
        "Monsieur le Préfet, Mesdames, Messieurs,",
        ORDER[:2][::-1],
        ("Le déroulé dit autre chose.",),
        (ToWarn("Cabinet du maire", None, "Mairie de Stains", "à compléter", "Déplacement à Stains"),),
        "Représentation du Président.",
    )
    document = compose_protocol_sheet(material)
    order, to_warn = tables(document)
    assert order[3] == ["3", f"{NAMES[2]} Invité·e", "15, à vérifier", "art. 18"]
    assert order[1][2] == "hors rang"
    assert to_warn[1] == ["Mairie de Stains Cabinet du maire", "à compléter", "Déplacement à Stains"]
    pdf = pypdfium2.PdfDocument(render_pdf(document, office))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    for expected in ("Monsieur le Préfet", "Le déroulé dit autre chose", "Représentation du Président"):
        assert expected in " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
