"""The office of the acceptance week (Monday 4 to Friday 8 May 2026), as it stands on Monday morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk

STAINS, BONDY, BOBIGNY, SAINT_DENIS, PANTIN = "93072", "93010", "93008", "93066", "93055"

PATTERN = (
    {"weekday": 0},
    {"weekday": 0, "afternoon": True},
    {"weekday": 1},
    {"weekday": 1, "afternoon": True},
    {"weekday": 3, "place": "telework"},
)
"""Monday, Tuesday, and Thursday morning at home: five half-days."""


@dataclass
class Week:
    """The desk, its clock, and the records of the scenario by name."""

    desk: Desk
    clock: FixedClock
    ids: dict[str, str]

    def at(self, day: int, hour: int, minute: int = 0, month: int = 5) -> None:
        """Set the clock to a moment of the office in 2026."""
        self.clock.moment = datetime(2026, month, day, hour, minute, tzinfo=OFFICE_ZONE)

    def engagement(self, name: str, /, **values: Any) -> str:
        """Record an engagement under a name."""
        self.ids[name] = self.desk.engagements.add(validated(EngagementFields, values))
        return self.ids[name]

    def partner(self, name: str, /, **values: Any) -> str:
        """Record a partner under a name."""
        self.ids[name] = self.desk.partners.add(validated(PartnerFields, values))
        return self.ids[name]

    def letter(self, name: str, /, **values: Any) -> str:
        """Record a letter under a name."""
        self.ids[name] = self.desk.letters.add(validated(LetterFields, values))
        return self.ids[name]


def begin(folder: Path) -> Week:
    """Return the office on Monday 4 May 2026 at nine, with what the scenario supposes."""
    clock = FixedClock(datetime(2026, 5, 4, 9, 0, tzinfo=OFFICE_ZONE))
    opened = offices.create_demonstration(folder)
    week = Week(Desk(opened, clock), clock, {})
    week.desk.settings.change(validated(OfficeFields, office_values()))
    _people(week)
    _engagements(week)
    return week


def office_values() -> dict[str, Any]:
    """Return the office, the officer's half-days included."""
    return {
        "official_courtesy_title": "Mme",
        "official_first_name": "Inès",
        "official_last_name": "Carvalho",
        "official_title": "Conseillère départementale déléguée",
        "official_delegation": "à la vie associative",
        "official_since": "2021-07-01",
        "officer_name": "Nadia Rey",
        "officer_phone": "01 99 00 12 34",
        "officer_email": "nadia.rey@example.fr",
        "djva_director": "Claire Morin",
        "deci_director": "Hawa Sissoko",
        "worked_half_days": list(PATTERN),
    }


def _people(week: Week) -> None:
    week.partner(
        "mayor of Stains",
        courtesy_title="Mme",
        first_name="Awa",
        last_name="Diarra",
        email="mairie@stains.example",
        offices_held=[{"function": "MAIRE", "municipality": STAINS, "since": "2020-07-04"}],
    )
    week.partner(
        "préfet délégué",
        courtesy_title="M.",
        first_name="Louis",
        last_name="Ferrand",
        offices_held=[{"function": "PREFET_DELEGUE", "portfolio": "à l'égalité des chances", "since": "2024-09-01"}],
    )
    week.partner("club", partner_kind="organisation", name="Les Amis du vélo", municipality=PANTIN)
    week.partner(
        "president of the club",
        courtesy_title="M.",
        first_name="Karim",
        last_name="Benali",
        offices_held=[{"function": "PDT_ASSOCIATION", "organisation_id": week.ids["club"], "since": "2023-01-01"}],
    )
    week.partner("resident", courtesy_title="Mme", first_name="Odile", last_name="Marchand")
    week.partner(
        "colleague",
        courtesy_title="M.",
        first_name="Paul",
        last_name="Nguyen",
        offices_held=[{"function": "CONSEILLER_DEPARTEMENTAL", "since": "2021-07-01"}],
    )


def _engagements(week: Week) -> None:
    week.engagement(
        "A",
        title="Inauguration de la Maison du vélo",
        engagement_kind="inauguration",
        state="accepted",
        starts_at="2026-05-12T10:00",
        ends_at="2026-05-12T11:30",
        place="Maison du vélo",
        address="3 rue de Paris",
        municipality=STAINS,
        host_id=week.ids["club"],
        on_site_contact_id=week.ids["president of the club"],
        official_role="speaks",
        speaking_minutes=5,
        participants=[{"partner_id": week.ids["mayor of Stains"]}, {"partner_id": week.ids["president of the club"]}],
        run_sheet=[{"starts": "10:00", "minutes": 10, "title": "Accueil"}],
        talking_points="Le vélo se partage.",
        itinerary="Métro 13, puis bus 255.",
    )
    week.engagement(
        "B",
        title="Plénière de l'Assemblée des 100 voix",
        engagement_kind="assembly_session",
        state="accepted",
        starts_at="2026-05-30T09:00",
        ends_at="2026-05-30T17:00",
        place="Campus de Bondy",
        municipality=BONDY,
        officer_attends=True,
        unit="DECI",
    )
    week.engagement(
        "standing committee",
        title="Commission permanente",
        engagement_kind="sitting",
        state="accepted",
        starts_at="2026-05-21T14:00",
        ends_at="2026-05-21T18:00",
        place="Hôtel du Département",
        municipality=BOBIGNY,
    )
    week.engagement(
        "forum",
        title="Assises départementales de la vie associative",
        engagement_kind="event",
        state="accepted",
        starts_at="2026-06-23T09:00",
        ends_at="2026-06-23T17:30",
        place="Bourse du travail",
        municipality=BOBIGNY,
        capacity="host",
        unit="DJVA",
    )
    week.engagement(
        "evening",
        title="Soirée des bénévoles",
        engagement_kind="event",
        state="accepted",
        starts_at="2026-06-19T18:00",
        ends_at="2026-06-19T20:30",
        place="Espace Jean-Moulin",
        municipality=SAINT_DENIS,
    )
