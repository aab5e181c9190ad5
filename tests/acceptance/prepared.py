"""Engagement A of the acceptance week as it stands before DECI's figures come: seven pieces of nine."""

from __future__ import annotations

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingSection
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.speeches import WORDS_A_MINUTE, word_count
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.validation import changed
from tests.acceptance.week import Week

STALE_HOUR = "L'inauguration commence à 10 h, devant la Maison du vélo."
STALE_TITLE = "Mme Awa Diarra, maire de Stains, accueille l'élue."


def prepared(week: Week) -> str:
    """Write the note of A and return its id; what lacks is DECI's figures and the town hall to warn.

    The visa and what DJVA owed are given up, so that nine pieces are expected.
    """
    desk, engagement = week.desk, week.ids["A"]
    for task in desk.planning.of_engagement(engagement):
        if task.owner in {TaskOwner.djva, TaskOwner.cabinet}:
            desk.tasks.drop(task.id, "Rien n'est attendu d'eux cette fois")
    note = desk.briefings.begin(BriefingKind.topic_brief, Reference(Kind.engagement, engagement))
    fields = desk.briefings.sheet(note).fields
    sections = [
        BriefingSection(heading="L'essentiel", body=STALE_HOUR),
        BriefingSection(heading="Contexte et cadre", body=STALE_TITLE),
    ]
    desk.briefings.edit(note, changed(fields, {"sections": [one.model_dump() for one in sections]}))
    return note


def say_for(week: Week, speech: str, *, seconds: int) -> None:
    """Write a speech so that all of it lasts so many seconds."""
    fields = week.desk.briefings.sheet(speech).fields
    sections = fields.sections_in_order()
    said = sum(word_count(section.body) for section in sections)
    more = " ".join(["vélo"] * (round(seconds * WORDS_A_MINUTE / 60) - said))
    empty = next(section for section in sections if not section.body)
    written = [changed(one, {"body": more}) if one is empty else one for one in sections]
    week.desk.briefings.edit(speech, changed(fields, {"sections": [one.model_dump() for one in written]}))
