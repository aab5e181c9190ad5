"""The links of a letter, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.records import Kind, Link, Reference, Sheet
from liaison_desk.ui.widgets.links_panel import LinkLine

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

translate = QCoreApplication.translate


def link_lines(sheet: Sheet[LetterFields], desk: Desk, today: date) -> list[LinkLine]:
    """Return the links of a letter, those of one role together."""
    lines = [
        LinkLine(
            _role(link, sheet.fields.mail_register),
            link.kind.value,
            link.label,
            Reference(link.kind, link.id),
            _remark(link, desk, today),
        )
        for link in sheet.links
    ]
    return sorted(lines, key=lambda line: line.role)


def correspondent_of(sheet: Sheet[LetterFields]) -> str:
    """Return the name of the sender or the addressee."""
    names = (link.label for link in sheet.links if link.role == "correspondent")
    return next(names, sheet.fields.correspondent_name)


def _role(link: Link, register: MailRegister) -> str:
    incoming = register is MailRegister.incoming
    words = {
        "correspondent": translate("Letters", "Expéditeur") if incoming else translate("Letters", "Destinataire"),
        "engagement": translate("Letters", "Engagement"),
        "answers_to": translate("Letters", "Répond à"),
        "of_answers_to": translate("Letters", "Réponse"),
    }
    others = {Kind.task, Kind.decision, Kind.review, Kind.mailing}
    return words.get(link.role, label(link.kind) if link.kind in others else translate("Letters", "Lié"))


def _remark(link: Link, desk: Desk, today: date) -> str:
    if link.kind is not Kind.engagement:
        return ""
    return short_date(desk.engagements.sheet(link.id).fields.day, today)
