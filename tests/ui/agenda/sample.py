# ruff: noqa: E501  # a table is read along its lines
"""A small believable office around Tuesday 5 May 2026, for the pages that show time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields, Participant, RunSheetItem
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.ui.week.office import worked_office

NOW = datetime(2026, 5, 5, 7, 20, tzinfo=UTC)


def empty_desk(folder: Path, now: datetime = NOW) -> Desk:
    return Desk(offices.create_demonstration(folder / "bureau"), FixedClock(now))


def sample_desk(folder: Path, now: datetime = NOW) -> Desk:
    desk = empty_desk(folder, now)
    desk.settings.change(worked_office())
    fill(desk)
    return desk


def engagement(**values: Any) -> EngagementFields:
    return validated(EngagementFields, values)


def fill(desk: Desk) -> None:
    mayor = desk.partners.add(
        validated(
            PartnerFields,
            {"courtesy_title": "ms", "first_name": "Nadia", "last_name": "Azzédine-Roux", "phone": "01 49 71 82 27"},
        )
    )
    contact = desk.partners.add(
        validated(
            PartnerFields,
            {"courtesy_title": "mr", "first_name": "Paul", "last_name": "Nguyen", "mobile": "06 12 34 56 78",
             "offices_held": [OfficeHeld(title="Directeur de cabinet")]},
        )
    )  # fmt: skip
    league = desk.partners.add(
        PartnerFields(partner_kind="organisation", name="Ligue de l'enseignement 93", municipality="Pantin")
    )
    opening = desk.engagements.add(
        engagement(
            title="Inauguration de la Maison des associations", engagement_kind="inauguration", state="accepted",
            starts_at=datetime(2026, 5, 12, 10, 30), ends_at=datetime(2026, 5, 12, 12), place="Maison des associations",
            address="6 place du 8-Mai-1945", municipality="Stains", host_id=mayor, on_site_contact_id=contact,
            official_role="speaks", capacity="for_president", speaking_slot=time(10, 50), speaking_minutes=4,
            departs_at=time(9, 45), arrives_at=time(10, 20),
            participants=[Participant(partner_id=mayor), Participant(partner_id=contact)],
            run_sheet=[
                RunSheetItem(starts=time(10, 30), minutes=20, title="Accueil et visite des locaux"),
                RunSheetItem(starts=time(10, 50), minutes=15, title="Allocutions", official_role="Allocution"),
                RunSheetItem(starts=time(11, 5), minutes=55, title="Verre de l'amitié"),
            ],
            access="Entrée par la cour, code 1789 ; stationnement réservé.", talking_points="- 412 petites associations",
            watch_points="Ne pas annoncer le montant de la subvention.",
            background="Équipement ouvert en avril, porté par la ville avec l'aide du Département.",
        )
    )  # fmt: skip
    desk.briefings.add(BriefingFields(title="Maison des associations de Stains", engagement_id=opening))
    for values in OTHERS:
        representative = {"representative_id": contact} if values["state"] == "represented" else {}
        desk.engagements.add(engagement(**values, **representative))
    desk.engagements.add(
        engagement(
            title="Assemblée générale de la Ligue de l'enseignement", engagement_kind="general_assembly",
            starts_at=datetime(2026, 5, 6, 18), ends_at=datetime(2026, 5, 6, 20), municipality="Pantin", host_id=league,
            reply_by=date(2026, 5, 6),
        )
    )  # fmt: skip
    _letters(desk, opening, mayor)


OTHERS: tuple[dict[str, Any], ...] = (
    {"title": "COPIL Assises de la vie associative", "engagement_kind": "committee", "state": "accepted",
     "starts_at": datetime(2026, 5, 4, 9), "ends_at": datetime(2026, 5, 4, 11), "municipality": "Bobigny", "official_role": "chairs"},
    {"title": "Visite du centre social", "engagement_kind": "visit", "state": "accepted", "official_role": "visits",
     "starts_at": datetime(2026, 5, 5, 10), "ends_at": datetime(2026, 5, 5, 11, 30), "municipality": "La Courneuve"},
    {"title": "Point avec la directrice DJVA", "engagement_kind": "meeting", "state": "accepted", "unit": "DJVA",
     "starts_at": datetime(2026, 5, 5, 11), "ends_at": datetime(2026, 5, 5, 12), "place": "Hôtel du Département"},
    {"title": "Comité des financeurs", "engagement_kind": "committee", "state": "represented", "unit": "DECI",
     "starts_at": datetime(2026, 5, 5, 14), "ends_at": datetime(2026, 5, 5, 16), "place": "Préfecture", "municipality": "Bobigny"},
    {"title": "Bureau du Conseil départemental", "engagement_kind": "sitting", "state": "done", "official_role": "presents",
     "starts_at": datetime(2026, 5, 4, 14), "ends_at": datetime(2026, 5, 4, 15, 30), "place": "Hôtel du Département"},
    {"title": "Commission permanente", "engagement_kind": "sitting", "state": "accepted", "official_role": "presents",
     "starts_at": datetime(2026, 5, 7, 14), "ends_at": datetime(2026, 5, 7, 17, 30), "place": "Hôtel du Département",
     "municipality": "Bobigny"},
    {"title": "Cérémonie du 8 mai", "engagement_kind": "ceremony", "state": "accepted", "official_role": "attends",
     "starts_at": datetime(2026, 5, 8, 9, 30), "ends_at": datetime(2026, 5, 8, 10, 30), "municipality": "Bondy"},
    {"title": "Plénière de l'Assemblée des 100 voix", "engagement_kind": "assembly_session", "state": "accepted",
     "starts_at": datetime(2026, 5, 16, 9, 30), "ends_at": datetime(2026, 5, 16, 12, 30), "municipality": "Bondy",
     "official_role": "speaks", "place": "Espace Marcel-Chauzy"},
    {"title": "Congrès national des élus à la vie associative", "engagement_kind": "event", "state": "accepted", "all_day": True,
     "starts_at": datetime(2026, 5, 7), "ends_at": datetime(2026, 5, 8), "place": "Lille"},
    {"title": "Petit-déjeuner des réseaux", "engagement_kind": "meeting", "state": "declined", "state_reason": "Retenu ailleurs",
     "starts_at": datetime(2026, 5, 7, 8, 30), "ends_at": datetime(2026, 5, 7, 9, 30), "municipality": "Saint-Denis"},
)  # fmt: skip


def _letters(desk: Desk, opening: str, mayor: str) -> None:
    rows: tuple[tuple[str, str, date, date | None, str], ...] = (
        ("Subvention refusée, demande d'explications", "M. Karim Benali", date(2026, 4, 4), date(2026, 5, 6), "registered"),
        ("Charte des engagements réciproques", "Union des maisons de quartier", date(2026, 4, 14), date(2026, 4, 29),
         "waiting_contribution"),
        ("Rendez-vous avec le conseiller", "Collectif Bien vieillir à Bondy", date(2026, 4, 30), date(2026, 5, 5), "in_progress"),
        ("Partenariat 2026-2028", "Comité départemental olympique", date(2026, 4, 28), date(2026, 5, 28), "in_progress"),
        ("Accessibilité de la plénière", "Mme Solène Kerbrat", date(2026, 4, 29), date(2026, 5, 13), "registered"),
        ("Forum de l'engagement, participation", "M. le Préfet délégué", date(2026, 4, 30), date(2026, 5, 11), "assigned"),
    )  # fmt: skip
    for subject, who, received, due, state in rows:
        desk.letters.add(
            validated(
                LetterFields,
                {
                    "subject": subject,
                    "correspondent_name": who,
                    "received_on": received,
                    "due_date": due,
                    "state": state,
                },
            )
        )
    asked = desk.letters.add(
        LetterFields(
            subject="Invitation à l'inauguration du 12 mai", correspondent_id=mayor, received_on=date(2026, 5, 4),
            due_date=date(2026, 5, 7), engagement_id=opening,
        )
    )  # fmt: skip
    desk.letters.add(
        LetterFields(
            mail_register=MailRegister.outgoing, subject="Votre invitation du 4 mai", correspondent_id=mayor,
            answers_to_id=asked, engagement_id=opening,
        )
    )  # fmt: skip
