"""Letters made together as one Word file to print: a section each, with its own headers and its own page numbers."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree
from markupsafe import Markup

from liaison_desk.documents.archive import Archive
from liaison_desk.documents.model import Document
from liaison_desk.documents.word import CORE, DOCUMENT, NUMBERING, WordTemplate, coloured_package, core_properties
from liaison_desk.documents.word_styles import WordStyles
from liaison_desk.documents.word_xml import Element, element, parsed, serialised, w
from liaison_desk.domain.office import OfficeFields

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BEFORE_NUMBERS = frozenset(
    w(name)
    for name in (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
        "pgBorders", "lnNumType",
    )
)  # fmt: skip


class WordSeries:
    """One Word file to which letters are added one after the other; raises UserError as `WordTemplate` does."""

    def __init__(self, template: WordTemplate, office: OfficeFields) -> None:
        package = coloured_package(template.path, template.accent)
        self._template = template
        self._office = office
        self._styles = WordStyles(template.styles, template.numbering, template.text_width)
        self._types = package.tree(_TYPES)
        self._relationships = package.tree(_RELATIONSHIPS)
        self._kept = {
            name: content
            for name, content in package.parts.items()
            if name not in {DOCUMENT, NUMBERING, CORE, _TYPES, _RELATIONSHIPS, *template.alike, template.logo_part}
        }
        self._written: dict[str, bytes] = {}
        self._names: dict[tuple[str, bytes], str] = {}
        self._last: Element | None = None
        self._bodies: list[bytes] = []
        self._first: tuple[Document, dict[str, Any]] | None = None

    def add(self, document: Document) -> None:
        """Add a letter, on a page of its own."""
        body = self._template.body(document, self._styles)
        fields = self._template.fields(document, self._office) | {"body": Markup(body)}
        self._first = self._first or (document, fields)
        root = parsed(self._template.part(DOCUMENT, fields), self._template.name)
        section = root[0][-1]
        _number_from_one(section)
        for name in sorted(self._template.parts.keys() - self._template.alike - {DOCUMENT}):
            self._refer(section, name, self._paged(self._template.part(name, fields)))
        self._end_last()
        self._last = root

    def written(self) -> bytes:
        """Return the bytes of the file; raises ValueError when no letter was added."""
        if self._last is None or self._first is None:
            raise ValueError("no letter was added")
        document, fields = self._first
        head, body, tail = _parted(self._last)
        alike = {name: self._paged(self._template.part(name, fields)) for name in self._template.alike}
        numbering = self._styles.numbering_part()
        if numbering is None and self._template.numbering is not None:
            numbering = serialised(self._template.numbering)
        parts = {
            _TYPES: serialised(self._types),
            **self._kept,
            **alike,
            **self._written,
            _RELATIONSHIPS: serialised(self._relationships),
            CORE: core_properties(document, self._office),
            DOCUMENT: b"".join((head, *self._bodies, body, tail)),
        }
        if numbering is not None:
            parts[NUMBERING] = numbering
        if self._template.logo_part:
            parts[self._template.logo_part] = self._template.logo_content(self._office)
        return Archive().added(parts).written()

    def _end_last(self) -> None:
        """Keep the letter added last as text, which takes far less room than its tree."""
        if self._last is not None:
            _end_section(self._last[0])
            self._bodies.append(_parted(self._last)[1])

    def _paged(self, part: bytes) -> bytes:
        """Return a part whose count of pages is that of its letter."""
        return part.replace(b" NUMPAGES ", b" SECTIONPAGES ")

    def _refer(self, section: Element, part: str, content: bytes) -> None:
        """Make a section show its own header: equal ones are written once."""
        name = self._names.get((part, content))
        known = next((one for one in self._relationships if _target(one) == part), None)
        if known is None:
            return
        if name is None:
            stem, ending = posixpath.splitext(part)
            name = self._names[part, content] = f"{stem}_{len(self._names) + 1}{ending}"
            self._declare(part, name, known)
            self._written[name] = content
            own = "word/_rels/{}.rels"
            if (rels := self._kept.get(own.format(posixpath.basename(part)))) is not None:
                self._written[own.format(posixpath.basename(name))] = rels
        for reference in section:
            if reference.get(_REFERENCE) == known.get("Id"):
                reference.set(_REFERENCE, _identifier(name))

    def _declare(self, part: str, name: str, known: Element) -> None:
        relationship = etree.SubElement(self._relationships, known.tag, dict(known.attrib))
        relationship.set("Id", _identifier(name))
        relationship.set("Target", posixpath.basename(name))
        declared = next(one for one in self._types if one.get("PartName") == f"/{part}")
        etree.SubElement(self._types, declared.tag, dict(declared.attrib)).set("PartName", f"/{name}")


def _parted(root: Element) -> tuple[bytes, bytes, bytes]:
    """Return a document part as what comes before its paragraphs, these, and what comes after."""
    content = serialised(root)
    start = content.index(b">", content.index(b"<w:body")) + 1
    end = content.rindex(b"</w:body>")
    return content[:start], content[start:end], content[end:]


def _identifier(name: str) -> str:
    return f"rId_{posixpath.splitext(posixpath.basename(name))[0]}"


def _target(relationship: Element) -> str:
    return posixpath.normpath(posixpath.join("word", relationship.get("Target", "")))


def _number_from_one(section: Element) -> None:
    for numbers in section.findall(w("pgNumType")):
        section.remove(numbers)
    place = sum(1 for child in section if child.tag in _BEFORE_NUMBERS)
    section.insert(place, element("pgNumType", start="1"))


def _end_section(whole: Element) -> None:
    """Give the section at the end of a body to its last paragraph: a paragraph of its own could fill a page."""
    section = whole[-1]
    last = whole[-2]
    if last.tag != w("p"):
        last = element("p", element("pPr", element("spacing", before="0", after="0", line="20", lineRule="exact")))
        section.addprevious(last)
    properties = last.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        last.insert(0, properties)
    properties.append(section)
