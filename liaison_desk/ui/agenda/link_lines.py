"""The links of an engagement as lines: letters, notes, partners."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.ui.widgets.links_panel import LinkLine

_ICONS = {
    Kind.letter: "letter",
    Kind.briefing: "briefing",
    Kind.partner: "partner",
    Kind.engagement: "engagement",
    Kind.task: "task",
    Kind.decision: "done",
    Kind.review: "flag",
}
_ORDER = (Kind.letter, Kind.briefing, Kind.task, Kind.decision, Kind.review, Kind.engagement, Kind.partner)


def link_lines(owner: QObject, sheet: Sheet[EngagementFields]) -> list[LinkLine]:
    """Return the links, the same record once, its words translated by `owner`."""
    tr = owner.tr
    headings = {
        Kind.letter: tr("Courriers"),
        Kind.briefing: tr("Notes"),
        Kind.partner: tr("Partenaires"),
        Kind.engagement: tr("Engagements"),
        Kind.task: tr("Tâches"),
        Kind.decision: tr("Décisions"),
        Kind.review: tr("Points élu"),
    }
    roles = {
        "host": tr("organisateur"),
        "on_site_contact": tr("contact"),
        "representative": tr("représente l'élu"),
    }
    lines: dict[str, LinkLine] = {}
    for link in sorted(sheet.links, key=lambda link: (_ORDER.index(link.kind), link.role == "participant", link.label)):
        line = LinkLine(
            headings[link.kind], _ICONS[link.kind], link.label, Reference(link.kind, link.id), roles.get(link.role, "")
        )
        lines.setdefault(link.id, line)
    return list(lines.values())
