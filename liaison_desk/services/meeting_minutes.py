"""The verbs of minutes: written, read over, sent, approved, corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import Session

from liaison_desk.domain.lists import MeetingRow
from liaison_desk.domain.meeting_agendas import lines_following
from liaison_desk.domain.meetings import (
    MeetingFields,
    MinutesCorrection,
    MinutesLine,
    MinutesSending,
    MinutesState,
)
from liaison_desk.domain.minutes import MINUTES_PAPER, changes_of_approved, remarks_by, what_is_said
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.clock import today
from liaison_desk.services.meeting_spine import engagement_follows
from liaison_desk.services.minutes import follow_lines, papers_are_sent, plan_papers
from liaison_desk.services.records import RecordService
from liaison_desk.store import records
from liaison_desk.store.meetings import MEETINGS
from liaison_desk.store.tables import Meeting, Row

BEGUN = frozenset({MinutesState.none, MinutesState.draft})
"""States of minutes that were never read over."""

Change = Callable[[MeetingFields], dict[str, Any]]


class MinutesVerbs(RecordService[MeetingFields, MeetingRow]):
    """What can be done with the minutes of a meeting; approved, they are locked until a correction is opened."""

    kind = Kind.meeting
    fields_class = MeetingFields
    row_list = MEETINGS

    def record_minutes(
        self,
        identifier: str,
        lines: Sequence[MinutesLine],
        version: int | None = None,
        *,
        values: dict[str, Any] | None = None,
    ) -> None:
        """Write the minutes: decisions go to the register, actions to the tasks, all in one verb.

        The first time, the record of decisions (two working days) and the minutes (five) become tasks. `values` are
        other fields changed with them (the next meeting). Minutes changed once reviewed are to be reviewed again.
        """
        kept = [line.model_dump() for line in lines if line.text]
        self._change(identifier, "Compte rendu enregistré", lambda _: {**(values or {}), "lines": kept}, version)

    def note_evidence(self, identifier: str, place: int, evidence: str) -> None:
        """Write what shows that a decision or an action was carried out."""

        def change(fields: MeetingFields) -> dict[str, Any]:
            lines = [line.model_dump() for line in fields.lines]
            lines[place]["evidence"] = evidence.strip()
            return {"lines": lines}

        self._change(identifier, "Preuve notée", change)

    def review_minutes(self, identifier: str) -> None:
        """The minutes were read over and may be sent."""

        def change(fields: MeetingFields) -> dict[str, Any]:
            _expect(fields, {MinutesState.draft}, "Il n'y a pas de projet de compte rendu à relire.")
            return {"minutes_state": MinutesState.reviewed, "remarks_by": remarks_by(fields, today(self._clock))}

        self._change(identifier, "Compte rendu relu", change)

    def mark_sent(self, identifier: str, to: Sequence[str], papers: Sequence[str] = (MINUTES_PAPER,)) -> None:
        """Keep the proof that papers of a meeting were sent today, to whom; the tasks of writing them are done.

        Raises UserError when nobody receives them, or when the minutes were not read over.
        """
        if not [one for one in to if one.strip()]:
            raise UserError("nobody_to_send_to", "Indiquez à qui le compte rendu est envoyé.")
        day = today(self._clock)

        def change(fields: MeetingFields) -> dict[str, Any]:
            sendings = [one.model_dump() for one in fields.sendings]
            sending = MinutesSending(sent_on=day, to=[one for one in to if one.strip()], papers=list(papers))
            values: dict[str, Any] = {"sendings": [*sendings, sending.model_dump()]}
            if fields.minutes_state is MinutesState.none:
                raise UserError("no_minutes", "Le compte rendu n'est pas commencé : il n'y a rien à envoyer.")
            if MINUTES_PAPER in papers and fields.minutes_state is not MinutesState.approved:
                sentence = "Relisez d'abord le compte rendu, puis envoyez-le."
                _expect(fields, {MinutesState.reviewed, MinutesState.sent}, sentence)
                values |= {"minutes_state": MinutesState.sent, "remarks_by": remarks_by(fields, day)}
            return values

        with self.verb("Compte rendu envoyé") as session:
            row = self._meeting(session, identifier)
            fields = records.fields_of(row, MeetingFields)
            records.update(session, row, changed(fields, change(fields)))
            papers_are_sent(session, row, papers, day)

    def approve_minutes(self, identifier: str) -> None:
        """The minutes are approved: they no longer change."""

        def change(fields: MeetingFields) -> dict[str, Any]:
            _expect(fields, {MinutesState.sent}, "Un compte rendu s'approuve après son envoi.")
            return {"minutes_state": MinutesState.approved, "approved_on": today(self._clock)}

        self._change(identifier, "Compte rendu approuvé", change)

    def correct_minutes(self, identifier: str, reason: str) -> None:
        """Open sent or approved minutes again; a reason is needed, which is kept."""
        if not reason.strip():
            raise UserError("reason_needed", "Dites pourquoi le compte rendu est corrigé.")
        with self.verb("Compte rendu rouvert pour correction") as session:
            row = self._meeting(session, identifier)
            fields = records.fields_of(row, MeetingFields)
            _expect(fields, set(MinutesState) - BEGUN, "Ce compte rendu est encore un projet : corrigez-le.")
            correction = MinutesCorrection(opened_on=today(self._clock), reason=reason.strip())
            values = {
                "minutes_state": MinutesState.draft,
                "approved_on": None,
                "corrections": [*(one.model_dump() for one in fields.corrections), correction.model_dump()],
            }
            records.update(session, row, changed(fields, values))

    def _change(
        self,
        identifier: str,
        sentence: str,
        change: Change,
        version: int | None = None,
    ) -> None:
        """Change a meeting in one verb; refuses what approved minutes forbid."""
        with self.verb(sentence) as session:
            row = self._meeting(session, identifier)
            before = records.fields_of(row, MeetingFields)
            after = changed(before, change(before))
            self._update(session, row, before, after, version)

    def _update(
        self, session: Session, row: Meeting, before: MeetingFields, after: MeetingFields, version: int | None
    ) -> None:
        if changes_of_approved(before, after):
            raise UserError(
                "minutes_are_approved", "Le compte rendu est approuvé : rouvrez-le en disant pourquoi pour le corriger."
            )
        lines = after.lines
        if after.items != before.items and lines == before.lines:
            lines = _under_their_items(before, after)
        after = after.model_copy(update={"lines": lines})
        is_written = what_is_said(lines) != what_is_said(before.lines)
        if is_written:
            after = after.model_copy(update={"minutes_state": MinutesState.draft})
        after = after.model_copy(update={"lines": follow_lines(session, row, before, after)})
        if is_written and before.minutes_state is MinutesState.none:
            plan_papers(session, row, after)
        if records.update(session, row, self._checked(after), version):
            engagement_follows(session, row, before, today(self._clock))

    def _after_add(self, session: Session, row: Row) -> None:
        if isinstance(row, Meeting) and row.lines:
            fields = records.fields_of(row, MeetingFields)
            nothing = fields.model_copy(update={"lines": [], "minutes_state": MinutesState.none})
            self._update(session, row, nothing, fields, None)

    def _meeting(self, session: Session, identifier: str) -> Meeting:
        row = records.find(session, self.kind, identifier)
        if not isinstance(row, Meeting):
            raise TypeError(row.id)
        return row


def _expect(fields: MeetingFields, states: set[MinutesState], sentence: str) -> None:
    if fields.minutes_state not in states:
        raise UserError("wrong_minutes_state", sentence)


def _under_their_items(before: MeetingFields, after: MeetingFields) -> list[MinutesLine]:
    try:
        return lines_following(before.lines, before.items, after.items)
    except ValueError as error:
        sentence = f"le point « {error} » a des lignes de compte rendu : gardez-le, ou effacez-les d'abord"
        raise InvalidFields([Problem("items", sentence)]) from None
