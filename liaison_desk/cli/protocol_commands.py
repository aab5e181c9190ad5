"""Commands of protocol: the order of precedence and the seating plan of an engagement."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.protocol_order import ProtocolPlace, rank_words
from liaison_desk.domain.seating import SeatingShape, Viewpoint
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.services.desk import Desk


def protocol(desk: Desk, asked: Namespace) -> None:
    """Print who comes before whom, the greeting, who speaks and whom to warn."""
    fields = desk.engagements.sheet(asked.id).fields
    values = protocol_values(desk, fields)
    if asked.json:
        print_json(values)
        return
    if values["protocol_warning"]:
        print_line(f"{values['protocol_warning']}\n")
    for place in desk.protocol.order(fields):
        print_line(f"{place.place:>3}  {_person(place)} · {rank_words(place)} · {place.reason}")
    print_line(f"\n{values['greeting']}")
    if values["speakers"]:
        print_line("\nPrises de parole :")
        for number, place in enumerate(desk.protocol.speakers(fields), start=1):
            print_line(f"{number:>3}  {_person(place)}")
    for remark in values["speaking_remarks"]:
        print_line(f"  ! {remark}")
    if values["to_warn"]:
        print_line("\nÀ prévenir :")
        for one in desk.protocol.to_warn(fields):
            print_line(f"  {one.role} : {one.name} · {one.contact} · {one.reason}")


def seating(desk: Desk, asked: Namespace) -> None:
    """Write the seating plan of an engagement."""
    sheet = desk.engagements.sheet(asked.id)
    document = desk.compositions.seating_plan(
        sheet.fields,
        SeatingShape.central_aisle if asked.aisle else SeatingShape.side_by_side,
        Viewpoint.stage if asked.from_stage else Viewpoint.room,
        asked.seats,
    )
    desk.sheets.write(LeavingSheet(sheet.reference, SheetForm.seating_plan), asked.output, document)


def protocol_values(desk: Desk, fields: EngagementFields) -> dict[str, Any]:
    """Return the protocol of an engagement, ready for JSON."""
    service = desk.protocol
    return {
        "precedence": [_place_values(place) for place in service.order(fields)],
        "protocol_warning": service.warning(fields),
        "greeting": service.greeting(fields),
        "speakers": [_place_values(place) for place in service.speakers(fields)],
        "speaking_remarks": list(service.speaking_remarks(fields)),
        "to_warn": [dataclasses.asdict(one) for one in service.to_warn(fields)],
    }


def _place_values(place: ProtocolPlace) -> dict[str, Any]:
    return dataclasses.asdict(place)


def _person(place: ProtocolPlace) -> str:
    return ", ".join(part for part in (place.name, place.title) if part)
