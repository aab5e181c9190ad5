"""What a block of the agenda shows beside its engagement: clashes, and how far its preparation is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from liaison_desk.domain.clashes import Clash
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.journeys import Journey
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.readiness import Readiness, ReadinessSheet
from liaison_desk.domain.travel_words import clash_sentence, clash_word
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

Key = tuple[str, datetime | None]

_PREPARATION = {
    Readiness.not_ready: Tone.red,
    Readiness.to_complete: Tone.amber,
    Readiness.in_progress: Tone.blue,
    Readiness.ready: Tone.green,
}


@dataclass(frozen=True)
class BlockMarks:
    """The clashes of an engagement, and its preparation as a chip; nothing by default."""

    clashes: tuple[Clash, ...] = ()
    is_decided: bool = False
    preparation: ChipLook | None = None
    preparation_words: str = ""
    travel_words: str = ""

    @property
    def clash_word(self) -> str:
        """« en conflit », « trajet trop court », empty when nothing clashes."""
        return clash_word(self.clashes[0]) if self.clashes else ""

    @property
    def clash_tone(self) -> Tone:
        """Red between two accepted engagements, amber while one is not decided."""
        accepted = any(clash.other_state == EngagementState.accepted for clash in self.clashes)
        return Tone.red if accepted and self.is_decided else Tone.amber

    @property
    def sentences(self) -> list[str]:
        """Everything in full, for the tooltip and screen readers."""
        told = [clash_sentence(clash) for clash in self.clashes]
        return [*told, *filter(None, (self.travel_words, self.preparation_words))]


def marks_of(
    row: EngagementRow, journeys: Mapping[Key, Journey], readiness: Mapping[str, ReadinessSheet]
) -> BlockMarks:
    """Return the marks of a row of the agenda."""
    journey = journeys.get((row.id, row.occurrence_of))
    clashes = journey.clashes if journey else ()
    travel = _travel_words(journey) if journey else ""
    decided = row.state == EngagementState.accepted
    sheet = readiness.get(row.id)
    if sheet is None or not sheet.needed or sheet.readiness not in _PREPARATION:
        return BlockMarks(clashes, decided, travel_words=travel)
    meaning = "done" if sheet.readiness is Readiness.ready else "pack"
    words = f"dossier : {sheet.ready} sur {sheet.needed}"
    chip = ChipLook(f"{sheet.ready}/{sheet.needed}", _PREPARATION[sheet.readiness], meaning)
    return BlockMarks(clashes, decided, chip, words, travel)


def _travel_words(journey: Journey) -> str:
    before = f"{journey.before.length.words} avant" if journey.before else ""
    after = f"{journey.after.length.words} après" if journey.after else ""
    both = ", ".join(filter(None, (before, after)))
    return f"trajet : {both}" if both else ""
