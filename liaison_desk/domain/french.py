"""French as it is written: dates, times, elisions, amounts of things."""

from __future__ import annotations

from datetime import date, datetime, time

NO_BREAK = "\u00a0"
"""Space that keeps a number with its unit."""

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
_VOWELS = "aàâäeéèêëiîïoôöuùûüyhœæ"


def month_name(month: int) -> str:
    """Return the name of a month, January being 1."""
    return _MONTHS[month - 1]


def weekday_name(weekday: int) -> str:
    """Return the name of a day, Monday being 0."""
    return _DAYS[weekday]


def day_number(day: date) -> str:
    """Return « 1er » for the first, the number otherwise."""
    return "1er" if day.day == 1 else str(day.day)


def long_date(day: date) -> str:
    """Return « 2 mars 2026 »."""
    return f"{day_number(day)}{NO_BREAK}{_MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Return « lundi 2 mars 2026 »."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date, today: date | None = None) -> str:
    """Return « mar. 12 mai », with the year when it is not that of today."""
    year = "" if today is None or day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()][:3]}. {day_number(day)} {_SHORT_MONTHS[day.month - 1]}{year}"


def day_and_month(day: date) -> str:
    """Return « 12 mai » with the month shortened."""
    return f"{day_number(day)} {_SHORT_MONTHS[day.month - 1]}"


def clock(moment: time | datetime) -> str:
    """Return « 14 h 30 », « 9 h »."""
    minutes = f"{NO_BREAK}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{NO_BREAK}h{minutes}"


def duration(minutes: int) -> str:
    """Return « 45 min », « 1 h 30 », « 2 h »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else "")


def starts_with_vowel(word: str) -> bool:
    """Tell whether a word calls for an elision."""
    return word[:1].lower() in _VOWELS


def of(name: str) -> str:
    """Return a place or body with « de »: de Stains, d'Aubervilliers, du Blanc-Mesnil, des Lilas, de La Courneuve."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d'{name}" if starts_with_vowel(name) else f"de {name}"


def at(name: str) -> str:
    """Return a place with « à »: à Stains, au Blanc-Mesnil, aux Lilas, à La Courneuve."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return « 1 courrier », « 3 courriers » (French counts 0 as singular)."""
    word = singular if number < 2 else plural or f"{singular}s"
    return f"{number}{NO_BREAK}{word}"


def period(starts_at: datetime, ends_at: datetime | None, all_day: bool) -> str:
    """Return when something takes place, in full: « mardi 12 mai 2026, de 10 h 30 à 12 h »."""
    same_day = ends_at is None or ends_at.date() == starts_at.date()
    if all_day:
        if same_day or ends_at is None:
            return full_date(starts_at.date())
        return f"du {full_date(starts_at.date())} au {full_date(ends_at.date())}"
    if ends_at is None or ends_at == starts_at:
        return f"{full_date(starts_at.date())} à {clock(starts_at)}"
    if same_day:
        return f"{full_date(starts_at.date())}, de {clock(starts_at)} à {clock(ends_at)}"
    return f"du {full_date(starts_at.date())} à {clock(starts_at)} au {full_date(ends_at.date())} à {clock(ends_at)}"
