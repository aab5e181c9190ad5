"""The trip file gathers what the records around an engagement say."""

from __future__ import annotations

from datetime import date, datetime

from liaison_desk.documents.model import Document, Facts, Heading, ItemList, Paragraph, Runs, Table
from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.ethics import Interest
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def text_of(document: Document) -> str:
    found: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                found.append(words(block.runs))
            case Table():
                found += [" | ".join(words(cell) for cell in row) for row in block.rows]
            case Facts():
                found += [f"{fact.name} : {words(fact.value)}" for fact in block.rows]
            case ItemList():
                found += [words(item.runs) for item in block.items]
            case _:
                continue
    return "\n".join(found)


def trip(desk: Desk, **more: object) -> str:
    league = desk.partners.add(
        PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue 93", phone="01 48 00 00 01")
    )
    held = OfficeHeld(title="Présidente", organisation_id=league)
    chair = desk.partners.add(
        validated(PartnerFields, {"courtesy_title": "ms", "last_name": "Diop", "offices_held": [held]})
    )
    desk.settings.change(OfficeFields(officer_name="Camille Roche", interests=[Interest(organisation_id=league)]))
    values = {
        "title": "Visite", "engagement_kind": "visit", "starts_at": datetime(2026, 5, 12, 10), "host_id": league,
        "municipality": "93072", "participants": [{"partner_id": chair}], "talking_points": "", **more,
    }  # fmt: skip
    engagement = desk.engagements.add(validated(EngagementFields, values))
    desk.letters.add(LetterFields(subject="Subvention 2026", received_on=date(2026, 5, 4), correspondent_id=league))
    sections = [BriefingSection(heading="L'essentiel", body="Dix clubs."),
                BriefingSection(heading="Éléments de langage", body="Merci aux bénévoles.")]  # fmt: skip
    desk.briefings.add(BriefingFields(title="Ligue", engagement_id=engagement, sections=sections))
    photos = TaskFields(title="Envoyer les photos", owner=TaskOwner.deci, due_on=date(2026, 5, 20))
    desk.tasks.add(photos.model_copy(update={"engagement_id": engagement}))
    return engagement


def test_the_file_takes_partner_territory_note_letters_cautions_and_what_follows(desk: Desk) -> None:
    told = text_of(desk.compositions.trip_file(trip(desk)))
    assert "Personnes : Mme Diop, Présidente" in told
    assert "Commune : Stains" in told
    assert "EPT : Plaine Commune" in told
    assert "Dix clubs." in told
    assert "Merci aux bénévoles." in told
    assert "Subvention 2026" in told
    assert "Conflit d'intérêts : lien déclaré avec « Ligue 93 »" in told
    assert "DECI | Envoyer les photos | 20 mai 2026" in told
    assert "Aller : environ" in told


def test_the_file_is_a_draft_until_the_engagement_is_ready(desk: Desk) -> None:
    engagement = trip(desk)
    assert desk.compositions.trip_file(engagement).is_draft
    desk.engagements.mark_done(engagement)
    assert not desk.compositions.trip_file(engagement).is_draft


def test_the_points_typed_for_the_engagement_come_before_those_of_the_note(desk: Desk) -> None:
    told = text_of(desk.compositions.trip_file(trip(desk, talking_points="Nos dix priorités.")))
    assert "Nos dix priorités." in told
    assert "Merci aux bénévoles." not in told


def test_the_sheet_says_how_long_the_way_is(desk: Desk) -> None:
    fields = desk.engagements.sheet(trip(desk, travel_before=25, travel_after=30)).fields
    assert "Trajet : aller 25 min, retour 30 min, transports en commun" in text_of(desk.compositions.trip_sheet(fields))
