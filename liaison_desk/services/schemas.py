"""Which Fields each kind of record is declared by."""

from __future__ import annotations

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.decisions import DecisionFields, ReviewFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.packs import PackFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.tasks import TaskFields


def fields_class_of(kind: Kind) -> type[Fields]:
    """Return the declaration of a kind."""
    return {
        Kind.engagement: EngagementFields,
        Kind.letter: LetterFields,
        Kind.briefing: BriefingFields,
        Kind.partner: PartnerFields,
        Kind.task: TaskFields,
        Kind.decision: DecisionFields,
        Kind.review: ReviewFields,
        Kind.mailing: MailingFields,
        Kind.meeting: MeetingFields,
        Kind.sitting: SittingFields,
        Kind.council_report: CouncilReportFields,
        Kind.pack: PackFields,
    }[kind]
