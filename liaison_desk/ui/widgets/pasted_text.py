"""What is pasted from Word, a mail or a browser, as Markdown: its structure, not its looks.

Paragraphs, headings, lists with their levels, tables, quotations, bold and italic are kept. Word writes its lists as
paragraphs that say their level (`mso-list:l0 level2`) and hold their sign in a part to be ignored.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from liaison_desk.ui.widgets.pasted_lines import (
    BOLD_OFF,
    BOLD_ON,
    ITALIC_OFF,
    ITALIC_ON,
    PastedList,
    PastedTable,
    is_item,
    item_line,
    marked,
)

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
_PARAGRAPHS = frozenset({"p", "div", "address", "pre", "dt", "dd", "figcaption", *_HEADINGS})
_UNREAD = frozenset({"style", "script", "head", "title", "xml", "del", "template", "svg"})
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_BOLD_STYLE = re.compile(r"(?<!-)font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"(?<!-)font-style\s*:\s*italic", re.IGNORECASE)
_NORMAL_STYLE = re.compile(r"(?<!-)font-(?:weight|style)\s*:\s*normal", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
_WORD_SIGN = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_TYPED_SIGN = re.compile(r"^(?:(?P<bullet>[·•▪o§–-])|(?P<number>\d+[.)]|[a-z][.)]|[ivx]+[.)]))\s+")
_DEEPEST = 6


def markdown_of_html(html: str) -> str:
    """Return the text of a piece of HTML as Markdown."""
    reader = _Reader()
    reader.feed(html.replace("\r", ""))
    reader.close()
    return reader.markdown()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._before = ""  # what begins the line: the signs of a heading, of a quotation
        self._lists: list[PastedList] = []
        self._word_lists: list[PastedList] = []
        self._item = False
        self._word_level = 0
        self._sign = ""
        self._unread: list[str] = []
        self._signing: list[bool] = []
        self._closings: list[tuple[str, str]] = []
        self._quotes = 0
        self._table: PastedTable | None = None
        self._tables = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def markdown(self) -> str:
        """Return what was read."""
        self._end_line()
        self._end_table()
        kept: list[str] = []
        for line in self._lines:
            together = kept and ((is_item(kept[-1]) and is_item(line)) or (kept[-1][:1] == line[:1] == ">"))
            if kept and not together:
                kept.append("")
            kept.append(line)
        return "\n".join(kept)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        style = given.get("style") or ""
        if tag in _UNREAD or (_HIDDEN_STYLE.search(style) and tag in {"p", "div", "span"}):
            self._unread.append(tag)
        elif self._unread:
            return
        elif tag in _PARAGRAPHS:
            self._begin_paragraph(tag, style, given.get("class") or "")
        elif tag in {"ul", "ol"}:
            self._end_line()
            if len(self._lists) < _DEEPEST:
                self._lists.append(PastedList(numbered=tag == "ol"))
        elif tag == "li":
            self._end_line()
            self._item = True
        elif tag == "br":
            self._line += " " if self._item or self._cell is not None else "\n"
        elif tag == "blockquote":
            self._end_line()
            self._quotes += 1
        elif tag in {"table", "tr", "td", "th"}:
            self._begin_in_table(tag, given)
        else:
            self._begin_words(tag, style)

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
            return
        if tag in _PARAGRAPHS or tag == "li":
            self._end_line()
        elif tag in {"ul", "ol"}:
            self._end_line()
            if self._lists:
                self._lists.pop()
        elif tag == "blockquote":
            self._end_line()
            self._quotes = max(0, self._quotes - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self._end_table()
        else:
            self._end_words(tag)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        words = re.sub(r"[ \n\t\u00a0]*\n[ \n\t]*", " ", data)
        if any(self._signing):
            self._sign += words
        else:
            self._line += words

    def _begin_paragraph(self, tag: str, style: str, classes: str) -> None:
        if not (self._item and not self._line.strip()):
            self._end_line()
        level = _WORD_LEVEL.search(style)
        self._before = _HEADINGS.get(tag, "")
        self._word_level = int(level[1]) if level and not self._before else 0
        if "quote" in classes.lower() and not self._before:
            self._before = "> "

    def _begin_words(self, tag: str, style: str) -> None:
        signs = bool(_WORD_SIGN.search(style))
        if tag in _BOLD | _ITALIC or tag in {"span", "font"}:
            self._signing.append(signs)
            ordinary = bool(_NORMAL_STYLE.search(style))
            bold = (tag in _BOLD and not ordinary) or bool(_BOLD_STYLE.search(style))
            italic = (tag in _ITALIC and not ordinary) or bool(_ITALIC_STYLE.search(style))
            self._line += (BOLD_ON if bold else "") + (ITALIC_ON if italic else "")
            self._closings.append((tag, (ITALIC_OFF if italic else "") + (BOLD_OFF if bold else "")))

    def _end_words(self, tag: str) -> None:
        if self._closings and self._closings[-1][0] == tag:
            self._line += self._closings.pop()[1]
            self._signing.pop()

    def _begin_in_table(self, tag: str, given: dict[str, str | None]) -> None:
        self._end_line()
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._table = PastedTable()
        elif self._tables == 1 and self._table is not None:
            self._end_cell()
            if tag == "tr":
                self._table.begin_row()
            else:
                self._cell = []
                self._spans = _span(given.get("colspan")), _span(given.get("rowspan"))

    def _end_cell(self) -> None:
        self._end_line()
        if self._tables == 1 and self._table is not None and self._cell is not None:
            self._table.add(" ".join(self._cell), *self._spans)
            self._cell = None

    def _end_table(self) -> None:
        self._tables = max(0, self._tables - 1)
        if self._tables == 0 and self._table is not None:
            self._lines.extend(self._table.lines())
            self._table, self._cell = None, None

    def _end_line(self) -> None:
        line, sign = self._line, self._sign.strip()
        # what is still open goes on in the next line
        self._line = "".join(BOLD_ON if BOLD_OFF in closing else "" for _tag, closing in self._closings)
        self._line += "".join(ITALIC_ON if ITALIC_OFF in closing else "" for _tag, closing in self._closings)
        before, self._before = self._before, ""
        item, self._item = self._item, False
        level, self._word_level, self._sign = self._word_level, 0, ""
        words = marked(line + BOLD_OFF * line.count(BOLD_ON) + ITALIC_OFF * line.count(ITALIC_ON), plain="#" in before)
        if not words:
            self._item = item and not level
            return
        if not level and not item:
            self._word_lists.clear()
        self._add(words, before, item=item, level=level, sign=sign)

    def _add(self, words: str, before: str, *, item: bool, level: int, sign: str) -> None:
        if self._cell is not None:
            self._cell.append(words.replace("\n", " "))
        elif level:
            self._lines.append(self._word_item(words, level, sign))
        elif item:
            self._lines.append(item_line(_TYPED_SIGN.sub("", words), self._lists))
        else:
            signs = before or "> " * min(self._quotes, 1)
            self._lines.append(signs + words.replace("\n", "\n" + signs if ">" in signs else "\n"))

    def _word_item(self, words: str, level: int, sign: str) -> str:
        """Return an item written by Word; its sign tells whether the list is numbered."""
        typed = _TYPED_SIGN.match(f"{sign} " if sign else words)
        numbered = bool(typed and typed["number"])
        if typed and not sign:
            words = words[typed.end() :]
        level = min(level, len(self._word_lists) + 1, _DEEPEST)
        del self._word_lists[level:]
        if len(self._word_lists) < level:
            self._word_lists.append(PastedList(numbered))
        elif self._word_lists[-1].numbered is not numbered:
            self._word_lists[-1] = PastedList(numbered)
        return item_line(words, self._word_lists)


def _span(given: str | None) -> int:
    return min(int(given), 20) if given and given.isdigit() and int(given) else 1
