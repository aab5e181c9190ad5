"""What a trip file is expected to hold before the day."""

from __future__ import annotations

from enum import StrEnum


class ExpectedPiece(StrEnum):
    """One thing an engagement needs to be ready."""

    place = "place"
    contact = "contact"
    run_sheet = "run_sheet"
    participants = "participants"
    talking_points = "talking_points"
    briefing = "briefing"
    travel = "travel"
    answer = "answer"
    contribution = "contribution"
    warned = "warned"
