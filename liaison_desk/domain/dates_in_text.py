"""Dates, times and deadlines as French people write them in a message.

Texts are expected in composed form (NFC). Offsets are those of the text given. A date without a year, or said by its
weekday, is placed after the reference day: the day the message was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("jan", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sep", "oct", "nov", "dec")
_LONG_AHEAD = 330
_HALF_A_YEAR = 183
_TWO_YEARS = 731

_DAY_NUMBER = r"(?:1\s?er|premier|3[01]|[12]\d|0?[1-9])"
_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?)"
_MONTH = (
    r"(?:janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept?|octobre|oct|"
    r"novembre|nov|decembre|dec)\b\.?"
)
_WRITTEN = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY})(?:\s+prochain)?[\s,]+(?:le\s+)?)?"
    rf"(?P<day>{_DAY_NUMBER})"
    rf"(?:(?:\s*,\s*\d\d?)*\s*(?P<joint>et|au|ou|&|-|–|—|/)\s*(?:le\s+)?(?:{_WEEKDAY}\s+)?(?P<last>{_DAY_NUMBER}))?"
    rf"\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>20\d\d)\b)?"
)
_NUMERIC = re.compile(
    rf"(?<![\d/.\-])(?:(?P<weekday>\b{_WEEKDAY})[\s,]+(?:le\s+)?)?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?P<mark>[/.\-])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)(?P<year>20\d\d|\d\d))?"
    r"(?![\d/]|[.\-]\d)"
)
_BEFORE_SHORT = re.compile(r"\b(?:le|du|au|avant|d'ici|rsvp|date)\s*:?\s*$")
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_SPOKEN = re.compile(
    r"\b(?:(?P<shift>apres-demain|demain)|ce\s+(?P<this>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"|(?P<next>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+prochain)\b(?!\s+\d)"
)
_RUN = re.compile(r"\s*(?:au|jusqu'au|-|–|—)\s*(?:le\s+)?")

_MINUTES_ARE_NOT_A_NUMBER = r"(?!\d|\s*,?\s*(?:bis|ter|rue|avenue|av\b|boulevard|bd|place|allee|impasse|personnes|€|%))"
_CLOCK = (
    rf"(?<![\d:,.])(?:(?P<hour>2[0-3]|[01]?\d)(?:\s*(?:heures?|h)(?![a-z])(?:\s*(?P<minute>[0-5]\d){_MINUTES_ARE_NOT_A_NUMBER})?"
    r"|:(?P<digital>[0-5]\d))(?![\d:])|(?<!apres.)(?P<noon>\bmidi\b(?P<half>\s+(?:et demie?|trente)\b)?))"
)
_TIME = re.compile(_CLOCK)
_BARE_RANGE = re.compile(r"\b(?:de|entre)\s+(?P<first>2[0-3]|[01]?\d)\s*(?:a|et|-|–)\s*$")
_TIME_JOINT = re.compile(r"\s*(?:a|-|–|—|/|→|>|jusqu'a|et)\s*(?:environ\s+)?")
_LENGTH_BEFORE = re.compile(r"(?:duree|pendant|durant|sous|dans|depuis|toutes les|delai)\s*(?:de|d'environ|:)?\s*$")
_RATE_AFTER = re.compile(r"\s*(?:/|par\b)\s*(?:24|jour|semaine|mois)\b")


@dataclass(frozen=True)
class FoundDate:
    """A day, or a run of days, and where it is written.

    `weekday_agrees` is false when the text names another weekday than the calendar does; `has_weekday` tells whether
    it names one.
    """

    start: int
    end: int
    day: date
    last_day: date
    has_year: bool = False
    has_weekday: bool = False
    weekday_agrees: bool = True


@dataclass(frozen=True)
class FoundTime:
    """A time of day, with its end where one is written, and where it is written."""

    start: int
    end: int
    starts: time
    ends: time | None = None


def folded(text: str) -> str:
    """Return the text in lower case without accents, each character at the place it had."""
    return "".join(_folded_character(character) for character in text)


def dates_in(text: str, reference: date) -> list[FoundDate]:
    """Return the dates of a text, in the order they are written."""
    plain = folded(text)
    found = sorted(
        [*_written(plain, reference), *_numeric(plain, reference), *_iso(plain), *_spoken(plain, reference)],
        key=lambda each: (each.start, -each.end),
    )
    apart: list[FoundDate] = []
    for each in found:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return _joined_dates(plain, apart)


def times_in(text: str) -> list[FoundTime]:
    """Return the times of day of a text, « de 9 h à 12 h » as one; lengths (« durée : 2 h ») are left out."""
    plain = folded(text)
    found: list[FoundTime] = []
    for match in _TIME.finditer(plain):
        is_length = _LENGTH_BEFORE.search(plain, max(0, match.start() - 30), match.start())
        if is_length or _RATE_AFTER.match(plain, match.end()):
            continue
        moment = _moment(match)
        bare = _BARE_RANGE.search(plain, max(0, match.start() - 15), match.start())
        if found and found[-1].ends is None and _continues(plain, found[-1], match.start()):
            found[-1] = replace(found[-1], end=match.end(), ends=moment)
        elif bare:
            found.append(FoundTime(bare.start(), match.end(), time(int(bare["first"])), moment))
        else:
            found.append(FoundTime(match.start(), match.end(), moment))
    return found


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character in "’‘ʼ":
        return "'"
    return unicodedata.normalize("NFD", character.lower())[:1]


def _written(plain: str, reference: date) -> Iterator[FoundDate]:
    for match in _WRITTEN.finditer(plain):
        month = _month_number(match["month"])
        last = _day_number(match["last"]) if match["last"] and match["joint"] != "ou" else None
        yield from _placed(match, _day_number(match["day"]), month, reference, last)


def _numeric(plain: str, reference: date) -> Iterator[FoundDate]:
    for match in _NUMERIC.finditer(plain):
        short = match["year"] is None
        if match["mark"] != "/" and (short or len(match["year"]) == 2):
            continue
        if (
            short
            and not match["weekday"]
            and not _BEFORE_SHORT.search(plain, max(0, match.start() - 10), match.start())
        ):
            continue
        yield from _placed(match, int(match["day"]), int(match["month"]), reference)


def _iso(plain: str) -> Iterator[FoundDate]:
    for match in _ISO.finditer(plain):
        day = _date_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            yield FoundDate(match.start(), match.end(), day, day, has_year=True)


def _spoken(plain: str, reference: date) -> Iterator[FoundDate]:
    for match in _SPOKEN.finditer(plain):
        if match["shift"]:
            day = reference + timedelta(days=1 if match["shift"] == "demain" else 2)
        elif match["this"]:
            day = next_weekday(_WEEKDAYS.index(match["this"]), reference)
        else:
            day = next_weekday(_WEEKDAYS.index(match["next"]), reference + timedelta(days=1))
        yield FoundDate(match.start(), match.end(), day, day)


def next_weekday(weekday: int, reference: date) -> date:
    """Return the first such day (Monday being 0) from the reference on, itself included."""
    return reference + timedelta(days=(weekday - reference.weekday()) % 7)


def _placed(
    match: re.Match[str], day: int, month: int, reference: date, last_day: int | None = None
) -> Iterator[FoundDate]:
    """Yield the date a match stands for, if there is such a day."""
    weekday = _weekday_number(match["weekday"])
    if match["year"]:
        found = _date_or_none(int(match["year"]) + (2000 if len(match["year"]) == 2 else 0), month, day)
    else:
        found = _nearest(day, month, weekday, reference)
    if found is None:
        return
    last = _date_or_none(found.year, month, last_day) if last_day else None
    yield FoundDate(
        match.start(),
        match.end(),
        found,
        last if last and last > found else found,
        has_year=bool(match["year"]),
        has_weekday=weekday is not None,
        weekday_agrees=weekday is None or found.weekday() == weekday,
    )


def _nearest(day: int, month: int, weekday: int | None, reference: date) -> date | None:
    """Return the day meant: the next one, unless the weekday named or the short time since point to the last one."""
    days = [
        found for year in range(reference.year - 1, reference.year + 5) if (found := _date_or_none(year, month, day))
    ]
    coming = [each for each in days if each >= reference]
    past = [each for each in days if each < reference]
    for each in [*coming[:2], *past[-1:]]:
        if each.weekday() == weekday and abs((each - reference).days) < (
            _TWO_YEARS if each >= reference else _HALF_A_YEAR
        ):
            return each
    if past and weekday is None and (coming[0] - reference).days > _LONG_AHEAD:
        return past[-1]
    return coming[0] if coming else None


def _joined_dates(plain: str, found: list[FoundDate]) -> list[FoundDate]:
    """Return « du 30 avril au 2 mai 2026 » as one run of days."""
    joined: list[FoundDate] = []
    for each in found:
        before = joined[-1] if joined else None
        if before and before.day == before.last_day and _RUN.fullmatch(plain, before.end, each.start):
            first = before.day
            if each.has_year and not before.has_year:
                first = _date_or_none(each.day.year, first.month, first.day) or first
            if first < each.day:
                joined[-1] = replace(before, end=each.end, day=first, last_day=each.last_day, has_year=each.has_year)
                continue
        joined.append(each)
    return joined


def _moment(match: re.Match[str]) -> time:
    if match["noon"]:
        return time(12, 30 if match["half"] else 0)
    return time(int(match["hour"]), int(match["minute"] or match["digital"] or 0))


def _continues(plain: str, before: FoundTime, start: int) -> bool:
    """Tell whether a time is the end of the one written just before (« et » only after « entre »)."""
    joint = plain[before.end : start]
    if not _TIME_JOINT.fullmatch(joint):
        return False
    return joint.strip() != "et" or plain[max(0, before.start - 7) : before.start].strip() == "entre"


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_number(written: str) -> int:
    return 1 if written[:1] == "p" else int(written.removesuffix("er"))


def _month_number(written: str) -> int:
    return next(number for number, start in enumerate(_MONTHS, start=1) if written.startswith(start))


def _weekday_number(written: str | None) -> int | None:
    if not written:
        return None
    return next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(written[:3]))
