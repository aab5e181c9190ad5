"""What a note is tied to, as lines of « Liens »."""

from __future__ import annotations

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerKind
from liaison_desk.domain.records import Kind, Link, Reference, Sheet
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.ui.widgets.links_panel import LinkLine


def link_lines(desk: Desk, sheet: Sheet[BriefingFields]) -> list[LinkLine]:
    """Return one line for each record a note is tied to, the engagement with its day."""
    return [line for link in sheet.links if (line := _line(desk, link)) is not None]


def _line(desk: Desk, link: Link) -> LinkLine | None:
    reference = Reference(link.kind, link.id)
    try:
        if link.kind is Kind.engagement:
            day = desk.engagements.sheet(link.id).fields.starts_at.date()
            return LinkLine("", "engagement", link.label, reference, short_date(day, today(desk.clock)))
        if link.kind is Kind.partner:
            kind = desk.partners.sheet(link.id).fields.partner_kind
            icon = "organisation" if kind is PartnerKind.organisation else "person"
            return LinkLine("", icon, link.label, reference, label(kind).lower())
    except NotFound:  # thrown away meanwhile
        return None
    return LinkLine("", link.kind.value, link.label, reference, label(link.kind).lower())
