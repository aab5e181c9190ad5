"""One thing done to several letters at once: one verb, taken back in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import (
    ACKNOWLEDGEMENTS,
    LetterFields,
    LetterState,
    MailRegister,
    RoutingInstruction,
    Wording,
)
from liaison_desk.domain.records import Kind
from liaison_desk.domain.request_regimes import REGIMES
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.answers import AnswerService
from liaison_desk.services.letters import LetterService
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.letters import answered_with


@dataclass(frozen=True)
class Assignment:
    """To whom letters go and what is to be done with them; what is not said stays as it was."""

    unit: Unit | None = None
    assigned_to: str | None = None
    routing_instruction: RoutingInstruction | None = None
    due_date: date | None = None


class LetterBatchService:
    """Assigns, acknowledges and closes letters together."""

    def __init__(self, database: Database, letters: LetterService, answers: AnswerService) -> None:
        self._database = database
        self._letters = letters
        self._answers = answers

    def assign(self, identifiers: Sequence[str], assignment: Assignment) -> None:
        """Give letters to a unit, a person or a service with a routing instruction; a new arrival is then assigned."""
        said: dict[str, Any] = {name: value for name, value in vars(assignment).items() if value is not None}
        with self._letters.verb(f"Attribution de {_counted(identifiers)}") as session:
            for identifier in identifiers:
                row = records.find(session, Kind.letter, identifier)
                fields = records.fields_of(row, LetterFields)
                values = dict(said)
                if fields.state is LetterState.registered:
                    values["state"] = LetterState.assigned
                records.update(session, row, changed(fields, values))

    def set_due(self, identifiers: Sequence[str], day: date) -> None:
        """Say for when letters are due."""
        with self._letters.verb(f"Échéance au {day:%d/%m/%Y}") as session:
            for identifier in identifiers:
                row = records.find(session, Kind.letter, identifier)
                records.update(session, row, changed(records.fields_of(row, LetterFields), {"due_date": day}))

    def acknowledge(self, identifiers: Sequence[str]) -> list[str]:
        """Draft the acknowledgement of letters received and return the ids of the drafts.

        The law's own where the kind of request somebody decided calls for it (CRPA L112-3), a courteous one elsewhere.
        Left out: departures, letters nobody has to deal with any more, and those an acknowledgement answers already.
        Raises UserError when none is left.
        """
        sheets = [self._letters.sheet(identifier) for identifier in identifiers]
        with self._database.reading() as session:
            told = answered_with(session, [sheet.reference.id for sheet in sheets], ACKNOWLEDGEMENTS)
        waiting = [
            sheet
            for sheet in sheets
            if sheet.fields.mail_register is MailRegister.incoming
            and sheet.fields.state.is_open
            and sheet.reference.id not in told
        ]
        if not waiting:
            raise UserError("nothing_to_acknowledge", "Aucun de ces courriers n'attend d'accusé de réception.")
        wordings = [_acknowledgement_of(sheet.fields) for sheet in waiting]
        texts = [
            self._answers.text(wording, sheet.fields, sheet.number)
            for wording, sheet in zip(wordings, waiting, strict=True)
        ]
        with self._letters.verb(f"Accusés de réception de {_counted(waiting)}") as session:
            return [
                self._letters.answer_in(session, sheet.reference.id, wording, text)
                for wording, sheet, text in zip(wordings, waiting, texts, strict=True)
            ]

    def close(self, identifiers: Sequence[str]) -> int:
        """Close the letters received that are open and return how many; raises UserError when there is none."""
        sheets = [self._letters.sheet(identifier) for identifier in identifiers]
        open_ids = [
            sheet.reference.id
            for sheet in sheets
            if sheet.fields.mail_register is MailRegister.incoming and sheet.fields.state.is_open
        ]
        if not open_ids:
            raise UserError("nothing_to_close", "Aucun de ces courriers n'est à clore.")
        self._letters.set_state(open_ids, LetterState.closed)
        return len(open_ids)


def _acknowledgement_of(fields: LetterFields) -> Wording:
    is_decided = fields.request_kind is not None and fields.request_kind_by
    if is_decided and fields.request_kind and REGIMES[fields.request_kind].acknowledgement:
        return Wording.legal_acknowledgement
    return Wording.acknowledgement


def _counted(letters: Sequence[object]) -> str:
    return counted(len(letters), "courrier", "courriers")
