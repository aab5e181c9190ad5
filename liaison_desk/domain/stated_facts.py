"""What each record states that papers repeat: days, hours, places, names, functions, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.fact_forms import (
    day_forms,
    hour_forms,
    line_forms,
    municipality_forms,
    name_forms,
    place_forms,
    title_forms,
)
from liaison_desk.domain.fact_uses import CALLED, OFFICE, WHOLE, Fact, FactForm
from liaison_desk.domain.forms_of_address import salutation
from liaison_desk.domain.labels import label
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.office_titles import written_title
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory, highest_office
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields, SittingState

STATE = "state"
"""Point of a record that a paper stands on as a whole."""

_HELD_BY_ONE = frozenset({
    "MAIRE", "PREFET", "SOUS_PREFET", "PDT_REGION", "PDT_DEPARTEMENT", "PDT_EPT", "PDT_ASSOCIATION", "RECTEUR",
    "DASEN", "PROCUREUR", "PDT_JURIDICTION",
})  # fmt: skip
"""Functions one person holds at a time in one place: whoever comes after takes the place in the text."""

_GIVEN_UP = frozenset({
    EngagementState.declined, EngagementState.cancelled, EngagementState.represented, EngagementState.by_message,
})  # fmt: skip
_SHORTEST_TITLE = 12
_SHORTEST_FIGURE = 4


Point = tuple[str, str, tuple[FactForm, ...]]
"""A point of a record: its key, what people call it, how it is written."""


def _nobody(_point: str) -> Mapping[str, PartnerFields]:
    return {}


@dataclass(frozen=True)
class Around:
    """What the facts of a record look up: the day, the directory, who else is known (partners by id).

    `holders` gives who holds today the function a point names (`office_point`), by id.
    """

    day: date
    directory: Directory
    partners: Mapping[str, PartnerFields] = field(default_factory=dict[str, PartnerFields])
    holders: Callable[[str], Mapping[str, PartnerFields]] = _nobody


def is_given_up(state: str) -> bool:
    """Tell whether the official no longer comes in person."""
    return state in {label(one) for one in _GIVEN_UP} | {label(SittingState.cancelled)}


def office_point(held: OfficeHeld) -> str:
    """Return what tells a function held in one place from any other: « MAIRE:93072 »."""
    return f"{held.function}:{held.municipality or held.organisation_id or ''}"


def figure_point(name: str) -> str:
    """Return what tells a key figure from any other: « figure:fdva-2026 »."""
    return f"figure:{name}"


def engagement_facts(identifier: str, fields: EngagementFields, around: Around) -> tuple[Fact, ...]:
    """Return what an engagement states."""
    return tuple(_of(Kind.engagement, identifier, _engagement(fields, around)))


def meeting_facts(identifier: str, fields: MeetingFields) -> tuple[Fact, ...]:
    """Return what a meeting states."""
    return tuple(_of(Kind.meeting, identifier, _occasion(fields.starts_at, fields.ends_at, fields.place)))


def sitting_facts(identifier: str, fields: SittingFields) -> tuple[Fact, ...]:
    """Return what a sitting states."""
    points: list[Point] = [
        ("day", "Jour", day_forms(fields.held_on)),
        ("starts", "Début", hour_forms(fields.starts) if fields.starts else ()),
        ("place", "Lieu", place_forms(fields.place) if fields.place else ()),
        (STATE, "État", (FactForm(WHOLE, (label(fields.state),), is_sought=False),)),
    ]
    return tuple(_of(Kind.sitting, identifier, points))


def partner_facts(identifier: str, fields: PartnerFields, around: Around, points: frozenset[str]) -> tuple[Fact, ...]:
    """Return what a partner states: the name, and the function of today.

    `points` are the points papers already use: a function somebody no longer holds is then told by who holds it now.
    """
    if fields.partner_kind is PartnerKind.organisation:
        return tuple(_of(Kind.partner, identifier, [("name", "Nom", name_forms(fields))]))
    return tuple(_of(Kind.partner, identifier, _person(identifier, fields, around, points)))


def office_facts(fields: OfficeFields) -> tuple[Fact, ...]:
    """Return what the settings state: the official, the President, the directors, the key figures."""
    official = PartnerFields.model_construct(
        partner_kind=PartnerKind.person,
        courtesy_title=fields.official_courtesy_title,
        first_name=fields.official_first_name,
        last_name=fields.official_last_name,
    )
    points: list[Point] = [("official", "Élu", name_forms(official) if fields.official_last_name else ())]
    points += [
        (name, words, line_forms(getattr(fields, name)))
        for name, words in (
            ("president_name", "Présidence du Département"),
            ("djva_director", "Direction de la DJVA"),
            ("deci_director", "Direction de la DECI"),
        )
    ]
    points += [(figure_point(figure.name), figure.indicator, _figure(figure.value)) for figure in fields.key_figures]
    return tuple(_of(OFFICE, OFFICE, points))


def _figure(value: str) -> tuple[FactForm, ...]:
    """A bare short number means nothing by itself in a text: it is not sought."""
    is_telling = len(value) >= _SHORTEST_FIGURE and any(sign.isdigit() for sign in value)
    return FactForm("bare", (value,), is_sought=is_telling), FactForm(CALLED, (value,), is_sought=False)


def _engagement(fields: EngagementFields, around: Around) -> Iterator[Point]:
    ends_at = None if fields.all_day else fields.ends_at
    yield from _occasion(fields.starts_at, ends_at, fields.place, all_day=fields.all_day)
    if fields.ends_at and fields.ends_at.date() != fields.day:
        yield "last_day", "Dernier jour", day_forms(fields.ends_at.date())
    for name, words in (
        ("speaking_slot", "Prise de parole"),
        ("departs_at", "Départ"),
        ("arrives_at", "Arrivée"),
    ):
        moment: time | None = getattr(fields, name)
        yield name, words, hour_forms(moment) if moment else ()
    town = around.directory.municipalities.name_of(fields.municipality) if fields.municipality else ""
    yield "municipality", "Commune", municipality_forms(town) if town else ()
    for name, words in (("host_id", "Organisateur"), ("representative_id", "Représentant")):
        partner = around.partners.get(getattr(fields, name) or "")
        yield name, words, name_forms(partner) if partner else ()
    is_telling = len(fields.title) >= _SHORTEST_TITLE
    yield "title", "Intitulé", (FactForm("bare", (fields.title,), is_sought=is_telling),)
    yield STATE, "État", (FactForm(WHOLE, (label(fields.state),), is_sought=False),)


def _occasion(starts_at: datetime, ends_at: datetime | None, place: str, *, all_day: bool = False) -> Iterator[Point]:
    yield "day", "Jour", day_forms(starts_at.date())
    yield "starts", "Début", () if all_day else hour_forms(starts_at.time())
    yield "ends", "Fin", hour_forms(ends_at.time()) if ends_at and ends_at != starts_at else ()
    yield "place", "Lieu", place_forms(place) if place else ()


def _person(identifier: str, fields: PartnerFields, around: Around, points: frozenset[str]) -> Iterator[Point]:
    current = highest_office(fields, around.day, around.directory.forms)
    offices = {point.partition("@")[2] for point in points if "@" in point}
    if current is not None:
        offices.add(office_point(current))
    if current is None or "name" in points:
        yield "name", "Nom", name_forms(fields)
    for point in sorted(offices):
        who = _in_function(identifier, fields, point, around)
        yield f"name@{point}", "Nom", name_forms(who)
        held = next((one for one in who.offices_on(around.day) if office_point(one) == point), current)
        yield f"title@{point}", "Fonction", _title(who, held, around) if held else ()


def _in_function(identifier: str, fields: PartnerFields, point: str, around: Around) -> PartnerFields:
    """Return who holds a function today: this person, whoever came after, else this person all the same."""
    is_held = any(office_point(one) == point for one in fields.offices_on(around.day))
    if is_held or point.partition(":")[0] not in _HELD_BY_ONE:
        return fields
    others = [who for other, who in around.holders(point).items() if other != identifier]
    return others[0] if len(others) == 1 else fields


def _title(who: PartnerFields, held: OfficeHeld, around: Around) -> tuple[FactForm, ...]:
    in_mr = written_title(held, CourtesyTitle.mr, around.directory)
    in_ms = written_title(held, CourtesyTitle.ms, around.directory)
    if not in_mr or not in_ms:
        return ()
    called = salutation(who, around.day, around.directory)
    return title_forms(in_mr, in_ms, who.courtesy_title, called, has_noun=held.function in _HELD_BY_ONE)


def _of(kind: str, identifier: str, points: Iterable[Point]) -> Iterator[Fact]:
    for key, words, forms in points:
        if forms:
            yield Fact(str(kind), identifier, key, words, forms)
