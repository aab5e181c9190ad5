"""Envelopes and labels as PDF, at their true size (NF Z 10-011, domain reference §2.5)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from liaison_desk.documents.font_coverage import drawable
from liaison_desk.documents.pdf import compiled_layout
from liaison_desk.documents.text import clean
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stationery import ENVELOPES, LABELS, EnvelopeFormat, LabelFormat

Address = Sequence[str]
_A4 = (210, 297)
_NARROW = 65
"""Labels under this many millimetres take smaller type: 38 signs must fit on a line."""


def render_envelopes(addresses: Sequence[Address], envelope: EnvelopeFormat, office: OfficeFields) -> bytes:
    """Return one envelope a page, the sender's address in its corner."""
    size = ENVELOPES[envelope]
    sender = (office.letterhead_name, office.letterhead_service, *office.letterhead_address)
    return _rendered(
        {
            "kind": "envelopes",
            "title": "Enveloppes",
            "width": size.width,
            "height": size.height,
            "left": size.left,
            "top": size.top,
            "sender": _lines(sender),
        },
        addresses,
        office,
    )


def render_labels(addresses: Sequence[Address], labels: LabelFormat, office: OfficeFields, first: int = 1) -> bytes:
    """Return sheets of labels, beginning at the label `first` of a sheet already begun."""
    sheet = LABELS[labels]
    width, height = _A4
    return _rendered(
        {
            "kind": "labels",
            "title": "Étiquettes",
            "width": width,
            "height": height,
            "columns": sheet.columns,
            "rows": sheet.rows,
            "label_width": sheet.width,
            "label_height": sheet.height,
            "left": sheet.left,
            "top": sheet.top,
            "pitch_x": sheet.pitch_x,
            "pitch_y": sheet.pitch_y,
            "size": 8.5 if sheet.width < _NARROW else 9.5,
            "first": (first - 1) % (sheet.columns * sheet.rows) + 1,
        },
        addresses,
        office,
    )


def _rendered(values: dict[str, Any], addresses: Sequence[Address], office: OfficeFields) -> bytes:
    values["author"] = _line(office.letterhead_name)
    values["addresses"] = [_lines(address) for address in addresses]
    return compiled_layout("addresses.typ", {"sheet": json.dumps(values, ensure_ascii=False)})


def _lines(lines: Sequence[str]) -> list[str]:
    return [_line(line) for line in lines if line]


def _line(text: str) -> str:
    return drawable(clean(text).replace("\n", " ").replace("\t", " "))
