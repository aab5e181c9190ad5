"""What the officer types becomes blocks, and only text."""

from __future__ import annotations

import pytest

from liaison_desk.documents.markdown import blocks_of, runs_of
from liaison_desk.documents.model import Heading, ItemList, Paragraph, ParagraphStyle, Run, Table, plain


def test_bold_and_italic_are_faces() -> None:
    assert runs_of("a **b *c*** d") == (Run("a "), Run("b ", bold=True), Run("c", True, True), Run(" d"))


def test_a_line_break_is_kept() -> None:
    [block] = blocks_of("un\ndeux")
    assert block == Paragraph((Run("un"), Run("\n"), Run("deux")))


def test_html_links_and_images_are_read_as_text() -> None:
    typed = "<script>x</script> ![i](file:///etc/passwd) [l](http://x) &amp;"
    [block] = blocks_of(typed)
    assert block == Paragraph(plain(typed))


def test_lists_nest_and_an_item_keeps_its_paragraphs() -> None:
    [block] = blocks_of("- a\n\n  suite\n  1. b\n- c")
    assert isinstance(block, ItemList)
    assert not block.numbered
    assert [run.text for run in block.items[0].runs] == ["a", "\n", "suite"]
    nested = block.items[0].nested
    assert nested
    assert nested.numbered
    assert nested.items[0].runs == plain("b")


def test_a_table_has_a_header_and_a_short_row_is_completed() -> None:
    [block] = blocks_of("| A | B |\n|---|---|\n| 1 |\n")
    assert isinstance(block, Table)
    assert block.header == (plain("A"), plain("B"))
    assert block.title == "A, B"
    assert block.rows == ((plain("1"), ()),)


def test_a_quotation_is_one() -> None:
    [block] = blocks_of("> mot")
    assert isinstance(block, Paragraph)
    assert block.style is ParagraphStyle.quote


@pytest.mark.parametrize(("first", "levels"), [(1, [1, 2, 3, 3, 1]), (2, [2, 3, 3, 3, 2])])
def test_headings_stay_under_that_of_their_section_and_skip_no_level(first: int, levels: list[int]) -> None:
    blocks = blocks_of("# a\n\n###### b\n\n###### c\n\n### d\n\n# e", first_level=first)
    assert [block.level for block in blocks if isinstance(block, Heading)] == levels


def test_control_signs_go_and_a_vertical_tab_breaks_the_line() -> None:
    [block] = blocks_of("a\x0bb\x00\x07c")
    assert block == Paragraph((Run("a"), Run("\n"), Run("bc")))


def test_ten_thousand_nested_quotations_are_read_without_harm() -> None:
    assert len(blocks_of(">" * 10_000 + "x")) <= 1
