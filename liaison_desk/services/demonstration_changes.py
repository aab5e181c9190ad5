"""What changed in the demonstration office after a note was written, so that there is something to mend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.french import clock
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.validation import changed
from liaison_desk.services.fact_keeping import catch_up, note_uses
from liaison_desk.store import partners, records
from liaison_desk.store.tables import Briefing, Engagement, Partner, Row

_OTHER = {CourtesyTitle.mr: CourtesyTitle.ms, CourtesyTitle.ms: CourtesyTitle.mr}
_CALLED = {CourtesyTitle.mr: "Monsieur le Maire", CourtesyTitle.ms: "Madame la Maire"}
_EARLIER = timedelta(minutes=30)
_TEXT = "Début annoncé à {hour}. {mayor} prononce le mot d'accueil."


def tell_changes(session: Session, filled: Sequence[Row], day: date) -> None:
    """Note the facts every paper uses, then let one note say an hour and a title that are no longer the right ones."""
    catch_up(session, day)
    mayors = _mayors(session, day)
    known = {row.id: row for row in filled if isinstance(row, Engagement)}
    notes = [row for row in filled if isinstance(row, Briefing) and row.state in (BriefingState.draft, _VALIDATED)]
    found = [
        (engagement.starts_at, note.id, note, engagement, mayors[engagement.municipality])
        for note in notes
        if (engagement := known.get(note.engagement_id or "")) is not None
        and engagement.state is EngagementState.accepted
        and engagement.starts_at.date() > day
        and engagement.municipality in mayors
    ]
    if found:
        _starts_at, _id, note, engagement, mayor = min(found)
        _write_before(session, note, engagement, mayor, day)


_VALIDATED = BriefingState.validated


def _mayors(session: Session, day: date) -> dict[str, Partner]:
    found: dict[str, Partner] = {}
    for identifier, fields in partners.holding(session, ["MAIRE"]).items():
        row = session.get(Partner, identifier)
        for office in fields.offices_on(day):
            if office.function == "MAIRE" and row is not None and row.courtesy_title in _OTHER:
                found[office.municipality] = row
    return found


def _write_before(session: Session, note: Briefing, engagement: Engagement, mayor: Partner, day: date) -> None:
    """Write a note as it was when the engagement began earlier and the mayor was another."""
    starts_at, title = engagement.starts_at, mayor.courtesy_title
    engagement.starts_at, mayor.courtesy_title = starts_at - _EARLIER, _OTHER[title]
    words = _TEXT.format(hour=clock(engagement.starts_at), mayor=_CALLED[mayor.courtesy_title])
    fields = records.fields_of(note, BriefingFields)
    first, *others = fields.sections
    body = f"{first.body}\n\n{words}"
    records.update(session, note, changed(fields, {"sections": [changed(first, {"body": body}), *others]}))
    note_uses(session, [note.id], day)
    session.flush()
    engagement.starts_at, mayor.courtesy_title = starts_at, title
    engagement.changed_at = mayor.changed_at = datetime.now(UTC)
    session.flush()
