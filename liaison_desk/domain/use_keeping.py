"""Which facts a paper uses once it was written again: those still there, those that are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from liaison_desk.domain.fact_matching import FoundFact, facts_in, plain, spans_of
from liaison_desk.domain.fact_uses import CALLED, OFFICE, Fact, Use, use_key
from liaison_desk.domain.figure_references import figure_spans
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.paper_texts import PaperText
from liaison_desk.domain.passages import passage_span
from liaison_desk.domain.stated_facts import figure_point


@dataclass(frozen=True)
class KeptUse:
    """A use noted before, by its place in what was given, with the sentence where it stands now."""

    index: int
    passage: str


def uses_in(texts: Iterable[PaperText], facts: Sequence[Fact]) -> list[Use]:
    """Return the facts texts use, each once in a sentence."""
    found = [_use(text, one) for text in texts for one in facts_in(text.text, facts)]
    return list(dict.fromkeys(found))


def called_uses(texts: Iterable[PaperText], figures: Sequence[KeyFigure]) -> set[Use]:
    """Return the figures texts call by their name, as a frozen paper keeps them."""
    found: set[Use] = set()
    for text in texts:
        for start, end, figure in figure_spans(text.text, figures):
            passage = text.text[slice(*passage_span(text.text, start, end))]
            key = use_key(figure_point(figure.name), CALLED)
            found.add(Use(OFFICE, OFFICE, key, figure.value, passage, text.place))
    return found


def followed(
    texts: Sequence[PaperText], facts: Sequence[Fact], before: Sequence[Use]
) -> tuple[list[KeptUse], list[Use]]:
    """Return the uses noted before that still stand, and the new ones.

    A sentence nobody touched keeps what it used, whatever the records say now. In one that was written again, words
    used before stay in use unless they now say what holds.
    """
    written = {text.place: text for text in texts}
    kept: list[KeptUse] = []
    untouched: set[tuple[str, str, str, str]] = set()
    moved: list[int] = []
    for index, use in enumerate(before):
        text = written.get(use.place)
        if not use.passage or (text and stands_in(text.text, use.passage)):
            kept.append(KeptUse(index, use.passage))
            untouched.add((use.place, use.passage, use.subject_kind, use.subject_id))
        else:
            moved.append(index)
    now = [
        one
        for one in uses_in(texts, facts)
        if (one.place, one.passage, one.subject_kind, one.subject_id) not in untouched
    ]
    for index in moved:
        if text := written.get(before[index].place):
            passage = _still_said(text.text, before[index], facts, {before[kept_use.index] for kept_use in kept})
            if passage:
                kept.append(KeptUse(index, passage))
    return kept, now


def stands_in(text: str, passage: str) -> bool:
    """Tell whether a text has that very sentence, and not only a longer one that holds its words."""
    return any(True for _span in passage_places(text, passage))


def passage_places(text: str, passage: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has that very sentence."""
    start = text.find(passage) if passage else -1
    while start >= 0:
        end = start + len(passage)
        if passage_span(text, start, end) == (start, end):
            yield start, end
        start = text.find(passage, start + 1)


def _use(text: PaperText, one: FoundFact) -> Use:
    start, end = passage_span(text.text, one.start, one.end)
    words = text.text[one.start : one.end]
    key = use_key(one.fact.key, one.form.shape)
    return Use(one.fact.subject_kind, one.fact.subject_id, key, words, text.text[start:end], text.place)


def _still_said(text: str, use: Use, facts: Sequence[Fact], kept: set[Use]) -> str:
    """Return the sentence where words used before stand without being what a record states today."""
    subject = [fact for fact in facts if (fact.subject_kind, fact.subject_id) == (use.subject_kind, use.subject_id)]
    said = [(one.start, one.end) for one in facts_in(text, subject)]
    for start, end in spans_of(plain(text), use.words, use.shape):
        if any(start < last and first < end for first, last in said):
            continue
        passage = text[slice(*passage_span(text, start, end))]
        if replace(use, passage=passage) not in kept:
            return passage
    return ""
