"""The verbs of signature circuits: put a text in circuit, answer a step, read its versions (domain reference §1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlmodel import Session

from liaison_desk.domain import circuit_rules
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.circuit_rules import StepAnswer
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.note_checks import check_complete
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.text_changes import KeptText
from liaison_desk.domain.validation import changed
from liaison_desk.domain.written_texts import WrittenFields
from liaison_desk.errors import UserError
from liaison_desk.services.briefings import BriefingService
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.letters import LetterService
from liaison_desk.services.usual_circuits import usual_circuit
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Row
from liaison_desk.store.text_versions import keep_text, kept_texts

_OPEN = ("draft", "in_circuit")


class CircuitService:
    """Takes letters and notes from hand to hand until they are signed or validated."""

    def __init__(self, database: Database, letters: LetterService, briefings: BriefingService, clock: Clock) -> None:
        self._database = database
        self._letters = letters
        self._briefings = briefings
        self._clock = clock

    def usual(self, text: Reference) -> list[CircuitStep]:
        """Return the steps a text would go through by the usage of the office."""
        with self._database.reading() as session:
            return usual_circuit(session, _fields(records.find(session, text.kind, text.id)), today(self._clock))

    def start(self, text: Reference, steps: Sequence[CircuitStep] = ()) -> None:
        """Put a text in circuit, through `steps` when some are given, else those it has, else the usual ones."""
        with self._verb(text.kind, "Mise en circuit") as session:
            self._start_in(session, text, steps)

    def start_all(self, texts: Sequence[Reference]) -> None:
        """Put several texts of one kind in circuit at once."""
        if texts:
            with self._verb(texts[0].kind, "Mise en circuit") as session:
                for text in texts:
                    self._start_in(session, text, ())

    def arrange(self, text: Reference, steps: Sequence[CircuitStep]) -> None:
        """Make the circuit of a text these steps, in this order."""
        with self._verb(text.kind, "Étapes du circuit") as session:
            row, fields = _open_text(session, text)
            records.update(session, row, changed(fields, {"circuit": circuit_rules.checked_steps(steps)}))

    def answer(self, text: Reference, endorsement: Endorsement, comment: str = "", person: str = "") -> str:
        """Answer the step whose turn it is; return the number a letter takes when that step is its signature.

        Sent back, a text is a draft again: this version is kept and the next one begins. A note whose visas all hold
        is validated.
        """
        with self._verb(text.kind, f"{label(endorsement)}") as session:
            return self._answer_in(session, text, endorsement, comment, person)

    def answer_all(self, texts: Sequence[Reference], endorsement: Endorsement, comment: str = "") -> list[str]:
        """Answer the step of several texts in the order given, all or none; return the numbers taken.

        Raises UserError naming the text that cannot be answered.
        """
        if not texts:
            return []
        numbers: list[str] = []
        counted_texts = counted(len(texts), "texte", "textes")
        with self._verb(texts[0].kind, f"{label(endorsement)} : {counted_texts}") as session:
            for text in texts:
                try:
                    numbers.append(self._answer_in(session, text, endorsement, comment, ""))
                except UserError as error:
                    called = _called(_fields(records.find(session, text.kind, text.id)))
                    raise UserError(error.code, f"« {called} » : {error.sentence}") from None
        return [number for number in numbers if number]

    def sign(self, letter_id: str, without_visas: str = "") -> str:
        """Sign a letter, its number being taken then; `without_visas` says why it does not wait for those missing."""
        return self._letters.sign(letter_id, without_visas)

    def kept_letters(self, letter_id: str) -> list[KeptText[LetterFields]]:
        """Return the versions kept of a letter, the oldest first."""
        with self._database.reading() as session:
            row = records.find(session, Kind.letter, letter_id)
            return kept_texts(session, Reference(Kind.letter, row.id), LetterFields)

    def kept_notes(self, briefing_id: str) -> list[KeptText[BriefingFields]]:
        """Return the versions kept of a note, the oldest first."""
        with self._database.reading() as session:
            row = records.find(session, Kind.briefing, briefing_id)
            return kept_texts(session, Reference(Kind.briefing, row.id), BriefingFields)

    def _start_in(self, session: Session, text: Reference, steps: Sequence[CircuitStep]) -> None:
        row, fields = _open_text(session, text)
        circuit = list(steps) or list(fields.circuit) or usual_circuit(session, fields, today(self._clock))
        if not circuit:
            raise UserError("empty_circuit", "Ce circuit n'a aucune étape : ajoutez qui doit voir ce texte.")
        if isinstance(fields, BriefingFields):
            check_complete(fields, office_fields(session).key_figures)  # its last visa validates it
        values = {"circuit": circuit_rules.checked_steps(circuit), "state": "in_circuit"}
        records.update(session, row, changed(fields, values))

    def _answer_in(self, session: Session, text: Reference, endorsement: Endorsement, comment: str, person: str) -> str:
        row, fields = _open_text(session, text)
        if fields.state.value != "in_circuit":
            raise UserError("not_in_circuit", "Ce texte n'est pas en circuit : mettez-le d'abord en circuit.")
        place = circuit_rules.current_step(fields.circuit)
        if place is None:
            raise UserError("circuit_over", "Toutes les étapes de ce circuit ont reçu leur réponse.")
        step = fields.circuit[place]
        if step.step_kind is CircuitStepKind.signature and not endorsement.sends_back:
            return self._letters.sign_in(session, row.id)
        said = StepAnswer(endorsement, today(self._clock), fields.revision, comment.strip(), person.strip())
        values: dict[str, object] = {"circuit": circuit_rules.answered(fields.circuit, said)}
        if endorsement.sends_back:
            reason = f"{label(endorsement)} · {step.role} : {said.comment}"
            owner = Reference(text.kind, row.id)
            values |= {"state": "draft", "revision": fields.revision + 1}
            answered = changed(fields, values)
            keep_text(session, owner, fields.revision, fields, self._clock.now(), reason)
            records.update(session, row, answered)
            return ""
        answered = changed(fields, values)
        if isinstance(answered, BriefingFields) and circuit_rules.is_passed(answered.circuit):
            self._briefings.validate_in(session, row, changed(answered, {"state": "validated"}))
            return ""
        records.update(session, row, answered)
        return ""

    def _verb(self, kind: Kind, sentence: str) -> AbstractContextManager[Session]:
        return self._letters.verb(sentence) if kind is Kind.letter else self._briefings.verb(sentence)


def _open_text(session: Session, text: Reference) -> tuple[Row, WrittenFields]:
    """Return a text that can still go through a circuit; raises UserError for one that no longer can."""
    row = records.find(session, text.kind, text.id)
    fields = _fields(row)
    if isinstance(fields, LetterFields) and fields.mail_register is not MailRegister.outgoing:
        raise UserError("not_outgoing", "Seul un courrier au départ se met en circuit.")
    if fields.state.value not in _OPEN:
        raise UserError("circuit_closed", "Ce texte est déjà signé, validé ou clos : son circuit ne change plus.")
    return row, fields


def _fields(row: Row) -> WrittenFields:
    if isinstance(row, BriefingFields):
        return records.fields_of(row, BriefingFields)
    if isinstance(row, LetterFields):
        return records.fields_of(row, LetterFields)
    raise UserError("no_circuit", "Seuls les courriers et les notes se mettent en circuit.")


def _called(fields: WrittenFields) -> str:
    return fields.title if isinstance(fields, BriefingFields) else fields.subject
