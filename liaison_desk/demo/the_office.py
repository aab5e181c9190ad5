"""The official, the officer and the letterhead of the demonstration office."""

from __future__ import annotations

from datetime import date, timedelta

from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.worked_time import HalfDayPlace, WorkedHalfDay


def demo_fields(today: date) -> OfficeFields:
    """Return the office: a man elected at the last departmental ballot, an officer present five half-days a week."""
    mandates = (date(2015, 4, 2), date(2021, 7, 1), date(2028, 3, 30))
    since = max((day for day in mandates if day <= today), default=mandates[0])
    pattern = [WorkedHalfDay(weekday=weekday, afternoon=afternoon) for weekday in (0, 1) for afternoon in (False, True)]
    pattern.append(WorkedHalfDay(weekday=3, place=HalfDayPlace.telework))
    leave = monday_of(today) + timedelta(weeks=5)
    return validated(
        OfficeFields,
        {
            "official_courtesy_title": "mr",
            "official_first_name": "Bastien",
            "official_last_name": "Morvan",
            "official_title": "Conseiller départemental délégué",
            "official_delegation": "à la démocratie participative et à la vie associative",
            "official_since": since,
            "president_name": "Étienne Castaing",
            "djva_director": "Inès Barthélemy",
            "deci_director": "Laurence Ouattara",
            "officer_name": "Camille Prigent",
            "officer_function": "Chargée de mission affaires institutionnelles",
            "officer_phone": "01 99 00 12 34",
            "officer_email": "camille.prigent@departement.example.fr",
            "worked_half_days": [half_day.model_dump() for half_day in pattern],
            "presence_exceptions": [
                {"first_day": leave, "last_day": leave + timedelta(days=4), "reason": "Congés"},
                {
                    "exception_kind": "extra",
                    "first_day": monday_of(today) + timedelta(days=16),
                    "part": "morning",
                    "reason": "Renfort avant la séance",
                },
            ],
            "key_figures": _key_figures(today),
            "letterhead_name": "Département de la Seine-Saint-Denis",
            "letterhead_service": "Démocratie participative et vie associative",
            "letterhead_address": ["Hôtel du Département", "93006 Bobigny Cedex"],
            "letterhead_city": "Bobigny",
        },
    )


def _key_figures(today: date) -> list[dict[str, str]]:
    """Return the figures the office tracks, brought up to date lately."""
    figures = (
        ("charte-signataires", "Signataires de la Charte", "212 associations", 8, "registre de la DJVA", ""),
        ("subventions", "Subventions de fonctionnement", "1 240 000 €", 40, "budget primitif", "voted"),
        ("benevoles", "Bénévoles formés dans l'année", "1 180 bénévoles", 25, "bilan de la DJVA", ""),
        ("fdva", "Fonds pour le développement de la vie associative", "23 000 €", 30, "état des versements", "paid"),
        ("cent-voix", "Membres de l'Assemblée des 100 voix", "104 habitants", 12, "registre de la DECI", ""),
    )
    return [
        {
            "name": name,
            "indicator": indicator,
            "value": value,
            "as_of": (today - timedelta(days=days)).isoformat(),
            "source": source,
            "stage": stage,
        }
        for name, indicator, value, days, source, stage in figures
    ]
