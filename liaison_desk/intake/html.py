"""HTML of messages: made harmless, then turned into text.

Nothing is ever fetched: no address of an image survives, be it on the web, on a share or in a file
(safety reference §0.13).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3

_LONGEST = 2_000_000
_MOST_TAGS = 20_000
_LONGEST_ADDRESS = 120
_TAGS = {
    "a", "b", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "img", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}}
_DROPPED_WITH_CONTENT = {"script", "style", "title", "head", "noscript", "template", "iframe", "object", "svg", "math"}
_LINK_SCHEMES = ("http:", "https:", "mailto:")
_IMAGES_IN_THE_MESSAGE = ("cid:", "data:")
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"})
_LINES = frozenset({"div", "li", "tr", "dt", "dd", "caption", "br"})
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_ANY_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class SafeHtml:
    """HTML that can be shown, and how many images it asked for from elsewhere."""

    html: str
    blocked_images: int


def sanitised(html: str) -> SafeHtml:
    """Return the HTML with harmless elements only: no style, form, script, image address, nor odd link."""
    blocked = 0

    def permitted(element: str, attribute: str, value: str) -> str | None:
        nonlocal blocked
        address = value.strip().lower()
        if attribute == "src":
            # the images a message carries are among its pieces
            blocked += not address.startswith(_IMAGES_IN_THE_MESSAGE)
            return None
        if attribute == "href":
            return value if address.startswith(_LINK_SCHEMES) else None
        return value

    source = html[:_LONGEST]
    if source.count("<") > _MOST_TAGS:
        # the cleaner needs time in the square of the nesting; no letter is written so
        return SafeHtml(escape(_ANY_TAG.sub(" ", source)), 0)
    clean = nh3.clean(
        source,
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=permitted,
        # every scheme an image may bear has to reach the filter to be counted; it lets none through
        url_schemes={"http", "https", "mailto", "cid", "data", "file", "ftp"},
    )
    return SafeHtml(clean, blocked)


def readable_text(safe: SafeHtml) -> str:
    """Return the text of sanitised HTML, with lines where a reader sees them and addresses behind links."""
    writer = _TextWriter()
    writer.feed(safe.html)
    writer.close()
    return writer.text()


class _TextWriter(HTMLParser):
    """Writes well-formed HTML as lines of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._preformatted = 0
        self._link = ""
        self._link_start = 0

    def text(self) -> str:
        """Return what has been written so far."""
        lines = "".join(self._written).split("\n")
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip(" ") for line in lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a line, a paragraph, an item, a cell or a link."""
        self._break(tag)
        values = dict(attrs)
        if tag == "li":
            self._written.append("- ")
        elif tag == "a":
            self._link, self._link_start = values.get("href") or "", len(self._written)
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "img" and values.get("alt"):
            self._written.append(f"[{values['alt']}]")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; a link is followed by its address unless the text shows it."""
        if tag == "a" and self._link:
            shown = "".join(self._written[self._link_start :])
            if self._link.startswith("http") and len(self._link) <= _LONGEST_ADDRESS and self._link not in shown:
                self._written.append(f" ({self._link})")
            self._link = ""
        elif tag == "pre":
            self._preformatted -= 1
        if tag not in {"br", "li"}:
            self._break(tag)
        if tag in _CELLS:
            self._written.append(" ")

    def handle_data(self, data: str) -> None:
        """Write text, spaces and line ends of the source counting as one space."""
        self._written.append(data if self._preformatted else _SPACES.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._written.append("\n\n")
        elif tag == "br" or (tag in _LINES and self._written and not self._written[-1].endswith("\n")):
            self._written.append("\n")
