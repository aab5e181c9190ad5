"""What sort of occasion a title speaks of."""

from __future__ import annotations

import re

from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.folding import fold

# from the most precise to the most general: the first that is met wins
_SIGNS = tuple(
    (kind, re.compile(rf"\b(?:{words})"))
    for kind, words in (
        (EngagementKind.inauguration, r"inaugur|pose de la premiere pierre|premiere pierre"),
        (EngagementKind.general_assembly, r"assemblees? generales?\b|ag\b"),
        (EngagementKind.assembly_session, r"assemblee des 100 voix|100 voix"),
        (EngagementKind.public_meeting, r"reunions? publiques?\b|concertation"),
        (EngagementKind.committee, r"comites?\b|copil\b|cotech\b|commissions?\b"),
        (EngagementKind.sitting, r"seances?\b (?:pleniere|du conseil)|conseil (?:departemental|municipal)\b"),
        (EngagementKind.ceremony, r"ceremonies?\b|commemorations?\b|v(?:oe|œ)ux\b|remise (?:de|des|du)\b|hommage"),
        (EngagementKind.interview, r"interviews?\b"),
        (EngagementKind.visit, r"visites?\b"),
        (EngagementKind.meeting, r"reunions?\b|rendez vous\b|rdv\b|entretiens?\b|audience\b|rencontre avec"),
    )
)


def engagement_kind_of(title: str) -> EngagementKind:
    """Return the kind the words of a title point to, a plain event when none does."""
    words = fold(title)
    return next((kind for kind, signs in _SIGNS if signs.search(words)), EngagementKind.event)
