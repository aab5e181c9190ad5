"""Invitations that repeat, and our own export come back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.recurrence import Frequency
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk


def invitation(folder: Path, name: str, *lines: str, sequence: int = 0) -> Path:
    path = folder / name
    given = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x", "BEGIN:VEVENT", "UID:abc@example.org",
        "DTSTAMP:20260504T150000Z", f"SEQUENCE:{sequence}", "SUMMARY:Comité de pilotage", *lines, "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    path.write_bytes("\r\n".join(given).encode())
    return path


START = ("DTSTART;TZID=Europe/Paris:20260512T090000", "DTEND;TZID=Europe/Paris:20260512T100000")


def test_a_simple_rule_is_proposed_with_the_invitation(desk: Desk, tmp_path: Path) -> None:
    reading = desk.intake.read(
        invitation(tmp_path, "a.ics", *START, "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T215900Z")
    )
    assert reading.engagement is not None
    rule = reading.engagement.recurrence
    assert rule is not None
    assert (rule.frequency, rule.weekdays, rule.until) == (Frequency.weekly, [1], date(2026, 6, 30))
    assert not any("répète" in warning for warning in reading.proposal.warnings)


@pytest.mark.parametrize(
    "lines",
    [
        (*START, "RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
        (*START, "RRULE:FREQ=WEEKLY;BYDAY=TU", "EXDATE;TZID=Europe/Paris:20260519T090000"),
        ("DTSTART:20260512T070000Z", "RRULE:FREQ=WEEKLY;BYDAY=TU"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_told_and_its_first_date_proposed(
    desk: Desk, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    reading = desk.intake.read(invitation(tmp_path, "a.ics", *lines))
    assert reading.engagement is not None
    assert reading.engagement.recurrence is None
    assert any("seule sa première date" in warning for warning in reading.proposal.warnings)


def test_calling_off_one_date_of_a_known_series_leaves_the_series(desk: Desk, tmp_path: Path) -> None:
    taken = desk.intake.confirm(desk.intake.read(invitation(tmp_path, "a.ics", *START, "RRULE:FREQ=WEEKLY;BYDAY=TU")))
    called_off = invitation(
        tmp_path, "b.ics",
        "RECURRENCE-ID;TZID=Europe/Paris:20260519T090000", "DTSTART;TZID=Europe/Paris:20260519T090000",
        "STATUS:CANCELLED", sequence=1,
    )  # fmt: skip
    date_only = desk.intake.confirm(desk.intake.read(called_off)).engagement_id
    assert date_only is not None
    assert date_only != taken.engagement_id
    fields = desk.engagements.sheet(date_only).fields
    assert (fields.series_id, fields.occurrence_of) == (taken.engagement_id, datetime(2026, 5, 19, 9))
    assert fields.state is EngagementState.cancelled
    assert desk.engagements.sheet(str(taken.engagement_id)).fields.state is EngagementState.requested


def test_our_own_export_come_back_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    values = {
        "title": "Point hebdomadaire",
        "state": "accepted",
        "starts_at": datetime(2026, 5, 12, 9),
        "place": "Hôtel du Département",
        "municipality": "93008",
        "recurrence": {"frequency": "weekly", "count": 5},
    }
    series = desk.engagements.add(validated(EngagementFields, values))
    desk.series.move_occurrence(series, datetime(2026, 5, 19, 9), datetime(2026, 5, 20, 9))
    target = tmp_path / "agenda.ics"
    list(desk.agenda_export.export(target))
    reading = desk.intake.read(target)
    sheet = desk.engagements.sheet(series)
    assert (reading.engagement_id, reading.engagement) == (series, sheet.fields)
    desk.intake.confirm(reading)
    assert desk.engagements.sheet(series).version == sheet.version
