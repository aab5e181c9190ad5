"""What the agenda knows of places: travel, clashes, and where the official has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from liaison_desk.domain.clashes import Clash, clashes_of
from liaison_desk.domain.coverage import (
    Coverage,
    CoverageGroup,
    CoverageLine,
    HostKind,
    PresenceHistory,
    Visits,
    together,
)
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.host_kinds import host_kind
from liaison_desk.domain.journeys import Journey, legs_of
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.stays import EXPECTED, Stay, stay_of
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.store import territory
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields

_DAY = timedelta(days=1)
_OCCURRENCES_AHEAD = timedelta(days=92)
"""How far the occurrences of a series are looked at for clashes."""

JourneyKey = tuple[str, datetime | None]
"""Id of an engagement and, for an occurrence of a series, the start the series gave it."""


@dataclass(frozen=True)
class ClashingEngagement:
    """An engagement with what it clashes with."""

    id: str
    title: str
    starts_at: datetime
    state: str
    clashes: tuple[Clash, ...]


class TerritoryService:
    """Reads only: nothing here changes a record."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def clashes(self, fields: EngagementFields, identifier: str = "") -> tuple[Clash, ...]:
        """Return what an engagement, saved or being typed, clashes with, in order of time.

        Of a saved series, the occurrences of the next three months count too.
        """
        if fields.state not in EXPECTED:
            return ()
        with self._database.reading() as session:
            found = self._clashes(session, fields, identifier)
        # a neighbour met by several occurrences is told once
        told = {(clash.other_id, clash.other_starts_at): clash for clash in found}
        return tuple(sorted(told.values(), key=lambda clash: clash.other_starts_at))

    def journey(self, fields: EngagementFields, identifier: str = "") -> Journey:
        """Return how an engagement, saved or being typed, is reached and left, with what it clashes with."""
        clashes = self.clashes(fields, identifier)
        stay = stay_of(fields, identifier)
        with self._database.reading() as session:
            office = office_fields(session)
            before, after = legs_of(stay, _others(_around(session, stay), identifier), office)
        return Journey(fields.travel_mode or office.usual_travel_mode, before, after, clashes)

    def journeys(self, first: date, last: date) -> dict[JourneyKey, Journey]:
        """Return the journeys of what takes place between two days, both included, by id and occurrence."""
        with self._database.reading() as session:
            office = office_fields(session)
            stays = territory.stays(session, first - _DAY, last + _DAY)
        inside = [stay for stay in stays if stay.starts_at.date() <= last and stay.ends_at.date() >= first]
        return {stay.key: _journey(stay, stays, office) for stay in inside}

    def clashes_between(self, first: date, last: date) -> tuple[ClashingEngagement, ...]:
        """Return the engagements that clash and start between two days, both included, in order of time."""
        with self._database.reading() as session:
            office = office_fields(session)
            stays = territory.stays(session, first - _DAY, last + _DAY)
        found = ((stay, _clashes_near(stay, stays, office)) for stay in stays if first <= stay.starts_at.date() <= last)
        return tuple(
            ClashingEngagement(stay.id, stay.title, stay.starts_at, stay.state.value, clashes)
            for stay, clashes in found
            if clashes
        )

    def history(self, fields: EngagementFields, identifier: str = "") -> PresenceHistory:
        """Return what is known of the past in the commune and with the host of an engagement, itself left out."""
        day = today(self._clock)
        codes = _codes_with(fields.municipality)
        with self._database.reading() as session:
            there = territory.visits_in(session, day, codes, identifier) if codes else ()
            met = territory.visits_with(session, day, fields.host_id, identifier) if fields.host_id else ()
        return PresenceHistory(together(there), together(met))

    def coverage(self, today: date) -> Coverage:
        """Return the presence by commune, by EPT and by kind of partner on a day."""
        with self._database.reading() as session:
            by_code = territory.visits_by_municipality(session, today)
            by_host = territory.visits_by_host(session, today)
            kinds = _host_kinds(session)
        communes = [commune for commune in municipalities() if not commune.is_delegated]
        of_commune = {
            commune.insee: together(by_code[code] for code in _codes_with(commune.insee) if code in by_code)
            for commune in communes
        }
        epts = sorted({commune.ept for commune in communes})
        return Coverage(
            day=today,
            municipalities=tuple(
                CoverageLine(CoverageGroup.municipality, commune.insee, commune.name, of_commune[commune.insee])
                for commune in communes
            ),
            territories=tuple(
                CoverageLine(
                    CoverageGroup.territory,
                    ept,
                    ept,
                    together(of_commune[commune.insee] for commune in communes if commune.ept == ept),
                )
                for ept in epts
            ),
            partner_kinds=tuple(_kind_line(kind, by_host, kinds) for kind in HostKind),
        )

    def engagements_of(self, line: CoverageLine, limit: int = 100) -> Sequence[EngagementRow]:
        """Return the engagements a line of the coverage is about, whatever was decided, the latest first."""
        with self._database.reading() as session:
            if line.group is CoverageGroup.municipality:
                return territory.engagements_in(session, _codes_with(line.key), limit)
            if line.group is CoverageGroup.territory:
                codes = (commune.insee for commune in municipalities().of_ept(line.key))
                return territory.engagements_in(session, codes, limit)
            if line.key == HostKind.unknown:
                return territory.engagements_without_host(session, limit)
            hosts = [host for host, kind in _host_kinds(session).items() if kind == line.key]
            return territory.engagements_hosted(session, hosts, limit)

    def _clashes(self, session: Session, fields: EngagementFields, identifier: str) -> list[Clash]:
        office = office_fields(session)
        stay = stay_of(fields, identifier)
        found = list(_clashes_near(stay, _others(_around(session, stay), identifier), office))
        if identifier and fields.recurrence:
            day = today(self._clock)
            stays = territory.stays(session, day - _DAY, day + _OCCURRENCES_AHEAD)
            others = _others(stays, identifier)
            for occurrence in (one for one in stays if one.id == identifier):
                found += _clashes_near(occurrence, others, office)
        return found


def _around(session: Session, stay: Stay) -> list[Stay]:
    return territory.stays(session, stay.starts_at.date() - _DAY, stay.ends_at.date() + _DAY)


def _others(stays: Iterable[Stay], identifier: str) -> list[Stay]:
    return [stay for stay in stays if not identifier or stay.id != identifier]


def _journey(stay: Stay, stays: Sequence[Stay], office: OfficeFields) -> Journey:
    near = _near(stay, stays)
    before, after = legs_of(stay, near, office)
    return Journey(stay.travel_mode or office.usual_travel_mode, before, after, clashes_of(stay, near, office))


def _clashes_near(stay: Stay, stays: Iterable[Stay], office: OfficeFields) -> tuple[Clash, ...]:
    return clashes_of(stay, _near(stay, stays), office)


def _near(stay: Stay, stays: Iterable[Stay]) -> list[Stay]:
    return [one for one in stays if one.starts_at - _DAY <= stay.ends_at and stay.starts_at - _DAY <= one.ends_at]


def _codes_with(insee: str) -> list[str]:
    """Return the code of a commune with those of its communes déléguées: one of these gives its whole parent."""
    known = municipalities()
    commune = known.by_insee(insee)
    if commune is None:
        return [insee] if insee else []
    parent = commune.parent or commune.insee
    return [parent, *(one.insee for one in known if one.parent == parent)]


def _host_kinds(session: Session) -> dict[str, HostKind]:
    return {identifier: host_kind(name, functions) for identifier, name, functions in territory.hosts(session)}


def _kind_line(kind: HostKind, by_host: Mapping[str | None, Visits], kinds: Mapping[str, HostKind]) -> CoverageLine:
    def of_kind(host: str | None) -> HostKind:
        return HostKind.unknown if host is None else kinds.get(host, HostKind.other)

    visits = together(found for host, found in by_host.items() if of_kind(host) is kind)
    return CoverageLine(CoverageGroup.partner_kind, kind.value, label(kind), visits)
