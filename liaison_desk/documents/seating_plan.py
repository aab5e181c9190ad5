"""Seating plans: who sits where, drawn as a table, then named seat by seat (domain reference §2.2, P7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.place import place_lines
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import period
from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.domain.seating import SeatingPlan, SeatingShape, Viewpoint, caption_of, seat_words
from liaison_desk.domain.typography import french

_ROW_SHARE, _AISLE_SHARE = 9.0, 8.0
_WIDE_COLUMNS, _NAMED_COLUMNS = 6, 7
"""With more seats abreast than the first, names take a line a word; with more than the second, numbers stand alone."""


@dataclass(frozen=True)
class SeatingMaterial:
    """What a seating plan is made of."""

    engagement: EngagementFields
    plan: SeatingPlan
    order: tuple[ProtocolPlace, ...]
    municipality_name: str = ""


def compose_seating_plan(material: SeatingMaterial) -> Document:
    """Return a seating plan as a document; the list under it says every seat in words."""
    engagement, plan = material.engagement, material.plan
    where = ", ".join(place_lines(engagement.place, "", material.municipality_name))
    when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
    return Document(
        title=french(engagement.title),
        template=TemplateName.note,
        blocks=(*_drawn(plan, material.order), Heading(plain("Place de chacun"), 1), _named(plan, material.order)),
        header=DocumentHeader(
            kind="Plan de placement",
            subtitle=french(" · ".join(part for part in (when[:1].upper() + when[1:], where) if part)),
        ),
    )


def _drawn(plan: SeatingPlan, order: Sequence[ProtocolPlace]) -> list[Block]:
    if not plan.seats:
        return [Paragraph(plain("[à compléter : personnes présentes]"), ParagraphStyle.caption)]
    rows = list(enumerate(plan.rows, start=1))
    if plan.viewpoint is Viewpoint.stage:
        rows.reverse()  # the row nearest to whoever looks is at the foot of the plan
    columns = len(plan.numbers)
    share = (100.0 - _ROW_SHARE - (_AISLE_SHARE if plan.aisle_after > 0 else 0.0)) / columns
    table = Table(
        header=_with_aisle(plan, plain("Rang"), [plain(_column(plan, number)) for number in plan.numbers]),
        rows=tuple(
            _with_aisle(plan, plain(str(number), bold=True), [_seat(place, order, columns) for place in row])
            for number, row in rows
        ),
        widths=(_ROW_SHARE, *_shares(plan, share)),
        title=caption_of(plan),
    )
    return [Paragraph(plain(french(_orientation(plan))), ParagraphStyle.lead), table]


def _orientation(plan: SeatingPlan) -> str:
    on_stage = plan.shape is SeatingShape.side_by_side
    if plan.viewpoint is Viewpoint.room:
        towards = "les autorités font face à la salle" if on_stage else "l'estrade est en haut du plan"
    else:
        towards = "la salle est en haut du plan" if on_stage else "l'estrade est en bas du plan"
    return f"{caption_of(plan).rstrip('.')} ; {towards}."


def _shares(plan: SeatingPlan, share: float) -> list[float]:
    shares = [share] * len(plan.numbers)
    return [*shares[: plan.aisle_after], _AISLE_SHARE, *shares[plan.aisle_after :]] if plan.aisle_after > 0 else shares


def _with_aisle(plan: SeatingPlan, first: Runs, cells: list[Runs]) -> tuple[Runs, ...]:
    if plan.aisle_after <= 0:
        return (first, *cells)
    is_header = first == plain("Rang")
    return (first, *cells[: plan.aisle_after], plain("Allée") if is_header else (), *cells[plan.aisle_after :])


def _column(plan: SeatingPlan, number: int) -> str:
    if number == 0:
        return "Centre"
    return f"{'Droite' if number > 0 else 'Gauche'} {abs(number)}"


def _seat(place: int, order: Sequence[ProtocolPlace], columns: int) -> Runs:
    if not place:
        return ()
    if columns > _NAMED_COLUMNS:
        return (Run(str(place), bold=True, large=True),)
    name = french(order[place - 1].name)
    words = name if columns <= _WIDE_COLUMNS else "\n".join(name.split())
    return (Run(f"{place}\n", bold=True, large=True), Run(words))


def _named(plan: SeatingPlan, order: Sequence[ProtocolPlace]) -> Table:
    return Table(
        header=(plain("Place"), plain("Nom et fonction"), plain("Siège")),
        rows=tuple(
            (
                plain(str(seat.place), bold=True),
                _person(order[seat.place - 1]),
                plain(french(seat_words(seat, plan.shape))),
            )
            for seat in plan.seats
        ),
        widths=(10.0, 54.0, 36.0),
        title="Place de chacun, vue par les personnes assises",
    )


def _person(place: ProtocolPlace) -> Runs:
    title = (Run(f"\n{french(place.title)}"),) if place.title else ()
    return (*plain(french(place.name), bold=True), *title)
