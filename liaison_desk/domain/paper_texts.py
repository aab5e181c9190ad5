"""The texts people type in a paper, each with where it stands: what stale facts are looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from liaison_desk.domain.briefings import BriefingFields, NoteOption
from liaison_desk.domain.engagements import EngagementFields, RunSheetItem
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.validation import changed

PaperFields = BriefingFields | LetterFields | EngagementFields
"""The papers whose texts are typed."""

PaperType = TypeVar("PaperType", BriefingFields, LetterFields, EngagementFields)

_OF_OPTION = {
    "title": "intitulé",
    "description": "description",
    "advantages": "avantages",
    "drawbacks": "inconvénients",
    "cost": "coût",
    "delay": "délai",
    "legal_risks": "risques juridiques",
    "acceptability": "acceptabilité",
    "reversibility": "réversibilité",
}
_OF_ENGAGEMENT = {
    "background": "Contexte",
    "watch_points": "Points de vigilance",
    "talking_points": "Éléments de langage",
    "possible_announcements": "Annonces possibles",
    "speaking_order": "Ordre des prises de parole",
    "other_guests": "Autres invités",
    "itinerary": "Itinéraire",
    "access": "Accès",
}
_OF_SEQUENCE = ("title", "place", "speakers", "official_role", "remarks")


@dataclass(frozen=True)
class PaperText:
    """One text of a paper: `place` is a code, `label` what people call it."""

    place: str
    label: str
    text: str


def texts_of(fields: PaperFields) -> tuple[PaperText, ...]:
    """Return the texts of a paper that hold something, in the order they are read."""
    if isinstance(fields, BriefingFields):
        found = _of_note(fields)
    elif isinstance(fields, LetterFields):
        found = _of_letter(fields)
    else:
        found = _of_engagement(fields)
    return tuple(one for one in found if one.text.strip())


def with_texts(fields: PaperType, texts: Mapping[str, str]) -> PaperType:
    """Return a paper with other texts in some places; what they do not name stays."""
    values: dict[str, Any] = {place: text for place, text in texts.items() if ":" not in place}
    parts: dict[tuple[str, ...], str] = {
        tuple(place.split(":", 2)): text for place, text in texts.items() if ":" in place
    }
    if isinstance(fields, BriefingFields):
        values |= _note_parts(fields, parts)
    elif isinstance(fields, EngagementFields) and parts:
        values["run_sheet"] = [_sequence(item, number, parts) for number, item in enumerate(fields.run_sheet, start=1)]
    return changed(fields, values) if values else fields


def _of_note(fields: BriefingFields) -> Iterator[PaperText]:
    yield PaperText("title", "Titre", fields.title)
    for section in fields.sections:
        yield PaperText(f"section:{section.heading}", section.heading, section.body)
    for number, option in enumerate(fields.options, start=1):
        for name, words in _OF_OPTION.items():
            yield PaperText(f"option:{number}:{name}", f"Option {number}, {words}", getattr(option, name))
    for name, words in fields.details.items():
        yield PaperText(f"detail:{name}", "Fiche", words)


def _of_letter(fields: LetterFields) -> Iterator[PaperText]:
    yield PaperText("subject", "Objet", fields.subject)
    yield PaperText("body", "Texte", fields.body)


def _of_engagement(fields: EngagementFields) -> Iterator[PaperText]:
    for name, words in _OF_ENGAGEMENT.items():
        yield PaperText(name, words, getattr(fields, name))
    for number, item in enumerate(fields.run_sheet, start=1):
        for name in _OF_SEQUENCE:
            yield PaperText(f"sequence:{number}:{name}", f"Déroulé, séquence {number}", getattr(item, name))


def _note_parts(fields: BriefingFields, parts: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    sections = {":".join(name[1:]): text for name, text in parts.items() if name[0] == "section"}
    if sections:
        values["sections"] = [
            changed(section, {"body": sections[section.heading]}) if section.heading in sections else section
            for section in fields.sections
        ]
    if any(name[0] == "option" for name in parts):
        values["options"] = [_option(option, number, parts) for number, option in enumerate(fields.options, start=1)]
    details = {":".join(name[1:]): text for name, text in parts.items() if name[0] == "detail"}
    if details:
        values["details"] = {**fields.details, **details}
    return values


def _sequence(item: RunSheetItem, number: int, parts: Mapping[tuple[str, ...], str]) -> RunSheetItem:
    values = {name: parts[key] for name in _OF_SEQUENCE if (key := ("sequence", str(number), name)) in parts}
    return changed(item, values) if values else item


def _option(option: NoteOption, number: int, parts: Mapping[tuple[str, ...], str]) -> NoteOption:
    values = {name: parts[key] for name in _OF_OPTION if (key := ("option", str(number), name)) in parts}
    return changed(option, values) if values else option
