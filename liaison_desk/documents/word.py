"""Documents as Word files, poured into the templates the officer may restyle."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import Template
from lxml import etree
from markupsafe import Markup

from liaison_desk.documents.fitting import fitting_scale
from liaison_desk.documents.model import Document, PageSize, TemplateName
from liaison_desk.documents.png_logo import logo_of
from liaison_desk.documents.text import clean
from liaison_desk.documents.word_body import WordBody
from liaison_desk.documents.word_fields import compiled, fields_of, rendered
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
from liaison_desk.documents.word_styles import WordStyles
from liaison_desk.documents.word_xml import WORD, Element, parsed, serialised
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError

_DOCUMENT = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
_CORE = "docProps/core.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_STYLES = f'<w:styles xmlns:w="{WORD}"/>'.encode()
_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the same document gives the same bytes


def render_word(document: Document, office: OfficeFields, template_path: Path) -> bytes:
    """Return a document as a .docx file; raises UserError as `WordTemplate.open` does."""
    try:
        stamp = template_path.stat().st_mtime_ns
    except OSError:
        stamp = 0
    is_one_page = document.template is TemplateName.trip_sheet
    scale = fitting_scale(document) if is_one_page else document.type_size.scale
    return _opened(template_path, document.page_size, scale, stamp).render(document, office)


@dataclass(frozen=True)
class WordTemplate:
    """A template read, checked and compiled once, which renders any number of documents."""

    name: str
    base: bytes
    parts: dict[str, Template]
    styles: Element
    numbering: Element | None
    text_width: int
    logo: LogoPlace | None
    logo_part: str
    placeholder: bytes

    @classmethod
    def open(cls, path: Path, page_size: PageSize = PageSize.a4, type_scale: float = 1.0) -> WordTemplate:
        """Read a template; a one-page form may want smaller type than it has.

        Raises UserError with a sentence that names the template: `template_missing`, `template_unreadable`,
        `template_too_large`, `template_with_macros`, `template_not_docx`, `template_with_links`, `template_syntax`,
        `template_unsafe`, `template_unknown_field`, `template_without_body`.
        """
        return _compile(open_package(path), page_size, type_scale)

    def render(self, document: Document, office: OfficeFields) -> bytes:
        """Return a document as a .docx file; raises UserError when the logo is not a PNG."""
        styles = WordStyles(self.styles, self.numbering, self.text_width)
        body = WordBody(styles, document.type_size).xml(document.blocks)
        fields = fields_of(document, office) | {"body": Markup(body)}
        logo = logo_of(office.logo)
        fields["logo_width"] = fields["logo_height"] = 0
        if logo and self.logo:
            width, height = logo.fitted(self.logo.width, self.logo.height)
            fields |= {"logo_width": round(width), "logo_height": round(height)}
        written = {name: _DECLARATION + rendered(part, fields, self.name) for name, part in self.parts.items()}
        written[_CORE] = _core(document, office)
        if numbering := styles.numbering_part() or (self.numbering is not None and serialised(self.numbering)):
            written[_NUMBERING] = numbering
        if self.logo_part:
            written[self.logo_part] = logo.content if logo else self.placeholder
        return _added(self.base, written)


@lru_cache(maxsize=16)
def _opened(path: Path, page_size: PageSize, type_scale: float, stamp: int) -> WordTemplate:
    """Return a template as it was at its time of change."""
    return WordTemplate.open(path, page_size, type_scale)


def _compile(package: WordPackage, page_size: PageSize, type_scale: float) -> WordTemplate:
    trees = {name: package.tree(name) for name in package.parts if _is_written(name)}
    document = trees[_DOCUMENT]
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
    parts = {name: _part(tree, package.name) for name, tree in trees.items()}
    apart = {*parts, _CORE, _NUMBERING, _STYLES, logo_part}
    kept = {name: content for name, content in package.parts.items() if name not in apart}
    return WordTemplate(
        name=package.name,
        base=_added(b"", {**kept, _STYLES: serialised(styles)}),
        parts=parts,
        styles=styles,
        numbering=package.tree(_NUMBERING) if _NUMBERING in package.parts else None,
        text_width=text_width(document),
        logo=logo,
        logo_part=logo_part,
        placeholder=package.parts.get(logo_part, b""),
    )


def _is_written(name: str) -> bool:
    return name == _DOCUMENT or (name.startswith(("word/header", "word/footer")) and name.endswith(".xml"))


def _part(tree: Element, template: str) -> Template:
    cleaner: Any = DocxTemplate  # its method reads nothing of the object, which would open the file again
    return compiled(with_fields(cleaner.patch_xml(None, etree.tostring(tree, encoding="unicode"))), template)


def _target(package: WordPackage, part: str, relationship: str) -> str:
    """Return the name of the part a relationship of another part leads to, empty when it leads nowhere."""
    folder, name = posixpath.split(part)
    relationships = f"{folder}/_rels/{name}.rels"
    if relationships in package.parts:
        for found in package.tree(relationships):
            if found.get("Id") == relationship:
                return posixpath.normpath(posixpath.join(folder, found.get("Target", "")))
    return ""


def _core(document: Document, office: OfficeFields) -> bytes:
    """Return the properties Word shows: title, author, language."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(document.title))}</dc:title>"
        f"<dc:creator>{escape(clean(office.letterhead_name))}</dc:creator>"
        f"<dc:language>{document.language}-FR</dc:language></cp:coreProperties>"
    ).encode()


def _added(base: bytes, parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO(base)
    stream.seek(0, io.SEEK_END)
    with zipfile.ZipFile(stream, "a" if base else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()
