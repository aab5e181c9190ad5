"""The greeting that opens a speech, and who speaks after whom (domain reference §2.2, P8 and P9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liaison_desk.domain.attendees import Attendee
from liaison_desk.domain.inclusive_writing import greeted_together
from liaison_desk.domain.office_titles import written_title
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerKind
from liaison_desk.domain.plurals import plural_title
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.protocol_order import ProtocolPlace

EVERYBODY = "Mesdames, Messieurs,"

SPEAKING_RULE = "À l'inverse des préséances (art. 19) ; l'hôte peut ouvrir par un mot d'accueil."

_COUNCIL = "elected"
_ASSOCIATIONS = "associations"
_GROUPS = {
    "ADJOINT": _COUNCIL,
    "CONSEILLER_MUNICIPAL": _COUNCIL,
    "PDT_ASSOCIATION": _ASSOCIATIONS,
    "COPRESIDENCE_ASSOCIATION": _ASSOCIATIONS,
}
_GROUP_NAMES = {
    _COUNCIL: ("élus", "élues"),
    _ASSOCIATIONS: ("présidents d'association", "présidentes d'association"),
    "PDT_JURIDICTION": ("présidents de juridiction", "présidentes de juridiction"),
    "PDT_EPT": ("présidents d'établissement public territorial", "présidentes d'établissement public territorial"),
}
_UNTITLED = frozenset({"HABITANT", "INCONNU", "MEMBRE_ASSEMBLEE_CITOYENNE"})
_OFFICIAL_FUNCTIONS = re.compile(r"^(Monsieur|Madame) (le |la |l')")


@dataclass
class _Greeted:
    """People greeted together: those who share a function."""

    group: str
    members: list[tuple[Attendee, OfficeHeld]]


def greeting_line(
    order: Sequence[ProtocolPlace],
    attendees: Sequence[Attendee],
    directory: Directory,
    *,
    host_id: str = "",
) -> str:
    """Return the greeting of the official's speech, in the order of precedence, the official left out (P9).

    People who share a title are greeted together, in the gender of those present; no title is said twice: two
    presidents of different bodies are told apart by their bodies. `host_id` is greeted first, a courtesy kept for
    occasions that are no official ceremony.
    """
    known = {attendee.partner_id: attendee for attendee in attendees}
    places = [place for place in order if place.partner_id]
    places.sort(key=lambda place: place.partner_id != host_id)
    groups = _groups([known[place.partner_id] for place in places], directory)
    short = [_short(greeted, directory) for greeted in groups]
    said: list[str] = []
    for greeted, title in zip(groups, short, strict=True):
        is_shared = short.count(title) > 1
        words = _full(greeted, directory) if is_shared and len(greeted.members) == 1 else title
        if words not in said:
            said.append(words)
    return ", ".join([*said, EVERYBODY])


def in_order_of(said: str, greeting: str) -> str:
    """Return the greeting of the day when a text greets the same people in another order, else the text as it is."""
    return greeting if sorted(_greeted(said)) == sorted(_greeted(greeting)) else said


def _greeted(line: str) -> list[str]:
    return [" ".join(part.split()).casefold() for part in line.split(",")]


def _groups(people: Sequence[Attendee], directory: Directory) -> list[_Greeted]:
    found: dict[str, _Greeted] = {}
    for person in people:
        office = _spoken_office(person, directory)
        if person.partner.partner_kind is PartnerKind.organisation or office is None or office.function in _UNTITLED:
            continue
        group = _GROUPS.get(office.function, office.function)
        found.setdefault(group, _Greeted(group, [])).members.append((person, office))
    return list(found.values())


def _spoken_office(person: Attendee, directory: Directory) -> OfficeHeld | None:
    known = [office for office in person.offices if office.function in directory.forms]
    return min(known, key=directory.forms.seniority) if known else None


def _short(greeted: _Greeted, directory: Directory) -> str:
    """Return « Madame la Députée », or the plural of several."""
    genders = {person.partner.courtesy_title for person, _ in greeted.members}
    if len(greeted.members) == 1:
        person, office = greeted.members[0]
        return _singular(person, office, directory)
    form = directory.forms[greeted.members[0][1].function]
    in_mr, in_ms = _GROUP_NAMES.get(greeted.group) or (
        plural_title(_bare(form.salutation_mr)),
        plural_title(_bare(form.salutation_ms)),
    )
    if genders == {CourtesyTitle.ms}:
        return f"Mesdames les {in_ms}"
    if genders == {CourtesyTitle.mr}:
        return f"Messieurs les {in_mr}"
    return greeted_together(in_mr, in_ms, directory.inclusive_style)


def _singular(person: Attendee, office: OfficeHeld, directory: Directory) -> str:
    if person.partner.preferred_title:
        return person.partner.preferred_title.rstrip(" ,")
    form = directory.forms[office.function]
    in_mr, in_ms = form.salutation_mr.rstrip(" ,"), form.salutation_ms.rstrip(" ,")
    if in_mr == in_ms or person.partner.courtesy_title is CourtesyTitle.mr:
        return in_mr
    return in_ms if person.partner.courtesy_title is CourtesyTitle.ms else f"{in_ms} ou {in_mr}"


def _full(greeted: _Greeted, directory: Directory) -> str:
    """Return a title with its body or place: « Monsieur le Président du Conseil départemental »."""
    person, office = greeted.members[0]
    short = _singular(person, office, directory)
    start = _OFFICIAL_FUNCTIONS.match(short)
    title = written_title(office, person.partner.courtesy_title, directory)
    if start is None or not title or person.partner.preferred_title:
        return f"{short} {person.partner.last_name}".strip()
    return f"{start.group()}{title.partition(',')[0]}"


def _bare(salutation: str) -> str:
    """Return a title without its courtesy: « Maire », « Conseillère départementale », « Général »."""
    words = salutation.rstrip(" ,")
    return _OFFICIAL_FUNCTIONS.sub("", words).removeprefix("Mon ")


def speaking_order(order: Sequence[ProtocolPlace]) -> tuple[ProtocolPlace, ...]:
    """Return who speaks, the first to speak first: the reverse of precedence (decree 89-655, art. 19; P8)."""
    return tuple(reversed([place for place in order if place.speaks]))


def differences_from(
    speakers: Sequence[ProtocolPlace], programme: Sequence[str], last_names: Mapping[str, str], host_id: str = ""
) -> tuple[str, ...]:
    """Return in French what a programme's speakers, sequence after sequence, have against the rule.

    `last_names` gives the name each speaker is called by; the host may open with a welcome word (P8).
    """
    if not any(programme):
        return ()
    found = {
        place.partner_id: number
        for place in speakers
        if (number := _first_named(last_names.get(place.partner_id, ""), programme)) is not None
    }
    told = [
        f"{place.name} prend la parole mais n'est pas dans le déroulé."
        for place in speakers
        if place.partner_id not in found
    ]
    listed = [place for place in speakers if place.partner_id in found]
    opens = min(found.values(), default=0)
    for number, place in enumerate(listed):
        for later in listed[number + 1 :]:
            welcomes = later.partner_id == host_id and bool(host_id) and found[later.partner_id] == opens
            if found[later.partner_id] < found[place.partner_id] and not welcomes:
                told.append(
                    f"Le déroulé fait parler {later.name} avant {place.name} : à l'inverse des préséances, "
                    f"{place.name} parle d'abord (art. 19)."
                )
    return tuple(told)


def _first_named(last_name: str, programme: Sequence[str]) -> int | None:
    if not last_name:
        return None
    pattern = re.compile(rf"\b{re.escape(last_name)}\b", re.IGNORECASE)
    return next((number for number, words in enumerate(programme) if pattern.search(words)), None)
