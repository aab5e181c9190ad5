"""One reading of everything that papers say and that no longer holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.fact_matching import comparable
from liaison_desk.domain.fact_uses import StaleFact, StalePassage, pages_of, pages_words
from liaison_desk.domain.greeting import in_order_of
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.mending import Outdated, mended, outdated
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.paper_texts import texts_of
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import sheet_at
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.fact_keeping import paper_fields, use_of
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.paper_life import is_over, needed_on, read_with_subjects
from liaison_desk.services.stale_sheets import ChangedContent, SheetLeft, changed_contents_of, sheets_left
from liaison_desk.store import fact_uses as store
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Briefing, FactUse, Letter, Pack, Row

_OUT = frozenset({BriefingState.issued, LetterState.sent})

_WordsUsed = Mapping[tuple[str, str, str], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class StaleReading:
    """Sentences to mend, the first needed first; `papers_of` gives the papers of an engagement and of a pack.

    `printed` are the packs whose last version was printed, `sheets` what left the desk outside any pack, `contents`
    what packs took from records that say something else now.
    """

    passages: tuple[StalePassage, ...]
    papers_of: Mapping[Reference, tuple[Reference, ...]] = field(default_factory=dict[Reference, tuple[Reference, ...]])
    printed: frozenset[Reference] = frozenset()
    sheets: tuple[SheetLeft, ...] = ()
    contents: tuple[ChangedContent, ...] = ()

    def of(self, reference: Reference) -> tuple[StalePassage, ...]:
        """Return the sentences of a paper; for an engagement or a pack, of every paper of it too."""
        wanted = {reference, *self.papers_of.get(reference, ())}
        return tuple(one for one in self.passages if one.paper in wanted)


class StaleReader:
    """Reads what is stale for all that tells of it: again only when something was written or the day changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._last: tuple[tuple[int, date], StaleReading] | None = None

    def reading(self) -> StaleReading:
        """Return what is stale now."""
        moment = (self._database.changes_made, today(self._clock))
        if self._last is None or self._last[0] != moment:
            with self._database.reading() as session:
                self._last = (moment, read_stale(session, moment[1]))
        return self._last[1]


def read_stale(session: Session, day: date) -> StaleReading:
    """Return what is stale on a day."""
    reading = FactReading(session, day)
    pieces_of, printed = _pieces_of_packs(session)
    found = _stale_uses(session, reading, day)
    stale = [(use, gone) for use, gone in found if sheet_at(use.place) is None]
    read_with_subjects(((use.paper_kind.value, use.paper_id) for use, _gone in stale), reading)
    by_paper: dict[Reference, list[tuple[FactUse, Outdated]]] = {}
    for use, gone in stale:
        by_paper.setdefault(Reference(use.paper_kind, use.paper_id), []).append((use, gone))
    used = store.words_used(session, [paper.id for paper in by_paper])
    passages = [one for paper, uses in by_paper.items() for one in _passages(used, reading, paper, uses, day, printed)]
    passages.sort(key=lambda one: (one.day or date.max, one.paper_label, one.paper.id))
    about = _by_engagement(reading, dict.fromkeys(one.paper for one in passages))
    contents = changed_contents_of(session)
    in_sheets = [(use, _fact(use, gone, reading)) for use, gone in found if sheet_at(use.place) is not None]
    sheets = sheets_left(session, reading, in_sheets, contents)
    return StaleReading(tuple(passages), {**pieces_of, **about}, printed, sheets, contents)


def _stale_uses(session: Session, reading: FactReading, day: date) -> list[tuple[FactUse, Outdated]]:
    """Return the uses whose words are no longer those of the record, with those that hold."""
    doubtful = store.doubtful_uses(session, day)
    reading.read_days(use.paper_id for use in doubtful if use.subject_kind == Kind.partner)
    reading.read({(use.subject_kind, use.subject_id) for use in doubtful})
    points: dict[tuple[str, str], set[str]] = {}
    for use in doubtful:
        points.setdefault((use.subject_kind, use.subject_id), set()).add(use_of(use).point)
    found: list[tuple[FactUse, Outdated]] = []
    for use in doubtful:
        subject = (use.subject_kind, use.subject_id)
        row = reading.row(subject) if use.subject_kind in {Kind.engagement, Kind.meeting, Kind.sitting} else None
        if row is not None and row.deleted_at is not None:
            continue
        gone = outdated(use_of(use), reading.facts(subject, use.paper_id, points[subject]))
        if gone is not None:
            found.append((use, gone))
    return found


def _passages(
    used: _WordsUsed,
    reading: FactReading,
    paper: Reference,
    stale: Sequence[tuple[FactUse, Outdated]],
    day: date,
    printed: frozenset[Reference],
) -> list[StalePassage]:
    row = reading.row((paper.kind.value, paper.id))
    if row is None or row.deleted_at is not None or is_over(row):
        return []
    needed = needed_on(row, reading)
    if needed is not None and needed < day:
        return []
    sentences: dict[tuple[str, ...], list[tuple[FactUse, Outdated]]] = {}
    for use, gone in sorted(stale, key=_reading_order(row)):
        # a page is made again whatever it says: what counts is which facts are wrong
        apart = (use.subject_id, gone.use.point) if isinstance(row, Pack) else (use.place, use.passage)
        sentences.setdefault(apart, []).append((use, gone))
    is_out = paper in printed or getattr(row, "state", None) in _OUT
    labels = {} if isinstance(row, Pack) else {text.place: text.label for text in texts_of(paper_fields(row))}
    found: list[StalePassage] = []
    for uses in sentences.values():
        first = uses[0][0]
        ids = {use.id for use, _gone in uses}
        holding = [words for use, words in used[(paper.id, first.place, first.passage)] if use not in ids]
        place = _places(uses)
        found.append(
            StalePassage(
                paper=paper,
                paper_label=label_of(row),
                place=place,
                place_label=pages_words(pages_of(place)) if isinstance(row, Pack) else labels.get(place, ""),
                passage=first.passage,
                mended=_in_order(row, place, _mended(uses, holding), reading) if _is_open(row) else "",
                facts=tuple(_fact(use, gone, reading) for use, gone in uses),
                day=needed,
                is_out=is_out,
            )
        )
    return found


def _reading_order(row: Row) -> Callable[[tuple[FactUse, Outdated]], tuple[int, int, int, str]]:
    """Return the key by which what is stale in a paper is told in the order one reads it."""
    texts = [] if isinstance(row, Pack) else list(texts_of(paper_fields(row)))
    places = {text.place: (number, text.text) for number, text in enumerate(texts)}

    def _key(one: tuple[FactUse, Outdated]) -> tuple[int, int, int, str]:
        use = one[0]
        page = int(use.place.partition(":")[2]) if isinstance(row, Pack) else 0
        number, text = places.get(use.place, (page, ""))
        return number, text.find(use.passage), use.passage.find(use.words), use.key

    return _key


def _mended(uses: Sequence[tuple[FactUse, Outdated]], holding: Sequence[str]) -> str:
    """Return the sentence of today, what somebody kept left as it is."""
    asked = [gone for use, gone in uses if not _is_kept(use, gone)]
    return mended(uses[0][0].passage, asked, holding)


def _in_order(row: Row, place: str, sentence: str, reading: FactReading) -> str:
    """Return the greeting of a speech in the protocol order of today, any other sentence as it is."""
    if not sentence or not isinstance(row, Briefing) or not row.engagement_id:
        return sentence
    section = form_of(row.briefing_kind).section(place.removeprefix("section:"))
    if section is None or section.source != "greetings":
        return sentence
    return in_order_of(sentence, reading.greeting(row.engagement_id))


def _fact(use: FactUse, gone: Outdated, reading: FactReading) -> StaleFact:
    subject = (use.subject_kind, use.subject_id)
    facts = reading.facts(subject, use.paper_id, {gone.use.point})
    named = next((fact.label for fact in facts if fact.key == gone.use.point), "")
    reason = use.kept_reason if _is_kept(use, gone) else ""
    about = reading.label(subject)
    return StaleFact(use.id, use.subject_kind, use.subject_id, about, named, use.words, gone.now, reason)


def _is_kept(use: FactUse, gone: Outdated) -> bool:
    """Tell whether somebody kept the words, and the record did not change again since."""
    return bool(use.kept_reason) and comparable(use.kept_words) == comparable(gone.now)


def _is_open(row: Row) -> bool:
    """Tell whether a text can be mended: the pages of a pack are made again, a signed letter stays as it is."""
    return not isinstance(row, Pack) and not (isinstance(row, Letter) and row.number)


def _places(uses: Sequence[tuple[FactUse, Outdated]]) -> str:
    """Return where a sentence stands; for the pages of a pack, all of them: « page:3,7 »."""
    kind, _colon, _rest = uses[0][0].place.partition(":")
    if kind != "page":
        return uses[0][0].place
    pages = sorted({int(use.place.partition(":")[2]) for use, _gone in uses})
    return f"page:{','.join(map(str, pages))}"


def _pieces_of_packs(session: Session) -> tuple[dict[Reference, tuple[Reference, ...]], frozenset[Reference]]:
    """Return what each pack is made of, and the packs printed as they last were."""
    pieces_of: dict[Reference, tuple[Reference, ...]] = {}
    printed: set[Reference] = set()
    for pack in store.packs(session):
        reference = Reference(Kind.pack, pack.id)
        pieces = [(item.record_kind, item.record_id) for item in pack.items]
        pieces_of[reference] = tuple(dict.fromkeys(Reference(kind, one) for kind, one in pieces if kind and one))
        if pack.versions and pack.versions[-1].printed_on:
            printed.add(reference)
    return pieces_of, frozenset(printed)


def _by_engagement(reading: FactReading, papers: Iterable[Reference]) -> dict[Reference, tuple[Reference, ...]]:
    """Return papers by the engagement they are about."""
    found: dict[Reference, list[Reference]] = {}
    for paper in papers:
        row = reading.row((paper.kind.value, paper.id))
        if isinstance(row, Briefing | Letter | Pack) and row.engagement_id:
            found.setdefault(Reference(Kind.engagement, row.engagement_id), []).append(paper)
    return {engagement: tuple(about) for engagement, about in found.items()}
