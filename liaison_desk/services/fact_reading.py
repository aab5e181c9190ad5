"""What records state on the day papers are for, read once for as many papers as are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlmodel import Session

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fact_uses import OFFICE, Fact
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.stated_facts import (
    Around,
    engagement_facts,
    meeting_facts,
    office_facts,
    office_point,
    partner_facts,
    sitting_facts,
)
from liaison_desk.reference_data import forms_of_address, municipalities
from liaison_desk.services.protocol import greeting_in
from liaison_desk.store import fact_uses as store
from liaison_desk.store import partners, records
from liaison_desk.store.links import label_of
from liaison_desk.store.office import office_fields
from liaison_desk.store.tables import Engagement, Partner, RecordLink, Row

Subject = tuple[str, str]
"""Kind and id of what states facts."""

_PEOPLE_OF_ENGAGEMENT = frozenset({"host", "on_site_contact", "representative", "participant"})


class FactReading:
    """Reads what subjects state within one transaction; what was read is not read again.

    A function is that of the day a paper is for: of the event, the meeting or the sitting it is about when that is to
    come, else of today.
    """

    def __init__(self, session: Session, day: date) -> None:
        self._session = session
        self._day = day
        self._directory: Directory | None = None
        self._rows: dict[Subject, Row | None] = {}
        self._facts: dict[tuple[Subject, frozenset[str], date], tuple[Fact, ...]] = {}
        self._days: dict[str, date] = {}
        self._held: dict[str, Mapping[str, PartnerFields]] = {}
        self._holders: dict[tuple[str, date], Mapping[str, PartnerFields]] = {}
        self._ties: dict[str, list[RecordLink]] = {}
        self._heads: dict[str, list[str]] = {}

    def facts(self, subject: Subject, paper_id: str, points: Collection[str] = ()) -> tuple[Fact, ...]:
        """Return what a subject states on the day of a paper; `points` are those papers already use."""
        is_partner = subject[0] == Kind.partner  # what anything else states does not hang on the day
        key = (subject, frozenset(points if is_partner else ()), self.day_of(paper_id) if is_partner else self._day)
        if key not in self._facts:
            self._facts[key] = self._stated(*key)
        return self._facts[key]

    def facts_for(self, paper: Subject, subjects: Iterable[Subject]) -> list[Fact]:
        """Return what subjects state on the day a paper is for."""
        return [fact for subject in subjects for fact in self.facts(subject, paper[1])]

    def day_of(self, paper_id: str) -> date:
        """Return the day a paper is for."""
        self.read_days([paper_id])
        return self._days[paper_id]

    def read_days(self, paper_ids: Iterable[str]) -> None:
        """Read at once the days papers are for."""
        missing = [one for one in dict.fromkeys(paper_ids) if one not in self._days]
        found = store.days_of(self._session, missing) if missing else {}
        self._days.update({one: max(found.get(one, self._day), self._day) for one in missing})

    def label(self, subject: Subject) -> str:
        """Return how a subject is called."""
        row = self.row(subject)
        return label_of(row) if row is not None else ""

    def row(self, subject: Subject) -> Row | None:
        """Return the record of a subject."""
        self.read([subject])
        return self._rows.get(subject)

    def greeting(self, engagement_id: str) -> str:
        """Return the greeting that opens a speech at an engagement, empty when it is gone."""
        row = self.row((Kind.engagement.value, engagement_id))
        return greeting_in(self._session, records.fields_of(row, EngagementFields)) if row is not None else ""

    def read(self, subjects: Iterable[Subject]) -> None:
        """Read records at once, before they are asked for one by one."""
        missing: dict[str, set[str]] = {}
        for kind, identifier in subjects:
            if kind != OFFICE and (kind, identifier) not in self._rows:
                missing.setdefault(kind, set()).add(identifier)
        for kind, identifiers in missing.items():
            found = store.rows_of(self._session, Kind(kind), identifiers)
            self._rows.update({(kind, identifier): found.get(identifier) for identifier in identifiers})

    def prepare(self, papers: Collection[Subject]) -> None:
        """Read at once what the papers that will be asked about need."""
        self._read_ties([identifier for _kind, identifier in papers])
        tied = {one for paper in papers for one in (paper, *self._tied(paper[1]))}
        engagements = [identifier for kind, identifier in tied if kind == Kind.engagement]
        self._read_ties(engagements)
        self.read_days([*(identifier for _kind, identifier in papers), *engagements])
        tied |= {one for identifier in engagements for one in self._tied(identifier, _PEOPLE_OF_ENGAGEMENT)}
        self._read_heads([identifier for kind, identifier in tied if kind == Kind.partner])
        heads = {(Kind.partner.value, head) for found in self._heads.values() for head in found}
        self.read(subject for subject in tied | heads if subject[0] in _STATING)

    def subjects_of(self, paper: Subject) -> list[Subject]:
        """Return whose facts a paper may state: what it is tied to, who takes part, who heads the host, the office."""
        self.prepare([paper])
        found = dict.fromkeys([paper, *self._tied(paper[1])])
        engagements = [one for one in found if one[0] == Kind.engagement]
        for _kind, identifier in engagements:
            found.update(dict.fromkeys(self._tied(identifier, _PEOPLE_OF_ENGAGEMENT)))
        for identifier in [identifier for kind, identifier in found if kind == Kind.partner]:
            found.update(dict.fromkeys((Kind.partner.value, head) for head in self._heads[identifier]))
        for subject in engagements:
            row = self.row(subject)
            if isinstance(row, Engagement) and row.municipality:
                mayors = self._mayors_of(row.municipality, self.day_of(row.id))
                found.update(dict.fromkeys((Kind.partner.value, one) for one in mayors))
        found[(OFFICE, OFFICE)] = None
        return [subject for subject in found if subject[0] in _STATING]

    def subjects_of_pack(self, pack: Subject) -> list[Subject]:
        """Return whose facts the pages of a pack may state: those of every record it is made of."""
        found = dict.fromkeys(self.subjects_of(pack))
        for paper in self._tied(pack[1]):
            found.update(dict.fromkeys(self.subjects_of(paper)))
        return list(found)

    def _tied(self, identifier: str, roles: Collection[str] = ()) -> list[Subject]:
        return [
            (str(link.to_kind), link.to_id) if link.from_id == identifier else (str(link.from_kind), link.from_id)
            for link in self._ties[identifier]
            if not roles or (link.role in roles and link.from_id == identifier)
        ]

    def _read_ties(self, identifiers: Collection[str]) -> None:
        missing = [one for one in dict.fromkeys(identifiers) if one not in self._ties]
        self._ties.update({one: [] for one in missing})
        for link in store.ties_of(self._session, missing) if missing else ():
            for end in {link.from_id, link.to_id}.intersection(missing):
                self._ties[end].append(link)

    def _read_heads(self, identifiers: Collection[str]) -> None:
        missing = [one for one in dict.fromkeys(identifiers) if one not in self._heads]
        self._heads.update({one: [] for one in missing})
        for organisation_id, person_id in store.heads_of(self._session, missing) if missing else ():
            self._heads[organisation_id].append(person_id)

    def _stated(self, subject: Subject, points: frozenset[str], day: date) -> tuple[Fact, ...]:
        kind, identifier = subject
        if kind == OFFICE:
            return office_facts(office_fields(self._session))
        row = self.row(subject)
        if row is None:
            return ()
        if kind == Kind.engagement:
            fields = records.fields_of(row, EngagementFields)
            return engagement_facts(identifier, fields, self._around(day, (fields.host_id, fields.representative_id)))
        if kind == Kind.meeting:
            return meeting_facts(identifier, records.fields_of(row, MeetingFields))
        if kind == Kind.sitting:
            return sitting_facts(identifier, records.fields_of(row, SittingFields))
        fields = records.fields_of(row, PartnerFields)
        if row.deleted_at is not None:  # whoever is in the bin holds nothing any more
            fields = fields.model_copy(update={"offices_held": []})
        return partner_facts(identifier, fields, self._around(day), points)

    def _around(self, day: date, named: Iterable[str | None] = ()) -> Around:
        known: dict[str, PartnerFields] = {}
        for identifier in named:
            row = self.row((Kind.partner.value, identifier)) if identifier else None
            if isinstance(row, Partner):
                known[row.id] = records.fields_of(row, PartnerFields)
        return Around(day, self._read_directory(), known, lambda point: self._holders_of(point, day))

    def _read_directory(self) -> Directory:
        if self._directory is None:
            self._directory = partners.directory(self._session, forms_of_address(), municipalities())
        return self._directory

    def _holders_of(self, point: str, day: date) -> Mapping[str, PartnerFields]:
        if (point, day) not in self._holders:
            function = point.partition(":")[0]
            if function not in self._held:
                self._held[function] = partners.holding(self._session, [function])
            self._holders[(point, day)] = {
                identifier: fields
                for identifier, fields in self._held[function].items()
                if any(office_point(office) == point for office in fields.offices_on(day))
            }
        return self._holders[(point, day)]

    def _mayors_of(self, municipality: str, day: date) -> list[str]:
        return list(self._holders_of(f"MAIRE:{municipality}", day))


_STATING = frozenset({Kind.engagement, Kind.partner, Kind.meeting, Kind.sitting, OFFICE})
