"""The lines of a point élu: which is which, and whether what was entered can be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from liaison_desk.domain.decisions import NEEDS_REASON, OUTCOMES_OF, Outcome, ReviewFields, ReviewItem, ReviewState
from liaison_desk.domain.records import Kind
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.store.tables import RECORD_TABLES

_DECISION = ("outcome", "chosen_option", "reason", "representative_id")


@dataclass(frozen=True)
class ReviewLine:
    """A line as entered, and as it was decided before, if it was."""

    index: int
    item: ReviewItem
    decided: ReviewItem | None = None

    @property
    def is_changed(self) -> bool:
        """Tell whether it says another decision than the one taken before."""
        if self.decided is None:
            return self.item.outcome is not None
        return any(getattr(self.item, name) != getattr(self.decided, name) for name in _DECISION)

    def problem(self, field: str, sentence: str) -> Problem:
        """Return what is wrong with one field of the line."""
        return Problem(f"items[{self.index}].{field}", sentence)


def lines_of(fields: ReviewFields, items: Sequence[ReviewItem]) -> list[ReviewLine]:
    """Return the lines entered, each beside what was decided of it before.

    Raises InvalidFields when a line already decided is missing, or when a subject is there twice.
    """
    is_held = fields.state is ReviewState.held
    decided = {subject_of(item): item for item in fields.items if is_held and item.outcome}
    lines = [ReviewLine(index, item, decided.get(subject_of(item))) for index, item in enumerate(items)]
    subjects = [subject_of(item) for item in items]
    problems = [
        line.problem("title", f"ce sujet est déjà à la ligne {subjects.index(subject_of(line.item)) + 1}")
        for line in lines
        if subjects.index(subject_of(line.item)) < line.index
    ]
    if decided.keys() - set(subjects):
        problems.append(Problem("items", "une ligne déjà décidée reste au point élu : rouvrez-la plutôt"))
    if problems:
        raise InvalidFields(problems)
    return lines


def check(session: Session, lines: Sequence[ReviewLine]) -> None:
    """Raise InvalidFields with everything that keeps what was entered from being written, line by line."""
    problems = [problem for line in lines if line.is_changed for problem in _problems(session, line)]
    if problems:
        raise InvalidFields(problems)


def subject_of(item: ReviewItem) -> str:
    """Return what a line is about: the record it names, else its own words."""
    return item.engagement_id or item.briefing_id or item.letter_id or item.title


def _problems(session: Session, line: ReviewLine) -> Iterator[Problem]:
    item, outcome = line.item, line.item.outcome
    if line.decided is not None and (not item.reason or item.reason == line.decided.reason):
        yield line.problem("reason", "dites pourquoi cette décision est rouverte")
    elif outcome in NEEDS_REASON and not item.reason:
        yield line.problem("reason", "indiquez le motif de cette décision")
    if outcome is not None and outcome not in OUTCOMES_OF[item.item_kind]:
        known = ", ".join(OUTCOMES_OF[item.item_kind])
        yield line.problem("outcome", f"à cette ligne, on peut décider : {known}")
    if outcome is Outcome.represented and not item.representative_id:
        yield line.problem("representative_id", "indiquez qui représente l'élu")
    if outcome is Outcome.option:
        yield from _option_problems(line)
    if not item.title:
        yield line.problem("title", "donnez un intitulé à cette ligne")
    for field, kind, identifier in (
        ("engagement_id", Kind.engagement, item.engagement_id),
        ("letter_id", Kind.letter, item.letter_id),
        ("briefing_id", Kind.briefing, item.briefing_id),
        ("representative_id", Kind.partner, item.representative_id),
    ):
        row = session.get(RECORD_TABLES[kind], identifier) if identifier else None
        if identifier and (row is None or row.deleted_at is not None):
            yield line.problem(field, "cette fiche n'existe plus, ou elle est à la corbeille")


def _option_problems(line: ReviewLine) -> Iterator[Problem]:
    names = [option.name for option in line.item.options]
    if not line.item.chosen_option:
        yield line.problem("chosen_option", "indiquez l'option retenue")
    elif names and line.item.chosen_option not in names:
        yield line.problem("chosen_option", f"options proposées : {', '.join(names)}")
