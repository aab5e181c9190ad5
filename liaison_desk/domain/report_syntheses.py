"""Syntheses of reports (form D15, domain reference §3.3): what is written in them before she begins."""

from __future__ import annotations

from decimal import Decimal

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose, BriefingSection
from liaison_desk.domain.council_reports import CouncilReportFields, ReportAmount, SynthesisForm
from liaison_desk.domain.french import NO_BREAK
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.report_headings import (
    ADVICE,
    BENEFICIARIES,
    CONTEXT,
    DELEGATION,
    FINANCE,
    OBJECT,
    RECUSAL,
    REQUESTED,
    SPEECH,
    STAKES,
)
from liaison_desk.domain.sittings import SittingFields

SHORT_HEADINGS = (OBJECT, REQUESTED, FINANCE, STAKES, RECUSAL, SPEECH)
"""What is left of the form in a short synthesis."""

_NO_RECUSAL = "Aucun : le registre des liens déclarés n'en fait apparaître aucun avec ce rapport."

EFFORT, SHORT_EFFORT = 0.5, 0.25
"""Half-days one synthesis takes (acceptance week, step 20)."""


def begun_synthesis(
    report: CouncilReportFields,
    sitting: SittingFields | None,
    beneficiaries: tuple[str, ...],
    recusals: tuple[str, ...],
) -> BriefingFields:
    """Return the synthesis of a report as it begins: what is known of the report stands in its sections."""
    known = known_sections(report, beneficiaries, recusals)
    is_short = report.synthesis_form is SynthesisForm.short
    headings = SHORT_HEADINGS if is_short else form_of(BriefingKind.report_summary).headings
    number = f"Rapport n°{NO_BREAK}{report.number} – " if report.number else ""
    return BriefingFields(
        briefing_kind=BriefingKind.report_summary,
        title=f"{number}{report.title}"[:500],
        purpose=BriefingPurpose.decision if sitting else BriefingPurpose.information,
        unit=report.unit,
        due_on=sitting.held_on if sitting else None,
        sections=[BriefingSection(heading=heading, body=known.get(heading, "")) for heading in headings],
        details=synthesis_details(report, sitting),
    )


def synthesis_details(report: CouncilReportFields, sitting: SittingFields | None) -> dict[str, str]:
    """Return what stands above a synthesis: body, date, number, committee, rapporteur, direction."""
    values = {
        "institution": label(sitting.body) if sitting else "",
        "sitting_on": sitting.held_on.isoformat() if sitting else "",
        "report_number": report.number,
        "committee": report.committee,
        "rapporteur": report.rapporteur,
        "direction": report.direction,
    }
    return {name: value for name, value in values.items() if value}


def known_sections(
    report: CouncilReportFields, beneficiaries: tuple[str, ...], recusals: tuple[str, ...]
) -> dict[str, str]:
    """Return what the record itself says under each heading, as Markdown."""
    carried = "Rapport présenté au titre de la délégation." if report.carried_by_official else ""
    found = {
        OBJECT: report.title,
        REQUESTED: report.requested,
        CONTEXT: report.context,
        FINANCE: "\n".join(f"- {amount_line(one)}" for one in report.amounts),
        BENEFICIARIES: "\n".join(f"- {name}" for name in beneficiaries),
        DELEGATION: carried,
        RECUSAL: "\n\n".join((*((report.recusal,) if report.recusal else ()), *recusals)) or _NO_RECUSAL,
        ADVICE: report.committee_advice,
    }
    return {heading: body for heading, body in found.items() if body}


def amount_line(one: ReportAmount) -> str:
    """Return « CP 2026 : 23 000 € »."""
    named = f"{one.label}{NO_BREAK}: " if one.label else ""
    return f"{named}{euros(one.amount)}"


def euros(amount: Decimal) -> str:
    """Return an amount as French people write it; cents only when there are some."""
    shown = f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"
    return f"{shown.replace(',', NO_BREAK).replace('.', ',')}{NO_BREAK}€"
