"""The links of a meeting as lines."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.ui.widgets.links_panel import LinkLine

_ICONS = {
    Kind.engagement: "engagement",
    Kind.meeting: "meeting",
    Kind.briefing: "briefing",
    Kind.letter: "letter",
    Kind.pack: "pack",
    Kind.task: "task",
    Kind.decision: "decision",
    Kind.partner: "partner",
}
_ORDER = tuple(_ICONS)


def meeting_links(owner: QObject, sheet: Sheet[MeetingFields]) -> list[LinkLine]:
    """Return the links, the same record once, their roles translated by `owner`."""
    tr = owner.tr
    headings = {
        Kind.engagement: tr("À l'agenda"),
        Kind.meeting: tr("Réunions de la série"),
        Kind.briefing: tr("Notes"),
        Kind.letter: tr("Courriers"),
        Kind.task: tr("Tâches"),
        Kind.decision: tr("Décisions"),
        Kind.partner: tr("Invités"),
    }
    known = {link.id: link for link in sheet.links}.values()
    places = {kind: place for place, kind in enumerate(_ORDER)}
    found = sorted(known, key=lambda link: (places.get(link.kind, len(places)), link.label))
    return [
        LinkLine(
            headings.get(link.kind, label(link.kind)),
            _ICONS.get(link.kind, "link"),
            link.label,
            Reference(link.kind, link.id),
        )
        for link in found
    ]
