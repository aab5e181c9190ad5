"""What was exchanged around a letter, and earlier letters to write from."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlmodel import Session

from liaison_desk.domain.folding import search_terms, sort_key
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.records import Kind
from liaison_desk.domain.threads import DUPLICATE_DAYS, SenderLetters, ThreadEntry
from liaison_desk.store import links, records, search, threads
from liaison_desk.store.database import Database
from liaison_desk.store.tables import Letter

_LONG_ENOUGH = 4
_MOST_WORDS = 6
_LOOKED_AT = 60
_EMPTY_WORDS = frozenset(
    search_terms("demande demandes pour dans avec votre vous votre notre leur objet réponse").split()
)


class ThreadService:
    """Finds the letters that belong with another, and those that say nearly the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, letter_id: str) -> tuple[ThreadEntry, ...]:
        """Return what was exchanged with that person or on that engagement, the newest first; raises NotFound."""
        with self._database.reading() as session:
            row = records.find(session, Kind.letter, letter_id)
            return tuple(threads.around(session, row)) if isinstance(row, Letter) else ()

    def of_sender(self, fields: LetterFields, letter_id: str = "") -> SenderLetters:
        """Return what else the sender of a letter received has in the register; `letter_id` when it is there itself."""
        partner_id, day = fields.correspondent_id, fields.received_on
        if fields.mail_register is not MailRegister.incoming or day is None:
            return SenderLetters()
        subject, around = sort_key(fields.subject), timedelta(days=DUPLICATE_DAYS)
        with self._database.reading() as session:
            names = links.names_of(session, {partner_id}) if partner_id else {}
            key = sort_key(names.get(partner_id or "", fields.correspondent_name))
            days = (day - around, day + around)
            found = threads.from_sender(session, key, partner_id, subject, days, letter_id) if key else []
        alike = [one for one in found if sort_key(one.subject) == subject]
        duplicates = [one for one in alike if one.day and abs(one.day - day) <= around]
        others = [one for one in found if one not in duplicates]
        return SenderLetters(tuple(duplicates), tuple(others))

    def similar(self, fields: LetterFields, letter_id: str = "", limit: int = 6) -> tuple[ThreadEntry, ...]:
        """Return earlier letters to the same person, or on the words of the subject, the closest first.

        `letter_id` is the letter being written, which is left out.
        """
        with self._database.reading() as session:
            scores = _shared_words(session, fields.subject)
            found = threads.written(session, list(scores), letter_id)
            if fields.correspondent_id:
                theirs = threads.written_to(session, fields.correspondent_id, letter_id)
                found |= {entry.reference.id: entry for entry in theirs}
                scores.update({entry.reference.id: 1.0 for entry in theirs})
        closest = sorted(found.values(), key=lambda entry: (scores[entry.reference.id], str(entry.day)), reverse=True)
        return tuple(closest[:limit])


def _shared_words(session: Session, subject: str) -> Counter[str]:
    """Return how much letters share the words of a subject, by id: a rare word counts more than a common one."""
    words = [word for word in dict.fromkeys(search_terms(subject).split()) if _says_something(word)]
    scores: Counter[str] = Counter()
    for word in sorted(words, key=len, reverse=True)[:_MOST_WORDS]:
        holding = search.search(session, f"{word} ", _LOOKED_AT, Kind.letter)
        scores.update({found.id: 1.0 / len(holding) + 1.0 for found in holding})
    return scores


def _says_something(word: str) -> bool:
    return len(word) >= _LONG_ENOUGH and word not in _EMPTY_WORDS and not word.isdigit()
