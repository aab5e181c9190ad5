"""A desk with years of letters: invented words, as often used as words of a language are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.folding import search_terms, sort_key
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, chrono_number
from liaison_desk.domain.records import Kind
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import Letter, SearchText

CLOCK = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
_FIRST_DAY = date(2001, 1, 8)
_WORDS_OF_A_BODY = 150
_POOL = 600_000
_BATCH = 5_000
_ONSETS = ("b", "ch", "cr", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "tr", "v")
_VOWELS = ("a", "e", "é", "i", "o", "ou", "ai", "an")
_ENDINGS = ("", "r", "tion", "ment", "ège", "eur", "euse", "al", "aux", "age", "ette", "isme")
_OPEN = (LetterState.registered, LetterState.assigned, LetterState.in_progress)


@dataclass(frozen=True)
class Words:
    """A long text to cut letters from: its words as written, and the term each is indexed under."""

    vocabulary: list[str]
    written: list[str]
    terms: list[str]


def made_words() -> Words:
    """Return the same text each time: 24 000 words, the n-th used one time in n."""
    dice = random.Random(93)
    syllables = ["".join(pair) for pair in product(_ONSETS, _VOWELS)]
    invented = {"".join(dice.choices(syllables, k=2)) + dice.choice(_ENDINGS) for _ in range(30_000)}
    vocabulary = sorted(invented)[:24_000]
    dice.shuffle(vocabulary)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(vocabulary))))
    written = dice.choices(vocabulary, cum_weights=weights, k=_POOL)
    term_of = {word: search_terms(word) for word in vocabulary}
    return Words(vocabulary, written, [term_of[word] for word in written])


def make_office(folder: Path, count: int) -> Path:
    """Make an office that holds so many letters and return its folder."""
    opened = offices.create_demonstration(folder)
    try:
        with opened.database.writing() as session:
            connection = session.connection()
            for letters, texts, terms in _batches(count):
                connection.execute(sa.insert(Letter), letters)
                connection.execute(sa.insert(SearchText), texts)
                connection.execute(
                    sa.text(
                        "INSERT INTO search_index(rowid, title, body, kind, record_id) "
                        "VALUES (:id, :title, :body, 'letter', :record_id)"
                    ),
                    terms,
                )
    finally:
        opened.close()
    return folder


def open_desk(folder: Path) -> Desk:
    """Return the desk of an office made here."""
    return Desk(offices.open_existing(folder, lambda _key_file: None, CLOCK), CLOCK)


_Rows = list[dict[str, Any]]


def _batches(count: int) -> Iterator[tuple[_Rows, _Rows, _Rows]]:
    """Yield the rows of the letters, of their words as written, and of the index."""
    words, dice = made_words(), random.Random(count)
    for first in range(0, count, _BATCH):
        made = [_letter(number, count, words, dice) for number in range(first, min(count, first + _BATCH))]
        letters, texts, terms = zip(*made, strict=True)
        yield list(letters), list(texts), list(terms)


def _letter(number: int, count: int, words: Words, dice: random.Random) -> tuple[dict[str, Any], ...]:
    title, body, sender = (_cut(dice, size) for size in (6, _WORDS_OF_A_BODY, 2))
    day = _FIRST_DAY + timedelta(days=number * 9_000 // count)
    incoming = number % 3 > 0
    # one letter in twenty is still open, whatever the size of the register
    state = dice.choice(_OPEN) if number % 20 == 1 else LetterState.closed if incoming else LetterState.sent
    fields = LetterFields.model_construct(
        mail_register=MailRegister.incoming if incoming else MailRegister.outgoing,
        subject=" ".join(words.written[title]).capitalize(),
        correspondent_name=" ".join(words.written[sender]).title(),
        received_on=day,
        unit=dice.choice(list(Unit)),
        state=state,
        due_date=day + timedelta(days=30),
        flagged=number % 50 == 0,
        body=" ".join(words.written[body]),
    )
    letter = fields.model_dump() | {
        "id": f"{dice.getrandbits(128):032x}",
        "version": 1,
        "created_at": CLOCK.moment,
        "changed_at": CLOCK.moment,
        "deleted_at": None,
        "number": chrono_number(fields.mail_register, day.year, number),
        "correspondent_key": sort_key(fields.correspondent_name),
        "subject_key": sort_key(fields.subject),
        "listed_on": day.isoformat(),
    }
    text = {
        "id": number + 1,
        "kind": Kind.letter,
        "record_id": letter["id"],
        "title": f"{letter['number']} – {fields.subject}",
        "body": f"{fields.correspondent_name}\n{fields.body}",
        "day": letter["listed_on"],
    }
    terms = {
        "id": number + 1,
        "record_id": letter["id"],
        "title": f"{search_terms(letter['number'])} {' '.join(words.terms[title])}",
        "body": f"{' '.join(words.terms[sender])} {' '.join(words.terms[body])}",
    }
    return letter, text, terms


def _cut(dice: random.Random, size: int) -> slice:
    start = dice.randrange(_POOL - size)
    return slice(start, start + size)
