"""A pack is one accessible PDF: in order, numbered through, named on its pages, marked where it changed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from liaison_desk.documents.attached import AttachedFile, read_attached
from liaison_desk.documents.attached_trimming import cut_to, written_parts
from liaison_desk.documents.model import (
    Contents,
    Document,
    DocumentHeader,
    Heading,
    PageBreak,
    PageSize,
    Paragraph,
    Table,
    TemplateName,
    TypeSize,
    plain,
)
from liaison_desk.documents.pack import Missing, Pack, PackChanges, PackCover, PackPiece
from liaison_desk.documents.pack_pages import starts_of, texts_of
from liaison_desk.documents.pack_word import pack_as_document
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.documents.word import render_word
from liaison_desk.domain.office import OfficeFields
from liaison_desk.paths import shipped_template
from tests.documents.accessible_pdf import breaches_of, elements_of, title_of
from tests.documents.conftest import png
from tests.documents.hostile_pdfs import plain_pdf
from tests.documents.made_packs import render_pack

PDF = "application/pdf"
ROWS = tuple((plain(f"ligne {number}"), plain("x")) for number in range(70))


def note(title: str, *texts: str) -> Document:
    blocks: list[Heading | Paragraph | PageBreak] = [Heading(plain("Point"))]
    for number, text in enumerate(texts):
        blocks += [PageBreak()] if number else []
        blocks.append(Paragraph(plain(text)))
    return Document(title, TemplateName.note, tuple(blocks), DocumentHeader(kind="Note"))


@pytest.fixture
def pieces() -> tuple[PackPiece, ...]:
    letter = Document("Réponse", TemplateName.letter, (Paragraph(plain("Madame la Maire,")),))
    long_table = Document("Subventions", TemplateName.note, (Table((plain("Nom"), plain("B")), ROWS, (3, 1)),))
    return (
        PackPiece("a", "Note sur le projet", "Note", note("Note sur le projet", "premier", "second")),
        PackPiece("b", "Réponse à la Ville", "Courrier", letter),
        PackPiece("c", "Convention", "Fichier joint", read_attached(plain_pdf("Article 1er"), PDF)),
        PackPiece("d", "Plan", "Image", read_attached(png(300, 100), "image/png")),
        PackPiece("e", "Bilan", "Pièce manquante", Missing("Pièce attendue", "Finances", "mardi 12 mai 2026, matin")),
        PackPiece("f", "Subventions", "Note", long_table),
    )


@pytest.fixture
def pack(pieces: tuple[PackPiece, ...]) -> Pack:
    cover = PackCover("Dossier de déplacement", "Mardi 12 mai · Bobigny", (("Pour", "Samir Benali"),))
    return Pack("Inauguration", cover, pieces)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def said(pdf: bytes) -> list[str]:
    """Return all that each page says."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def test_it_is_accessible_and_bears_its_title_and_its_language(pack: Pack, office: OfficeFields) -> None:
    made = render_pack(pack, office)
    assert breaches_of(made) == []
    assert title_of(made) == "Inauguration"
    with opened(made) as pdf:
        assert str(pdf.Root.Lang).lower().startswith("fr")


def test_tagged_pages_of_others_are_accessible_once_in_a_pack_and_say_the_same(
    pack: Pack, office: OfficeFields
) -> None:
    tagged = render_pdf(note("Rapport", "premier", "second"), office)
    piece = PackPiece("z", "Rapport", "Fichier joint", read_attached(tagged, PDF))
    made = render_pack(replace(pack, pieces=(pack.pieces[0], piece)), office)
    assert breaches_of(made) == []
    start = starts_of(made, 2)[1]
    assert "premier" in said(made)[start - 1]


@pytest.mark.parametrize(("size", "type_size"), [(PageSize.a5, TypeSize.normal), (PageSize.a4, TypeSize.large)])
def test_pages_of_others_cut_to_what_is_written_on_them_are_larger(
    size: PageSize, type_size: TypeSize, pack: Pack, office: OfficeFields
) -> None:
    file = read_attached(render_pdf(note("Rapport", "premier", "second"), office), PDF)
    parts = written_parts(file)
    left, top, right, bottom = parts[0]
    assert parts[0] == parts[1]
    assert 0.05 < left < right < 0.95
    assert 0.0 < top < bottom <= 1.0

    def height_of_words(shown: AttachedFile) -> float:
        """Return how high the first letter of « premier » stands."""
        piece = PackPiece("z", "Rapport", "Fichier joint", shown)
        made = render_pack(replace(pack, pieces=(piece,), page_size=size, type_size=type_size), office)
        assert breaches_of(made) == []
        pages: Any = pypdfium2.PdfDocument(made)
        layer = pages[starts_of(made, 1)[0] - 1].get_textpage()
        index, _count = layer.search("premier").get_next()
        _left, low, _right, high = layer.get_charbox(index, loose=True)
        return float(high - low)

    assert height_of_words(cut_to(file, parts)) > 1.05 * height_of_words(file)


def test_large_print_sets_a_wide_table_row_by_row(pack: Pack, office: OfficeFields) -> None:
    header = tuple(plain(name) for name in ("Heure", "Durée", "Séquence", "Lieu", "Rôle"))
    rows = ((plain("10 h"), plain("5 min"), plain("Accueil"), (), plain("Écoute")),)
    sheet = Document("Déroulé", TemplateName.note, (Table(header, rows, (1, 1, 3, 2, 1)),))
    pieces = (PackPiece("t", "Déroulé", "", sheet),)
    normal = render_pack(replace(pack, pieces=pieces), office)
    large = render_pack(replace(pack, pieces=pieces, type_size=TypeSize.large), office)
    assert "Heure Durée Séquence Lieu Rôle" in said(normal)[-1]
    assert "Heure 10 h Durée 5 min Séquence Accueil Rôle Écoute" in said(large)[-1]
    assert elements_of(large)["Table"] == 0


def test_the_pages_of_others_are_figures_that_tell_their_text(pack: Pack, office: OfficeFields) -> None:
    with opened(render_pack(pack, office)) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        told = {str(one.get("/Alt")) for one in figures}
    assert {"Article 1er", "Plan, page 1, sans texte lisible"} <= told


def test_bookmarks_name_every_piece_where_it_starts(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(pack, office)
    with opened(pdf) as read, read.open_outline() as outline:
        names = [item.title for item in outline.root]
    assert names == [
        "Sommaire", "1. Note sur le projet", "2. Réponse à la Ville", "3. Convention", "4. Plan", "5. Bilan",
        "6. Subventions",
    ]  # fmt: skip
    starts = starts_of(pdf, 6)
    assert starts == sorted(set(starts))
    assert "Article 1er" in said(pdf)[starts[2] - 1]


def test_every_page_but_the_cover_has_its_number_among_all(pack: Pack, office: OfficeFields) -> None:
    pages = said(render_pack(pack, office))
    for number, page in enumerate(pages[1:], 2):
        assert f"{number} / {len(pages)}" in page
    assert "1 / " not in pages[0]


def test_every_page_of_a_piece_names_it(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(pack, office)
    pages, starts = said(pdf), [*starts_of(pdf, 6), 0]
    assert "1. Note sur le projet" in pages[starts[0] - 1]
    assert "1. Note sur le projet" in pages[starts[0]]
    assert "6. Subventions" in pages[-1]


def test_the_contents_give_pieces_natures_and_pages(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(pack, office)
    contents = said(pdf)[1]
    for rank, start in enumerate(starts_of(pdf, 6)):
        piece = pack.pieces[rank]
        assert f"{rank + 1}. {piece.title} {piece.nature} {start}" in contents


def test_what_is_missing_is_on_the_cover_and_holds_its_place(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(pack, office)
    pages = said(pdf)
    divider = pages[starts_of(pdf, 6)[4] - 1]
    assert "Il manque une pièce" in pages[0]
    assert "Finances · mardi 12 mai 2026, matin" in pages[0].replace("\u00a0", " ")
    assert "Due par : Finances" in divider.replace("\u00a0", " ")


def test_pieces_start_on_right_hand_pages_when_asked_and_backs_are_blank(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(replace(pack, on_right_pages=True), office)
    starts = starts_of(pdf, 6)
    assert all(start % 2 for start in starts)
    assert texts_of(pdf)[starts[3]] == ""


@pytest.mark.parametrize(
    ("size", "points"), [(PageSize.a4, {(595, 842), (842, 595)}), (PageSize.a5, {(420, 595), (595, 420)})]
)
def test_every_page_is_of_the_paper_asked_for(
    size: PageSize, points: set[tuple[int, int]], pack: Pack, office: OfficeFields
) -> None:
    document = pypdfium2.PdfDocument(render_pack(replace(pack, page_size=size), office))
    assert {(round(page.get_width()), round(page.get_height())) for page in document} == points


def test_large_print_sets_the_office_s_own_text_in_sixteen_points(pack: Pack, office: OfficeFields) -> None:
    pdf = render_pack(replace(pack, type_size=TypeSize.large), office)
    page = pypdfium2.PdfDocument(pdf)[starts_of(pdf, 6)[0] - 1]
    layer = page.get_textpage()
    texts = [one for one in page.get_objects(textpage=layer) if isinstance(one, pypdfium2.PdfTextObj)]
    sizes = [one.get_font_size() for one in texts if "premier" in one.extract()]
    assert sizes
    assert min(sizes) >= 16


def test_a_sheet_for_the_pocket_takes_the_pages_large_print_needs(office: OfficeFields) -> None:
    rows = tuple((plain(f"personne {number}"), plain("présente")) for number in range(40))
    sheet = Document("Fiche", TemplateName.trip_sheet, (Table((plain("Nom"), plain("B")), rows, (3, 1)),))
    pack = Pack("Dossier", PackCover(), (PackPiece("a", "Fiche", "", sheet),))
    small, large = (render_pack(replace(pack, type_size=size), office) for size in (TypeSize.normal, TypeSize.large))
    assert len(said(small)) == 3
    assert len(said(large)) > 3


def test_changed_pages_are_marked_and_listed(pack: Pack, office: OfficeFields) -> None:
    changes = PackChanges(1, {0: (1,), 3: (0,)}, added=(3,), removed=("Ancienne note",))
    pdf = render_pack(replace(pack, changes=changes), office)
    pages, starts = said(pdf), starts_of(pdf, 6)
    marked = [number for number, page in enumerate(pages, 1) if "modifiée depuis la version 1" in page]
    assert marked == [starts[0] + 1, starts[3]]
    assert "Ce qui a changé depuis la version 1" in pages[2]
    assert f"1. Note sur le projet pages modifiées {starts[0] + 1}" in pages[2]
    assert f"4. Plan pièce ajoutée {starts[3]}" in pages[2]
    assert "Ancienne note pièce retirée" in pages[2]


def test_marks_and_numbers_are_no_part_of_what_a_page_says(pack: Pack, office: OfficeFields) -> None:
    plain_texts = texts_of(render_pack(pack, office))
    marked = texts_of(render_pack(replace(pack, changes=PackChanges(1, {0: (0, 1)})), office))
    assert [*plain_texts[:1], *plain_texts[2:]] == [*marked[:1], *marked[3:]]


def test_the_contents_of_a_piece_are_its_own(office: OfficeFields) -> None:
    first = Document("Un", TemplateName.note, (Contents(), Heading(plain("Alpha")), Paragraph(plain("a"))))
    second = Document("Deux", TemplateName.note, (Contents(), Heading(plain("Bêta")), Paragraph(plain("b"))))
    pieces = tuple(PackPiece(one.title, one.title, "", one) for one in (first, second))
    pages = texts_of(render_pack(Pack("Dossier", PackCover(), pieces), office))
    assert "Bêta" not in pages[2]
    assert "Alpha" not in pages[3]


def test_the_same_content_gives_the_same_bytes(pack: Pack, office: OfficeFields) -> None:
    assert render_pack(pack, office) == render_pack(pack, office)


def test_nothing_that_was_typed_is_run(office: OfficeFields) -> None:
    hostile = "#panic() *gras* $x$ <b> {{ x }} @renvoi"
    piece = PackPiece("a", hostile, hostile, Missing(hostile, hostile, hostile))
    pages = said(render_pack(Pack(hostile, PackCover(hostile, hostile, ((hostile, hostile),)), (piece,)), office))
    assert all(hostile.replace(" ", "") in page.replace(" ", "") for page in pages)


def test_the_same_pack_is_a_word_document(pack: Pack, office: OfficeFields) -> None:
    content = render_word(pack_as_document(pack), office, shipped_template("note.docx"))
    document = docx.Document(io.BytesIO(content))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    text = "\n".join(one.text for one in document.paragraphs)
    assert headings == [f"{rank}. {piece.title}" for rank, piece in enumerate(pack.pieces, 1)]
    assert "Fichier joint (une page), à imprimer à part." in text
    assert "Il manque : Bilan." in text
    assert "Madame la Maire," in text
