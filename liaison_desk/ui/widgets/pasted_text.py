"""What is pasted from Word or a browser, as Markdown: paragraphs, lists and bold, nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_PARAGRAPHS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote"})
_BOLD = frozenset({"b", "strong"})
_UNREAD = frozenset({"style", "script", "head", "title", "meta"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_WORD_BULLET = re.compile(r"^(?:[·•▪o§–-]|\d+[.)])\s+")


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
        self._lists: list[str] = []
        self._item = False
        self._unread = 0
        self._bold: list[bool] = []

    def markdown(self) -> str:
        self._end_line()
        kept: list[str] = []
        for line in self._lines:
            together = kept and _is_item(kept[-1]) and _is_item(line)
            if kept and not together:
                kept.append("")
            kept.append(line)
        return "\n".join(kept)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        if tag in _UNREAD and tag != "meta":
            self._unread += 1
        elif tag in {"ul", "ol"}:
            self._end_line()
            self._lists.append(tag)
        elif tag == "li":
            self._end_line()
            self._item = True
        elif tag == "br":
            self._line += " " if self._item else "\n"
        elif tag in _PARAGRAPHS:
            if not (self._item and not self._line.strip()):
                self._end_line()
            self._item = self._item or bool(_WORD_LIST.search(style))
        elif tag in _BOLD or tag == "span":
            bold = (tag in _BOLD and "normal" not in style) or bool(_BOLD_STYLE.search(style))
            self._bold.append(bold)
            if bold:
                self._line += "\x02"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD and tag != "meta":
            self._unread = max(0, self._unread - 1)
        elif tag in {"ul", "ol"}:
            self._end_line()
            if self._lists:
                self._lists.pop()
        elif tag == "li" or tag in _PARAGRAPHS:
            self._end_line()
        elif tag in {"td", "th"}:
            self._line += " "
        elif (tag in _BOLD or tag == "span") and self._bold and self._bold.pop():
            self._line += "\x03"

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._line += re.sub(r"[ \n\t\u00a0]*\n[ \n\t]*", " ", data)

    def _end_line(self) -> None:
        line = _bolded(re.sub(r"[ \t]+", " ", self._line)).strip()
        item, self._item, self._line = self._item, False, ""
        if not line:
            return
        if item:
            line = "  " * max(0, len(self._lists) - 1) + "- " + _WORD_BULLET.sub("", line)
        self._lines.append(line)


def _bolded(line: str) -> str:
    """Return a line with its bold in Markdown: marks hold no space at their edges, and nothing when nothing is bold."""
    while "\x02" in line or "\x03" in line:
        line, changes = re.subn(r"\x02([^\x02\x03]*)\x03", _marked, line)
        if not changes:
            return re.sub(r"[\x02\x03]", "", line)
    return line


def _marked(found: re.Match[str]) -> str:
    words = found[1].replace("**", "")
    inner = words.strip()
    if not inner:
        return words
    before, _, after = words.partition(inner)
    return f"{before}**{inner}**{after}"


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")
