"""How a rule reads in French: « Toutes les semaines le mardi, jusqu'au 30 juin 2026 »."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.french import NO_BREAK, day_number, long_date, month_name, weekday_name
from liaison_desk.domain.recurrence import Frequency, Recurrence, rank_in_month, weekdays_of


def recurrence_sentence(rule: Recurrence, first: date) -> str:
    """Return a rule in words; `first` is the day of its first occurrence."""
    return _every(rule) + _on(rule, first) + _end(rule)


def _every(rule: Recurrence) -> str:
    number = f" {rule.interval}{NO_BREAK}" if rule.interval > 1 else " "
    if rule.frequency is Frequency.daily:
        return f"Tous les{number}jours"
    if rule.frequency is Frequency.weekly:
        return f"Toutes les{number}semaines"
    return f"Tous les{number}{'ans' if rule.frequency is Frequency.yearly else 'mois'}"


def _on(rule: Recurrence, first: date) -> str:
    if rule.frequency is Frequency.weekly:
        names = [f"le {weekday_name(weekday)}" for weekday in weekdays_of(rule, first)]
        return " " + " et ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    if rule.frequency is Frequency.monthly_day:
        return f" le {day_number(first)}"
    if rule.frequency is Frequency.monthly_weekday:
        return f" le {_rank(first)} {weekday_name(first.weekday())}"
    if rule.frequency is Frequency.yearly:
        return f" le {day_number(first)}{NO_BREAK}{month_name(first.month)}"
    return " le dernier jour ouvré" if rule.frequency is Frequency.last_working_day else ""


def _rank(first: date) -> str:
    rank = rank_in_month(first)
    return "dernier" if rank < 0 else "1er" if rank == 1 else f"{rank}e"


def _end(rule: Recurrence) -> str:
    if rule.until:
        return f", jusqu'au {long_date(rule.until)}"
    return f", {rule.count}{NO_BREAK}fois" if rule.count else ""
