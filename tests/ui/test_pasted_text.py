"""What is pasted from Word and LibreOffice keeps its structure; what they look like is what these programs write."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import Heading, ItemList, Table
from liaison_desk.ui.widgets.pasted_text import markdown_of_html

SAMPLES = Path(__file__).parent / "pasted"


def pasted(name: str) -> str:
    return markdown_of_html((SAMPLES / name).read_text("utf-8"))


def test_a_page_of_word_keeps_headings_lists_tables_and_stress() -> None:
    assert pasted("word.html") == (
        "# Contexte\n\n"
        "Le **Département** soutient 412\u00a0associations, *dit-on*.\n\n"
        "- Premier\n"
        "  - Sous-point **gras**\n"
        "- Second\n"
        "1. Un\n"
        "2. Deux\n\n"
        "> Une citation\n\n"
        "| Dispositif | 2025 | 2026 |\n| --- | --- | --- |\n| Fonds petites | 388 | 412 |\n|  | n\\|d |  |\n\n"
        "5 \\* 3 < 20"
    )


def test_a_page_of_libreoffice_keeps_headings_lists_tables_and_stress() -> None:
    assert pasted("libreoffice.html") == (
        "# Contexte et cadre\n\n"
        "Le Département soutient **412 petites associations** par le *fonds* départemental.\n\n"
        "- Premier point\n"
        "- Second point\n"
        "1. Un\n"
        "2. Deux\n\n"
        "## Moyens\n\n"
        "| Dispositif | 2025 | 2026 |\n| --- | --- | --- |\n| Fonds | 388 | 412 |\n\n"
        "Fin."
    )


def test_what_was_pasted_is_printed_as_it_was_laid_out() -> None:
    blocks = blocks_of(pasted("word.html"))
    assert isinstance(blocks[0], Heading)
    lists = [block for block in blocks if isinstance(block, ItemList)]
    assert [one.numbered for one in lists] == [False, True]
    assert lists[0].items[0].nested is not None
    table = next(block for block in blocks if isinstance(block, Table))
    assert len(table.header) == 3
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Un<br>deux</p>", "Un\ndeux"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
        ("<p><b>a</b><b> b</b> c</p>", "**a b** c"),
        ("<p><b>Note<i>, dit-il</i></b></p>", "**Note, *dit-il***"),
        ("<p># pas un titre</p>", "\\# pas un titre"),
        ("<p>lu<del>supprimé</del><span style='mso-hide:all'>caché</span></p>", "lu"),
        ("<table><tr><td>seul</td></tr><tr><td>deux</td></tr></table>", "seul\n\ndeux"),
        ("<b>sans fin<p>suite", "**sans fin**\n\n**suite**"),
        ("<div><div><p></p></div></div>", ""),
    ],
)
def test_small_pieces(html: str, markdown: str) -> None:
    assert markdown_of_html(html) == markdown
