"""Searching 100 000 letters: the product beside FTS5 asked for the same terms without anything around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from liaison_desk.domain.folding import search_terms
from liaison_desk.services.desk import Desk
from liaison_desk.store.database import connect
from liaison_desk.store.search import match_expression
from tests.bench.letters_corpus import made_words, open_desk
from tests.bench.made_offices import office_of
from tests.bench.measure import Measure, alternated, at_most_times, milliseconds, percentile

_LETTERS = 100_000
_RAW = "SELECT rowid, snippet(raw, 1, '[', ']', '…', 18) FROM raw WHERE raw MATCH ? ORDER BY rank LIMIT 30"


def measures() -> list[Measure]:
    """Return the times of 40 queries: words seldom and often used, two words, words begun."""
    desk = open_desk(office_of(_LETTERS))
    try:
        raw = _raw_index(desk)
        times = {group: [_answered(desk, raw, typed) for typed in asked] for group, asked in _queries().items()}
        raw.close()
    finally:
        desk.close()
    every = [pair for pairs in times.values() for pair in pairs]
    lines = [_line(f"search, {group}, median", pairs, 50) for group, pairs in times.items()]
    return [*lines, _line("search, 40 queries, p95", every, 95, is_held=True)]


def _line(name: str, times: list[list[float]], rank: int, *, is_held: bool = False) -> Measure:
    ours, raw = ([pair[place] for pair in times] for place in (0, 1))
    goal = at_most_times(1.3) if is_held else None
    return Measure(name, percentile(ours, rank), "ms", "FTS5 alone", percentile(raw, rank), goal)


def _answered(desk: Desk, raw: Any, typed: str) -> list[float]:
    expression = match_expression(typed)
    works: tuple[Callable[[], object], ...] = (
        lambda: desk.search.find(typed),
        lambda: raw.execute(_RAW, (expression,)).fetchall(),
    )
    return alternated(*(partial(milliseconds, work) for work in works))


def _queries() -> dict[str, list[str]]:
    """Return eight queries of each kind; a word is finished when a space follows it."""
    words = made_words().vocabulary
    common, mid, rare = words[2:10], words[400:408], words[9_000:9_008]
    return {
        "rare word": [f"{word} " for word in rare],
        "ordinary word": [f"{word} " for word in mid],
        "common word": [f"{word} " for word in common],
        "two words": [f"{one} {other} " for one, other in zip(mid, common, strict=True)],
        "word begun": [search_terms(word)[:length] for word, length in zip(mid, (3, 4, 5, 6) * 2, strict=True)],
    }


def _raw_index(desk: Desk) -> Any:
    """Return a connection to the same database, with an index of the same terms beside the product's own."""
    database = desk.office.database
    connection = connect(database.path, database.key)
    for statement in (
        "DROP TABLE IF EXISTS raw",
        "DROP TABLE IF EXISTS raw_text",
        "CREATE TABLE raw_text(id INTEGER PRIMARY KEY, title TEXT, body TEXT)",
        "CREATE VIRTUAL TABLE raw USING fts5(title, body, content='raw_text', content_rowid='id', "
        "tokenize='unicode61', prefix='2 3')",
        "INSERT INTO raw(raw, rank) VALUES('rank', 'bm25(6.0, 1.0)')",
    ):
        connection.execute(statement)
    connection.create_function("terms", 1, search_terms, deterministic=True)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO raw_text SELECT id, terms(title), terms(body) FROM search_text")
    connection.execute("INSERT INTO raw(raw) VALUES('rebuild')")
    connection.execute("COMMIT")
    connection.execute("PRAGMA cache_size=-16000")
    return connection
