"""How the figures of the registers are said."""

from __future__ import annotations

from enum import StrEnum

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import FigureGroup, FigureLine, FigureSpan
from liaison_desk.domain.french import NO_BREAK, month_name
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.request_regimes import RequestKind

GROUP_TITLES = {
    FigureGroup.unit: "Par délégation",
    FigureGroup.request_kind: "Par type de demande",
    FigureGroup.channel: "Par voie d'arrivée",
}
SPANS_TITLE = "Dans le temps"
_VALUES: dict[FigureGroup, type[StrEnum]] = {
    FigureGroup.unit: Unit,
    FigureGroup.request_kind: RequestKind,
    FigureGroup.channel: Channel,
}


def group_words(group: FigureGroup, key: str) -> str:
    """Return what a line of figures is called."""
    return label(_VALUES[group](key)) if key else "Non précisé"


def delay_words(line: FigureLine) -> str:
    """Return « 7,5 jours ouvrés », « 1 jour ouvré », « — » when nothing was answered."""
    if line.median_delay is None:
        return "—"
    number = f"{line.median_delay:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number}{NO_BREAK}{'jour ouvré' if line.median_delay < 2 else 'jours ouvrés'}"


def share_words(line: FigureLine) -> str:
    """Return « 84 % », « — » when no due date is past or met."""
    return "—" if line.share_in_time is None else f"{round(line.share_in_time * 100)}{NO_BREAK}%"


def span_words(span: FigureSpan) -> str:
    """Return « mai 2026 », « 2026 » for a year."""
    return str(span.first.year) if span.by_year else f"{month_name(span.first.month)} {span.first.year}"
