"""The verbs of briefing notes."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefing_life import (
    FROZEN,
    IN_FORCE,
    check_life,
    is_frozen,
    is_reopened,
    reopened,
    written_sections,
)
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figure_references import called_figures
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.domain.note_checks import check_complete
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.domain.written_texts import is_same_paper
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.records import RecordService
from liaison_desk.services.report_tasks import close_synthesis
from liaison_desk.services.text_following import follow_text
from liaison_desk.store import briefings, records, registers
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Briefing, Row
from liaison_desk.store.text_versions import keep_text

_KEPT = {"kept_figures", "validated_on"}
"""What the desk notes when a text is frozen, and nobody types."""


class BriefingService(RecordService[BriefingFields, BriefingRow]):
    """What can be done with notes: a validated text is frozen, with a reference; its change opens the next revision."""

    kind = Kind.briefing
    fields_class = BriefingFields
    row_list = briefings.BRIEFINGS

    def begin(
        self,
        kind: BriefingKind,
        about: Reference | None = None,
        *,
        title: str = "",
        unit: Unit | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> str:
        """Begin a note of a form with what the desk knows of the record or the period it is about; return its id.

        Without days, a liaison note is about what followed the last one, an activity report about the month before.
        Raises UserError when no note is about such a record, or when the period ends before it begins.
        """
        from liaison_desk.services.note_beginnings import NoteBeginnings

        beginnings = NoteBeginnings(self._database, self._clock)
        fields = beginnings.proposed(kind, about, title=title, unit=unit, first=first, last=last)
        with self.verb(f"Note commencée : {fields.title}") as session:
            return records.create(session, self.kind, fields).id

    def proposed_title(self, kind: BriefingKind, about: Reference | None = None, unit: Unit | None = None) -> str:
        """Return what a note of a form would be called, empty when nothing says it."""
        from liaison_desk.services.note_beginnings import NoteBeginnings

        title = NoteBeginnings(self._database, self._clock).proposed(kind, about, unit=unit).title
        return "" if title == label(kind) else title

    def fill(self, identifier: str) -> int:
        """Write what the desk knows in the sections and fields of a note where nothing is written.

        Returns how many were filled; what somebody wrote is left alone. Raises UserError when the note is frozen.
        """
        before = self.sheet(identifier).fields
        now = self.filled(before)
        known = dict(written_sections(before))
        count = sum(heading not in known for heading, _body in written_sections(now))
        count += sum(not before.details.get(name) for name in now.details)
        if count:
            self.edit(identifier, now)
        return count

    def filled(self, fields: BriefingFields) -> BriefingFields:
        """Return a note, saved or still being typed, with what the desk knows where nothing is written."""
        from liaison_desk.services.note_beginnings import NoteBeginnings

        return NoteBeginnings(self._database, self._clock).completed(fields)

    def proposal(self, fields: BriefingFields, heading: str) -> str:
        """Return what the desk would write today in a section, whatever stands in it; empty when it knows nothing."""
        others = [section for section in fields.sections if section.heading != heading]
        proposed = self.filled(fields.model_copy(update={"sections": others}))
        declared = form_of(fields.briefing_kind).section(heading)
        body = next((section.body for section in proposed.sections if section.heading == heading), "")
        return body if declared and declared.is_written(body) else ""

    def edit(self, identifier: str, fields: BriefingFields, version: int | None = None) -> None:
        """Make a note what the fields say; a text changed after a visa is a draft again.

        Raises UserError when the text is frozen and the revision stays the same, when it is validated though it is not
        complete or visas are awaited, or issued without having been validated.
        """
        with self.verb(f"Modification : {fields.title}") as session:
            row = self._find(session, identifier)
            before = records.fields_of(row, BriefingFields)
            if is_frozen(before) and not is_reopened(before, fields) and not is_same_paper(before, fields):
                raise UserError("frozen_note", FROZEN)
            check_life(before, fields)
            owner = Reference(self.kind, row.id)
            if is_reopened(before, fields):
                keep_text(session, owner, before.revision, before, self._clock.now(), "Version suivante ouverte")
                fields = reopened(fields)
            elif is_frozen(before):
                fields = changed(fields, before.model_dump(include=_KEPT))
            else:
                fields = follow_text(session, owner, before, fields, self._clock.now())
            if fields.state in IN_FORCE and (is_reopened(before, fields) or not is_frozen(before)):
                self.validate_in(session, row, fields, version)
            else:
                records.update(session, row, fields, version)

    def validate_in(self, session: Session, row: Row, fields: BriefingFields, version: int | None = None) -> None:
        """Save a note as validated within the transaction of another verb, whoever validates it.

        It takes its reference, unless a revision before took it, and keeps the figures it calls as they are today; the
        task its synthesis was is then done. Raises UserError when it is not complete.
        """
        if not isinstance(row, Briefing):
            raise TypeError(row.id)
        figures, day = office_fields(session).key_figures, today(self._clock)
        check_complete(fields, figures)
        called = called_figures([section.body for section in fields.sections], figures)
        if not row.number:
            registers.take_reference(session, row, self._clock.now(), day.year)
        records.update(session, row, changed(fields, {"kept_figures": called, "validated_on": day}), version)
        close_synthesis(session, row.id, day)

    def _after_add(self, session: Session, row: Row) -> None:
        fields = records.fields_of(row, BriefingFields)
        if fields.state in IN_FORCE:
            self.validate_in(session, row, fields)

    def _find(self, session: Session, identifier: str) -> Briefing:
        row = records.find(session, Kind.briefing, identifier)
        if not isinstance(row, Briefing):
            raise TypeError(identifier)
        return row
