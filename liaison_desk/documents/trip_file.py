"""Trip files, form D08 (domain reference §3.2): everything about a trip, in twelve parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    CheckBox,
    CheckBoxes,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    TemplateName,
    plain,
)
from liaison_desk.documents.run_sheet import duration_note
from liaison_desk.documents.trip_sheet import TripMaterial, notices, trip_facts
from liaison_desk.documents.trip_tables import FollowUp, Guest, follow_up_table, guests_table, programme_table
from liaison_desk.domain.cautions import Caution
from liaison_desk.domain.checklists import checklist_of
from liaison_desk.domain.french import duration, period
from liaison_desk.domain.speeches import spoken_for
from liaison_desk.domain.typography import french


@dataclass(frozen=True)
class PartnerSheet:
    """What is known of a partner met there: its name, then points, name and value."""

    name: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TripFileMaterial:
    """What a trip file is made of; everything computed is that of the day of the trip."""

    trip: TripMaterial
    is_draft: bool
    journey: tuple[tuple[str, str], ...] = ()
    guests: tuple[Guest, ...] = ()
    greeting: str = ""
    partners: tuple[PartnerSheet, ...] = ()
    territory: tuple[tuple[str, str], ...] = ()
    cautions: tuple[Caution, ...] = ()
    open_letters: tuple[str, ...] = ()
    to_warn: tuple[str, ...] = ()
    note_background: str = ""
    note_talking_points: str = ""
    follow_up: tuple[FollowUp, ...] = ()


def compose_trip_file(material: TripFileMaterial) -> Document:
    """Return a trip file as a document: twelve parts, those not known yet « à compléter »."""
    engagement = material.trip.engagement
    when = period(engagement.starts_at, engagement.ends_at, engagement.all_day)
    where = material.trip.municipality_name or engagement.place
    blocks: list[Block] = [*notices(material.trip)]
    for number, (heading, part) in enumerate(_PARTS, 1):
        blocks += [Heading(plain(f"{number}. {french(heading)}"), 1), *part(material)]
        if part is _sheet:
            blocks.append(PageBreak())  # the first page is torn off for the pocket
    return Document(
        title=french(engagement.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Dossier de déplacement",
            subtitle=french(" · ".join(filter(None, (when[:1].upper() + when[1:], where)))),
        ),
        is_draft=material.is_draft,
    )


def _sheet(material: TripFileMaterial) -> list[Block]:
    return [Facts(trip_facts(material.trip), "Déplacement")]


def _programme(material: TripFileMaterial) -> list[Block]:
    engagement = material.trip.engagement
    if not engagement.run_sheet:
        return [_to_complete("séquences du déroulé, avec l'heure, la durée et qui intervient")]
    note = french(duration_note(engagement))
    return [programme_table(material.trip), Paragraph(plain(note), ParagraphStyle.caption)]


def _journey(material: TripFileMaterial) -> list[Block]:
    itinerary = blocks_of(material.trip.engagement.itinerary, first_level=2)
    known = [_facts(material.journey, "Trajet")] if material.journey else []
    return [*known, *(itinerary or [_to_complete("itinéraire aller et retour, solution de repli")])]


def _guests(material: TripFileMaterial) -> list[Block]:
    nobody = _to_complete("personnes attendues, dans l'ordre protocolaire")
    blocks: list[Block] = [guests_table(material.guests) if material.guests else nobody]
    if material.greeting:
        blocks += [_subheading("Salutations"), Paragraph(plain(french(material.greeting)), ParagraphStyle.quote)]
    if material.to_warn:
        blocks += [_subheading("À prévenir avant le déplacement"), *_boxes(material.to_warn)]
    return blocks


def _background(material: TripFileMaterial) -> list[Block]:
    engagement = material.trip.engagement
    blocks = [
        *blocks_of(engagement.background, first_level=2),
        *_titled("Édition précédente", engagement.previous_edition),
        *_titled("D'après la note", material.note_background),
    ]
    return blocks or [_to_complete("pourquoi, historique, financements départementaux à cet acteur")]


def _partners(material: TripFileMaterial) -> list[Block]:
    blocks: list[Block] = []
    for partner in material.partners:
        blocks += [_subheading(partner.name), _facts(partner.points, partner.name)]
    if not material.partners:
        blocks.append(_to_complete("organisateur, ses fonctions et ses coordonnées"))
    if material.territory:
        blocks += [_subheading("Le territoire"), _facts(material.territory, "Territoire")]
    return blocks


def _watch_points(material: TripFileMaterial) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(plain(french(f"{caution.sentence.removesuffix('.')} ({caution.source}).")), ParagraphStyle.notice)
        for caution in material.cautions
    ]
    written = blocks_of(material.trip.engagement.watch_points, first_level=2)
    blocks += written or [_to_complete("sujets sensibles, demandes prévisibles")]
    if material.open_letters:
        letters = "\n".join(f"- {line}" for line in material.open_letters)
        blocks += [_subheading("Courriers en cours avec ce partenaire"), *blocks_of(letters)]
    return blocks


def _talking_points(material: TripFileMaterial) -> list[Block]:
    engagement = material.trip.engagement
    text = engagement.talking_points.strip() or material.note_talking_points.strip()
    if not text:
        return [_to_complete("message principal, trois messages avec un chiffre et un exemple local")]
    lasting = f"Temps de parole : {spoken_for(text)}"
    if engagement.speaking_minutes:
        lasting += f" ; prévu : {duration(engagement.speaking_minutes)}"
    return [Paragraph(plain(french(f"{lasting}.")), ParagraphStyle.caption), *blocks_of(text, first_level=2)]


def _announcements(material: TripFileMaterial) -> list[Block]:
    written = blocks_of(material.trip.engagement.possible_announcements, first_level=2)
    return list(written) or [_to_complete("annonces possibles, et qui les a validées")]


def _press(material: TripFileMaterial) -> list[Block]:
    press = material.trip.engagement.press
    if not press:
        return [_to_complete("médias attendus, communiqué, référent, droit à l'image")]
    return [Paragraph(plain(french(press)))]


def _checklist(material: TripFileMaterial) -> list[Block]:
    return [CheckBoxes((CheckBox(line.text, line.done),)) for line in checklist_of(material.trip.engagement)]


def _follow_up(material: TripFileMaterial) -> list[Block]:
    told = [*blocks_of(material.trip.engagement.feedback, first_level=2)]
    if not material.follow_up:
        return [*told, _to_complete("engagements pris, remerciements, actions : qui, quoi, quand")]
    return [*told, follow_up_table(material.follow_up)]


_PARTS: tuple[tuple[str, Callable[[TripFileMaterial], list[Block]]], ...] = (
    ("Fiche de déplacement", _sheet),
    ("Déroulé minuté", _programme),
    ("Itinéraire et transport", _journey),
    ("Participants par ordre protocolaire", _guests),
    ("Contexte", _background),
    ("Partenaire et territoire", _partners),
    ("Points de vigilance", _watch_points),
    ("Éléments de langage", _talking_points),
    ("Annonces possibles", _announcements),
    ("Presse", _press),
    ("Liste de contrôle", _checklist),
    ("Suites", _follow_up),
)


def _to_complete(what: str) -> Paragraph:
    return Paragraph((Run(french(f"[à compléter : {what}]"), italic=True),))


def _titled(title: str, text: str) -> list[Block]:
    return [_subheading(title), *blocks_of(text, first_level=3)] if text.strip() else []


def _subheading(text: str) -> Heading:
    return Heading(plain(french(text)), 2)


def _facts(points: Iterable[tuple[str, str]], title: str) -> Facts:
    return Facts(tuple(Fact(french(name), plain(french(value))) for name, value in points), title)


def _boxes(texts: Iterable[str]) -> list[Block]:
    return [CheckBoxes((CheckBox(french(text)),)) for text in texts]
