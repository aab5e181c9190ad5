"""What is to be printed again: the pages of a pack that no longer hold, or that changed since it was printed."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.fact_uses import Reprint, pages_of
from liaison_desk.domain.packs import PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.stale_reading import StaleReading, needed_on
from liaison_desk.store import fact_uses as store
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Pack


def reprints(session: Session, stale: StaleReading, day: date) -> tuple[Reprint, ...]:
    """Return what is to be printed again, what is needed first at the top; what is over is left out."""
    found = [one for pack in store.packs(session) if (one := _reprint(session, pack, stale, day)) is not None]
    coming = [one for one in found if one.day is None or one.day >= day]
    return tuple(sorted(coming, key=lambda one: (one.day or date.max, one.label, one.paper.id)))


def _reprint(session: Session, pack: Pack, stale: StaleReading, day: date) -> Reprint | None:
    if not pack.versions:
        return None
    reference, last = Reference(Kind.pack, pack.id), pack.versions[-1]
    printed = next((version for version in reversed(pack.versions) if version.printed_on), None)
    pages: dict[int, None] = {}
    reasons: dict[str, None] = {}
    for passage in stale.passages:
        if passage.paper == reference and not passage.is_kept:
            pages.update(dict.fromkeys(pages_of(passage.place)))
            reasons.update(dict.fromkeys(_reason(fact.said, fact.now) for fact in passage.facts))
        elif passage.paper in stale.papers_of.get(reference, ()) and not passage.is_kept:
            pages.update(dict.fromkeys(_pages_of(last, passage.paper)))
            reasons.update(dict.fromkeys(_reason(fact.said, fact.now) for fact in passage.facts))
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
        day=needed_on(session, pack, day),
    )


def _reason(said: str, now: str) -> str:
    said = " ".join(said.split())
    return f"« {said} » : c'est à présent « {now} »" if now else f"« {said} » ne tient plus"


def _pages_of(version: PackVersion, paper: Reference) -> list[int]:
    """Return the pages a piece has in a version."""
    found: list[int] = []
    for place, key in enumerate(version.piece_keys):
        if paper.id in key and place < len(version.piece_starts):
            after = version.piece_starts[place + 1] if place + 1 < len(version.piece_starts) else version.pages + 1
            found += range(version.piece_starts[place], after)
    return found


def _changed_pages(printed: PackVersion, last: PackVersion) -> list[int]:
    known = set(printed.page_digests)
    return [number for number, digest in enumerate(last.page_digests, start=1) if digest not in known]
