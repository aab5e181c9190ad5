"""The people expected at an engagement, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.model import Run, Runs, Table, plain
from liaison_desk.domain.typography import french


@dataclass(frozen=True)
class EngagementParticipant:
    """One person, in the order they are to be greeted; the title is that of the day."""

    name: str
    title: str = ""
    attendance: str = ""
    note: str = ""


def participants_table(participants: tuple[EngagementParticipant, ...]) -> Table:
    """Return the people in the order given."""
    return Table(
        header=(plain("À saluer"), plain("Fonction"), plain("Présence")),
        rows=tuple(_row(participant) for participant in participants),
        widths=(34.0, 48.0, 18.0),
        title="Participants",
    )


def _row(participant: EngagementParticipant) -> tuple[Runs, ...]:
    note = (Run(f"\n{french(participant.note)}", italic=True),) if participant.note else ()
    return (
        plain(french(participant.name), bold=True),
        (*plain(french(participant.title)), *note),
        plain(participant.attendance),
    )
