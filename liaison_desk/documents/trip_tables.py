"""The tables of a trip file: programme, guests, follow-up."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.model import EMPTY_BOX, Run, Runs, Table, plain
from liaison_desk.documents.run_sheet import starts_of
from liaison_desk.documents.trip_sheet import TripMaterial
from liaison_desk.domain.french import clock, duration
from liaison_desk.domain.typography import french


@dataclass(frozen=True)
class Guest:
    """Somebody expected, in protocol order; `place` is « — » for who does not come, `rank` empty for who has none."""

    place: str
    name: str
    title: str
    rank: str
    attendance: str
    is_greeted: bool
    note: str = ""


@dataclass(frozen=True)
class FollowUp:
    """Something to do once it is over."""

    who: str
    what: str
    when: str
    is_done: bool = False


def programme_table(material: TripMaterial) -> Table:
    """Return the timed sequences, each with all that is known of it."""
    items = material.engagement.run_sheet
    role = "Rôle de l'élue" if material.office.is_woman else "Rôle de l'élu"
    names = ("Heure", "Durée", "Séquence", "Lieu", "Intervenants", role, "Observations")
    return Table(
        header=tuple(plain(name) for name in names),
        rows=tuple(
            (
                plain(clock(start), bold=True) if start else plain("à compléter", italic=True),
                plain(duration(item.minutes) if item.minutes else ""),
                plain(french(item.title), bold=True),
                plain(french(item.place)),
                plain(french(item.speakers)),
                plain(french(item.official_role), bold=True),
                plain(french(item.remarks), italic=True),
            )
            for item, start in zip(items, starts_of(items), strict=True)
        ),
        widths=(9.0, 8.5, 20.5, 15.0, 16.0, 15.0, 16.0),
        title="Déroulé minuté",
    )


def guests_table(guests: tuple[Guest, ...]) -> Table:
    """Return who is expected, in protocol order."""
    return Table(
        header=tuple(plain(name) for name in ("Ordre", "Nom", "Fonction", "Présence", "À saluer", "Note")),
        rows=tuple(_guest(guest) for guest in guests),
        widths=(11.0, 23.0, 29.0, 12.0, 10.0, 15.0),
        title="Participants par ordre protocolaire",
    )


def follow_up_table(lines: tuple[FollowUp, ...]) -> Table:
    """Return what is left to do afterwards."""
    return Table(
        header=tuple(plain(name) for name in ("Qui", "Quoi", "Quand")),
        rows=tuple(
            (
                plain(french(line.who), bold=True),
                (*plain(french(line.what)), *((Run(" (fait)", italic=True),) if line.is_done else ())),
                plain(french(line.when)),
            )
            for line in lines
        ),
        widths=(24.0, 52.0, 24.0),
        title="Suites",
    )


def _guest(guest: Guest) -> tuple[Runs, ...]:
    rank = (Run(f"\nrang {guest.rank}", italic=True),) if guest.rank else ()
    return (
        (Run(guest.place, bold=True), *rank),
        plain(french(guest.name), bold=True),
        plain(french(guest.title)),
        plain(guest.attendance),
        plain(EMPTY_BOX if guest.is_greeted else "—"),
        plain(french(guest.note), italic=True),
    )
