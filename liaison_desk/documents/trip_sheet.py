"""Trip sheets, form D07 (domain reference §3.2): one page for the pocket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from liaison_desk.documents.model import (
    Block,
    CheckBox,
    CheckBoxes,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    TemplateName,
    plain,
)
from liaison_desk.documents.participants import EngagementParticipant, participants_table
from liaison_desk.documents.place import place_lines
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.engagements import Capacity, EngagementFields, EngagementState, OfficialRole
from liaison_desk.domain.french import NO_BREAK, clock, duration, period
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.representation import representation_notice
from liaison_desk.domain.typography import french

_MISSING = Run(f"à{NO_BREAK}compléter", italic=True)


@dataclass(frozen=True)
class TripMaterial:
    """What a trip sheet is made of; titles are those held on the day."""

    office: OfficeFields
    engagement: EngagementFields
    municipality_name: str = ""
    host: PartnerFields | None = None
    host_title: str = ""
    on_site_contact: PartnerFields | None = None
    on_site_contact_title: str = ""
    representative: PartnerFields | None = None
    representative_title: str = ""
    participants: tuple[EngagementParticipant, ...] = ()
    travel: str = ""
    """« aller 35 min, retour 40 min, voiture »."""


def compose_trip_sheet(material: TripMaterial, page_size: PageSize = PageSize.a4) -> Document:
    """Return a trip sheet as a document; every point of the form is there, « à compléter » when it is not known."""
    engagement = material.engagement
    blocks: list[Block] = [*notices(material), Facts(trip_facts(material), "Déplacement")]
    if material.participants:
        blocks.append(participants_table(material.participants))
    return Document(
        title=french(engagement.title),
        template=TemplateName.trip_sheet,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Fiche de déplacement",
            subtitle=_capitalised(period(engagement.starts_at, engagement.ends_at, engagement.all_day)),
        ),
        page_size=page_size,
        is_draft=engagement.state is EngagementState.requested,
    )


def notices(material: TripMaterial) -> list[Block]:
    """Return what must be read first: cancelled, represented, whose rank."""
    notices: list[str] = []
    engagement = material.engagement
    if engagement.state in {EngagementState.cancelled, EngagementState.declined}:
        notices.append(f"Engagement {label(engagement.state)} : {engagement.state_reason}")
    if engagement.state is EngagementState.represented:
        name = material.representative.display_name if material.representative else "à compléter"
        ending = "e" if material.office.is_woman else ""
        notices.append(f"L'élu{ending} est représenté{ending} par {_listed(name, material.representative_title)}.")
    if warning := representation_notice(engagement, material.office):
        notices.append(warning)
    return [Paragraph(plain(french(notice)), ParagraphStyle.notice) for notice in notices]


def trip_facts(material: TripMaterial) -> tuple[Fact, ...]:
    """Return every point of the form, « à compléter » where it is not known."""
    engagement = material.engagement
    return (
        Fact("Horaires", _times(engagement)),
        Fact("Lieu", _known("\n".join(_place(material)))),
        Fact("Accès", _known(engagement.access)),
        *((Fact("Trajet", plain(french(material.travel))),) if material.travel else ()),
        Fact("Organisateur", _host(material)),
        Fact("Contact sur place", _contact(material)),
        Fact("Secours", _emergency(material.office)),
        Fact("Qualité de l'élue" if material.office.is_woman else "Qualité de l'élu", _capacity(engagement)),
        Fact("Rôle", _role(engagement)),
        Fact("Tenue et insigne", _known(engagement.dress)),
        Fact("Accompagnement", _known(engagement.escorts)),
        Fact("Presse et photo", _known(engagement.press)),
        Fact("Pièces emportées", _known(engagement.items_to_bring)),
    )


def _times(engagement: EngagementFields) -> Runs:
    ends_at = engagement.ends_at.time() if engagement.ends_at and not engagement.all_day else None
    runs = [*_moment("départ", engagement.departs_at), *_moment(" · arrivée", engagement.arrives_at)]
    if engagement.speaking_slot or _speaks(engagement):
        runs.extend(_moment(" · prise de parole", engagement.speaking_slot))
        if engagement.speaking_minutes:
            runs.append(Run(f" ({duration(engagement.speaking_minutes)})"))
    else:
        runs.append(Run(" · pas de prise de parole"))
    runs.extend([Run(" · toute la journée")] if engagement.all_day else _moment(" · fin", ends_at))
    return tuple(runs)


def _moment(name: str, moment: time | None) -> list[Run]:
    return [Run(f"{name}{NO_BREAK}"), Run(clock(moment), bold=True) if moment else _MISSING]


def _place(material: TripMaterial) -> list[str]:
    engagement = material.engagement
    lines = place_lines(engagement.place, engagement.address, material.municipality_name)
    if engagement.online_url:
        lines.append(f"Lien : {engagement.online_url}")
    return lines


def _host(material: TripMaterial) -> Runs:
    return _known(_listed(material.host.display_name, material.host_title)) if material.host else (_MISSING,)


def _contact(material: TripMaterial) -> Runs:
    contact = material.on_site_contact
    if contact is None:
        return (_MISSING,)
    phone = shown_phone(contact.mobile or contact.phone)
    name = french(_listed(contact.display_name, material.on_site_contact_title))
    return (Run(f"{name}\n"), Run(phone, large=True) if phone else _MISSING)


def _emergency(office: OfficeFields) -> Runs:
    phone = shown_phone(office.officer_phone)
    return _known(_listed(phone, office.officer_name)) if phone else (_MISSING,)


def _capacity(engagement: EngagementFields) -> Runs:
    texts = {
        Capacity.own: "en propre",
        Capacity.for_president: "représente le Président (rang 15)",
        Capacity.host: "hôte",
    }
    return CheckBoxes(tuple(CheckBox(text, engagement.capacity is value) for value, text in texts.items())).runs()


def _role(engagement: EngagementFields) -> Runs:
    speech = f"allocution ({duration(engagement.speaking_minutes)})" if engagement.speaking_minutes else "allocution"
    texts = {
        OfficialRole.attends: "présence",
        OfficialRole.speaks: speech,
        OfficialRole.chairs: "présidence",
        OfficialRole.presents: "remise",
        OfficialRole.signs: "signature",
        OfficialRole.visits: "visite",
    }
    return CheckBoxes(tuple(CheckBox(text, engagement.official_role is value) for value, text in texts.items())).runs()


def _speaks(engagement: EngagementFields) -> bool:
    return engagement.official_role in {OfficialRole.speaks, OfficialRole.chairs} or engagement.speaking_minutes > 0


def _known(text: str) -> Runs:
    return plain(french(text)) or (_MISSING,)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
