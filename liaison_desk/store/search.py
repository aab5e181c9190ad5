"""Full-text search over every record: folded stems in FTS5, people's own words for the snippets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from liaison_desk.domain.folding import fold, search_terms
from liaison_desk.domain.french import long_date
from liaison_desk.domain.function_words import function_words
from liaison_desk.domain.lists import Found
from liaison_desk.domain.records import Kind
from liaison_desk.store.links import kind_of, label_of, names_of, references_of
from liaison_desk.store.tables import (
    Briefing,
    CouncilReport,
    Decision,
    Engagement,
    Letter,
    Mailing,
    Meeting,
    Pack,
    Partner,
    Review,
    Row,
    SearchText,
    Sitting,
    Task,
)

_TEXTS = SQLModel.metadata.tables["search_text"]
_RANKED_UP_TO = 10_000
"""Ranking more answers than this costs more than it tells: the newest come first instead."""

_FEW = 500
"""Reading so many records costs what walking along the index of 100 000 letters does: 20 ms."""

_WORDS = re.compile(r"\w[\w·.'’()-]*")
_SNIPPET_WORDS = 18


def index_records(session: Session, rows: Sequence[Row]) -> None:
    """Bring the index up to date with records; the deleted ones leave it."""
    unindex(session, [row.id for row in rows])
    live = [row for row in rows if row.deleted_at is None]
    partners = {row.id: _partners_named_by(row) for row in live}
    names = names_of(session, {identifier for named in partners.values() for identifier in named})
    entries: list[SearchText] = []
    for row in live:
        named = [names[identifier] for identifier in partners[row.id] if identifier in names]
        body = "\n".join(filter(None, (*_texts(row), *named)))
        entries.append(SearchText(kind=kind_of(row), record_id=row.id, title=label_of(row), body=body, day=_day(row)))
    session.add_all(entries)
    session.flush()
    if entries:
        session.connection().execute(
            sa.text(
                "INSERT INTO search_index(rowid, title, body, kind, record_id) "
                "VALUES (:id, :title, :body, :kind, :record_id)"
            ),
            [
                {
                    "id": entry.id,
                    "title": search_terms(entry.title),
                    "body": search_terms(entry.body),
                    "kind": entry.kind.value,
                    "record_id": entry.record_id,
                }
                for entry in entries
            ],
        )


def unindex(session: Session, record_ids: Sequence[str]) -> None:
    """Take records out of the index."""
    entries = session.exec(select(SearchText).where(col(SearchText.record_id).in_(record_ids))).all()
    for entry in entries:
        session.connection().execute(sa.text("DELETE FROM search_index WHERE rowid = :id"), {"id": entry.id})
        session.delete(entry)
    session.flush()


def search(session: Session, typed: str, limit: int = 30, kind: Kind | None = None) -> list[Found]:
    """Return the records that hold every word typed (the last one may be unfinished), best first."""
    expression = match_expression(typed)
    if not expression:
        return []
    bound = {"expression": expression, "limit": limit, "kind": kind.value if kind else ""}
    of_kind = "AND kind = :kind" if kind else ""
    counted = (
        f"SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH :expression LIMIT {_RANKED_UP_TO})"
    )
    many = session.connection().execute(sa.text(counted), bound).scalar_one() >= _RANKED_UP_TO
    order = "rowid DESC" if many else "rank"
    query = (
        f"SELECT rowid FROM search_index WHERE search_index MATCH :expression {of_kind} ORDER BY {order} LIMIT :limit"
    )
    found = [row[0] for row in session.connection().execute(sa.text(query), bound)]
    texts = session.connection().execute(sa.select(_TEXTS).where(_TEXTS.c.id.in_(found)))
    entries = {entry.id: entry for entry in texts}
    terms = set(search_terms(typed).split())
    return [
        Found(entry.kind, entry.record_id, entry.title, snippet(entry.body, terms), entry.day)
        for entry in (entries[rowid] for rowid in found)
    ]


def matching_ids(typed: str) -> sa.TextClause | None:
    """Return a subquery of the ids of the records that hold every word typed; None when no word is."""
    expression = match_expression(typed)
    if not expression:
        return None
    query = "SELECT record_id FROM search_index WHERE search_index MATCH :expression"
    return sa.text(query).bindparams(expression=expression)


def few_match(session: Session, typed: str) -> bool:
    """Tell whether so few records hold every word typed that reading each costs less than walking along an index."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH :expression LIMIT {_FEW + 1})"
    bound = {"expression": match_expression(typed)}
    return session.connection().execute(sa.text(counted), bound).scalar_one() <= _FEW


def match_expression(typed: str) -> str:
    """Return what FTS5 is asked: each term quoted, the last one open at its end."""
    terms = search_terms(typed).split()
    if not terms:
        return ""
    unfinished = fold(typed).split()[-1]
    last = f'"{terms[-1]}"*'
    if unfinished != terms[-1] and not typed[-1:].isspace():
        last = f'({last} OR "{unfinished}"*)'
    return " AND ".join([*(f'"{term}"' for term in terms[:-1]), last])


def snippet(text: str, terms: set[str]) -> str:
    """Return the words around the first one found, found words between U+0002 and U+0003."""
    begins_with_a_term = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(terms)))})")
    words: list[str] = _WORDS.findall(text)
    # thirty texts are looked through at each key: all the words of one at once, not one by one
    indexed = "\n".join(map(_terms_of, words))
    hit = begins_with_a_term.search(indexed)
    if hit is None:
        return " ".join(text[:140].split())
    start = max(0, indexed.count("\n", 0, hit.start()) - 5)
    kept = list(islice(_WORDS.finditer(text), start, start + _SNIPPET_WORDS))
    pieces: list[str] = []
    position = kept[0].start()
    for word in kept:
        is_found = begins_with_a_term.search(_terms_of(word.group()))
        pieces.append(text[position : word.start()] + (f"\u0002{word.group()}\u0003" if is_found else word.group()))
        position = word.end()
    shown = " ".join("".join(pieces).split())
    return ("… " if start else "") + shown + (" …" if start + _SNIPPET_WORDS < len(words) else "")


@lru_cache(maxsize=16_384)
def _terms_of(word: str) -> str:
    return search_terms(word)


def _texts(row: Row) -> Sequence[str]:
    if isinstance(row, Letter):
        return (row.correspondent_name, row.body, row.notes, *row.enclosures)
    if isinstance(row, Engagement):
        sequences = (f"{item.title} {item.speakers} {item.place}" for item in row.run_sheet)
        where = (row.place, row.address, row.access)
        texts = (row.escorts, row.press, row.items_to_bring, row.background, row.watch_points, row.talking_points)
        request = (row.audience, row.other_guests, row.previous_edition, row.djva_advice, row.deci_advice, row.feedback)
        return (long_date(row.starts_at.date()), *where, *texts, *request, row.notes, *sequences)
    if isinstance(row, Partner):
        offices = (f"{function_words(held.function)} {held.title} {held.portfolio}" for held in row.offices_held)
        address = (row.street, row.place_line, row.postal_code, row.city)
        lists = row.distribution_lists
        return (*offices, row.acronym, row.notes, row.email, *address, row.phone, row.mobile, *lists)
    if isinstance(row, Task):
        return (row.notes,)
    if isinstance(row, Decision):
        return (row.reason, row.chosen_option)
    if isinstance(row, Review):
        return [text for item in row.items for text in (item.title, item.summary) if text] + [row.notes]
    if isinstance(row, Mailing):
        return (row.body, row.notes)
    if isinstance(row, Meeting):
        items = (part for item in row.items for part in (item.title, item.stake, item.position, item.wanted_outcome))
        people = (part for one in row.attendees for part in (one.name, one.office))
        return (row.series, row.place, *items, *people, *(line.text for line in row.lines), row.notes)
    if isinstance(row, Sitting):
        return (long_date(row.held_on), row.committee_name, row.place, row.notes)
    if isinstance(row, CouncilReport):
        voted = (row.committee_advice, row.resolution_number, row.follow_up)
        return (row.number, row.committee, row.direction, row.rapporteur, *voted, row.notes)
    if isinstance(row, Pack):
        return (row.theme, *(item.title for item in row.items), row.notes)
    return _note_texts(row)


def _note_texts(row: Briefing) -> Sequence[str]:
    options = (part for one in row.options for part in (one.title, one.description, one.advantages, one.drawbacks))
    sections = [part for section in row.sections for part in (section.heading, section.body) if section.body]
    return [*sections, *row.details.values(), *options, row.notes]


def _partners_named_by(row: Row) -> list[str]:
    return list(dict.fromkeys(to_id for _role, kind, to_id in references_of(row) if kind is Kind.partner))


def _day(row: Row) -> str:
    if isinstance(row, Letter):
        return row.listed_on
    if isinstance(row, Engagement):
        return row.starts_at.date().isoformat()
    if isinstance(row, Briefing):
        return (row.as_of or row.changed_at.date()).isoformat()
    if isinstance(row, Task):
        return row.due_on.isoformat() if row.due_on else ""
    if isinstance(row, Decision):
        return row.decided_on.isoformat()
    if isinstance(row, Review | Sitting):
        return row.held_on.isoformat()
    if isinstance(row, Meeting):
        return row.starts_at.date().isoformat()
    if isinstance(row, Mailing) and row.made_on:
        return row.made_on.isoformat()
    return ""
