"""Topic briefs, form D01 (domain reference §3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.case_officer import case_officer
from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    ParagraphStyle,
    TemplateName,
    plain,
)
from liaison_desk.documents.text import french
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose, BriefingSection, BriefingState
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields

_UNFINISHED = frozenset({BriefingState.draft, BriefingState.in_circuit})
_PURPOSES = {
    BriefingPurpose.information: "Pour information",
    BriefingPurpose.opinion: "Pour avis de l'exécutif",
    BriefingPurpose.decision: "Pour décision de l'exécutif",
}


@dataclass(frozen=True)
class TopicBriefMaterial:
    """What a topic brief is made of."""

    office: OfficeFields
    briefing: BriefingFields
    number: str = ""


def compose_topic_brief(material: TopicBriefMaterial) -> Document:
    """Return a topic brief as a document.

    A draft shows what is still to be written; once validated, empty sections are left out and the others numbered.
    """
    briefing = material.briefing
    is_draft = briefing.state in _UNFINISHED
    sections = [section for section in briefing.sections_in_order() if is_draft or section.body.strip()]
    blocks = [block for number, section in enumerate(sections, 1) for block in _section(number, section)]
    return Document(
        title=french(briefing.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind=label(briefing.briefing_kind),
            subtitle=_subtitle(briefing),
            reference=material.number,
            case_officer=(" · ".join(case_officer(material.office)),),
        ),
        is_draft=is_draft,
    )


def _subtitle(briefing: BriefingFields) -> str:
    as_of = f"à jour au {long_date(briefing.as_of)}" if briefing.as_of else "date de mise à jour à compléter"
    state = f"{label(briefing.state)}, v{briefing.revision}"
    return " · ".join((_PURPOSES[briefing.purpose], label(briefing.unit), as_of, state))


def _section(number: int, section: BriefingSection) -> list[Block]:
    heading = Heading(plain(f"{number}. {french(section.heading)}"), 1)
    body = blocks_of(section.body, first_level=2) or (Paragraph(plain("[à compléter]"), ParagraphStyle.caption),)
    return [heading, *body]
