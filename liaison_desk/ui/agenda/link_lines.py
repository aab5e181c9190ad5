"""The links of an engagement as lines: letters, notes, partners."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.ui.widgets.links_panel import LinkLine

_ICONS = {
    Kind.letter: "letter",
    Kind.mailing: "mailing",
    Kind.briefing: "briefing",
    Kind.partner: "partner",
    Kind.engagement: "engagement",
    Kind.task: "task",
    Kind.decision: "done",
    Kind.review: "flag",
    Kind.meeting: "meeting",
    Kind.sitting: "office",
    Kind.pack: "pack",
}
_FIRST = (
    Kind.meeting, Kind.letter, Kind.mailing, Kind.briefing, Kind.pack, Kind.task, Kind.decision, Kind.review,
    Kind.engagement, Kind.partner,
)  # fmt: skip
_ORDER = (*_FIRST, *(kind for kind in Kind if kind not in _FIRST))


def link_lines(owner: QObject, sheet: Sheet[EngagementFields]) -> list[LinkLine]:
    """Return the links, the same record once, its words translated by `owner`."""
    tr = owner.tr
    headings = {
        Kind.letter: tr("Courriers"),
        Kind.mailing: tr("Publipostages"),
        Kind.briefing: tr("Notes"),
        Kind.partner: tr("Partenaires"),
        Kind.engagement: tr("Engagements"),
        Kind.task: tr("Tâches"),
        Kind.decision: tr("Décisions"),
        Kind.review: tr("Points élu"),
        Kind.meeting: tr("Réunions"),
        Kind.sitting: tr("Séance"),
    }
    roles = {
        "host": tr("organisateur"),
        "on_site_contact": tr("contact"),
        "representative": tr("représente l'élu"),
    }
    lines: dict[str, LinkLine] = {}
    for link in sorted(sheet.links, key=lambda link: (_ORDER.index(link.kind), link.role == "participant", link.label)):
        line = LinkLine(
            headings.get(link.kind) or label(link.kind),
            _ICONS.get(link.kind, "file"),
            link.label,
            Reference(link.kind, link.id),
            roles.get(link.role, ""),
        )
        lines.setdefault(link.id, line)
    return list(lines.values())
