"""What is to be printed again: pages of packs that no longer hold or changed since they were printed, sheets."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.fact_uses import Reprint, pages_of
from liaison_desk.domain.labels import label
from liaison_desk.domain.packs import PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import Issue
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.paper_life import needed_on
from liaison_desk.services.stale_reading import StaleReading
from liaison_desk.services.stale_sheets import SheetLeft, stale_reason
from liaison_desk.store import fact_uses as store
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Pack


def reprints(session: Session, stale: StaleReading, day: date) -> tuple[Reprint, ...]:
    """Return what is to be printed again, what is needed first at the top; what is over is left out."""
    reading = FactReading(session, day)
    found = [one for pack in store.packs(session) if (one := _reprint(reading, pack, stale)) is not None]
    found += [_sheet(one) for one in stale.sheets if one.reasons]
    coming = [one for one in found if one.day is None or one.day >= day]
    return tuple(sorted(coming, key=lambda one: (one.day or date.max, one.label, one.paper.id)))


def _reprint(reading: FactReading, pack: Pack, stale: StaleReading) -> Reprint | None:
    if not pack.versions:
        return None
    reference, last = Reference(Kind.pack, pack.id), pack.versions[-1]
    printed = next((version for version in reversed(pack.versions) if version.printed_on), None)
    pages: dict[int, None] = {}
    reasons: dict[str, None] = {}
    for passage in stale.passages:
        if passage.paper == reference and not passage.is_kept:
            pages.update(dict.fromkeys(pages_of(passage.place)))
            reasons.update(dict.fromkeys(stale_reason(fact) for fact in passage.facts))
        elif passage.paper in stale.papers_of.get(reference, ()) and not passage.is_kept:
            pages.update(dict.fromkeys(_pages_of(last, passage.paper.id)))
            reasons.update(dict.fromkeys(stale_reason(fact) for fact in passage.facts))
    for one in stale.contents:
        if one.paper == reference:
            pages.update(dict.fromkeys(_pages_of(last, one.piece_id)))
            reasons[one.reason] = None
    if printed is not None and printed is not last:
        pages.update(dict.fromkeys(_changed_pages(printed, last)))
        reasons[f"La version {last.number} n'a pas été imprimée"] = None
    if not pages:
        return None
    return Reprint(
        paper=reference,
        label=label_of(pack),
        version=last.number,
        pages=tuple(sorted(pages)),
        reasons=tuple(reasons),
        is_printed=last.printed_on is not None,
        day=needed_on(pack, reading),
    )


def _sheet(one: SheetLeft) -> Reprint:
    return Reprint(
        paper=one.paper,
        label=f"{label(one.form)} · {one.label}",
        version=0,
        pages=(),
        reasons=one.reasons,
        is_printed=one.issue is Issue.printed,
        day=one.day,
        form=one.form,
    )


def _pages_of(version: PackVersion, record_id: str) -> list[int]:
    """Return the pages the pieces of a record have in a version."""
    found: list[int] = []
    for place, key in enumerate(version.piece_keys):
        if record_id in key and place < len(version.piece_starts):
            after = version.piece_starts[place + 1] if place + 1 < len(version.piece_starts) else version.pages + 1
            found += range(version.piece_starts[place], after)
    return found


def _changed_pages(printed: PackVersion, last: PackVersion) -> list[int]:
    known = set(printed.page_digests)
    return [number for number, digest in enumerate(last.page_digests, start=1) if digest not in known]
