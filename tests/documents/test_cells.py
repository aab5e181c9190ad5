"""What stands in a cell stays in it, and is read as it was written."""

from __future__ import annotations

import pypdfium2
import pytest

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import Block, Document, Fact, Facts, Heading, Table, TemplateName, plain
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.domain.office import OfficeFields

ADDRESS = "secretariat.general.du.maire@mairie-saint-denis-et-pierrefitte.example.fr"


def opened(*blocks: Block, line_spacing: float = 1.0) -> pypdfium2.PdfDocument:
    document = Document("Essai", TemplateName.note, blocks, line_spacing=line_spacing)
    return pypdfium2.PdfDocument(render_pdf(document, OfficeFields()))


def test_a_long_address_is_broken_within_its_cell_and_reads_as_it_was_written() -> None:
    row = (plain("Mairie"), plain(ADDRESS), plain("APRÈS"))
    text = opened(Table((plain("Qui"), plain("Contact"), plain("Pourquoi")), (row,), (32.0, 34.0, 34.0)))[
        0
    ].get_textpage()
    found = text.get_text_range()
    assert ADDRESS in found.replace("\r\n", "").replace("\ufffe", "-")  # what it calls a hyphen at the end of a line
    start = found.index("APRÈS")
    left_of_next = text.get_charbox(start)[0]
    first = found.index(ADDRESS[:10])
    edges = [text.get_charbox(place)[2] for place in range(first, start) if found[place].isalnum()]
    assert max(edges) < left_of_next


@pytest.mark.parametrize("paired", [False, True])
def test_a_long_address_stays_within_the_frame_of_a_form(paired: bool) -> None:
    page = opened(Facts((Fact("Contact", plain(ADDRESS * 2)), Fact("Lieu", plain("Ici"))), is_paired=paired))[0]
    text = page.get_textpage()
    found = text.get_text_range()
    right = max(text.get_charbox(place)[2] for place in range(len(found)) if found[place].isalnum())
    assert right < page.get_width() - 50


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    cells = " | ".join(["Ouvrir le mercredi pendant trente-six semaines de suite", "Département", "Oui"])
    [table] = blocks_of(f"Engagement | Porteur | Vu\n--- | --- | ---\n{cells}")
    assert isinstance(table, Table)
    text = opened(table)[0].get_textpage().get_text_range()
    assert "Département" in text
    assert table.widths[1] > table.widths[2]


def test_a_short_table_is_not_cut_between_two_pages() -> None:
    rows = tuple((plain(f"Étape {number}"), plain("Favorable")) for number in range(4))
    visas = Table((plain("Étape"), plain("Avis")), rows, (50.0, 50.0))
    for filling in range(20, 30):
        pages = opened(*(Heading(plain(f"Titre {place}")) for place in range(filling)), visas)
        holding = [number for number, page in enumerate(pages) if "Étape" in page.get_textpage().get_text_range()]
        assert len(holding) == 1


def test_headings_are_not_spaced_as_the_lines_of_a_speech() -> None:
    def first_gap(line_spacing: float) -> float:
        text = opened(Heading(plain("AAA")), Heading(plain("BBB")), line_spacing=line_spacing)[0].get_textpage()
        found = text.get_text_range()
        return text.get_charbox(found.index("AAA"))[1] - text.get_charbox(found.index("BBB"))[1]

    assert first_gap(1.5) == pytest.approx(first_gap(1.0), abs=0.5)
