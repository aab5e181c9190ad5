"""The verbs of correspondence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlmodel import Session

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.records import Kind
from liaison_desk.domain.signature_delegations import check_delegation
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.addressees import addressee_facts
from liaison_desk.services.clock import today
from liaison_desk.services.records import RecordService
from liaison_desk.store import letters, records, registers
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Letter, Row

_TO_COMPLETE = re.compile(r"\[à compléter\s*:\s*([^\]]+)\]")
_NUMBERED = {LetterState.signed, LetterState.sent}


class LetterService(RecordService[LetterFields, LetterRow]):
    """What can be done with letters: an arrival number at registration, a departure number at signature."""

    kind = Kind.letter
    fields_class = LetterFields
    row_list = letters.LETTERS

    def number_of(self, identifier: str) -> str:
        """Return the register number of a letter, empty while it has none."""
        return self.sheet(identifier).number

    def edit(self, identifier: str, fields: LetterFields, version: int | None = None) -> None:
        """Make a letter what the fields say; signed, it takes its number and can no longer change register."""
        with self.verb(f"Modification : {fields.subject}") as session:
            row = self._find(session, identifier)
            if row.number and row.mail_register is MailRegister.outgoing and fields.body != row.body:
                raise UserError("signed_letter", "Le texte d'un courrier signé ne change plus : écrivez-en un autre.")
            if row.number and fields.mail_register is not row.mail_register:
                raise UserError("register_is_fixed", "Un courrier numéroté ne change plus de registre : annulez-le.")
            addressee = row.correspondent_id
            records.update(session, row, fields, version)
            if row.correspondent_id != addressee:
                self._note_addressee(session, row)
            self._number_if_signed(session, row)
            if row.number:
                registers.mark_entries(session, row, row.state_reason if row.state is LetterState.cancelled else "")

    def sign(self, identifier: str) -> str:
        """Sign an outgoing letter today: it takes the next departure number, which is returned."""
        with self.verb("Signature") as session:
            row = self._find(session, identifier)
            if row.mail_register is not MailRegister.outgoing:
                raise UserError("not_outgoing", "Seul un courrier au départ se signe.")
            if row.number:
                raise UserError("already_signed", f"Ce courrier est déjà signé sous le numéro {row.number}.")
            fields = records.fields_of(row, LetterFields)
            _check_is_complete(fields)
            signed = changed(fields, {"state": LetterState.signed, "signed_on": fields.signed_on or today(self._clock)})
            records.update(session, row, signed)
            self._number_if_signed(session, row)
            return row.number

    def assign(self, identifiers: Sequence[str], unit: Unit) -> None:
        """Give several letters to a unit at once."""
        with self.verb("Attribution") as session:
            for identifier in identifiers:
                row = self._find(session, identifier)
                records.update(session, row, changed(records.fields_of(row, LetterFields), {"unit": unit}))

    def delete_all(self, identifiers: Sequence[str]) -> None:
        """Put several letters in the bin at once."""
        with self.verb("Suppression de plusieurs courriers") as session:
            for identifier in identifiers:
                records.put_in_bin(session, self._find(session, identifier))

    def set_state(self, identifiers: Sequence[str], state: LetterState, reason: str = "") -> None:
        """Change the state of several letters at once."""
        with self.verb("Changement d'état") as session:
            for identifier in identifiers:
                row = self._find(session, identifier)
                fields = records.fields_of(row, LetterFields)
                state_reason = reason or fields.state_reason
                records.update(session, row, changed(fields, {"state": state, "state_reason": state_reason}))
                self._number_if_signed(session, row)
                if row.number:
                    registers.mark_entries(session, row, state_reason if state is LetterState.cancelled else "")

    def answer(self, identifier: str, wording: Wording, body: str) -> str:
        """Start the answer to an incoming letter: addressee, subject, engagement and unit follow; returns its id."""
        with self.verb("Réponse commencée") as session:
            return self.answer_in(session, identifier, wording, body)

    def answer_in(self, session: Session, identifier: str, wording: Wording, body: str) -> str:
        """Start the answer to an incoming letter within the transaction of another verb; return its id."""
        row = self._find(session, identifier)
        asked = records.fields_of(row, LetterFields)
        reply = LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.draft,
            subject=asked.subject,
            correspondent_id=asked.correspondent_id,
            correspondent_name=asked.correspondent_name,
            channel=asked.channel,
            unit=asked.unit,
            engagement_id=asked.engagement_id,
            answers_to_id=row.id,
            wording=wording,
            body=body,
        )
        begun = records.create(session, self.kind, reply)
        self._after_add(session, begun)
        return begun.id

    def register_in(self, session: Session, fields: LetterFields) -> tuple[str, str]:
        """Record a letter within the transaction of another verb; return its id and its number."""
        row = records.create(session, self.kind, self._checked(fields))
        self._after_add(session, row)
        return row.id, self._find(session, row.id).number

    def waiting(self, limit: int = 8) -> Sequence[LetterRow]:
        """Return the letters somebody still has to deal with, those due first at the top."""
        with self._database.reading() as session:
            return letters.waiting(session, limit)

    def _find(self, session: Session, identifier: str) -> Letter:
        row = records.find(session, Kind.letter, identifier)
        if not isinstance(row, Letter):
            raise TypeError(identifier)
        return row

    def _after_add(self, session: Session, row: Row) -> None:
        if not isinstance(row, Letter):
            return
        if row.mail_register is MailRegister.incoming:
            self._take_number(session, row)
        self._note_addressee(session, row)
        self._number_if_signed(session, row)

    def _note_addressee(self, session: Session, row: Letter) -> None:
        """Keep who the addressee of a letter that goes out is when it is begun: its reading compares."""
        if row.mail_register is MailRegister.outgoing:
            row.addressee_name, row.addressee_title = addressee_facts(session, row.correspondent_id, today(self._clock))

    def _number_if_signed(self, session: Session, row: Letter) -> None:
        if row.mail_register is MailRegister.outgoing and row.state in _NUMBERED and not row.number:
            row.signed_on = row.signed_on or today(self._clock)
            check_delegation(office_fields(session).signature_delegations, row.unit, row.signed_on)
            self._take_number(session, row)

    def _take_number(self, session: Session, row: Letter) -> None:
        registers.take_number(session, row, row.mail_register, self._clock.now(), today(self._clock).year)
        records.refresh_numbered(session, [row])


def _check_is_complete(fields: LetterFields) -> None:
    """Refuse to sign a text that still has places to fill in (domain reference §3.6)."""
    missing = list(dict.fromkeys(_TO_COMPLETE.findall(f"{fields.subject}\n{fields.body}")))
    if missing:
        raise UserError("incomplete_letter", f"Avant de signer, complétez : {', '.join(missing)}.")
