"""What the records say around a note: what was decided of it, the names of the partners it is about."""

from __future__ import annotations

from sqlmodel import Session

from liaison_desk.documents.note_parts import NoteAnswer
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import UNSETTLED
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import FieldType, form_of
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.store import decisions, records
from liaison_desk.store.tables import Partner


def note_answer(session: Session, identifier: str) -> NoteAnswer | None:
    """Return what was decided of a note, None while the question stands."""
    found = decisions.latest_about(session, briefing_id=identifier)
    if found is None or found.outcome in UNSETTLED:
        return None
    return NoteAnswer(found.chosen_option or label(found.outcome), found.decided_on, found.decided_by, found.reason)


def partner_names(session: Session, fields: BriefingFields) -> dict[str, str]:
    """Return the partners the fields of a note name, by id."""
    form = form_of(fields.briefing_kind)
    named = {fields.details.get(one.name, "") for one in form.fields if one.field_type is FieldType.partner}
    rows = (session.get(Partner, identifier) for identifier in sorted(named) if identifier)
    return {row.id: records.fields_of(row, PartnerFields).display_name for row in rows if row}
