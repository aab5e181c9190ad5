"""A desk with letters of both registers, on a clock that stands still on Tuesday 5 May 2026, 9 h."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from liaison_desk.domain.engagements import EngagementFields, EngagementKind
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.services.desk import Desk
from liaison_desk.ui.letters.page import LettersPage
from liaison_desk.ui.session import Session

_WORKED = ((0, False), (1, False), (1, True), (3, False))

OFFICE = OfficeFields(
    official_courtesy_title=CourtesyTitle.mr,
    official_first_name="Idris",
    official_last_name="Vauquelin",
    official_delegation="à la vie associative et à la démocratie participative",
    officer_name="Camille Aubert",
    officer_phone="+33143931234",
    worked_half_days=[WorkedHalfDay(weekday=day, afternoon=half) for day, half in _WORKED],
)

REQUEST = (
    "Monsieur le Conseiller départemental,\n\n"
    "La ville de Stains ouvrira le 12 mai prochain sa Maison des associations. "
    "Je serais heureuse que le Département y soit représenté et que nous puissions évoquer, à cette occasion, "
    "le soutien aux petites associations.\n\nDans cette attente, je vous prie d'agréer, Monsieur le Conseiller "
    "départemental, l'expression de ma considération distinguée."
)

_INCOMING = (
    ("Association Les Mains ouvertes", "Remerciements", (4, 27), "closed", None, Unit.djva),
    ("Ville de Bagnolet", "Forum des associations de septembre", (4, 28), "forwarded", None, Unit.djva),
    ("Comité départemental olympique", "Partenariat 2026-2028", (4, 28), "in_progress", (5, 28), Unit.djva),
    ("Mme Solène Kerbrat", "Accessibilité de la plénière du 30 mai", (4, 29), "waiting_pieces", (4, 30), Unit.deci),
    ("Collectif Bien vieillir à Bondy", "Rendez-vous avec le conseiller", (4, 30), "no_reply_needed", None, Unit.both),
    ("Union des maisons de quartier", "Charte des engagements", (5, 4), "waiting_contribution", (5, 7), Unit.deci),
    ("Ligue de l'enseignement 93", "Invitation à l'assemblée du 20 mai", (5, 4), "registered", (5, 12), Unit.djva),
    ("M. Karim Benali", "Subvention refusée, demande d'explications", (5, 4), "assigned", (5, 5), Unit.djva),
)


def fill(desk: Desk) -> str:
    """Record an office, partners, an engagement and letters; return the id of the mayor's letter."""
    desk.settings.change(OFFICE)
    mayor = desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.ms,
            first_name="Leïla",
            last_name="Azzédine-Roux",
            offices_held=[OfficeHeld(function="MAIRE", municipality="93072")],
            street="6 avenue Paul Vaillant-Couturier",
            postal_code="93240",
            city="Stains",
        )
    )
    desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue de l'enseignement 93"))
    opening = desk.engagements.add(
        EngagementFields(
            title="Inauguration de la Maison des associations",
            engagement_kind=EngagementKind.inauguration,
            starts_at=datetime(2026, 5, 12, 10, 30),
            place="Maison des associations",
            municipality="93072",
            host_id=mayor,
        )
    )
    for name, subject, received, state, due, unit in _INCOMING:
        fields = LetterFields(
            subject=subject,
            correspondent_name=name,
            received_on=date(2026, *received),
            state=LetterState(state),
            due_date=date(2026, *due) if due else None,
            unit=unit,
            flagged=name.startswith("M."),
            channel=Channel.email,
        )
        desk.letters.add(fields)
    letter = desk.letters.add(
        LetterFields(
            subject="Demande de soutien, Maison des associations",
            correspondent_id=mayor,
            received_on=date(2026, 5, 4),
            document_date=date(2026, 5, 2),
            channel=Channel.email,
            state=LetterState.holding_reply_sent,
            due_date=date(2026, 5, 6),
            unit=Unit.djva,
            engagement_id=opening,
            body=REQUEST,
        )
    )
    desk.letters.attach(letter, "invitation.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 50)
    desk.letters.attach(letter, "programme-provisoire.pdf", "application/pdf", b"%PDF-1.7 " * 24000)
    desk.letters.attach(letter, "budget.xlsm", "application/octet-stream", b"PK" * 100)
    desk.letters.add(
        LetterFields(
            mail_register=MailRegister.outgoing,
            subject="Remerciements pour l'accueil",
            correspondent_id=mayor,
            body="Merci.",
        )
    )
    return letter


@pytest.fixture
def letter_id(desk: Desk) -> str:
    return fill(desk)


@pytest.fixture
def page(session: Session, letter_id: str, qtbot: QtBot) -> LettersPage:
    shown = LettersPage(session)
    qtbot.addWidget(shown)
    shown.resize(1184, 780)
    shown.show()
    return shown
