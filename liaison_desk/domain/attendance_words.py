"""How the coming of somebody is said, in the right gender."""

from __future__ import annotations

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.labels import label
from liaison_desk.domain.organisation_names import is_feminine
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind


def attendance_words(attendance: Attendance, partner: PartnerFields) -> str:
    """Return « attendu », « attendue », « attendu·e » as it is said of a partner."""
    if partner.partner_kind is PartnerKind.organisation:
        ending = "e" if is_feminine(partner.name) else ""
    else:
        ending = {CourtesyTitle.mr: "", CourtesyTitle.ms: "e", CourtesyTitle.unknown: "·e"}[partner.courtesy_title]
    return label(attendance) + ending
