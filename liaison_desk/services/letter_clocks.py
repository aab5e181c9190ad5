"""The dates letters call for, and the verbs that move them on: acknowledge, ask for pieces, pass on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from liaison_desk.domain.french import long_date
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.letter_clocks import (
    ClockFacts,
    Duty,
    LetterClocks,
    clocks_of,
    reply_target,
)
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Kind
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.letter_following import acknowledgement, forwarding, invites, kind_of
from liaison_desk.store import letter_clocks as store
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields

if TYPE_CHECKING:
    from liaison_desk.services.letters import LetterService

_LOOKED_BACK = timedelta(days=200)
_SAID_DONE = ("receipt_sent_on", "acknowledged_on", "completed_on", "forwarded_on", "extension_told_on")
"""What is said done on a day, never before the letter came in."""


@dataclass(frozen=True)
class PressingDate:
    """A date of an open letter that is late, or whose last half-day before it has come: the law's, or to qualify it."""

    letter_id: str
    number: str
    subject: str
    correspondent: str
    duty: Duty


class LetterClockService:
    """Says which dates a letter calls for and why; every day given to a verb is today when it is left out."""

    def __init__(self, database: Database, letters: LetterService, clock: Clock) -> None:
        self._database = database
        self._letters = letters
        self._clock = clock

    def of(self, letter_id: str) -> LetterClocks:
        """Return the dates of a letter that came in; raises UserError for one that goes out."""
        with self._database.reading() as session:
            row = records.find(session, Kind.letter, letter_id)
            fields = _incoming(records.fields_of(row, LetterFields))
            return self._clocks(session, row.id, fields)

    def with_due_date(self, fields: LetterFields) -> LetterFields:
        """Return a letter being registered with the office's own date for its answer, when it has none yet."""
        if fields.mail_register is not MailRegister.incoming or fields.received_on is None or fields.due_date:
            return fields
        if not fields.state.is_open:
            return fields
        with self._database.reading() as session:
            office = office_fields(session)
        target = reply_target(fields, kind_of(fields), office.mail_targets)
        return changed(fields, {"due_date": target.due(fields.received_on)}) if target else fields

    def qualify(self, letter_id: str, kind: RequestKind, by: str = "") -> None:
        """Decide the kind of request a letter is; `by` is the officer of the office when it is left out."""

        def decided(_fields: LetterFields, session: Session) -> dict[str, Any]:
            who = by or office_fields(session).officer_name or "agent en charge"
            return {"request_kind": kind, "request_kind_by": who}

        self._change(letter_id, "Nature de la demande", decided)

    def receipt_sent(self, letter_id: str, day: date | None = None) -> None:
        """Say that the registration receipt was sent."""
        self._change(letter_id, "Accusé d'enregistrement", lambda _f, _s: {"receipt_sent_on": self._day(day)})

    def acknowledged(self, letter_id: str, day: date | None = None) -> None:
        """Say that the acknowledgement was sent; the implicit decision it states is kept as stated."""

        def sent(fields: LetterFields, _session: Session) -> dict[str, Any]:
            return acknowledgement(fields, self._day(day))

        self._change(letter_id, "Accusé de réception", sent)

    def pieces_asked(self, letter_id: str, pieces: Sequence[str], limit_on: date, asked_on: date | None = None) -> None:
        """Say that pieces were asked for, to be sent by a day."""
        if not any(piece.strip() for piece in pieces):
            raise UserError("no_pieces", "Indiquez les pièces demandées.")

        def asked(fields: LetterFields, _session: Session) -> dict[str, Any]:
            one = {
                "asked_on": self._day(asked_on),
                "limit_on": limit_on,
                "pieces": [piece.strip() for piece in pieces if piece.strip()],
            }
            known = [kept.model_dump() for kept in fields.suspensions]
            return {"suspensions": [*known, one], "completed_on": None, "state": LetterState.waiting_pieces}

        self._change(letter_id, "Pièces demandées", asked)

    def pieces_received(self, letter_id: str, day: date | None = None) -> None:
        """Say that the pieces awaited came, all of them."""

        def received(fields: LetterFields, _session: Session) -> dict[str, Any]:
            if all(one.received_on for one in fields.suspensions):
                raise UserError("no_pieces_awaited", "Aucune pièce n'est attendue pour ce courrier.")
            came = self._day(day)
            kept = [one.model_dump() for one in fields.suspensions]
            for one in kept:
                one["received_on"] = one["received_on"] or came
            state = LetterState.in_progress if fields.state is LetterState.waiting_pieces else fields.state
            return {"suspensions": kept, "completed_on": came, "state": state}

        self._change(letter_id, "Pièces reçues", received)

    def forward(self, letter_id: str, to: str, day: date | None = None, told_on: date | None = None) -> None:
        """Say that a letter was passed on to the competent authority, and whoever wrote told of it, if they were."""
        if not to.strip():
            raise UserError("no_authority", "Indiquez à qui ce courrier est transmis.")

        def passed_on(_fields: LetterFields, _session: Session) -> dict[str, Any]:
            return {**forwarding(to.strip(), self._day(day)), "applicant_told_on": told_on}

        self._change(letter_id, f"Transmis à {to.strip()}", passed_on)

    def applicant_told(self, letter_id: str, day: date | None = None) -> None:
        """Say that whoever wrote was told where their letter went."""
        self._change(letter_id, "Auteur avisé", lambda _f, _s: {"applicant_told_on": self._day(day)})

    def extension_told(self, letter_id: str, day: date | None = None) -> None:
        """Say that whoever invoked a right of the GDPR was told the answer takes two months more (art. 12(3))."""

        def told(fields: LetterFields, _session: Session) -> dict[str, Any]:
            if fields.request_kind is not RequestKind.gdpr_request:
                raise UserError("no_extension", "Seule une demande de droits RGPD, décidée comme telle, se prolonge.")
            return {"extension_told_on": self._day(day)}

        self._change(letter_id, "Prolongation annoncée", told)

    def _change(self, letter_id: str, sentence: str, values: Callable[[LetterFields, Session], dict[str, Any]]) -> None:
        with self._letters.verb(sentence) as session:
            row = records.find(session, Kind.letter, letter_id)
            fields = _incoming(records.fields_of(row, LetterFields))
            said = values(fields, session)
            _check_days(fields, said)
            records.update(session, row, changed(fields, said))

    def _day(self, day: date | None) -> date:
        return day or today(self._clock)

    def _clocks(self, session: Session, letter_id: str, fields: LetterFields) -> LetterClocks:
        office = office_fields(session)
        answered = store.answered_on(session, letter_id)
        facts = _facts(fields, kind_of(fields), office, today(self._clock))
        return clocks_of(replace(facts, answered_on=answered))


def _check_days(fields: LetterFields, said: dict[str, Any]) -> None:
    """Refuse to say done what was before the letter came in."""
    for name in _SAID_DONE:
        day = said.get(name)
        if day and fields.received_on and day < fields.received_on and day != getattr(fields, name):
            raise UserError(
                "before_arrival", f"Ce courrier est arrivé le {long_date(fields.received_on)} : pas avant ce jour."
            )


def pressing_dates(session: Session, office: OfficeFields, current: HalfDay) -> tuple[PressingDate, ...]:
    """Return the first legal duty of each letter that presses, or that of qualifying it: `duty.is_legal` says which."""
    found: list[PressingDate] = []
    for one in store.clocked(session, current.day - _LOOKED_BACK):
        clocks = clocks_of(_facts(one.fields, one.fields.request_kind, office, current.day))
        duty = clocks.next_legal or clocks.qualification
        if duty is None or duty.due is None:
            continue
        if duty.due < current.day or (duty.alert is not None and duty.alert <= current):
            found.append(PressingDate(one.id, one.number, one.fields.subject, one.correspondent_name, duty))
    found.sort(key=lambda one: (one.duty.due or date.max, one.number))
    return tuple(found)


def _facts(fields: LetterFields, kind: RequestKind | None, office: OfficeFields, day: date) -> ClockFacts:
    is_invitation = kind is RequestKind.courtesy and (bool(fields.engagement_id) or invites(fields))
    return ClockFacts(fields, kind, day, None, Presence.of(office), office.mail_targets, is_invitation)


def _incoming(fields: LetterFields) -> LetterFields:
    if fields.mail_register is not MailRegister.incoming:
        raise UserError("not_incoming", "Les délais sont ceux d'un courrier arrivé.")
    return fields
