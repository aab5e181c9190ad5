"""Run-sheets and participants of the demonstration office's engagements."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from liaison_desk.demo.banks import Programme
from liaison_desk.demo.cast import Body, Cast, Partner
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.schedule import Slot
from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.working_days import is_working_day

_STEP = 5


def run_sheet(
    programme: Programme, slot: Slot, *, official: str, host_person: str
) -> tuple[list[dict[str, Any]], time | None]:
    """Return the timed sequences, stretched to the length of the engagement, and when the official first speaks."""
    planned = sum(step.minutes for step in programme.steps)
    left, moment, speaks_at = slot.occasion.minutes, slot.starts_at, None
    items: list[dict[str, Any]] = []
    for step in programme.steps:
        is_last = step is programme.steps[-1]
        share = max(_STEP, round(step.minutes * slot.occasion.minutes / planned / _STEP) * _STEP)
        minutes = max(left, _STEP) if is_last else min(share, left)
        items.append(
            {
                "starts": moment.time(),
                "minutes": minutes,
                "title": step.title,
                "place": slot.occasion.place if not items else "",
                "speakers": step.speakers.format(official=official, host_person=host_person),
                "official_role": step.role,
            }
        )
        if step.speaks and speaks_at is None:
            speaks_at = moment.time()
        moment += timedelta(minutes=minutes)
        left -= minutes
    return items, speaks_at


def participants(cast: Cast, slot: Slot, host: Body | None, insee: str, dice: Dice) -> list[dict[str, Any]]:
    """Return who is expected (or was there), each person once, with somebody excused now and then."""
    expected = _expected(cast, slot, host, insee, dice)
    is_past = slot.starts_at.date() < cast.today
    people = list({person.id: person for person in expected}.values())
    return [
        _participant(person, dice, is_past=is_past, is_host=host is not None and person is host.president)
        for person in people
    ]


def _expected(cast: Cast, slot: Slot, host: Body | None, insee: str, dice: Dice) -> list[Partner]:
    people = [host.president] if host else cast.agents[:2]
    if slot.occasion.host == "press":
        return [*people, cast.agents[5]]
    if slot.occasion.at_department:
        return people + (cast.agents[:3] if host else [body.president for body in dice.some(cast.associations, 3)])
    people = [*people, cast.mayor_of(insee), *cast.councillors_of(insee)[:2]]
    if slot.is_soon:
        people += [body.president for body in dice.some(cast.associations, 2)]
        people += [dice.pick(cast.parliament), cast.agents[dice.number(0, 3)]]
    if slot.occasion.programme in {"ceremony", "inauguration"} and is_working_day(slot.starts_at.date()):
        people.append(cast.state[0].president)
    return people


def _participant(person: Partner, dice: Dice, *, is_past: bool, is_host: bool) -> dict[str, Any]:
    attendance = Attendance.present if is_past else Attendance.expected
    if not is_host and dice.chance(15):
        attendance = Attendance.excused
    return {"partner_id": person.id, "attendance": attendance, "note": "Accueille" if is_host else ""}
