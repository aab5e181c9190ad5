"""Ties between records: those a field makes and those made by hand, read from either end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.domain.decisions import ReviewItem
from liaison_desk.domain.french import long_date
from liaison_desk.domain.records import Kind, Link, Reference
from liaison_desk.store.tables import (
    RECORD_TABLES,
    Briefing,
    CouncilReport,
    Decision,
    Engagement,
    Letter,
    Mailing,
    Meeting,
    Pack,
    Partner,
    RecordLink,
    Review,
    Row,
    Sitting,
    Task,
)

RELATED = "related"
"""Role of a tie made by hand."""


def references_of(row: Row) -> Iterator[tuple[str, Kind, str]]:
    """Yield what the fields of a record point to: role, kind, id."""
    if isinstance(row, Letter):
        pointed = [
            ("correspondent", Kind.partner, row.correspondent_id),
            ("answers_to", Kind.letter, row.answers_to_id),
        ]
        pointed += [("engagement", Kind.engagement, row.engagement_id), ("mailing", Kind.mailing, row.mailing_id)]
    elif isinstance(row, Engagement):
        pointed = [
            ("host", Kind.partner, row.host_id),
            ("on_site_contact", Kind.partner, row.on_site_contact_id),
            ("representative", Kind.partner, row.representative_id),
        ]
        pointed += [("participant", Kind.partner, participant.partner_id) for participant in row.participants]
        pointed.append(("series", Kind.engagement, row.series_id))
    elif isinstance(row, Briefing):
        pointed = [
            ("engagement", Kind.engagement, row.engagement_id),
            ("partner", Kind.partner, row.partner_id),
            ("sitting", Kind.sitting, row.sitting_id),
            ("meeting", Kind.meeting, row.meeting_id),
        ]
    elif isinstance(row, Task):
        pointed = [*_about(row), *_institution(row), ("owner", Kind.partner, row.owner_id)]
        pointed.append(("sitting", Kind.sitting, row.sitting_id))
    elif isinstance(row, Decision):
        pointed = [
            *_about(row),
            *_institution(row),
            ("review", Kind.review, row.review_id),
            ("representative", Kind.partner, row.representative_id),
            ("reopens", Kind.decision, row.reopens_id),
        ]
    elif isinstance(row, Review):
        pointed = [pointer for item in row.items for pointer in _about(item)]
        pointed += [("representative", Kind.partner, item.representative_id) for item in row.items]
    elif isinstance(row, Partner):
        pointed = [("organisation", Kind.partner, office.organisation_id) for office in row.offices_held]
        pointed += [("network", Kind.partner, network) for network in row.network_ids]
    else:
        pointed = _pointed_by_papers(row)
    for role, kind, identifier in pointed:
        if identifier:
            yield role, kind, identifier


def _about(row: Task | Decision | ReviewItem) -> list[tuple[str, Kind, str | None]]:
    return [
        ("engagement", Kind.engagement, row.engagement_id),
        ("letter", Kind.letter, row.letter_id),
        ("briefing", Kind.briefing, row.briefing_id),
    ]


def _institution(row: Task | Decision) -> list[tuple[str, Kind, str | None]]:
    return [
        ("meeting", Kind.meeting, row.meeting_id),
        ("council_report", Kind.council_report, row.council_report_id),
    ]


def _pointed_by_papers(row: Mailing | Meeting | Sitting | CouncilReport | Pack) -> list[tuple[str, Kind, str | None]]:
    if isinstance(row, CouncilReport):
        beneficiaries = [("beneficiary", Kind.partner, identifier) for identifier in row.beneficiary_ids]
        return [("sitting", Kind.sitting, row.sitting_id), ("briefing", Kind.briefing, row.briefing_id), *beneficiaries]
    pointed: list[tuple[str, Kind, str | None]] = [("engagement", Kind.engagement, row.engagement_id)]
    if isinstance(row, Mailing):
        pointed += [("recipient", Kind.partner, one.partner_id) for one in row.recipients if one.included]
    elif isinstance(row, Meeting):
        pointed += [("attendee", Kind.partner, one.partner_id) for one in row.attendees]
        pointed.append(("previous", Kind.meeting, row.previous_id))
    elif isinstance(row, Pack):
        pointed += [
            ("sitting", Kind.sitting, row.sitting_id),
            ("meeting", Kind.meeting, row.meeting_id),
            ("partner", Kind.partner, row.partner_id),
        ]
        pointed += [("item", item.record_kind, item.record_id) for item in row.items if item.record_kind]
    return pointed


def kind_of(row: Row) -> Kind:
    """Return the kind of a row."""
    return next(kind for kind, table in RECORD_TABLES.items() if isinstance(row, table))


def refresh_links(session: Session, rows: Sequence[Row]) -> None:
    """Make the ties of records those their fields say, leaving those made by hand."""
    wanted = {
        (row.id, role, identifier): (kind_of(row), kind)
        for row in rows
        for role, kind, identifier in references_of(row)
    }
    written = select(RecordLink).where(col(RecordLink.from_id).in_([row.id for row in rows]))
    for link in session.exec(written.where(RecordLink.role != RELATED)):
        if wanted.pop((link.from_id, link.role, link.to_id), None) is None:
            session.delete(link)
    for (from_id, role, to_id), (from_kind, to_kind) in wanted.items():
        session.add(RecordLink(from_id=from_id, from_kind=from_kind, role=role, to_id=to_id, to_kind=to_kind))


def relate(session: Session, first: Reference, second: Reference) -> None:
    """Tie two records by hand, once, whichever is named first."""
    one, other = sorted((first, second), key=lambda reference: reference.id)
    if session.get(RecordLink, (one.id, RELATED, other.id)) is None:
        session.add(RecordLink(from_id=one.id, from_kind=one.kind, role=RELATED, to_id=other.id, to_kind=other.kind))


def unrelate(session: Session, first: Reference, second: Reference) -> None:
    """Undo a tie made by hand."""
    one, other = sorted((first.id, second.id))
    link = session.get(RecordLink, (one, RELATED, other))
    if link is not None:
        session.delete(link)


def links_of(session: Session, identifier: str) -> list[Link]:
    """Return what a record is tied to, deleted records left out; a tie read backwards has its role prefixed `of_`."""
    rows = session.exec(
        select(RecordLink).where(sa.or_(col(RecordLink.from_id) == identifier, col(RecordLink.to_id) == identifier))
    ).all()
    ends: list[tuple[str, Kind, str]] = []
    for row in rows:
        forward = row.from_id == identifier
        role = row.role if forward or row.role == RELATED else f"of_{row.role}"
        ends.append((role, row.to_kind, row.to_id) if forward else (role, row.from_kind, row.from_id))
    labels = labels_of(session, {end[2] for end in ends})
    return sorted(
        (Link(role, kind, other, labels[other]) for role, kind, other in ends if other in labels),
        key=lambda link: (list(Kind).index(link.kind), link.role, link.label),
    )


def records_naming(session: Session, partner_ids: Collection[str]) -> list[Row]:
    """Return the records whose fields name one of these partners."""
    tables = (RECORD_TABLES[kind] for kind in Kind) if partner_ids else ()
    pointing = select(RecordLink.from_id).where(col(RecordLink.to_id).in_(partner_ids), RecordLink.role != RELATED)
    return [row for table in tables for row in session.exec(select(table).where(col(table.id).in_(pointing)))]


def names_of(session: Session, partner_ids: Collection[str]) -> dict[str, str]:
    """Return the names of partners, of those in the bin too: the records that name them still do."""
    if not partner_ids:
        return {}
    found = session.exec(select(Partner).where(col(Partner.id).in_(partner_ids)))
    return {partner.id: partner.display_name for partner in found}


def label_of(row: Row) -> str:
    """Return how a record is called in lists and links."""
    if isinstance(row, Partner):
        return row.display_name
    if isinstance(row, Letter):
        return f"{row.number} · {row.subject}" if row.number else row.subject
    if isinstance(row, Decision | Mailing):
        return row.subject
    if isinstance(row, Briefing | CouncilReport) and row.number:
        return f"{row.number} · {row.title}"
    if isinstance(row, Meeting):
        return f"{row.title}, {long_date(row.starts_at.date())}"
    if isinstance(row, Sitting):
        return f"{row.title} du {long_date(row.held_on)}"
    if isinstance(row, Review):
        return f"{row.title} du {long_date(row.held_on)}"
    if isinstance(row, Engagement) and row.occurrence_of:
        return f"{row.title}, {long_date(row.day)}"
    return row.title


def labels_of(session: Session, identifiers: Iterable[str]) -> dict[str, str]:
    """Return how records are called; the deleted ones are left out."""
    wanted = list(identifiers)
    labels: dict[str, str] = {}
    for table in RECORD_TABLES.values() if wanted else ():
        query = select(table).where(col(table.id).in_(wanted), col(table.deleted_at).is_(None))
        labels.update({row.id: label_of(row) for row in session.exec(query)})
    return labels
