"""Documents as Word files, poured into the templates the officer may restyle."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import Template
from lxml import etree
from markupsafe import Markup

from liaison_desk.documents.accent import SHIPPED, accent_of, recoloured
from liaison_desk.documents.archive import Archive
from liaison_desk.documents.fitting import fitting_scale
from liaison_desk.documents.model import Contents, Document, PageSize, TemplateName
from liaison_desk.documents.png_logo import logo_of
from liaison_desk.documents.text import clean
from liaison_desk.documents.word_body import KeptBlocks, WordBody, titles_of
from liaison_desk.documents.word_fields import FIELDS_OF_ONE, compiled, fields_of, rendered
from liaison_desk.documents.word_package import WordPackage, open_package
from liaison_desk.documents.word_preparation import (
    LogoPlace,
    mark_body,
    mark_logo,
    mark_watermark,
    resize,
    text_width,
    with_fields,
)
from liaison_desk.documents.word_styles import StylesByName, WordStyles, styles_by_name
from liaison_desk.documents.word_xml import WORD, Element, parsed, serialised
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError

DOCUMENT = "word/document.xml"
NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_STYLES = f'<w:styles xmlns:w="{WORD}"/>'.encode()
_MOST_BASES = 4


def render_word(document: Document, office: OfficeFields, template_path: Path) -> bytes:
    """Return a document as a .docx file; raises UserError as `WordTemplate.open` does."""
    return template_for(document, office, template_path).render(document, office)


def template_for(document: Document, office: OfficeFields, template_path: Path) -> WordTemplate:
    """Return the template a document is written into, compiled once; raises UserError as `WordTemplate.open` does."""
    try:
        stamp = template_path.stat().st_mtime_ns
    except OSError:
        stamp = 0
    is_one_page = document.template is TemplateName.trip_sheet
    scale = fitting_scale(document) if is_one_page else document.scale
    return _opened(template_path, document.page_size, scale, accent_of(office), stamp)


@dataclass(frozen=True)
class WordTemplate:
    """A template read, checked and compiled once, which renders any number of documents."""

    name: str
    path: Path
    base: Archive
    parts: dict[str, Template]
    styles: StylesByName
    numbering: Element | None
    text_width: int
    logo: LogoPlace | None
    logo_part: str
    placeholder: bytes
    alike: frozenset[str]
    """Parts that are the same in letters made together."""
    accent: str = SHIPPED
    bases: dict[tuple[Any, ...], Archive] = field(default_factory=dict[tuple[Any, ...], Archive], repr=False)
    blocks: dict[tuple[Any, ...], KeptBlocks] = field(default_factory=dict[tuple[Any, ...], KeptBlocks], repr=False)

    @classmethod
    def open(
        cls, path: Path, page_size: PageSize = PageSize.a4, type_scale: float = 1.0, accent: str = SHIPPED
    ) -> WordTemplate:
        """Read a template; a one-page form may want smaller type than it has, an office its own colour (`accent`).

        Raises UserError with a sentence that names the template: `template_missing`, `template_unreadable`,
        `template_too_large`, `template_with_macros`, `template_not_docx`, `template_with_links`, `template_syntax`,
        `template_unsafe`, `template_unknown_field`, `template_without_body`.
        """
        package = coloured_package(path, accent)
        return replace(_compile(package, path, page_size, type_scale), accent=accent)

    def render(self, document: Document, office: OfficeFields) -> bytes:
        """Return a document as a .docx file; raises UserError when the logo is not a PNG."""
        styles = WordStyles(self.styles, self.numbering, self.text_width)
        body = self.body(document, styles, _pages_of_titles(document, office))
        fields = self.fields(document, office) | {"body": Markup(body)}
        written = {name: self.part(name, fields) for name in self.parts if name not in self.alike}
        written[CORE] = core_properties(document, office)
        if numbering := styles.numbering_part():
            written[NUMBERING] = numbering
        return self._base(office, fields, has_lists=bool(numbering)).added(written).written()

    def body(self, document: Document, styles: WordStyles, pages: Sequence[int] = ()) -> str:
        """Return the blocks of a document as the children of `w:body`, in the colour of the office.

        `pages` are those of the headings its contents list.
        """
        look = (document.scale, document.line_spacing, document.is_dense)
        kept = self.blocks.setdefault(look, {})
        writer = WordBody(styles, *look[:2], is_dense=document.is_dense, kept=kept, pages=pages)
        return recoloured(writer.xml(document.blocks).encode(), self.accent).decode()

    def fields(self, document: Document, office: OfficeFields) -> dict[str, Any]:
        """Return the value of each field but the body; raises UserError when the logo is not a PNG."""
        fields = fields_of(document, office)
        logo = logo_of(office.logo)
        fields["logo_width"] = fields["logo_height"] = 0
        if logo and self.logo:
            width, height = logo.fitted(self.logo.width, self.logo.height)
            fields |= {"logo_width": round(width), "logo_height": round(height)}
        return fields

    def part(self, name: str, fields: Mapping[str, Any]) -> bytes:
        """Return a part with its fields."""
        return _DECLARATION + rendered(self.parts[name], fields, self.name)

    def logo_content(self, office: OfficeFields) -> bytes:
        """Return the bytes of the office's logo, an empty picture when it has none."""
        logo = logo_of(office.logo)
        return logo.content if logo else self.placeholder

    def _base(self, office: OfficeFields, fields: Mapping[str, Any], *, has_lists: bool) -> Archive:
        """Return the package without what is of one letter alone: made once for letters made together."""
        shared = (*(value for name, value in fields.items() if name not in FIELDS_OF_ONE), office.logo, has_lists)
        if shared not in self.bases:
            written = {name: self.part(name, fields) for name in self.alike}
            if self.numbering is not None and not has_lists:
                written[NUMBERING] = serialised(self.numbering)
            if self.logo_part:
                written[self.logo_part] = self.logo_content(office)
            if len(self.bases) >= _MOST_BASES:
                self.bases.clear()
            self.bases[shared] = self.base.added(written)
        return self.bases[shared]


def _pages_of_titles(document: Document, office: OfficeFields) -> list[int]:
    """Return the page of each heading the contents list, none without contents.

    They are those of the PDF, whose type has the metrics of Word's: neither Word nor LibreOffice counts pages unasked.
    """
    if not any(isinstance(block, Contents) for block in document.blocks):
        return []
    from liaison_desk.documents.pack_pages import starts_of
    from liaison_desk.documents.pdf import render_pdf

    titles = len(titles_of(document.blocks))
    found = starts_of(render_pdf(document, office), titles)
    return found if len(found) == titles else []  # a heading without a word has no bookmark


@lru_cache(maxsize=16)
def _opened(path: Path, page_size: PageSize, type_scale: float, accent: str, stamp: int) -> WordTemplate:
    """Return a template as it was at its time of change."""
    return WordTemplate.open(path, page_size, type_scale, accent)


def _compile(package: WordPackage, path: Path, page_size: PageSize, type_scale: float) -> WordTemplate:
    trees = {name: package.tree(name) for name in package.parts if _is_written(name)}
    document = trees[DOCUMENT]
    styles = package.tree(_STYLES) if _STYLES in package.parts else parsed(_NO_STYLES, package.name)
    for tree in (*trees.values(), styles):
        resize(tree, page_size, type_scale)
    if mark_body(document) != 1:
        raise UserError(
            "template_without_body",
            f"Le modèle « {package.name} » doit contenir une fois, seul sur sa ligne, le champ {{{{ body }}}}.",
        )
    logo, logo_part = None, ""
    for name, tree in trees.items():
        if name.startswith("word/header"):
            mark_watermark(tree)
        if logo is None and (place := mark_logo(tree)):
            logo, logo_part = place, _target(package, name, place.relationship)
    made = {name: compiled(_source(tree), package.name) for name, tree in trees.items()}
    parts = {name: part for name, (part, _used) in made.items()}
    apart = {*parts, CORE, NUMBERING, _STYLES, logo_part}
    kept = {name: content for name, content in package.parts.items() if name not in apart}
    return WordTemplate(
        name=package.name,
        path=path,
        base=Archive().added({**kept, _STYLES: serialised(styles)}),
        parts=parts,
        styles=styles_by_name(styles),
        numbering=package.tree(NUMBERING) if NUMBERING in package.parts else None,
        text_width=text_width(document),
        logo=logo,
        logo_part=logo_part,
        placeholder=package.parts.get(logo_part, b""),
        alike=frozenset(name for name, (_part, used) in made.items() if not used & FIELDS_OF_ONE),
    )


def coloured_package(path: Path, accent: str) -> WordPackage:
    """Return what a template file holds, in the colour of an office; raises UserError as `WordTemplate.open` does."""
    package = open_package(path)
    if accent == SHIPPED:
        return package
    coloured = {
        name: recoloured(content, accent) if _is_coloured(name) else content for name, content in package.parts.items()
    }
    return replace(package, parts=coloured)


def _is_coloured(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _is_written(name: str) -> bool:
    return name == DOCUMENT or (name.startswith(("word/header", "word/footer")) and name.endswith(".xml"))


def _source(tree: Element) -> str:
    cleaner: Any = DocxTemplate  # its method reads nothing of the object, which would open the file again
    return with_fields(cleaner.patch_xml(None, etree.tostring(tree, encoding="unicode")))


def _target(package: WordPackage, part: str, relationship: str) -> str:
    """Return the name of the part a relationship of another part leads to, empty when it leads nowhere."""
    folder, name = posixpath.split(part)
    relationships = f"{folder}/_rels/{name}.rels"
    if relationships in package.parts:
        for found in package.tree(relationships):
            if found.get("Id") == relationship:
                return posixpath.normpath(posixpath.join(folder, found.get("Target", "")))
    return ""


def core_properties(document: Document, office: OfficeFields) -> bytes:
    """Return the properties Word shows: title, author, language."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(document.title))}</dc:title>"
        f"<dc:creator>{escape(clean(office.letterhead_name))}</dc:creator>"
        f"<dc:language>{document.language}-FR</dc:language></cp:coreProperties>"
    ).encode()
