"""What is done to letters from the page, each told and taken back the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import LetterState, MailRegister, Wording
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_INCOMING_STATES = (
    LetterState.registered,
    LetterState.assigned,
    LetterState.acknowledged,
    LetterState.in_progress,
    LetterState.waiting_pieces,
    LetterState.waiting_contribution,
    LetterState.holding_reply_sent,
    LetterState.forwarded,
    LetterState.no_reply_needed,
    LetterState.closed,
)
_DRAFT_STATES = (LetterState.draft, LetterState.in_circuit)
_NUMBERED_STATES = (LetterState.signed, LetterState.sent)


def states_for(register: MailRegister, *, numbered: bool) -> tuple[LetterState, ...]:
    """Return the states that can be chosen by hand; signing and cancelling are verbs of their own."""
    if register is MailRegister.incoming:
        return _INCOMING_STATES
    return _NUMBERED_STATES if numbered else _DRAFT_STATES


class LetterVerbs(QObject):
    """The verbs of the page, over one letter or several."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._letters = session.desk.letters

    def set_state(self, identifiers: Sequence[str], state: LetterState, reason: str = "") -> None:
        """Change the state of letters."""
        sentence = self.tr("État changé : {letters}").format(letters=self._counted(identifiers))
        if state is LetterState.closed:
            sentence = self.tr("Clos : {letters}").format(letters=self._counted(identifiers))
        if state is LetterState.cancelled:
            sentence = self.tr("Courrier annulé, son numéro est gardé avec le motif")
        self._session.attempt(lambda: self._bring_to(identifiers, state, reason), sentence)

    def _bring_to(self, identifiers: Sequence[str], state: LetterState, reason: str) -> None:
        """Bring letters to a state by the verb that does what goes with it."""
        desk = self._session.desk
        if state is LetterState.in_circuit:
            desk.circuits.start_all([Reference(Kind.letter, identifier) for identifier in identifiers])
        elif state is LetterState.sent:
            desk.dispatch.send(identifiers)
        else:
            self._letters.set_state(identifiers, state, reason)

    def assign(self, identifiers: Sequence[str], unit: Unit) -> None:
        """Give letters to a delegation."""
        sentence = self.tr("Attribué : {letters}").format(letters=self._counted(identifiers))
        self._session.attempt(lambda: self._letters.assign(identifiers, unit), sentence)

    def flag(self, identifier: str, flagged: bool) -> None:
        """Single a letter out, or no longer."""
        sentence = self.tr("Courrier signalé") if flagged else self.tr("Courrier non signalé")

        def change() -> None:
            sheet = self._letters.sheet(identifier)
            self._letters.edit(identifier, changed(sheet.fields, {"flagged": flagged}), sheet.version)

        self._session.attempt(change, sentence)

    def delete(self, identifiers: Sequence[str]) -> None:
        """Put letters in the bin."""
        sentence = self.tr("À la corbeille : {letters}").format(letters=self._counted(identifiers))
        if len(identifiers) == 1:
            self._session.attempt(lambda: self._letters.delete(identifiers[0]), sentence)
        else:
            self._session.attempt(lambda: self._letters.delete_all(identifiers), sentence)

    def answer(self, identifier: str, wording: Wording) -> str | None:
        """Start the answer to a letter and return its id."""
        return self._session.attempt(
            lambda: self._session.desk.answers.start(identifier, wording), self.tr("Réponse commencée")
        )

    def _counted(self, identifiers: Sequence[str]) -> str:
        return counted(len(identifiers), self.tr("courrier"), self.tr("courriers"))
