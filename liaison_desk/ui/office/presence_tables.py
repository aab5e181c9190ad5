"""Presence beside the weekly pattern: leave, closures, half-days won or lost, and patterns to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import weekday_name
from liaison_desk.domain.worked_time import DayPart, HalfDayPlace, PresenceExceptionKind, WorkedHalfDay
from liaison_desk.services.clock import Clock, today
from liaison_desk.ui.forms.cells import Cell, choice_cell, date_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column

_DAYS = [weekday_name(number) for number in range(7)]
_SHORT = [name[:2] for name in _DAYS]


class ExceptionsTable(EditableTable):
    """Edits `presence_exceptions`."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        days = date_cell(lambda: today(clock))
        super().__init__(
            (
                cell_column("exception_kind", self.tr("Quoi"), choice_cell(PresenceExceptionKind), 168),
                cell_column("first_day", self.tr("Du"), days, 96),
                cell_column("last_day", self.tr("Au"), days, 96),
                cell_column("part", self.tr("Partie du jour"), choice_cell(DayPart), 126),
                TableColumn("reason", self.tr("Motif")),
            ),
            self.tr("Congés, fermetures, demi-journées en plus ou en moins"),
            lambda: _new_exception(today(clock)),
            parent,
            add_words=self.tr("Ajouter un congé, une fermeture…"),
            visible_rows=3,
        )


class PatternChangesTable(EditableTable):
    """Edits `pattern_changes`; half-days are typed as « lu ma, je matin, ve après-midi télétravail »."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        half_days = Cell(written_half_days, read_half_days_typed)
        super().__init__(
            (
                cell_column("starts_on", self.tr("À partir du"), date_cell(lambda: today(clock)), 110),
                cell_column("half_days", self.tr("Demi-journées"), half_days),
            ),
            self.tr("Rythmes à venir"),
            lambda: {"starts_on": today(clock), "half_days": []},
            parent,
            add_words=self.tr("Ajouter un rythme"),
            visible_rows=2,
        )


def written_half_days(value: Any) -> str:
    """Return half-days as words: « lundi, mardi matin, jeudi après-midi télétravail »."""
    halves = [half if isinstance(half, WorkedHalfDay) else WorkedHalfDay(**half) for half in value or ()]
    told: list[str] = []
    for weekday in range(7):
        places = {half.afternoon: half.place for half in halves if half.weekday == weekday}
        if len(set(places.values())) == 1 and len(places) == 2:
            told.append(_named(_DAYS[weekday], "", places[False]))
        else:
            told += [
                _named(_DAYS[weekday], "après-midi" if afternoon else "matin", place)
                for afternoon, place in sorted(places.items())
            ]
    return ", ".join(told)


def read_half_days_typed(words: str) -> list[dict[str, Any]]:
    """Return the half-days typed; raises ValueError with a French sentence."""
    found: dict[tuple[int, bool], dict[str, Any]] = {}
    for part in filter(str.strip, words.split(",")):
        terms = fold(part).split()
        weekday = next((number for number, short in enumerate(_SHORT) if terms[0].startswith(short)), None)
        if weekday is None:
            raise ValueError("écrivez par exemple : lundi, mardi, jeudi matin télétravail")
        place = HalfDayPlace.telework if any(term.startswith("tele") for term in terms) else HalfDayPlace.office
        is_morning, is_afternoon = "matin" in terms, "apres" in terms or "midi" in terms
        for afternoon in (False, True):
            if (afternoon and is_morning) or (not afternoon and is_afternoon):
                continue
            found[weekday, afternoon] = {"weekday": weekday, "afternoon": afternoon, "place": place}
    return [found[key] for key in sorted(found)]


def _named(day: str, part: str, place: HalfDayPlace) -> str:
    return " ".join(filter(None, (day, part, "télétravail" if place is HalfDayPlace.telework else "")))


def _new_exception(day: date) -> dict[str, Any]:
    return {
        "exception_kind": PresenceExceptionKind.leave,
        "first_day": day,
        "last_day": None,
        "part": DayPart.whole_day,
        "place": HalfDayPlace.office,
        "reason": "",
    }
