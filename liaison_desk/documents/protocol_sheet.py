"""Protocol sheets: the order of precedence, the greeting, the speakers, whom to warn (domain reference §2)."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    ItemList,
    ListItem,
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
from liaison_desk.domain.greeting import SPEAKING_RULE
from liaison_desk.domain.protocol_order import ProtocolPlace, rank_words
from liaison_desk.domain.typography import french
from liaison_desk.domain.visit_courtesy import ToWarn


@dataclass(frozen=True)
class ProtocolMaterial:
    """What a protocol sheet is made of."""

    engagement: EngagementFields
    order: tuple[ProtocolPlace, ...]
    greeting: str
    speakers: tuple[ProtocolPlace, ...]
    remarks: tuple[str, ...] = ()
    to_warn: tuple[ToWarn, ...] = ()
    warning: str = ""
    municipality_name: str = ""


def compose_protocol_sheet(material: ProtocolMaterial) -> Document:
    """Return a protocol sheet as a document."""
    engagement = material.engagement
    where = ", ".join(place_lines(engagement.place, "", material.municipality_name))
    when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
    blocks: list[Block] = []
    if material.warning:
        blocks.append(Paragraph(plain(french(material.warning)), ParagraphStyle.notice))
    blocks += [Heading(plain("Ordre des préséances"), 1), _order(material)]
    blocks += [Heading(plain("Salutation"), 1), Paragraph(plain(french(material.greeting)), ParagraphStyle.quote)]
    blocks += _speakers(material)
    if material.to_warn:
        blocks += [Heading(plain("À prévenir avant le déplacement"), 1), _to_warn(material)]
    return Document(
        title=french(engagement.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Fiche de protocole",
            subtitle=french(" · ".join(part for part in (when[:1].upper() + when[1:], where) if part)),
        ),
    )


def _order(material: ProtocolMaterial) -> Table:
    return Table(
        header=tuple(plain(name) for name in ("Place", "Nom et fonction", "Rang", "Pourquoi")),
        rows=tuple(
            (
                plain(str(place.place), bold=True),
                _person(place),
                plain(french(rank_words(place))),
                plain(french(place.reason)),
            )
            for place in material.order
        ),
        widths=(9.0, 36.0, 15.0, 40.0),
        title="Ordre des préséances (décret n° 89-655 du 13 septembre 1989)",
    )


def _speakers(material: ProtocolMaterial) -> list[Block]:
    if not material.speakers:
        return []
    blocks: list[Block] = [
        Heading(plain("Prises de parole"), 1),
        ItemList(tuple(ListItem(_person(place, ", ")) for place in material.speakers), numbered=True),
        Paragraph(plain(french(SPEAKING_RULE)), ParagraphStyle.caption),
    ]
    return blocks + [Paragraph(plain(french(remark)), ParagraphStyle.notice) for remark in material.remarks]


def _to_warn(material: ProtocolMaterial) -> Table:
    return Table(
        header=tuple(plain(name) for name in ("Qui", "Contact", "Pourquoi")),
        rows=tuple(
            (
                (*plain(french(one.name), bold=True), Run(f"\n{french(one.role)}")),
                plain(french(one.contact)),
                plain(french(one.reason)),
            )
            for one in material.to_warn
        ),
        widths=(32.0, 34.0, 34.0),
        title="Personnes à prévenir avant le déplacement",
    )


def _person(place: ProtocolPlace, separator: str = "\n") -> Runs:
    title = (Run(f"{separator}{french(place.title)}"),) if place.title else ()
    return (*plain(french(place.name), bold=True), *title)
