"""One finished note of every form: what people wrote in it, before the desk fills in what it knows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, cast

from liaison_desk.demo import banks
from liaison_desk.demo.cast import Cast
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.engagements import Appointment
from liaison_desk.demo.structure import DemoNotes, DemoRecord
from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.engagements import EngagementState, OfficialRole
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import at, long_date, month_name
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.reference_data import municipalities

_MARK = re.compile(r"<(jour|iso|année)([+-]\d+)?>|<(\w+)>")
_PARTNER = 1
"""Place of the association that the notes about a partner are about."""


def notes(players: Cast, appointments: list[Appointment], office: OfficeFields, dice: Dice) -> DemoNotes:
    """Return a note of each form beside topic briefs; the one arbitrated has its decision."""
    partner = players.associations[_PARTNER].organisation
    spoken = _speech(players, appointments)
    found: list[DemoRecord[BriefingFields]] = []
    decided: list[DemoRecord[DecisionFields]] = []
    for written in banks.notes().notes:
        host = spoken.host if spoken and written.kind is BriefingKind.speech else None
        told = host.organisation if host else partner
        commune = municipalities().name_of(spoken.record.fields.municipality) if spoken else told.fields.city
        words = {
            "association": told.fields.name,
            "à_commune": at(commune),
            "official": f"{office.official_first_name} {office.official_last_name}",
            "officer": office.officer_name,
            "djva": office.djva_director,
            "deci": office.deci_director,
        }
        values = _filled(written.model_dump(exclude={"decision", "about", "kind"}), words, players.today)
        values |= {
            "briefing_kind": written.kind,
            "title": values["title"] or _title(written.kind, spoken, players.today),
        }
        if written.about == "partner":
            values |= {"partner_id": partner.id, "details": {**values["details"], "partner": partner.id}}
        if written.kind is BriefingKind.speech and spoken:
            values |= {"engagement_id": spoken.record.id, "partner_id": spoken.record.fields.host_id}
        if written.kind is BriefingKind.activity_report:
            first, last = _month_before(players.today)
            values["details"] |= {"first_day": first.isoformat(), "last_day": last.isoformat()}
        record = DemoRecord(dice.identifier(), validated(BriefingFields, values))
        found.append(record)
        if written.decision:
            outcome = _filled(written.decision, words, players.today)
            decided.append(_decision(record, outcome, words["official"], dice))
    return DemoNotes(found, decided)


def _decision(
    note: DemoRecord[BriefingFields], values: dict[str, Any], official: str, dice: Dice
) -> DemoRecord[DecisionFields]:
    fixed = {"subject": note.fields.title, "outcome": Outcome.option, "decided_by": official, "briefing_id": note.id}
    return DemoRecord(dice.identifier(), validated(DecisionFields, {**values, **fixed, "unit": note.fields.unit}))


def _speech(players: Cast, appointments: list[Appointment]) -> Appointment | None:
    """Return the next engagement where the official speaks at an association's, with guests to greet."""
    coming = (
        one
        for one in appointments
        if one.record.fields.day >= players.today
        and one.record.fields.state is EngagementState.accepted
        and one.record.fields.official_role is OfficialRole.speaks
        and one.record.fields.participants
        and one.host in players.associations
    )
    return next(coming, None)


def _title(kind: BriefingKind, spoken: Appointment | None, today: date) -> str:
    if kind is BriefingKind.liaison_note:
        return f"Note de liaison, semaine du {long_date(monday_of(today))}"
    if kind is BriefingKind.activity_report:
        first, _last = _month_before(today)
        return f"Rapport d'activité {Unit.djva.value}, {month_name(first.month)} {first.year}"
    return f"Discours : {spoken.record.fields.title}" if spoken else label(kind)


def _month_before(today: date) -> tuple[date, date]:
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _filled(value: Any, words: dict[str, str], today: date) -> Any:
    """Return values with their marks written out: days counted from today, names of the office."""
    if isinstance(value, str):
        return _MARK.sub(lambda found: _word(found, words, today), value)
    if isinstance(value, dict):
        named = cast(dict[str, Any], value)
        return {name: _filled(one, words, today) for name, one in named.items()}
    if isinstance(value, list):
        return [_filled(one, words, today) for one in cast(list[Any], value)]
    return value


def _word(found: re.Match[str], words: dict[str, str], today: date) -> str:
    if found[3]:
        return words[found[3]]
    count = int(found[2] or 0)
    if found[1] == "année":
        return str(today.year + count)
    day = today + timedelta(days=count)
    return long_date(day) if found[1] == "jour" else day.isoformat()
