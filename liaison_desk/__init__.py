"""Liaison Desk: engagements, correspondence and briefing notes of an elected official."""

__version__ = "0.1.0"
