"""Blocks written as WordprocessingML, in the styles of a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from liaison_desk.documents.model import (
    Block,
    CheckBoxes,
    Contents,
    Facts,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Runs,
    Signature,
    Table,
    plain,
)
from liaison_desk.documents.text import clean
from liaison_desk.documents.word_styles import WordStyles
from liaison_desk.documents.word_xml import Element, element, w

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
_PAIRED_WIDTHS = (19.0, 31.0, 19.0, 31.0)
_SIDES = ("top", "left", "bottom", "right", "insideH")
_TEAL, _SOFT_LINE = "0E6668", "D3DCDD"
_DEEPEST_LIST = 3
_MOST_KEPT = 256
_DENSE = {
    "Heading 1": ("90", "20"),
    "Heading 2": ("80", "20"),
    "Body Text": ("0", "60"),
    "List Bullet": ("0", "0"),
    "List Number": ("0", "0"),
}
"""Blank before and after, in twentieths of a point, of what must hold on one page."""

_SINGLE = 240  # a single line, in the 240ths of a line of `spacing`
_FIRST_BOOKMARK = 9000  # far above those a template may hold
_LARGE = 30  # half-points; given with the run, since LibreOffice drops a character style within a styled table


KeptBlocks = dict[Block, str]
"""Blocks already written, as XML."""


class WordBody:
    """Writes blocks for one document; numbered lists are told to the styles, which number them apart."""

    def __init__(
        self,
        styles: WordStyles,
        scale: float = 1.0,
        line_spacing: float = 1.0,
        *,
        is_dense: bool = False,
        kept: KeptBlocks | None = None,
        pages: Sequence[int] = (),
    ) -> None:
        self._styles = styles
        self._large = str(round(_LARGE * scale))
        self._line_spacing = line_spacing
        self._is_dense = is_dense
        self._kept: KeptBlocks = {} if kept is None else kept
        self._pages = tuple(pages)
        self._titles: list[Runs] = []
        self._titles_written = 0

    def xml(self, blocks: Sequence[Block]) -> str:
        """Return the blocks as the children of `w:body`, without its section properties."""
        has_contents = any(isinstance(block, Contents) for block in blocks)
        self._titles = titles_of(blocks) if has_contents else []
        self._titles_written = 0
        return "".join(self._written(block) for block in blocks)

    def _written(self, block: Block) -> str:
        """Return a block as XML: paragraphs that letters have in common are written once."""
        if not isinstance(block, Paragraph | Signature):
            return self._serialised(block)
        if (written := self._kept.get(block)) is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            written = self._kept[block] = self._serialised(block)
        return written

    def _serialised(self, block: Block) -> str:
        return "".join(etree.tostring(item, encoding="unicode") for item in self._block(block))

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block.runs, _STYLE_NAMES[block.style])]
            case ItemList():
                return self._list(block, 1)
            case Table():
                return [self._table(block), self._gap()]
            case Facts():
                return [self._facts(block), self._gap()]
            case CheckBoxes():
                return [self._paragraph(block.runs(), _STYLE_NAMES[ParagraphStyle.body])]
            case Signature():
                lines = [self._paragraph(plain(line), "Signature") for line in block.capacity]
                return [*lines, self._paragraph(plain(block.name), "Signatory")]
            case PageBreak():
                return [element("p", element("r", element("br", type="page")))]
            case Contents():
                return self._contents()

    def _heading(self, heading: Heading) -> Element:
        """Return a heading, one the contents lead to within a bookmark."""
        written = self._paragraph(heading.runs, f"Heading {heading.level}")
        if heading.level == 1 and self._titles:
            identifier = str(_FIRST_BOOKMARK + self._titles_written)
            start = element("bookmarkStart", id=identifier, name=_bookmark(self._titles_written))
            written.insert(1 if written.find(w("pPr")) is not None else 0, start)
            written.append(element("bookmarkEnd", id=identifier))
            self._titles_written += 1
        return written

    def _paragraph(self, runs: Runs, style: str, *properties: Element) -> Element:
        settings = [element("pStyle", val=identifier)] if (identifier := self._styles.paragraph(style)) else []
        settings.extend(properties)
        if self._line_spacing != 1 and not style.startswith(("Heading", "Caption")):
            settings.append(element("spacing", line=str(round(_SINGLE * self._line_spacing)), lineRule="auto"))
        elif self._is_dense and style in _DENSE:
            before, after = _DENSE[style]
            settings.append(element("spacing", before=before, after=after))
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

    def _gap(self) -> Element:
        """Return the paragraph without which Word joins a table to the one that follows."""
        height = "40" if self._is_dense else "160"
        return element("p", element("pPr", element("spacing", before="0", after="0", line=height, lineRule="exact")))

    def _facts(self, facts: Facts) -> Element:
        shares = _percents(_PAIRED_WIDTHS if facts.is_paired else _FACT_WIDTHS)
        values = [runs for fact in facts.rows for runs in (plain(fact.name), fact.value)]
        values += [()] * (-len(values) % len(shares))
        rows: list[Element] = []
        for start in range(0, len(values), len(shares)):
            line = values[start : start + len(shares)]
            cells = [self._cell(runs, share, is_held=facts.is_boxed) for runs, share in zip(line, shares, strict=True)]
            for name in cells[2::2]:  # the style of the table only knows the first column
                for run in name.iter(w("r")):
                    run.insert(0, element("rPr", element("b"), element("color", val=_TEAL)))
            rows.append(element("tr", element("trPr", element("cantSplit")), *cells))
        look = element(
            "tblLook", val="0680", firstRow="0", lastRow="0", firstColumn="1", lastColumn="0", noHBand="1", noVBand="1"
        )
        borders = [element("tblBorders", *(_border(side) for side in _SIDES))] if facts.is_boxed else []
        return self._frame("Liaison Facts", look, facts.title, shares, rows, borders)

    def _contents(self) -> list[Element]:
        """Return the headings within a field, each leading to its page, as Word would write them itself.

        Nothing is marked to be brought up to date on opening: Word would ask before it reads.
        """
        if not self._titles:
            return []
        lines = [self._entry(place, runs) for place, runs in enumerate(self._titles)]
        for position, run in enumerate(_field(' TOC \\o "1-1" \\h \\z \\u '), 1):
            lines[0].insert(position, run)
        lines[-1].append(_mark("end"))
        return [*lines, self._gap()]

    def _entry(self, place: int, runs: Runs) -> Element:
        """Return a line of the contents: a heading, dots, its page when it is known."""
        named = [element("pStyle", val=identifier)] if (identifier := self._styles.paragraph("TOC 1")) else []
        end = element("tabs", element("tab", val="right", leader="dot", pos=str(self._styles.text_width)))
        settings = element("pPr", *named, end, element("spacing", before="0", after="40"))
        link = element("hyperlink", *self._runs(runs), anchor=_bookmark(place), history="1")
        if place < len(self._pages):
            number = element("r", *_text(str(self._pages[place])))
            page = (*_field(f" PAGEREF {_bookmark(place)} \\h "), number, _mark("end"))
            link.extend([element("r", element("tab")), *page])
        return element("p", settings, link)

    def _cell(self, runs: Runs, width: int, *, is_held: bool = False) -> Element:
        """Return a cell; one that is held stays on the page of what follows."""
        held = [element("pPr", element("keepNext"))] if is_held else []
        text = element("p", *held, *self._runs(runs))
        sides = [element(side, w="25", type="dxa") for side in ("top", "bottom")]
        tight = [element("tcMar", *sides)] if self._is_dense else []
        return element("tc", element("tcPr", element("tcW", w=str(width), type="pct"), *tight), text)

    def _frame(
        self,
        style: str,
        look: Element,
        title: str,
        shares: Sequence[int],
        rows: Sequence[Element],
        borders: Sequence[Element] = (),
    ) -> Element:
        named = [element("tblStyle", val=identifier)] if (identifier := self._styles.table(style)) else []
        caption = [element("tblCaption", val=clean(title))] if title else []
        width = element("tblW", w="5000", type="pct")
        layout = element("tblLayout", type="fixed")
        grid = [element("gridCol", w=str(round(share * self._styles.text_width / 5000))) for share in shares]
        properties = element("tblPr", *named, width, *borders, layout, look, *caption)
        return element("tbl", properties, element("tblGrid", *grid), *rows)


def _border(side: str) -> Element:
    is_edge = not side.startswith("inside")
    return element(side, val="single", sz="12" if is_edge else "4", space="0", color=_TEAL if is_edge else _SOFT_LINE)


def titles_of(blocks: Iterable[Block]) -> list[Runs]:
    """Return the headings that stand in the contents."""
    return [block.runs for block in blocks if isinstance(block, Heading) and block.level == 1]


def _bookmark(place: int) -> str:
    return f"_Toc{_FIRST_BOOKMARK + place:09d}"


def _field(instruction: str) -> tuple[Element, Element, Element]:
    """Return what opens a field, before the text it gives."""
    return _mark("begin"), _instruction(instruction), _mark("separate")


def _mark(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))


def _instruction(text: str) -> Element:
    written = element("instrText")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", written)


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
