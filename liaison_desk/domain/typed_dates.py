"""What an officer types for a date or an hour, and what is meant."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import month_name, weekday_name

_RELATIVE = {"avant hier": -2, "hier": -1, "aujourd hui": 0, "auj": 0, "demain": 1, "apres demain": 2}
_WEEKDAYS = {fold(weekday_name(number)): number for number in range(7)}
_MONTHS = {fold(month_name(number)): number for number in range(1, 13)}
_OFFSET = re.compile(r"([+-])\s*(\d{1,4})\s*(?:j|jours?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+)(?: (\d{4}|\d{2}))?")
_HOUR = re.compile(r"(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?\s*(?:mn?|min)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")

_NO_DATE = "cette date n'est pas comprise ; écrivez par exemple 12/5, 15 mai, mardi, demain ou +15"
_NO_SUCH_DAY = "ce jour n'existe pas dans le calendrier"
_NO_TIME = "cette heure n'est pas comprise ; écrivez par exemple 10h30, 1030 ou 9h"


def typed_date(text: str, today: date) -> date:
    """Return the date meant by what was typed on a given day.

    Without a year, the nearest such day; a weekday is the next one to come. Raises ValueError with a French sentence.
    """
    written = text.strip().lower()
    if offset := _OFFSET.fullmatch(written):
        days = int(offset[2])
        return today + timedelta(days=days if offset[1] == "+" else -days)
    if iso := _ISO.fullmatch(written):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    words = fold(written)
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    if (found := _weekday(words, today)) is not None:
        return found
    words = _without_weekday(words)
    if numbers := _NUMBERS.fullmatch(words):
        return _dated(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if (named := _WORDS.fullmatch(words)) and (month := _named(named[2], _MONTHS)):
        return _dated(int(named[1]), month, named[3], today)
    raise ValueError(_NO_DATE)


def typed_time(text: str) -> time:
    """Return the hour meant by what was typed (« 10h30 », « 1030 », « 9h »); raises ValueError in French."""
    written = text.strip().lower().replace("\u00a0", " ").replace("\u202f", " ")
    if written == "midi":
        return time(12)
    if written == "minuit":
        return time(0)
    match = _HOUR.fullmatch(written) or _DIGITS.fullmatch(written) or re.fullmatch(r"(\d{1,2})()", written)
    if not match:
        raise ValueError(_NO_TIME)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError("cette heure n'existe pas")
    return time(hour, minute)


def _weekday(words: str, today: date) -> date | None:
    """Return the day meant by « mardi », « mardi prochain », « mardi dernier », or None."""
    name, _, rest = words.partition(" ")
    weekday = _named(name, _WEEKDAYS)
    if weekday is None or rest not in {"", "prochain", "dernier"}:
        return None
    if rest == "dernier":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _without_weekday(words: str) -> str:
    """Return « 12 mai » for « mardi 12 mai »: the number says it all."""
    name, _, rest = words.partition(" ")
    return rest if rest and _named(name, _WEEKDAYS) is not None else words


def _named(written: str, names: dict[str, int]) -> int | None:
    """Return the number of a name written in full or shortened (« mar », « janv »), or None when several fit."""
    if written in names:
        return names[written]
    fitting = [number for name, number in names.items() if len(written) >= 3 and name.startswith(written)]
    return fitting[0] if len(fitting) == 1 else None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return _day(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    candidates: list[date] = []
    for near in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(near, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ValueError(_NO_SUCH_DAY)
    return min(candidates, key=lambda candidate: abs(candidate - today))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None
