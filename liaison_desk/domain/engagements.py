"""Engagements: everything the official is asked to attend, and what is decided of it."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, cast
from zoneinfo import ZoneInfo

from pydantic import NaiveDatetime, field_validator, model_validator
from sqlmodel import Field

from liaison_desk.domain.fields import (
    Fields,
    Line,
    OptionalDate,
    OptionalDateTime,
    OptionalId,
    OptionalTime,
    Text,
    Unit,
)
from liaison_desk.domain.french import full_date, weekday_name
from liaison_desk.domain.recurrence import Frequency, Recurrence, last_working_day, starts_on_rule
from liaison_desk.domain.travel import TravelMode
from liaison_desk.domain.wall_time import YEARS, known_zones, missing_hour, wrong_year


class EngagementKind(StrEnum):
    """What sort of occasion it is."""

    inauguration = "inauguration"
    visit = "visit"
    ceremony = "ceremony"
    general_assembly = "general_assembly"
    public_meeting = "public_meeting"
    meeting = "meeting"
    committee = "committee"
    sitting = "sitting"
    assembly_session = "assembly_session"
    event = "event"
    interview = "interview"
    other = "other"


class EngagementState(StrEnum):
    """Where the decision stands."""

    requested = "requested"
    waiting = "waiting"
    accepted = "accepted"
    represented = "represented"
    by_message = "by_message"
    declined = "declined"
    cancelled = "cancelled"
    done = "done"


class OfficialRole(StrEnum):
    """What the official does there."""

    attends = "attends"
    speaks = "speaks"
    chairs = "chairs"
    signs = "signs"
    presents = "presents"
    visits = "visits"


class Capacity(StrEnum):
    """In whose name the official comes (decree 89-655: a représentation keeps one's own rank)."""

    own = "own"
    for_president = "for_president"
    host = "host"


class Confidentiality(StrEnum):
    """Who may read it; anything above internal is redacted from shared calendars on request."""

    public = "public"
    internal = "internal"
    restricted = "restricted"


class Attendance(StrEnum):
    """What is known of someone's coming."""

    expected = "expected"
    present = "present"
    represented = "represented"
    excused = "excused"


class Participant(Fields):
    """Somebody expected at an engagement; the title is the one held on that day unless written here.

    The place in the order is computed; `rank_override` sets it by hand, which needs a reason.
    """

    partner_id: str
    office: Line = Field(default="", description="Function on that day, when it is not the recorded one")
    attendance: Attendance = Attendance.expected
    represents_id: OptionalId = Field(default=None, description="Partner this person comes for")
    speaks: bool = False
    is_interim: bool = Field(default=False, description="Holds the office of the one represented ad interim")
    rank_override: int | None = Field(default=None, ge=1, le=999, description="Place in the order, set by hand")
    override_reason: Line = Field(default="", description="Mandatory with a place set by hand")
    note: Line = ""

    @model_validator(mode="after")
    def _override_is_explained(self) -> Participant:
        if self.rank_override is not None and not self.override_reason:
            raise ValueError("override_reason: dites pourquoi cette place est changée")
        return self


class RequestedRole(StrEnum):
    """What exactly the official is asked to do."""

    attend = "attend"
    speak = "speak"
    present = "present"
    sign = "sign"
    cut_ribbon = "cut_ribbon"
    visit = "visit"
    chair = "chair"
    message = "message"


class RunSheetItem(Fields):
    """One timed sequence of the programme."""

    starts: OptionalTime = None
    minutes: int = Field(default=0, ge=0, le=24 * 60)
    title: Line
    place: Line = ""
    speakers: Line = ""
    official_role: Line = Field(default="", description="What the official does during this sequence")
    remarks: Line = ""


class ChecklistLine(Fields):
    """One thing to check or to take."""

    text: Line
    done: bool = False


class EngagementFields(Fields):
    """What is known of an engagement; times are wall time in `time_zone`, all-day ends are inclusive."""

    title: Line
    engagement_kind: EngagementKind = EngagementKind.event
    state: EngagementState = EngagementState.requested
    state_reason: Line = Field(default="", description="Mandatory to decline or cancel")
    starts_at: NaiveDatetime
    ends_at: OptionalDateTime = None
    all_day: bool = False
    time_zone: Line = "Europe/Paris"
    place: Line = ""
    address: Line = ""
    municipality: Line = Field(default="", description="INSEE code of the commune")
    online_url: Line = ""
    host_id: OptionalId = Field(default=None, description="Partner who organises")
    on_site_contact_id: OptionalId = Field(default=None, description="Partner to call on the day")
    representative_id: OptionalId = Field(default=None, description="Partner who represents the official")
    official_role: OfficialRole = OfficialRole.attends
    capacity: Capacity = Capacity.own
    speaking_slot: OptionalTime = Field(default=None, description="When the official speaks")
    speaking_minutes: int = Field(default=0, ge=0, le=600)
    departs_at: OptionalTime = None
    arrives_at: OptionalTime = None
    unit: Unit = Unit.both
    participants: list[Participant] = Field(default_factory=list)
    official_place: int | None = Field(default=None, ge=1, le=999, description="Place of the official, set by hand")
    official_place_reason: Line = Field(default="", description="Mandatory with a place set by hand")
    run_sheet: list[RunSheetItem] = Field(default_factory=list)
    access: Text = Field(default="", description="Entrance, code, parking, step-free access")
    dress: Line = ""
    escorts: Line = ""
    press: Line = ""
    items_to_bring: Line = ""
    reply_by: OptionalDate = None
    requested_roles: list[RequestedRole] = Field(default_factory=list, description="What exactly is asked")
    audience: Line = Field(default="", description="Public expected")
    expected_guests: int | None = Field(default=None, ge=0, le=1_000_000)
    other_guests: Text = Field(default="", description="Who else is invited")
    speaking_order: Line = ""
    previous_edition: Text = Field(default="", description="Last edition, and who came for the Département")
    djva_advice: Text = ""
    deci_advice: Text = ""
    government_ceremony: bool = Field(default=False, description="Ordered by the Government (decree 89-655, art. 9)")
    officer_attends: bool = Field(default=False, description="The officer comes along: it takes her time")
    travel_mode: TravelMode | None = Field(default=None, description="Empty for the usual one")
    travel_before: int | None = Field(default=None, ge=0, le=24 * 60, description="Minutes; empty for the estimate")
    travel_after: int | None = Field(default=None, ge=0, le=24 * 60, description="Minutes; empty for the estimate")
    itinerary: Text = Field(default="", description="Way there and back, fall-back")
    possible_announcements: Text = Field(default="", description="And who approved them")
    checklist: list[ChecklistLine] = Field(default_factory=list)
    feedback: Text = Field(default="", description="What came of it")
    recurrence: Recurrence | None = Field(default=None, description="Makes it a series")
    series_id: OptionalId = Field(default=None, description="Series this occurrence stands out of")
    occurrence_of: OptionalDateTime = Field(default=None, description="Start the series gave this occurrence")
    background: Text = ""
    watch_points: Text = ""
    talking_points: Text = ""
    notes: Text = ""
    confidentiality: Confidentiality = Confidentiality.internal

    @field_validator("title")
    @classmethod
    def _title_is_given(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un intitulé à l'engagement")
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone_is_known(cls, value: str) -> str:
        if value not in known_zones():
            raise ValueError("ce fuseau horaire n'existe pas ; écrivez par exemple Europe/Paris")
        return value

    @model_validator(mode="before")
    @classmethod
    def _instants_become_wall_time(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        given = cast("dict[str, Any]", values)
        zone = given.get("time_zone") or "Europe/Paris"
        if not isinstance(zone, str) or zone not in known_zones():
            return given
        moments = {name: _in_zone(given[name], ZoneInfo(zone)) for name in ("starts_at", "ends_at") if given.get(name)}
        return {**given, **moments}

    @model_validator(mode="after")
    def _times_make_sense(self) -> EngagementFields:
        zone = ZoneInfo(self.time_zone)
        for name, moment in (("starts_at", self.starts_at), ("ends_at", self.ends_at)):
            if moment and (refused := wrong_year(moment)):
                raise ValueError(f"{name}: {refused}")
        starts_at = _rounded(self.starts_at, self.all_day)
        ends_at = _rounded(self.ends_at, self.all_day) if self.ends_at else None
        if ends_at and ends_at < starts_at:
            raise ValueError("ends_at: la fin précède le début")
        if not self.all_day:
            for name, moment in (("starts_at", starts_at), ("ends_at", ends_at)):
                if moment and (refused := missing_hour(moment, zone)):
                    raise ValueError(f"{name}: {refused}")
        # validators of a model must not trigger themselves: set the values beneath them
        object.__setattr__(self, "starts_at", starts_at)
        object.__setattr__(self, "ends_at", ends_at)
        return self

    @model_validator(mode="after")
    def _decision_is_complete(self) -> EngagementFields:
        if self.state in {EngagementState.declined, EngagementState.cancelled} and not self.state_reason:
            raise ValueError("state_reason: indiquez le motif du refus ou de l'annulation")
        if self.state is EngagementState.represented and not self.representative_id:
            raise ValueError("representative_id: indiquez qui représente l'élu")
        if self.official_place is not None and not self.official_place_reason:
            raise ValueError("official_place_reason: dites pourquoi cette place est changée")
        if self.series_id and self.recurrence:
            raise ValueError("recurrence: une occurrence ne se répète pas")
        if bool(self.series_id) != bool(self.occurrence_of):
            raise ValueError("occurrence_of: dites de quelle série et de quelle date c'est l'occurrence")
        return self

    @model_validator(mode="after")
    def _series_starts_on_its_rule(self) -> EngagementFields:
        rule = self.recurrence
        if rule is None:
            return self
        if rule.until and rule.until < self.day:
            raise ValueError("recurrence: la série finirait avant d'avoir commencé")
        if not starts_on_rule(rule, self.day):
            raise ValueError(f"recurrence: {_off_rule(rule, self.day)}")
        return self

    @property
    def day(self) -> date:
        """The day it starts."""
        return self.starts_at.date()


def _in_zone(moment: Any, zone: ZoneInfo) -> Any:
    """Return an instant as wall time of the zone; anything else is left for the field to judge."""
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment.strip())
        except ValueError:
            return moment
    if isinstance(moment, datetime) and moment.tzinfo is not None and moment.year in YEARS:
        return moment.astimezone(zone).replace(tzinfo=None)
    return moment


def _off_rule(rule: Recurrence, first: date) -> str:
    """Return why a series cannot begin that day."""
    if rule.frequency is Frequency.last_working_day:
        return f"le dernier jour ouvré de ce mois est le {full_date(last_working_day(first))} : commencez ce jour-là"
    name = weekday_name(first.weekday())
    return f"la première date est un {name} : ajoutez ce jour à la répétition, ou changez le début"


def _rounded(moment: datetime, all_day: bool) -> datetime:
    """Return a wall time without seconds; midnight when it lasts all day."""
    return datetime.combine(moment.date(), time()) if all_day else moment.replace(second=0, microsecond=0)
