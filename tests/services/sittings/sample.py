"""A sitting and the files of its reports."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from liaison_desk.domain.sittings import SittingFields
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.intake.made_reports import MadeReport, report_docx

PATTERN = [
    {"weekday": 0},
    {"weekday": 0, "afternoon": True},
    {"weekday": 1},
    {"weekday": 1, "afternoon": True},
    {"weekday": 3},
]
WORKED = {"worked_half_days": PATTERN, "official_last_name": "Benali"}
SITTING = SittingFields(title="Commission permanente", held_on=date(2026, 5, 21), starts=time(9, 30))


def batch(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [
        report_docx(folder / f"rapport {n}.docx", MadeReport(number=f"4-{n}", title=f"Soutien au projet n° {n}"))
        for n in range(1, count + 1)
    ]


def taken_in(desk: Desk, sitting: str, paths: list[Path]) -> list[str]:
    return desk.council_reports.confirm(sitting, [desk.council_reports.read(path) for path in paths])


def after_the_sitting(clock: FixedClock) -> None:
    clock.moment = datetime(2026, 5, 22, 7, tzinfo=UTC)
