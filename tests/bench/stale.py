"""What 2 000 notes say that no longer holds, beside reading their list once; and what noting it costs a save."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.engagements import EngagementFields, EngagementState, Participant
from liaison_desk.domain.french import clock, full_date
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.services import offices
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.services.stale_reading import StaleReading, read_stale
from liaison_desk.store import records
from tests.bench.letters_corpus import CLOCK
from tests.bench.measure import Measure, alternated, at_most_times, milliseconds

NOTES, ENGAGEMENTS, MOVED = 2_000, 400, 4
_COMMUNES = ("93072", "93066", "93008", "93048", "93001", "93055", "93010", "93071")
_ID = "{kind}{number:028x}"


def measures() -> list[Measure]:
    """Return the time of one reading once four engagements moved, and of saving one note."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(offices.create_demonstration(Path(folder) / "bureau"), CLOCK)
        try:
            _fill(desk)
            for number in range(MOVED):
                _move(desk, _ID.format(kind="e000", number=number))
            found = len({one.paper for one in _read(desk).passages})
            if found != MOVED * NOTES // ENGAGEMENTS:
                raise AssertionError(found)
            ours, listed = alternated(
                partial(milliseconds, lambda: _read(desk)),
                partial(milliseconds, lambda: desk.briefings.rows(ListQuery(), 0, NOTES)),
            )
            tied, alone = alternated(
                partial(milliseconds, lambda: _save(desk, 0)), partial(milliseconds, lambda: _save(desk, NOTES))
            )
        finally:
            desk.close()
    return [
        Measure(f"stale in {NOTES} notes", ours, "ms", "their list read", listed, at_most_times(3)),
        Measure("note saved, facts noted", tied, "ms", "tied to nothing", alone, at_most_times(2)),
    ]


def _read(desk: Desk) -> StaleReading:
    with desk.office.database.reading() as session:
        return read_stale(session, today(CLOCK))


def _fill(desk: Desk) -> None:
    with desk.partners.verb("Maires") as session:
        records.create_all(session, Kind.partner, [(_mayor_id(number), _mayor(number)) for number in range(8)])
    with desk.engagements.verb("Engagements") as session:
        planned = [(_ID.format(kind="e000", number=number), _engagement(number)) for number in range(ENGAGEMENTS)]
        records.create_all(session, Kind.engagement, planned)
    with desk.briefings.verb("Notes") as session:
        notes = [(_ID.format(kind="b000", number=number), _note(number)) for number in range(NOTES)]
        notes.append((_ID.format(kind="b000", number=NOTES), changed(_note(NOTES), {"engagement_id": None})))
        records.create_all(session, Kind.briefing, notes)


def _mayor_id(number: int) -> str:
    return _ID.format(kind="a000", number=number)


def _mayor(number: int) -> PartnerFields:
    held = OfficeHeld(function="MAIRE", municipality=_COMMUNES[number])
    return PartnerFields(
        courtesy_title=CourtesyTitle.ms, first_name="Solène", last_name=f"Kerbrat-{number}", offices_held=[held]
    )


def _engagement(number: int) -> EngagementFields:
    starts_at = datetime(2026, 5, 11, 9) + timedelta(days=number // 8, hours=number % 8)
    return EngagementFields(
        title=f"Inauguration de la maison {number}",
        state=EngagementState.accepted,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        place="salle des fêtes",
        municipality=_COMMUNES[number % 8],
        participants=[Participant(partner_id=_mayor_id(number % 8))],
    )


def _note(number: int) -> BriefingFields:
    engagement = _engagement(number % ENGAGEMENTS)
    mayor = _mayor(number % ENGAGEMENTS % 8)
    body = (
        f"L'inauguration a lieu le {full_date(engagement.day)} à {clock(engagement.starts_at)}, à la salle des fêtes.\n"
        f"{mayor.display_name} accueille. La maire prend la parole ; fin à {clock(engagement.starts_at)} passées."
    )
    sections = [BriefingSection(heading="L'essentiel", body=body), BriefingSection(heading="Contexte", body=body * 4)]
    return BriefingFields(
        title=f"Note {number}",
        engagement_id=_ID.format(kind="e000", number=number % ENGAGEMENTS),
        sections=sections,
    )


def _move(desk: Desk, identifier: str) -> None:
    fields = desk.engagements.sheet(identifier).fields
    later = {"starts_at": fields.starts_at + timedelta(minutes=15)}
    desk.engagements.edit(identifier, changed(fields, later))


def _save(desk: Desk, number: int) -> None:
    identifier = _ID.format(kind="b000", number=number)
    fields = desk.briefings.sheet(identifier).fields
    first, *others = fields.sections
    longer = changed(first, {"body": f"{first.body} Encore."})
    desk.briefings.edit(identifier, changed(fields, {"sections": [longer, *others]}))
