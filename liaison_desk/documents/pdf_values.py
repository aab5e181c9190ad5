"""A document as the JSON values the typst layout reads."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from liaison_desk.documents.font_coverage import drawable
from liaison_desk.documents.large_print import set_row_by_row
from liaison_desk.documents.model import (
    Block,
    CheckBoxes,
    Contents,
    Document,
    Facts,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Runs,
    Signature,
    Table,
    TypeSize,
)
from liaison_desk.documents.png_logo import Logo
from liaison_desk.documents.text import clean
from liaison_desk.domain.office import OfficeFields


def values_of(document: Document, office: OfficeFields, logo: Logo | None) -> dict[str, Any]:
    """Return what the layout needs, in plain values; every text is cleaned of what the fonts cannot draw."""
    header = document.header
    is_large = document.type_size is TypeSize.large
    blocks = tuple(set_row_by_row(document.blocks)) if is_large else document.blocks
    return {
        "title": line_of(document.title),
        "template": document.template.value,
        "language": document.language,
        "page_size": document.page_size.value,
        "type_scale": document.scale,
        "line_spacing": document.line_spacing,
        "dense": document.is_dense,
        "is_draft": document.is_draft,
        "logo_ratio": logo.width / logo.height if logo else 1.0,
        "header": {
            "kind": line_of(header.kind),
            "subtitle": line_of(header.subtitle),
            "reference": line_of(header.reference),
            "place_and_date": line_of(header.place_and_date),
            "case_officer": _lines(header.case_officer),
            "inside_address": _lines(header.inside_address),
        },
        "office": {
            "name": line_of(office.letterhead_name),
            "service": line_of(office.letterhead_service),
            "address": _lines(office.letterhead_address),
        },
        "blocks": _blocks(blocks),
    }


def logo_as_svg(logo: Logo) -> str:
    """Return a PNG image wrapped in SVG: the one form in which typst takes an image from a text value."""
    encoded = base64.b64encode(logo.content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{logo.width}" height="{logo.height}">'
        f'<image width="{logo.width}" height="{logo.height}" href="data:image/png;base64,{encoded}"/></svg>'
    )


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)  # PDF/UA: levels may not be skipped
        values.append(_block(block, level))
    return values


def _block(block: Block, level: int) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "level": level, "look": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            return {"type": "paragraph", "style": block.style.value, "runs": _runs(block.runs)}
        case ItemList():
            return _list(block)
        case Table():
            return {
                "type": "table",
                "header": [_runs(cell) for cell in block.header],
                "rows": [[_runs(cell) for cell in row] for row in block.rows],
                "widths": list(block.widths),
            }
        case Facts():
            rows = [{"name": line_of(fact.name), "value": _runs(fact.value)} for fact in block.rows]
            return {"type": "facts", "rows": rows, "boxed": block.is_boxed, "paired": block.is_paired}
        case CheckBoxes():
            return {"type": "paragraph", "style": "body", "runs": _runs(block.runs())}
        case Signature():
            return {"type": "signature", "capacity": _lines(block.capacity), "name": line_of(block.name)}
        case PageBreak():
            return {"type": "page_break"}
        case Contents():
            return {"type": "contents"}


def _list(items: ItemList) -> dict[str, Any]:
    return {
        "type": "list",
        "numbered": items.numbered,
        "items": [
            {"runs": _runs(item.runs), "nested": _list(item.nested) if item.nested else None} for item in items.items
        ],
    }


def _runs(runs: Runs) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for run in runs:
        face = {"bold": run.bold, "italic": run.italic, "large": run.large}
        for number, line in enumerate(clean(run.text).split("\n")):
            if number:
                values.append({"break": True})
            if line:
                values.append({"break": False, "text": drawable(line.replace("\t", " ")), **face})
    return values


def line_of(text: str) -> str:
    """Return a text on one line, with signs the fonts can draw."""
    return drawable(clean(text).replace("\n", " ").replace("\t", " "))


def _lines(texts: Sequence[str]) -> list[str]:
    return [line_of(text) for text in texts if text]
