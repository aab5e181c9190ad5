"""The delays of each body: those shipped, with their sources, and those of the office in their place."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.sittings import Body, BodyRule

_READ_ON = date(2026, 5, 4)

SHIPPED_RULES: tuple[BodyRule, ...] = (
    BodyRule(
        body=Body.assembly,
        dispatch_days=12,
        urgent_days=2,
        source="CGCT, art. L3121-19 : douze jours au moins ; en urgence, jamais moins d'un jour franc",
        checked_on=_READ_ON,
    ),
    BodyRule(
        body=Body.standing_committee,
        dispatch_days=12,
        source="Usage de la maison, à vérifier au règlement intérieur : aucun délai dans la loi",
        checked_on=_READ_ON,
    ),
    BodyRule(
        body=Body.thematic_committee,
        dispatch_days=8,
        source="Usage de la maison, à vérifier au règlement intérieur : aucun délai dans la loi",
        checked_on=_READ_ON,
    ),
    BodyRule(body=Body.executive_bureau, source="Aucun délai : réunion de préparation, sans vote"),
)
"""Calendar days before the sitting (domain reference §4)."""


def rule_of(office: OfficeFields, body: Body) -> BodyRule:
    """Return the delays of a body: those of the office, else those shipped."""
    return next(rule for rule in (*office.body_rules, *SHIPPED_RULES) if rule.body is body)
