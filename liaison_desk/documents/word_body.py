"""Blocks written as WordprocessingML, in the styles of a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from liaison_desk.documents.model import (
    Block,
    CheckBoxes,
    Facts,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Runs,
    Signature,
    Table,
    TypeSize,
    plain,
)
from liaison_desk.documents.text import clean
from liaison_desk.documents.word_styles import WordStyles
from liaison_desk.documents.word_xml import Element, element

_STYLE_NAMES = {
    ParagraphStyle.body: "Body Text",
    ParagraphStyle.lead: "Lead",
    ParagraphStyle.quote: "Quote",
    ParagraphStyle.notice: "Notice",
    ParagraphStyle.caption: "Caption",
    ParagraphStyle.subject: "Subject",
    ParagraphStyle.salutation: "Salutation",
    ParagraphStyle.closing: "Closing",
}
_FACT_WIDTHS = (23.0, 77.0)
_DEEPEST_LIST = 3
_LARGE = 30  # half-points; given with the run, since LibreOffice drops a character style within a styled table


class WordBody:
    """Writes blocks for one document; numbered lists are told to the styles, which number them apart."""

    def __init__(self, styles: WordStyles, type_size: TypeSize = TypeSize.normal) -> None:
        self._styles = styles
        self._large = str(round(_LARGE * type_size.scale))

    def xml(self, blocks: Sequence[Block]) -> str:
        """Return the blocks as the children of `w:body`, without its section properties."""
        written = [item for block in blocks for item in self._block(block)]
        return "".join(etree.tostring(item, encoding="unicode") for item in written)

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Heading():
                return [self._paragraph(block.runs, f"Heading {block.level}")]
            case Paragraph():
                return [self._paragraph(block.runs, _STYLE_NAMES[block.style])]
            case ItemList():
                return self._list(block, 1)
            case Table():
                return [self._table(block), _gap()]
            case Facts():
                return [self._facts(block), _gap()]
            case CheckBoxes():
                return [self._paragraph(block.runs(), _STYLE_NAMES[ParagraphStyle.body])]
            case Signature():
                lines = [self._paragraph(plain(line), "Signature") for line in block.capacity]
                return [*lines, self._paragraph(plain(block.name), "Signatory")]
            case PageBreak():
                return [element("p", element("r", element("br", type="page")))]

    def _paragraph(self, runs: Runs, style: str, *properties: Element) -> Element:
        settings = [element("pStyle", val=identifier)] if (identifier := self._styles.paragraph(style)) else []
        settings.extend(properties)
        start = [element("pPr", *settings)] if settings else []
        return element("p", *start, *self._runs(runs))

    def _runs(self, runs: Runs) -> Iterable[Element]:
        for run in runs:
            face: list[Element] = []
            if run.bold or run.large:
                face.append(element("b"))
            if run.italic:
                face.append(element("i"))
            if run.large:
                face.append(element("sz", val=self._large))
            yield element("r", *([element("rPr", *face)] if face else []), *_text(run.text))

    def _list(self, items: ItemList, depth: int) -> list[Element]:
        base = "List Number" if items.numbered else "List Bullet"
        style = base if depth == 1 else f"{base} {depth}"
        numbering = self._styles.new_numbering(style) if items.numbered else None
        written: list[Element] = []
        for item in items.items:
            written.append(self._paragraph(item.runs, style, *([numbering()] if numbering else [])))
            if item.nested:
                written.extend(self._list(item.nested, min(depth + 1, _DEEPEST_LIST)))
        return written

    def _table(self, table: Table) -> Element:
        def row(cells: Sequence[Runs], *, is_header: bool) -> Element:
            marks = [element("cantSplit"), *([element("tblHeader")] if is_header else [])]
            written = [self._cell(cell, width) for cell, width in zip(cells, shares, strict=True)]
            return element("tr", element("trPr", *marks), *written)

        shares = _percents(table.widths)
        header = [row(table.header, is_header=True)] if table.header else []
        rows = [row(cells, is_header=False) for cells in table.rows]
        look = element(
            "tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1"
        )
        return self._frame("Liaison Table", look, table.title, shares, [*header, *rows])

    def _facts(self, facts: Facts) -> Element:
        shares = _percents(_FACT_WIDTHS)
        rows = [
            element(
                "tr",
                element("trPr", element("cantSplit")),
                self._cell(plain(fact.name), shares[0]),
                self._cell(fact.value, shares[1]),
            )
            for fact in facts.rows
        ]
        look = element(
            "tblLook", val="0680", firstRow="0", lastRow="0", firstColumn="1", lastColumn="0", noHBand="1", noVBand="1"
        )
        return self._frame("Liaison Facts", look, facts.title, shares, rows)

    def _cell(self, runs: Runs, width: int) -> Element:
        return element("tc", element("tcPr", element("tcW", w=str(width), type="pct")), element("p", *self._runs(runs)))

    def _frame(self, style: str, look: Element, title: str, shares: Sequence[int], rows: Sequence[Element]) -> Element:
        named = [element("tblStyle", val=identifier)] if (identifier := self._styles.table(style)) else []
        caption = [element("tblCaption", val=clean(title))] if title else []
        width = element("tblW", w="5000", type="pct")
        layout = element("tblLayout", type="fixed")
        grid = [element("gridCol", w=str(round(share * self._styles.text_width / 5000))) for share in shares]
        return element("tbl", element("tblPr", *named, width, layout, look, *caption), element("tblGrid", *grid), *rows)


def _gap() -> Element:
    """Return the paragraph without which Word joins a table to the one that follows."""
    return element("p", element("pPr", element("spacing", before="0", after="0", line="160", lineRule="exact")))


def _percents(widths: Sequence[float]) -> list[int]:
    """Return shares in fiftieths of a percent, 5000 in all."""
    total = sum(widths)
    return [round(width * 5000 / total) for width in widths]


def _text(text: str) -> Iterable[Element]:
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            yield element("br")
        for position, part in enumerate(line.split("\t")):
            if position:
                yield element("tab")
            if part:
                written = element("t")
                written.text = part
                written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                yield written
