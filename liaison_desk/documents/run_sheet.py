"""Timed programmes, second part of form D08 (domain reference §3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.participants import EngagementParticipant, participants_table
from liaison_desk.documents.place import place_lines
from liaison_desk.domain.engagements import EngagementFields, EngagementState, RunSheetItem
from liaison_desk.domain.french import clock, duration, period
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.typography import french


@dataclass(frozen=True)
class RunSheetMaterial:
    """What a timed programme is made of."""

    office: OfficeFields
    engagement: EngagementFields
    municipality_name: str = ""
    participants: tuple[EngagementParticipant, ...] = ()


def compose_run_sheet(material: RunSheetMaterial) -> Document:
    """Return a timed programme as a document, followed by what the official should know of the occasion."""
    engagement = material.engagement
    where = ", ".join(place_lines(engagement.place, "", material.municipality_name))
    when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
    blocks: list[Block] = [*_programme(material), *_people(material.participants)]
    for heading, text in (
        ("Contexte", engagement.background),
        ("Points de vigilance", engagement.watch_points),
        ("Éléments de langage", engagement.talking_points),
    ):
        if text.strip():
            blocks.extend([Heading(plain(heading), 1), *blocks_of(text, first_level=2)])
    return Document(
        title=french(engagement.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Déroulé", subtitle=french(" · ".join(part for part in (when[:1].upper() + when[1:], where) if part))
        ),
        is_draft=engagement.state is EngagementState.requested,
    )


def _programme(material: RunSheetMaterial) -> list[Block]:
    items = material.engagement.run_sheet
    role = "Rôle de l'élue" if material.office.is_woman else "Rôle de l'élu"
    if not items:
        return [Paragraph(plain("[à compléter : séquences du déroulé]"), ParagraphStyle.caption)]
    starts = starts_of(items)
    table = Table(
        header=tuple(plain(name) for name in ("Heure", "Séquence", "Lieu", "Intervenants", role)),
        rows=tuple(_row(item, start) for item, start in zip(items, starts, strict=True)),
        widths=(13.0, 33.0, 17.0, 19.0, 18.0),
        title="Déroulé minuté",
    )
    return [table, Paragraph(plain(french(duration_note(material.engagement))), ParagraphStyle.caption)]


def duration_note(engagement: EngagementFields) -> str:
    """Return how long the sequences last in all, and when the last one ends."""
    items = engagement.run_sheet
    last, start = items[-1], starts_of(items)[-1]
    note = f"Durée des séquences : {duration(sum(item.minutes for item in items))}."
    if start and last.minutes:
        note += f" Fin prévue à {clock(_after(start, last.minutes))}."
    return note


def starts_of(items: Sequence[RunSheetItem]) -> list[time | None]:
    """Return when each sequence starts: its own time, or the end of the one before."""
    starts: list[time | None] = []
    following: time | None = None
    for item in items:
        start = item.starts or following
        starts.append(start)
        following = _after(start, item.minutes) if start and item.minutes else None
    return starts


def _after(start: time, minutes: int) -> time:
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _row(item: RunSheetItem, start: time | None) -> tuple[Runs, ...]:
    when = plain(clock(start), bold=True) if start else plain("à compléter", italic=True)
    lasting = plain(f"\n{duration(item.minutes)}") if item.minutes else ()
    remarks = (Run(f"\n{french(item.remarks)}", italic=True),) if item.remarks else ()
    return (
        (*when, *lasting),
        (*plain(french(item.title), bold=True), *remarks),
        plain(french(item.place)),
        plain(french(item.speakers)),
        plain(french(item.official_role), bold=True),
    )


def _people(participants: tuple[EngagementParticipant, ...]) -> list[Block]:
    return [Heading(plain("Participants"), 1), participants_table(participants)] if participants else []
