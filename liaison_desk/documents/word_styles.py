"""The styles and numberings of a Word template, found by the names Word gives them in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from liaison_desk.documents.word_xml import Element, element, serialised, value_of, w

StylesByName = Mapping[tuple[str, str], Element]


def styles_by_name(styles: Element) -> StylesByName:
    """Return the styles of a template by type and name, in lower case."""
    found: dict[tuple[str, str], Element] = {}
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if name is not None:
            found[style.get(w("type"), ""), name.get(w("val"), "").lower()] = style
    return found


class WordStyles:
    """What a body needs to know of its template; one per rendering, since it counts the lists it numbers.

    A style is found by its name in English, which Word keeps in the file whatever its own language; one the officer
    removed is replaced by the template's default.
    """

    def __init__(self, by_name: StylesByName, numbering: Element | None, text_width: int) -> None:
        self.text_width = text_width
        self._numbering = numbering
        self._added: list[Element] = []
        self._by_name = by_name

    def paragraph(self, name: str) -> str:
        """Return the identifier of a paragraph style, empty when the template has none of that name."""
        return self._identifier("paragraph", name)

    def table(self, name: str) -> str:
        """Return the identifier of a table style, empty when the template has none of that name."""
        return self._identifier("table", name)

    def new_numbering(self, style: str) -> Callable[[], Element] | None:
        """Start a list numbered from 1; return what makes the property of its paragraphs, None without numbers."""
        numbered = self._by_name.get(("paragraph", style.lower()))
        properties = None if numbered is None else numbered.find(f"{w('pPr')}/{w('numPr')}")
        if self._numbering is None or properties is None:
            return None
        number = value_of(properties, "numId")
        level = value_of(properties, "ilvl") or "0"
        source = self._numbering.find(f"{w('num')}[@{w('numId')}='{number}']")
        if source is None:
            return None
        identifier = str(self._free_number())
        restart = element("lvlOverride", element("startOverride", val="1"), ilvl=level)
        self._added.append(element("num", deepcopy(source[0]), restart, numId=identifier))
        return lambda: element("numPr", element("ilvl", val=level), element("numId", val=identifier))

    def numbering_part(self) -> bytes | None:
        """Return the numbering part with the lists started, None when none was."""
        if self._numbering is None or not self._added:
            return None
        whole = deepcopy(self._numbering)
        last = whole.findall(w("num"))[-1]
        for added in reversed(self._added):
            last.addnext(added)
        return serialised(whole)

    def _identifier(self, kind: str, name: str) -> str:
        style = self._by_name.get((kind, name.lower()))
        return "" if style is None else style.get(w("styleId"), "")

    def _free_number(self) -> int:
        assert self._numbering is not None
        used = [int(number.get(w("numId"), "0")) for number in self._numbering.findall(w("num"))]
        return max(used, default=0) + len(self._added) + 1
