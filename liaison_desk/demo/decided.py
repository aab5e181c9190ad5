"""The decision register and the points élu of the demonstration office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from liaison_desk.demo.dice import Dice
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import DecisionFields, Outcome, ReviewFields, ReviewItem, ReviewItemKind
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import add_working_days, previous_working_day

_OUTCOMES = {
    EngagementState.accepted: Outcome.attend,
    EngagementState.done: Outcome.attend,
    EngagementState.represented: Outcome.represented,
    EngagementState.declined: Outcome.declined,
    EngagementState.cancelled: Outcome.cancelled,
}
_REQUESTS_SHOWN = 5
_TUESDAY = 1


def decisions(
    engagements: list[DemoRecord[EngagementFields]], office: OfficeFields, today: date, dice: Dice
) -> list[DemoRecord[DecisionFields]]:
    """Return what was decided of every engagement, three or four weeks before it took place."""
    official = f"{office.official_first_name} {office.official_last_name}"
    found: list[DemoRecord[DecisionFields]] = []
    for record in engagements:
        fields = record.fields
        outcome = _OUTCOMES.get(fields.state)
        if outcome is None or fields.recurrence:
            continue
        decided_on = min(fields.day - timedelta(days=dice.number(16, 30)), today - timedelta(days=dice.number(1, 20)))
        values: dict[str, Any] = {
            "subject": fields.title,
            "outcome": outcome,
            "decided_on": previous_working_day(decided_on + timedelta(days=1)),
            "decided_by": official,
            "reason": fields.state_reason,
            "unit": fields.unit,
            "engagement_id": record.id,
            "representative_id": fields.representative_id,
        }
        found.append(DemoRecord(dice.identifier(), validated(DecisionFields, values)))
    return found


def prepared_review(
    engagements: list[DemoRecord[EngagementFields]],
    briefings: list[DemoRecord[BriefingFields]],
    today: date,
    dice: Dice,
) -> DemoRecord[ReviewFields]:
    """Return the point élu of the coming Tuesday: requests, two arbitrations, one information."""
    asked = [
        record
        for record in engagements
        if record.fields.state is EngagementState.requested and record.fields.day > today + timedelta(days=1)
    ]
    asked.sort(key=lambda record: record.fields.reply_by or date.max)
    items = [
        ReviewItem(
            item_kind=ReviewItemKind.request,
            title=record.fields.title,
            engagement_id=record.id,
            djva_advice=record.fields.djva_advice,
            deci_advice=record.fields.deci_advice,
            deadline=record.fields.reply_by,
        )
        for record in asked[:_REQUESTS_SHOWN]
    ]
    items += [_arbitration(values, today) for values in _ARBITRATIONS]
    items.append(
        ReviewItem(
            item_kind=ReviewItemKind.information,
            title=briefings[0].fields.title,
            briefing_id=briefings[0].id,
            summary="La fiche est à jour ; les chiffres de l'année y figurent.",
        )
    )
    tuesday = today + timedelta(days=(_TUESDAY - today.weekday()) % 7)
    return DemoRecord(dice.identifier(), ReviewFields(held_on=tuesday, items=items))


_ARBITRATIONS: tuple[dict[str, Any], ...] = (
    {
        "title": "Lieu des Assises de la vie associative",
        "summary": "Deux salles sont tenues en option jusqu'à la fin de la semaine prochaine.",
        "options": [
            {"name": "A", "text": "Bourse du travail : 400 places, gratuite, peu accessible."},
            {"name": "B", "text": "Campus de Bobigny : 600 places, 4 200 €, accessible."},
        ],
        "recommendation": "Option B : l'accessibilité est un engagement de la Charte.",
        "djva_advice": "Option B.",
        "deci_advice": "Option B, avec garde d'enfants.",
    },
    {
        "title": "Délai de réponse aux associations dans la Charte",
        "summary": "La concertation demande un mois ; les services proposent deux mois.",
        "options": [
            {"name": "A", "text": "Un mois, réponse d'attente comprise."},
            {"name": "B", "text": "Deux mois, comme la loi."},
        ],
        "recommendation": "Option A.",
        "djva_advice": "Option A si un poste est renforcé.",
        "deci_advice": "Option A.",
    },
)


def _arbitration(values: dict[str, Any], today: date) -> ReviewItem:
    deadline = add_working_days(today, 6)
    return validated(ReviewItem, {**values, "item_kind": ReviewItemKind.arbitration, "deadline": deadline})
