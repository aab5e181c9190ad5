"""Results of votes, as they are entered after a sitting."""

from __future__ import annotations

from pydantic import model_validator
from sqlmodel import Field

from liaison_desk.domain.council_reports import CouncilReportFields, VoteResult
from liaison_desk.domain.fields import Fields, Line, Text
from liaison_desk.domain.labels import label

PASSED = frozenset({VoteResult.adopted, VoteResult.adopted_amended})
"""Results after which a report becomes a resolution."""

BY_KEY = {
    "A": VoteResult.adopted,
    "M": VoteResult.adopted_amended,
    "R": VoteResult.rejected,
    "T": VoteResult.withdrawn,
    "P": VoteResult.postponed,
}
"""One key for each result: Adopté, aMendé, Rejeté, reTiré, rePorté."""


class VoteFields(Fields):
    """What came of one report; a report whose result is pending is left as it is."""

    report_id: Line
    vote_result: VoteResult = VoteResult.pending
    resolution_number: Line = ""
    votes_for: int | None = Field(default=None, ge=0, le=999)
    votes_against: int | None = Field(default=None, ge=0, le=999)
    abstentions: int | None = Field(default=None, ge=0, le=999)
    amended_text: Text = ""
    follow_up: Text = ""

    @model_validator(mode="after")
    def _number_is_of_a_resolution(self) -> VoteFields:
        if self.resolution_number and self.vote_result not in PASSED:
            raise ValueError("resolution_number: seul un rapport adopté devient une délibération")
        return self


def vote_of(report_id: str, report: CouncilReportFields) -> VoteFields:
    """Return what is known of the vote of a report."""
    names = VoteFields.model_fields.keys() - {"report_id"}
    return VoteFields(report_id=report_id, **{name: getattr(report, name) for name in names})


def vote_words(vote: VoteFields | CouncilReportFields) -> str:
    """Return « Adopté, délibération n° 2026-05-12 (pour 40, contre 1, abstention 1) »."""
    result = label(vote.vote_result)
    number = f", délibération n° {vote.resolution_number}" if vote.resolution_number else ""
    counts = count_words(vote)
    return f"{result[:1].upper()}{result[1:]}{number}{f' ({counts})' if counts else ''}"


def count_words(vote: VoteFields | CouncilReportFields) -> str:
    """Return « pour 40, contre 1, abstention 1 », nothing when votes were not counted."""
    counts = (("pour", vote.votes_for), ("contre", vote.votes_against), ("abstention", vote.abstentions))
    return ", ".join(f"{name} {number}" for name, number in counts if number is not None)
