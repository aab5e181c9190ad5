"""The reports of sittings as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.council_reports import VoteResult
from liaison_desk.domain.lists import CouncilReportRow
from liaison_desk.domain.partners import PartnerKind
from liaison_desk.domain.records import Kind
from liaison_desk.store.rows import RowList
from liaison_desk.store.tables import CouncilReport, Decision, IntakeMark, Partner

_TABLE = SQLModel.metadata.tables["council_report"]
_C = _TABLE.c


def _make(row: Any) -> CouncilReportRow:
    return CouncilReportRow(
        id=row.id,
        number=row.number,
        title=row.title,
        sitting_id=row.sitting_id,
        committee=row.committee,
        direction=row.direction,
        unit=row.unit.value,
        synthesis_form=row.synthesis_form.value,
        briefing_id=row.briefing_id,
        vote_result=row.vote_result.value,
        position=row.position,
    )


COUNCIL_REPORTS = RowList[CouncilReportRow](
    table=_TABLE,
    columns=(
        _C.id, _C.number, _C.title, _C.sitting_id, _C.committee, _C.direction, _C.unit, _C.synthesis_form,
        _C.briefing_id, _C.vote_result, _C.position,
    ),
    source=_TABLE,
    views={
        "to_vote": lambda _today: _C.vote_result == VoteResult.pending,
        "djva": lambda _today: _C.unit.in_(["DJVA", "BOTH"]),
        "deci": lambda _today: _C.unit.in_(["DECI", "BOTH"]),
    },
    sorts={"changed_at": (_C.changed_at,), "number": (_C.committee, _C.position, _C.number), "title": (_C.title,)},
    default_sort="changed_at",
    newest_first=True,
    make=_make,
)  # fmt: skip


def of_sitting(session: Session, sitting_id: str) -> Sequence[CouncilReport]:
    """Return the reports of a sitting in their order."""
    in_order = (col(CouncilReport.position), col(CouncilReport.committee), col(CouncilReport.number))
    query = select(CouncilReport).where(CouncilReport.sitting_id == sitting_id, col(CouncilReport.deleted_at).is_(None))
    return session.exec(query.order_by(*in_order, col(CouncilReport.title), col(CouncilReport.id))).all()


def known_as(session: Session, sha256: str) -> CouncilReport | None:
    """Return the report a file of these very bytes became, unless it was thrown away since."""
    mark = session.get(IntakeMark, report_mark(sha256))
    row = session.get(CouncilReport, mark.record_id) if mark else None
    return row if row is not None and row.deleted_at is None else None


def remember(session: Session, sha256: str, identifier: str) -> None:
    """Keep that a file of these bytes became a report."""
    mark = IntakeMark(fingerprint=report_mark(sha256), kind=Kind.council_report, record_id=identifier)
    session.merge(mark)


def report_mark(sha256: str) -> str:
    """Return under which mark the file of a report is recognised; the same file may also be a letter received."""
    return f"report:{sha256}"


def decisions_of(session: Session, identifier: str) -> Sequence[Decision]:
    """Return what the register says of a report, the newest first."""
    query = select(Decision).where(Decision.council_report_id == identifier, col(Decision.deleted_at).is_(None))
    return session.exec(query.order_by(col(Decision.created_at).desc(), col(Decision.id))).all()


def organisation_names(session: Session) -> Sequence[tuple[str, str]]:
    """Return the organisations of the directory: id and name."""
    query = select(Partner.id, Partner.name).where(
        Partner.partner_kind == PartnerKind.organisation, col(Partner.deleted_at).is_(None), Partner.name != ""
    )
    return session.exec(query.order_by(col(Partner.sort_name), col(Partner.id))).all()
