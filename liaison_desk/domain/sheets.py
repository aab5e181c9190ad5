"""Papers made from one record outside any pack: their forms, and what of the record each prints."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from liaison_desk.domain.fact_uses import WHOLE, use_key
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.records import Kind, Reference


class SheetForm(StrEnum):
    """A paper made from one record, printed or written as a file."""

    trip_sheet = "trip_sheet"
    pocket_sheet = "pocket_sheet"
    trip_file = "trip_file"
    run_sheet = "run_sheet"
    protocol = "protocol"
    seating_plan = "seating_plan"
    note = "note"
    large_note = "large_note"
    spoken_note = "spoken_note"
    large_spoken_note = "large_spoken_note"
    agenda = "agenda"
    official_agenda = "official_agenda"
    attendance_sheet = "attendance_sheet"
    minutes = "minutes"
    decision_record = "decision_record"
    booklet = "booklet"
    decision_sheet = "decision_sheet"
    large_decision_sheet = "large_decision_sheet"
    invitation_sheet = "invitation_sheet"


class Issue(StrEnum):
    """How a paper left the desk."""

    printed = "printed"
    written = "written"


@dataclass(frozen=True)
class LeavingSheet:
    """A sheet about to leave the desk: whose, which; `fields` when it was made of what is typed rather than kept."""

    paper: Reference
    form: SheetForm
    fields: Fields | None = None


CONTENT = use_key("content", WHOLE)
"""Key of what a paper takes from a record beside the facts it states in words."""

CONTENT_OF = "content:"
"""How the kind of subject of such a use begins, before the kind of the record: facts are never looked for there."""

LEFT = use_key("left", WHOLE)
"""Key of how a paper left the desk."""

SHEET = "sheet"
"""Kind of subject of such a use."""

SHEET_PLACE = "sheet:"
"""How the places of what sheets state begin."""

_PIECE_PLACE = "piece:"

_OF_PEOPLE = {
    "participants": "participants",
    "speaking_order": "ordre des prises de parole",
    "official_place": "place de l'élu·e",
}
_OF_RUN_SHEET = {"run_sheet": "déroulé", "participants": "participants"}
_OF_TRIP = {
    **_OF_RUN_SHEET,
    "other_guests": "autres invités",
    "speaking_order": "ordre des prises de parole",
    "on_site_contact_id": "contact sur place",
    "host_id": "organisateur",
    "representative_id": "représentant·e",
    "official_role": "rôle de l'élu·e",
    "speaking_slot": "heure de parole",
    "speaking_minutes": "durée de parole",
    "departs_at": "heure de départ",
    "arrives_at": "heure d'arrivée",
    "travel_mode": "moyen de transport",
    "itinerary": "itinéraire",
    "access": "accès",
    "address": "adresse",
    "dress": "tenue",
    "escorts": "accompagnement",
    "press": "presse",
    "items_to_bring": "à emporter",
    "background": "contexte",
    "watch_points": "points de vigilance",
    "talking_points": "éléments de langage",
    "possible_announcements": "annonces possibles",
}
_OF_NOTE = {"title": "titre", "sections": "texte", "options": "options", "details": "champs", "revision": "version"}
_OF_AGENDA = {"items": "points à l'ordre du jour", "attendees": "participants"}
_OF_MINUTES = {**_OF_AGENDA, "lines": "compte rendu"}
_OF_REVIEW = {"items": "points à décider", "notes": "remarques"}

_PRINTED: Mapping[SheetForm, Mapping[str, str]] = {
    SheetForm.trip_sheet: _OF_TRIP,
    SheetForm.pocket_sheet: _OF_TRIP,
    SheetForm.trip_file: _OF_TRIP,
    SheetForm.run_sheet: _OF_RUN_SHEET,
    SheetForm.protocol: _OF_PEOPLE,
    SheetForm.seating_plan: _OF_PEOPLE,
    SheetForm.note: _OF_NOTE,
    SheetForm.large_note: _OF_NOTE,
    SheetForm.spoken_note: _OF_NOTE,
    SheetForm.large_spoken_note: _OF_NOTE,
    SheetForm.agenda: _OF_AGENDA,
    SheetForm.official_agenda: _OF_AGENDA,
    SheetForm.attendance_sheet: {"attendees": "participants"},
    SheetForm.minutes: _OF_MINUTES,
    SheetForm.decision_record: _OF_MINUTES,
    SheetForm.decision_sheet: _OF_REVIEW,
    SheetForm.large_decision_sheet: _OF_REVIEW,
}
_OF_KIND: Mapping[Kind, Mapping[str, str]] = {
    Kind.engagement: {**_OF_TRIP, **_OF_PEOPLE},
    Kind.briefing: _OF_NOTE,
    Kind.letter: {"subject": "objet", "body": "texte"},
    Kind.meeting: _OF_MINUTES,
    Kind.review: _OF_REVIEW,
    Kind.sitting: {"reports": "rapports inscrits"},
    Kind.council_report: {
        "title": "intitulé",
        "number": "numéro",
        "committee": "commission",
        "amounts": "montants",
        "position": "ordre",
        "recusal": "déport",
        "committee_advice": "avis de la commission",
    },
}


def place_of_sheet(form: SheetForm) -> str:
    """Return the place of what a paper outside any pack states."""
    return f"{SHEET_PLACE}{form.value}"


def sheet_at(place: str) -> SheetForm | None:
    """Return which paper outside any pack a place is of; None for a typed text or a page of a pack."""
    return SheetForm(place.removeprefix(SHEET_PLACE)) if place.startswith(SHEET_PLACE) else None


def place_of_piece(identifier: str) -> str:
    """Return the place of what a pack takes from a record, by the id of the piece it is in."""
    return f"{_PIECE_PLACE}{identifier}"


def piece_at(place: str) -> str:
    """Return the id of the piece a place is of."""
    return place.removeprefix(_PIECE_PLACE)


def content_words(kind: Kind, fields: Fields, form: SheetForm | None = None) -> str:
    """Return what tells one content of a record from another: a mark for each field that `form` prints.

    Without a form, for each field any paper prints; empty for a record that papers only state facts of. The reports of
    a sitting are no field of it: their mark is made where they are read.
    """
    names = _PRINTED.get(form, {}) if form else _OF_KIND.get(kind, {})
    return " ".join(f"{name}={_mark(fields, name)}" for name in names)


def changed_contents(kind: Kind, before: str, now: str) -> tuple[str, ...]:
    """Return the fields whose marks differ, as people call them."""
    marks = dict(part.split("=") for part in now.split())
    names = _OF_KIND.get(kind, {})
    different = [name for name, mark in (part.split("=") for part in before.split()) if marks.get(name) != mark]
    return tuple(names[name] for name in different if name in names)


def _mark(fields: Fields, name: str) -> str:
    value = fields.model_dump(mode="json", include={name})[name]
    return hashlib.sha256(repr(value).encode()).hexdigest()[:10] if value else "0"
