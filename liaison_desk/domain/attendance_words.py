"""How the coming of somebody is said, in the right gender."""

from __future__ import annotations

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.labels import label
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.domain.organisation_names import is_feminine
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind


def attendance_words(attendance: Attendance, partner: PartnerFields | None) -> str:
    """Return « attendu », « attendue », « attendu·e » as it is said of a partner; « attendu·e » of anybody else."""
    return label(attendance) + _ending(partner)


def reply_words(reply: MailingReply, partner: PartnerFields | None) -> str:
    """Return « excusé », « excusée », « excusé·e » as it is said of a recipient, « sans réponse » of any."""
    return label(reply) if reply is MailingReply.none else label(reply) + _ending(partner)


def _ending(partner: PartnerFields | None) -> str:
    if partner is None:
        return "·e"
    if partner.partner_kind is PartnerKind.organisation:
        return "e" if is_feminine(partner.name) else ""
    return {CourtesyTitle.mr: "", CourtesyTitle.ms: "e", CourtesyTitle.unknown: "·e"}[partner.courtesy_title]
