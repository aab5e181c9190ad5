"""The verbs of briefing notes."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefing_life import check_frozen, is_frozen, rewritten, substance, written_sections
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figure_references import unknown_figures
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.services.records import RecordService
from liaison_desk.services.report_tasks import close_synthesis
from liaison_desk.services.text_following import follow_text
from liaison_desk.store import briefings, records
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Row
from liaison_desk.store.text_versions import keep_text


class BriefingService(RecordService[BriefingFields, BriefingRow]):
    """What can be done with briefing notes: a validated text is frozen, its change opens the next revision."""

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

    def add(self, fields: BriefingFields, identifier: str | None = None) -> str:
        """Record a note; raises UserError when it is validated though a figure it calls is not kept."""
        if is_frozen(fields):
            with self._database.reading() as session:
                _check_figures(session, fields)
        return super().add(fields, identifier)

    def edit(self, identifier: str, fields: BriefingFields, version: int | None = None) -> None:
        """Make a note what the fields say; a text changed in circuit is a draft again.

        Raises UserError when the text is frozen and the revision stays the same, when it is validated though a figure
        it calls is not kept or visas are awaited, or issued without having been validated.
        """
        with self.verb(f"Modification : {fields.title}") as session:
            row = records.find(session, self.kind, identifier)
            before = records.fields_of(row, BriefingFields)
            is_rewritten = substance(before) != substance(fields)
            if is_frozen(before) and is_rewritten and fields.revision <= before.revision:
                raise UserError(
                    "frozen_note", "Cette note est validée : ouvrez une nouvelle version pour en changer le texte."
                )
            check_frozen(before, fields)
            owner = Reference(self.kind, row.id)
            if is_frozen(before) and fields.revision > before.revision:
                keep_text(session, owner, before.revision, before, self._clock.now(), "Version suivante ouverte")
                fields = changed(fields, {"circuit": []})
            fields = follow_text(session, owner, before, rewritten(before, fields), self._clock.now())
            if is_frozen(fields) and not is_frozen(before):
                self.validate_in(session, row, fields, version)
            else:
                records.update(session, row, fields, version)

    def validate_in(self, session: Session, row: Row, fields: BriefingFields, version: int | None = None) -> None:
        """Save a note as validated within the transaction of another verb, whoever validates it.

        The task its synthesis was is then done. Raises UserError when a figure it calls is not kept.
        """
        _check_figures(session, fields)
        records.update(session, row, fields, version)
        close_synthesis(session, row.id, today(self._clock))


def _check_figures(session: Session, fields: BriefingFields) -> None:
    missing = unknown_figures([section.body for section in fields.sections], office_fields(session).key_figures)
    if missing:
        names = ", ".join(f"« {name} »" for name in missing)
        raise UserError(
            "unknown_figure",
            f"Le texte appelle un chiffre que le bureau n'a pas : {names}. "
            "Ajoutez-le aux chiffres clés ou retirez-le du texte, puis validez.",
        )
