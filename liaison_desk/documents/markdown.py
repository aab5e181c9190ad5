"""Markdown as the officer types it, turned into blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from liaison_desk.documents.model import (
    Block,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
)
from liaison_desk.documents.text import clean
from liaison_desk.domain.typography import french

_LOWEST_HEADING = 3
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_MARK = re.compile(r"^[ \t]*(?:[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[#>])|^[ \t]+\S|\|", re.MULTILINE)
"""What makes a line more than one of a paragraph: lists, headings, quotations, tables, what is indented."""
_PADDING = 3.0  # signs that the blank around a cell is worth
_OF_A_WORD = 1.3  # a word alone on its line may be wider than the mean of a long text
_LONG = 16  # signs: a longer word may be cut
_WIDEST = 60  # signs: a longer text goes to the next line rather than squeeze the other columns


def blocks_of(markdown: str, *, first_level: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text.

    HTML, images and links are read as the text they show. `first_level` is the level of a « # » heading, so that the
    headings of a section stay under that of the section; none skips a level, which readers for the blind would miss.
    """
    text = clean(markdown)
    if _MARK.search(text):
        return _parsed(text, first_level)
    return tuple(block for part in _BLANK_LINES.split(text) for block in _parsed(part, first_level))


@lru_cache(maxsize=512)
def _parsed(text: str, first_level: int) -> tuple[Block, ...]:
    """Return the blocks of a text: letters made together have most of their paragraphs in common."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return tuple(_blocks(tree.children, ParagraphStyle.body, first_level))


def runs_of(markdown: str) -> Runs:
    """Return a Markdown text of one line as runs."""
    return _inline(_parser().parseInline(clean(markdown))[0].children or [])


def plain_of(markdown: str) -> str:
    """Return a Markdown text of paragraphs without its marks, a blank line between them: for a message."""
    found = (block for block in blocks_of(markdown) if isinstance(block, Paragraph | Heading))
    return "\n\n".join("".join(run.text for run in block.runs) for block in found)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(
        ["emphasis", "list", "heading", "blockquote", "table", "newline", "escape", "balance_pairs"]
    )


def _blocks(nodes: Sequence[SyntaxTreeNode], style: ParagraphStyle, first_level: int) -> list[Block]:
    found: list[Block] = []
    level = first_level - 1
    for node in nodes:
        match node.type:
            case "heading":
                level = min(int(node.tag[1]) + first_level - 1, level + 1, _LOWEST_HEADING)
                found.append(Heading(_text(node), level))
            case "paragraph":
                found.append(Paragraph(_text(node), style))
            case "bullet_list" | "ordered_list":
                found.append(_list(node))
            case "blockquote":
                found.extend(_blocks(node.children, ParagraphStyle.quote, first_level))
            case "table":
                found.append(_table(node))
            case _:
                continue
    return found


def _text(node: SyntaxTreeNode) -> Runs:
    """Return the text of a node whose only child is inline."""
    inline = node.children[0].token if node.children else None
    return _inline(inline.children or []) if inline else ()


def _inline(tokens: Sequence[Token]) -> Runs:
    runs: list[Run] = []
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "softbreak" | "hardbreak":
                runs.append(Run("\n"))
            case _:
                if token.content:
                    runs.append(Run(french(token.content), bold > 0, italic > 0))
    return tuple(runs)


def _list(node: SyntaxTreeNode) -> ItemList:
    return ItemList(tuple(_item(item) for item in node.children), numbered=node.type == "ordered_list")


def _item(node: SyntaxTreeNode) -> ListItem:
    """Return an item; its paragraphs, and whatever else stands in it, become lines."""
    lines: list[Runs] = []
    nested: list[ListItem] = []
    numbered = False
    for child in node.children:
        if child.type in {"bullet_list", "ordered_list"}:
            inner = _list(child)
            nested.extend(inner.items)
            numbered = inner.numbered
        else:
            lines.extend(_lines(child))
    return ListItem(_joined(lines), ItemList(tuple(nested), numbered) if nested else None)


def _lines(node: SyntaxTreeNode) -> list[Runs]:
    if node.type in {"paragraph", "heading", "th", "td"}:
        return [_text(node)]
    return [line for child in node.children for line in _lines(child)]


def _joined(lines: Sequence[Runs]) -> Runs:
    runs: list[Run] = []
    for line in lines:
        runs.extend([Run("\n"), *line] if runs else line)
    return tuple(runs)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [tuple(_text(cell) for cell in row.children) for section in node.children for row in section.children]
    header, body = rows[0], tuple(rows[1:])
    columns = ", ".join(filter(None, ("".join(run.text for run in cell) for cell in header)))
    return Table(header, body, _shares(rows), columns)


def _shares(rows: Sequence[tuple[Runs, ...]]) -> tuple[float, ...]:
    """Return widths that follow the longest text of each column: none under a sixth of the widest, nor under a word."""
    columns = [["".join(run.text for run in row[column]) for row in rows] for column in range(len(rows[0]))]
    longest = [min(max(map(len, texts)), _WIDEST) for texts in columns]
    widest = max(*longest, 1)
    words = [min(max((len(word) for text in texts for word in text.split()), default=0), _LONG) for texts in columns]
    return tuple(
        round(max(length, widest / 6, 6.0, word * _OF_A_WORD) + _PADDING, 2)
        for length, word in zip(longest, words, strict=True)
    )
