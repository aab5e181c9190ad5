"""A paper with the sentences of today in place of those that no longer hold."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.domain.briefing_life import is_frozen, next_revision
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.paper_texts import PaperType, texts_of, with_texts
from liaison_desk.domain.passages import Replacement, replaced
from liaison_desk.domain.use_keeping import passage_places


def mended_fields(fields: PaperType, passages: Sequence[StalePassage]) -> PaperType:
    """Return a paper with its sentences mended; a validated note opens its next version."""
    texts = {one.place: one.text for one in texts_of(fields)}
    changes: dict[str, str] = {}
    for place in dict.fromkeys(one.place for one in passages):
        text = texts[place]
        replacements = [
            Replacement(start, end, one.mended)
            for one in passages
            if one.place == place
            for start, end in passage_places(text, one.passage)
        ]
        changes[place] = replaced(text, replacements)
    made = with_texts(fields, changes)
    if isinstance(made, BriefingFields) and isinstance(fields, BriefingFields) and is_frozen(fields):
        return next_revision(made)
    return made
