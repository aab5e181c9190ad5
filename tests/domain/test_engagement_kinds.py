"""What sort of occasion a title speaks of."""

from __future__ import annotations

import pytest

from liaison_desk.domain.engagement_kinds import engagement_kind_of
from liaison_desk.domain.engagements import EngagementKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inauguration de la Maison du vélo", EngagementKind.inauguration),
        ("Assemblée générale 2026", EngagementKind.general_assembly),
        ("Cérémonie des vœux", EngagementKind.ceremony),
        ("COPIL Quartiers d'été", EngagementKind.committee),
        ("Réunion publique sur le canal", EngagementKind.public_meeting),
        ("Réunion de rentrée", EngagementKind.meeting),
        ("Visite du collège", EngagementKind.visit),
        ("Nuit du handicap", EngagementKind.event),
        ("", EngagementKind.event),
    ],
)
def test_a_title_tells_the_kind_of_occasion(title: str, kind: EngagementKind) -> None:
    assert engagement_kind_of(title) is kind
