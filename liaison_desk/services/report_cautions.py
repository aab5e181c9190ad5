"""When the official must step back from a report: declared ties and orders against what the report names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.cautions import Caution, cautions_of_ties
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.folding import fold
from liaison_desk.domain.office import OfficeFields
from liaison_desk.store.links import names_of
from liaison_desk.store.partners import organisations_of

_SHORTEST_NAME = 5
"""Letters below which a name could be any word."""


def cautions_of_report(
    session: Session, office: OfficeFields, report: CouncilReportFields, day: date
) -> Sequence[Caution]:
    """Return the ties and recusals a report meets, by those it gives something to and by its words."""
    if not office.interests and not office.recusals:
        return ()
    words = " ".join((report.title, report.requested, report.context, report.notes))
    tied = {one.organisation_id for one in (*office.interests, *office.recusals) if one.organisation_id}
    named = {identifier for identifier, name in names_of(session, tied).items() if is_named(name, fold(words))}
    return cautions_of_ties(office, organisations_of(session, {*report.beneficiary_ids, *named}, day), words, day)


def is_named(name: str, folded_words: str) -> bool:
    """Tell whether a name stands in folded words, as whole words."""
    folded = fold(name)
    return len(folded) >= _SHORTEST_NAME and f" {folded} " in f" {folded_words} "
