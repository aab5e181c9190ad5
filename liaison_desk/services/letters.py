"""The verbs of correspondence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlmodel import Session

from liaison_desk.domain import circuit_rules
from liaison_desk.domain.circuit_rules import StepAnswer
from liaison_desk.domain.circuits import Endorsement
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figure_references import called_figures
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.signature_delegations import check_delegation
from liaison_desk.domain.validation import changed
from liaison_desk.domain.written_texts import is_same_paper
from liaison_desk.errors import UserError
from liaison_desk.services.addressees import addressee_facts, forwarded_pieces, writes_by_hand
from liaison_desk.services.clock import today
from liaison_desk.services.letter_following import dated, follow_reply
from liaison_desk.services.records import RecordService
from liaison_desk.services.signing import check_complete, missing_to_sign, named_signatory
from liaison_desk.services.text_following import follow_text
from liaison_desk.store import letters, records, registers
from liaison_desk.store.office import office_fields
from liaison_desk.store.pieces import pieces_of
from liaison_desk.store.tables import Letter, Row

_NUMBERED = {LetterState.signed, LetterState.sent}
_BEFORE_SIGNATURE = {LetterState.draft, LetterState.in_circuit}
_TOGETHER = 50
"""How many letters made together are held at once."""


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
            before = records.fields_of(row, LetterFields)
            if row.number and fields.mail_register is not row.mail_register:
                raise UserError("register_is_fixed", "Un courrier numéroté ne change plus de registre : annulez-le.")
            if row.number and row.mail_register is MailRegister.outgoing and not is_same_paper(before, fields):
                raise UserError(
                    "signed_letter",
                    "Ce qu'imprime un courrier signé ne change plus, objet et dates compris : écrivez-en un autre.",
                )
            _check_may_be(row, fields.state)
            if fields.answers_to_id == row.id:
                raise UserError("answers_itself", "Un courrier ne répond pas à lui-même : choisissez-en un autre.")
            addressee = row.correspondent_id
            if not row.number:
                fields = follow_text(session, Reference(self.kind, row.id), before, fields, self._clock.now())
            fields = dated(before, fields, today(self._clock))
            records.update(session, row, fields, version)
            if row.correspondent_id != addressee:
                self._note_addressee(session, row)
            self._follow_state(session, row, before)

    def sign(self, identifier: str, without_visas: str = "") -> str:
        """Sign an outgoing letter today: it takes the next departure number, which is returned.

        `without_visas` says why it does not wait for the visas of its circuit that are missing; raises UserError
        when there is one and no reason.
        """
        with self.verb("Signature") as session:
            return self.sign_in(session, identifier, without_visas)

    def sign_in(self, session: Session, identifier: str, without_visas: str = "") -> str:
        """Sign a letter within the transaction of another verb; return its number."""
        row = self._find(session, identifier)
        if row.mail_register is not MailRegister.outgoing:
            raise UserError("not_outgoing", "Seul un courrier au départ se signe.")
        if row.number:
            raise UserError("already_signed", f"Ce courrier est déjà signé sous le numéro {row.number}.")
        if not row.state.is_open:
            raise UserError("closed_letter", "Ce courrier est annulé ou clos : reprenez-le avant de le signer.")
        fields = records.fields_of(row, LetterFields)
        signed = changed(fields, {"state": LetterState.signed, "signed_on": fields.signed_on or today(self._clock)})
        records.update(session, row, signed)
        self._number_if_signed(session, row, without_visas)
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
                _check_may_be(row, state)
                brought = changed(fields, {"state": state, "state_reason": reason or fields.state_reason})
                records.update(session, row, dated(fields, brought, today(self._clock)))
                self._follow_state(session, row, fields)

    def answer(self, identifier: str, wording: Wording, body: str) -> str:
        """Start the answer to an incoming letter: addressee, subject, engagement and unit follow; returns its id."""
        with self.verb("Réponse commencée") as session:
            return self.answer_in(session, identifier, wording, body)

    def answer_in(self, session: Session, identifier: str, wording: Wording, body: str) -> str:
        """Start the answer to an incoming letter within the transaction of another verb; return its id."""
        row = self._find(session, identifier)
        asked = records.fields_of(row, LetterFields)
        is_slip = wording is Wording.forwarding_slip  # it goes to whoever deals with the letter, with the letter
        reply = LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.draft,
            subject=asked.subject,
            correspondent_id=None if is_slip else asked.correspondent_id,
            correspondent_name=asked.forwarded_to if is_slip else asked.correspondent_name,
            enclosures=forwarded_pieces(session, row) if is_slip else [],
            handwritten=not is_slip and writes_by_hand(session, asked.correspondent_id),
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

    def by_hand(self, fields: LetterFields) -> LetterFields:
        """Return a letter to be recorded, its formulas left to the pen when its addressee is written to by hand."""
        with self._database.reading() as session:
            return _by_hand(session, fields)

    def register_in(self, session: Session, fields: LetterFields) -> tuple[str, str]:
        """Record a letter within the transaction of another verb; return its id and its number."""
        row = records.create(session, self.kind, self._checked(_by_hand(session, fields)))
        self._after_add(session, row)
        return row.id, self._find(session, row.id).number

    def register_all_in(self, session: Session, entries: Iterable[tuple[str, LetterFields]]) -> list[str]:
        """Record letters that go out, by id, within the transaction of another verb; return the numbers they took.

        Who each addressee is stands in the fields already. Raises UserError outside the delegations of signature.
        """
        office = office_fields(session)
        numbers: list[str] = []
        coming = iter(entries)
        while together := list(islice(coming, _TOGETHER)):
            made = records.create_all(session, self.kind, together)
            rows = [row for row in made if isinstance(row, Letter)]
            signed = [row for row in rows if row.state in _NUMBERED]
            for unit, day in {(row.unit, row.signed_on or today(self._clock)) for row in signed}:
                check_delegation(office.signature_delegations, unit, day)
            for row in signed:
                row.kept_figures = called_figures([row.body], office.key_figures)
                registers.take_number(session, row, row.mail_register, self._clock.now(), today(self._clock).year)
            records.refresh_numbered(session, signed)
            numbers += [row.number for row in rows]
        return numbers

    def next_numbers(self, count: int) -> list[str]:
        """Return the departure numbers the next letters signed today will take, if no other is signed before."""
        with self._database.reading() as session:
            return registers.next_numbers(session, MailRegister.outgoing, today(self._clock).year, count)

    def waiting(self, limit: int = 8) -> Sequence[LetterRow]:
        """Return the letters somebody still has to deal with, those due first at the top."""
        with self._database.reading() as session:
            return letters.waiting(session, limit)

    def _find(self, session: Session, identifier: str) -> Letter:
        row = records.find(session, Kind.letter, identifier)
        if not isinstance(row, Letter):
            raise TypeError(identifier)
        return row

    def _checked(self, fields: LetterFields) -> LetterFields:
        return dated(None, super()._checked(fields), today(self._clock))

    def _after_add(self, session: Session, row: Row) -> None:
        if not isinstance(row, Letter):
            return
        if row.mail_register is MailRegister.incoming:
            self._take_number(session, row)
        self._note_addressee(session, row)
        self._number_if_signed(session, row)
        _follow_sending(session, row)

    def _note_addressee(self, session: Session, row: Letter) -> None:
        """Keep who the addressee of a letter that goes out is when it is begun: its reading compares."""
        if row.mail_register is MailRegister.outgoing:
            row.addressee_name, row.addressee_title = addressee_facts(session, row.correspondent_id, today(self._clock))

    def _follow_state(self, session: Session, row: Letter, before: LetterFields) -> None:
        """Do what the state a letter was brought to calls for: its number, the letter it answers, the register."""
        self._number_if_signed(session, row)
        _follow_sending(session, row, before)
        if row.number:
            registers.mark_entries(session, row, row.state_reason if row.state is LetterState.cancelled else "")

    def _number_if_signed(self, session: Session, row: Letter, without_visas: str = "") -> None:
        if row.mail_register is not MailRegister.outgoing or row.state not in _NUMBERED or row.number:
            return
        row.signed_on = row.signed_on or today(self._clock)
        office, fields = office_fields(session), records.fields_of(row, LetterFields)
        has_file = bool(pieces_of(session, row.id))
        check_complete(missing_to_sign(office, fields, row.signed_on, has_file=has_file))
        check_delegation(office.signature_delegations, row.unit, row.signed_on)
        row.kept_figures = called_figures([row.body], office.key_figures)
        person = named_signatory(office, fields, row.signed_on)
        said = StepAnswer(Endorsement.favourable, row.signed_on, row.revision, person=person)
        row.circuit = circuit_rules.signed(row.circuit, said, without_visas)
        self._take_number(session, row)

    def _take_number(self, session: Session, row: Letter) -> None:
        registers.take_number(session, row, row.mail_register, self._clock.now(), today(self._clock).year)
        records.refresh_numbered(session, [row])


def _by_hand(session: Session, fields: LetterFields) -> LetterFields:
    is_by_hand = fields.mail_register is MailRegister.outgoing and writes_by_hand(session, fields.correspondent_id)
    return changed(fields, {"handwritten": True}) if is_by_hand else fields


def _follow_sending(session: Session, row: Letter, before: LetterFields | None = None) -> None:
    """Move on the letter that one just sent answers."""
    if row.state is LetterState.sent and row.sent_on and (before is None or before.state is not LetterState.sent):
        follow_reply(session, records.fields_of(row, LetterFields), row.sent_on)


def _check_may_be(row: Letter, state: LetterState) -> None:
    if row.mail_register is MailRegister.incoming and state in _BEFORE_SIGNATURE | _NUMBERED:
        raise UserError("not_outgoing", "Un courrier arrivé ne se signe ni ne s'envoie : c'est sa réponse qui part.")
    if row.number and row.mail_register is MailRegister.outgoing and state in _BEFORE_SIGNATURE:
        raise UserError("signed_letter", "Un courrier signé ne redevient pas un projet : annulez-le, motif à l'appui.")
