"""The reports of a sitting as lines: what each is, where its synthesis stands, who steps back, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.cautions import Caution
from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm, VoteResult
from liaison_desk.domain.report_amounts import amounts_in
from liaison_desk.domain.report_syntheses import amount_line
from liaison_desk.services.report_cautions import cautions_of_report
from liaison_desk.store import council_reports, records
from liaison_desk.store.links import names_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Briefing


@dataclass(frozen=True)
class ReportLine:
    """One report of a sitting; `note_state` is None while its synthesis is not begun."""

    id: str
    number: str
    title: str
    committee: str
    direction: str
    rapporteur: str
    unit: str
    amounts: tuple[str, ...]
    total: Decimal
    form: SynthesisForm
    delegated_to: str
    briefing_id: str | None
    note_state: BriefingState | None
    recusal: str
    cautions: tuple[Caution, ...]
    beneficiaries: tuple[str, ...]
    carried: bool
    vote_result: VoteResult
    resolution_number: str
    fields: CouncilReportFields
    note: BriefingFields | None = None

    @property
    def steps_back(self) -> bool:
        """Tell whether the official keeps out of it, decided or to be decided."""
        return bool(self.recusal or self.cautions)


def lines_of(session: Session, sitting_id: str, day: date) -> list[ReportLine]:
    """Return the reports of a sitting in their order."""
    rows = council_reports.of_sitting(session, sitting_id)
    office = office_fields(session)
    names = names_of(session, {one for row in rows for one in row.beneficiary_ids})
    lines: list[ReportLine] = []
    for row in rows:
        fields = records.fields_of(row, CouncilReportFields)
        note = _note(session, row.briefing_id)
        lines.append(
            ReportLine(
                id=row.id,
                number=row.number,
                title=row.title,
                committee=row.committee,
                direction=row.direction,
                rapporteur=row.rapporteur,
                unit=row.unit.value,
                amounts=tuple(amount_line(one) for one in row.amounts),
                total=_asked_for(fields),
                form=row.synthesis_form,
                delegated_to=row.delegated_to,
                briefing_id=row.briefing_id if note else None,
                note_state=note.state if note else None,
                recusal=row.recusal,
                cautions=tuple(cautions_of_report(session, office, fields, day)),
                beneficiaries=tuple(names[one] for one in row.beneficiary_ids if one in names),
                carried=row.carried_by_official,
                vote_result=row.vote_result,
                resolution_number=row.resolution_number,
                fields=fields,
                note=note,
            )
        )
    return lines


def _asked_for(fields: CouncilReportFields) -> Decimal:
    """Return the largest of the amounts asked of the body, else of all those the report gives."""
    known = [one.amount for one in fields.amounts]
    asked = {Decimal(one.amount) for one in amounts_in(fields.requested)}
    return max((amount for amount in known if amount in asked), default=max(known, default=Decimal(0)))


def committees_of(lines: Sequence[ReportLine]) -> list[tuple[str, list[ReportLine]]]:
    """Return the reports by committee, in order; those without one come last."""
    names = sorted({line.committee for line in lines}, key=_rank)
    return [(name, [line for line in lines if line.committee == name]) for name in names]


def _rank(name: str) -> tuple[bool, int, str]:
    digits = "".join(sign for sign in name.split(" ", 1)[0] if sign.isdigit())
    return (not name, int(digits) if digits else 999, name)


def _note(session: Session, identifier: str | None) -> BriefingFields | None:
    row = session.get(Briefing, identifier) if identifier else None
    return None if row is None or row.deleted_at is not None else records.fields_of(row, BriefingFields)
