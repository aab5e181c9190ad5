"""What is changed once in the XML of a Word template so that a document can be poured into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from liaison_desk.documents.model import PageSize
from liaison_desk.documents.word_xml import Element, element, w

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BODY = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
_PAPER = {PageSize.a4: ("11906", "16838"), PageSize.a5: ("8391", "11906")}  # twentieths of a point
_A5_GEOMETRY = 0.7071
_A5_TYPE = 0.85  # type shrinks less than paper, to stay readable in the hand
_LENGTHS = {
    "pgMar": ("top", "bottom", "left", "right", "header", "footer"),
    "spacing": ("before", "after"),
    "trHeight": ("val",),
    "gridCol": ("w",),
    "tab": ("pos",),
    "ind": ("left", "right", "hanging", "firstLine"),
}

WATERMARK = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="Watermark" type="#_x0000_t136" alt="Projet" style="position:absolute;margin-left:0;margin-top:0;'
    "width:380pt;height:105pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" '
    'o:allowincell="f" fillcolor="#e3e8e9" stroked="f"><v:textpath style="font-family:Calibri;font-size:1pt;'
    'font-weight:bold" string="PROJET"/></v:shape></w:pict></w:r>'
)
"""WordArt as Word itself writes it for a watermark."""


@dataclass(frozen=True)
class LogoPlace:
    """Where a template wants the logo: the picture it stands in for, and its box in English Metric Units."""

    relationship: str
    width: int
    height: int


def mark_body(root: Element) -> int:
    """Turn each paragraph that holds only `{{ body }}` into the place of the body; return how many there are."""
    places = [paragraph for paragraph in root.iter(w("p")) if _BODY.fullmatch(_text_of(paragraph))]
    for paragraph in places:
        tag = element("t")
        tag.text = "{{p body }}"
        paragraph[:] = [element("r", tag)]
    return len(places)


def mark_logo(root: Element) -> LogoPlace | None:
    """Make the picture whose alternative text is « logo » depend on the office's own; return its place."""
    for drawing in root.iter(w("drawing")):
        named = drawing.find(f".//{_DRAWING}docPr")
        picture = drawing.find(f".//{_MAIN}blip")
        extent = drawing.find(f".//{_DRAWING}extent")
        if named is None or picture is None or extent is None or named.get("descr", "").lower() != "logo":
            continue
        place = LogoPlace(picture.get(_EMBED, ""), int(extent.get("cx", "0")), int(extent.get("cy", "0")))
        named.set("descr", "LOGO-NAME")
        for size in (extent, *drawing.iter(f"{_MAIN}ext")):
            size.set("cx", "LOGO-WIDTH")
            size.set("cy", "LOGO-HEIGHT")
        run = drawing.getparent()
        if run is not None:
            run.insert(run.index(drawing), etree.Comment("LOGO-START"))
            run.insert(run.index(drawing) + 1, etree.Comment("LOGO-END"))
        return place
    return None


def mark_watermark(root: Element) -> None:
    """Give a page header the place of « PROJET »."""
    paragraph = root.find(w("p"))
    if paragraph is None:
        paragraph = element("p")
        root.append(paragraph)
    paragraph.append(etree.Comment("WATERMARK"))


def with_fields(xml: str) -> str:
    """Return patched XML with its marks turned into fields."""
    return (
        xml.replace("<!--LOGO-START-->", "{% if logo_width %}")
        .replace("<!--LOGO-END-->", "{% endif %}")
        .replace("LOGO-WIDTH", "{{ logo_width }}")
        .replace("LOGO-HEIGHT", "{{ logo_height }}")
        .replace("LOGO-NAME", "{{ letterhead_name }}")
        .replace("<!--WATERMARK-->", f"{{% if is_draft %}}{WATERMARK}{{% endif %}}")
    )


def text_width(root: Element) -> int:
    """Return the width of the text area, in twentieths of a point."""
    section = root.find(f".//{w('body')}/{w('sectPr')}")
    page = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if page is None or margins is None:
        return 9070
    return int(page.get(w("w"), "11906")) - int(margins.get(w("left"), "1418")) - int(margins.get(w("right"), "1418"))


def resize(root: Element, size: PageSize, type_scale: float = 1.0) -> None:
    """Bring a part drawn for A4 to another sheet, where type shrinks less than paper, and to another size of type."""
    by = type_scale * (1 if size is PageSize.a4 else _A5_TYPE)
    if size is not PageSize.a4:
        _refit(root, size)
    if by != 1:
        _rescale_type(root, by)


def _refit(root: Element, size: PageSize) -> None:
    for page in root.iter(w("pgSz")):
        page.set(w("w"), _PAPER[size][0])
        page.set(w("h"), _PAPER[size][1])
    for tag, attributes in _LENGTHS.items():
        for found in root.iter(w(tag)):
            for attribute in attributes:
                _scale(found, attribute, _A5_GEOMETRY, 1)
    for picture in root.iter(f"{_DRAWING}extent"):
        for side in ("cx", "cy"):
            picture.set(side, str(round(int(picture.get(side, "0")) * _A5_GEOMETRY)))


def _rescale_type(root: Element, by: float) -> None:
    for tag in ("sz", "szCs"):
        for found in root.iter(w(tag)):
            _scale(found, "val", by, 1)
    for found in root.iter(w("spacing")):
        if found.get(w("lineRule"), "auto") != "auto":
            _scale(found, "line", by, 1)


def _scale(found: Element, attribute: str, by: float, least: int) -> None:
    value = found.get(w(attribute))
    if value and value.lstrip("-").isdigit() and int(value):
        found.set(w(attribute), str(max(round(int(value) * by), least)))


def _text_of(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))
