"""Noting what papers use, in the transaction that writes them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fact_uses import CALLED, WHOLE, Fact, Use, use_key
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.paper_texts import PaperFields, PaperText, texts_of
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.stated_facts import STATE
from liaison_desk.domain.use_keeping import called_uses, followed, uses_in
from liaison_desk.services.fact_reading import FactReading, Subject
from liaison_desk.services.sheet_keeping import contents_of_pieces
from liaison_desk.store import fact_uses as store
from liaison_desk.store import records
from liaison_desk.store.links import kind_of
from liaison_desk.store.tables import Briefing, Engagement, FactUse, Letter, Row


def note_uses(session: Session, identifiers: Collection[str], day: date) -> None:
    """Note the facts that papers use among records just written, with the papers tied to them."""
    for papers in store.papers_among(session, identifiers) if identifiers else ():
        reading = FactReading(session, day)
        written = [row for row in papers if texts_of(paper_fields(row))]
        reading.prepare([(str(kind_of(row)), row.id) for row in written])
        before = store.uses_of(session, [row.id for row in papers])
        for row in papers:
            _note(session, row, before[row.id], reading)


def catch_up(session: Session, day: date) -> None:
    """Note the facts used by the papers that were written before any was noted."""
    note_uses(session, store.papers_to_learn(session, day), day)


def note_pages(session: Session, pack: Row, pages: Sequence[str], day: date, pieces: Sequence[Reference]) -> None:
    """Note what the pages of a pack just put together state, in place of those before; `pieces` are its records."""
    reading = FactReading(session, day)
    store.drop_uses(session, store.uses_of(session, [pack.id])[pack.id])
    texts = [PaperText(f"page:{number}", "", text) for number, text in enumerate(pages, start=1)]
    subjects = reading.subjects_of_pack((Kind.pack.value, pack.id))
    facts = reading.facts_for((Kind.pack.value, pack.id), subjects)
    store.add_uses(session, pack.id, Kind.pack, [*uses_in(texts, facts), *contents_of_pieces(session, pieces)])


def paper_fields(row: Row) -> PaperFields:
    """Return the fields of a paper."""
    if isinstance(row, Briefing):
        return records.fields_of(row, BriefingFields)
    if isinstance(row, Letter):
        return records.fields_of(row, LetterFields)
    return records.fields_of(row, EngagementFields)


def use_of(row: FactUse) -> Use:
    """Return a use as a plain value."""
    return Use(row.subject_kind, row.subject_id, row.key, row.words, row.passage, row.place)


def _note(
    session: Session, row: Briefing | Letter | Engagement, everything: Sequence[FactUse], reading: FactReading
) -> None:
    texts = texts_of(paper_fields(row))
    subjects = reading.subjects_of((str(kind_of(row)), row.id)) if texts else []
    called = called_uses(texts, getattr(row, "kept_figures", ()))
    known = [use for use in everything if use_of(use) in called]
    before = [use for use in everything if use_of(use).shape != CALLED and _is_about(use, subjects)]
    store.drop_uses(session, [use for use in everything if use not in [*before, *known]])
    store.add_uses(session, row.id, kind_of(row), sorted(called.difference(map(use_of, known)), key=str))
    facts = reading.facts_for((str(kind_of(row)), row.id), subjects)
    uses = [use_of(one) for one in before]
    kept, new = followed(texts, facts, uses)
    for one in kept:
        if before[one.index].passage != one.passage:
            before[one.index].passage = one.passage
    standing = {one.index for one in kept}
    store.drop_uses(session, [use for index, use in enumerate(before) if index not in standing])
    still = {uses[index] for index in standing}
    whole = [] if any(use.shape == WHOLE for use in still) else _whole(row, facts)
    store.add_uses(session, row.id, kind_of(row), [*whole, *(use for use in new if use not in still)])


def _is_about(use: FactUse, subjects: Collection[Subject]) -> bool:
    """Tell whether a use still means something: people who no longer take part may still be named."""
    subject = (use.subject_kind, use.subject_id)
    return subject in subjects or (bool(subjects) and use.subject_kind == Kind.partner)


def _whole(row: Row, facts: Sequence[Fact]) -> list[Use]:
    """Return what a paper stands on as a whole: the state of what it was written for."""
    about: Subject | None = None
    if isinstance(row, Briefing) and row.sitting_id:
        about = (Kind.sitting.value, row.sitting_id)
    if isinstance(row, Briefing | Letter) and row.engagement_id:
        about = (Kind.engagement.value, row.engagement_id)
    return [
        Use(fact.subject_kind, fact.subject_id, use_key(STATE, WHOLE), fact.forms[0].words[0])
        for fact in facts
        if fact.key == STATE and (fact.subject_kind, fact.subject_id) == about
    ]
