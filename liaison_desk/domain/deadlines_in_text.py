"""The day before which an answer is wanted, as French messages ask for it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from liaison_desk.domain.dates_in_text import FoundDate, dates_in, folded, next_weekday

_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+(?=[A-ZÀ-ÖØ-Þ«\"(\-•*–—])|\n\s*\n|\n(?=\s*[-•*–—])")
_ANSWER = re.compile(
    r"\brepon(?:se|dre|dez|ses)\b|\bconfirm|\bretours?\b|\brsvp\b|\br\.\s?s\.\s?v\.\s?p|\binscri"
    r"|\bfaire (?:part|connaitre|savoir|parvenir)|\bmerci d|\bpriere d|\bretourner|\brenvoyer|\btransmettre"
    r"|\b(?:votre|vos) (?:presence|participation|disponibilite|avis)|\bindiquer|\bnous dire|\binformer|\badresser"
    r"|\bnous attend|\bdonner suite|\bcoupon|\bdate limite|\bdernier delai|\bau plus tard|\bsouhait"
)
_LEAD = re.compile(
    r"\bavant\b|\bd'ici\b|\bau plus tard\b|\bjusqu'(?:au?|en|a)\b|\bdate limite\b|\bdernier delai\b|\brsvp\b"
    r"|\br\.\s?s\.\s?v\.\s?p\b\.?|\b(?:reponse|retour)\s+(?:\w+\s+){0,2}(?:pour|le|avant)\b|\becheance\b|\bdeadline\b"
)
_AFTERWARDS = re.compile(r"[\s,(]*(?:au plus tard|dernier delai|delai de rigueur|au maximum|maximum)\b")
_REACH = 40
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_BARE_WEEKDAY = re.compile(rf"[\s:]*(?:a|au|le|la|ce)?\s*(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?!\s+\d)")
_PERIOD_END = re.compile(
    r"[\s:]*(?:a|au|le|la)?\s*(?:la\s+)?fin\s+(?:(?:de\s+)?(?:la\s+)?(?P<week>semaine)|(?:du\s+)?(?P<month>mois))\b"
)
_SHORT_TERM = re.compile(
    r"\b(?:sous|dans\s+(?:les|un\s+delai\s+de)|d'ici(?:\s+a)?)\s+"
    r"(?:(?P<name>huitaine|quinzaine)|(?P<count>\d{1,2}|huit|quinze|dix|cinq|trois|deux)\s+(?P<unit>jours?|semaines?))\b"
)
_COUNTS = {"deux": 2, "trois": 3, "cinq": 5, "huit": 8, "dix": 10, "quinze": 15}


def deadline_in(text: str, reference: date) -> FoundDate | None:
    """Return the first day, from the reference on, before which the text asks for an answer."""
    for start, sentence in _sentences(text):
        plain = folded(sentence)
        if not _ANSWER.search(plain):
            continue
        for found in _deadlines(sentence, plain, reference):
            if found.day >= reference:
                return FoundDate(start + found.start, start + found.end, found.day, found.day)
    return None


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _deadlines(sentence: str, plain: str, reference: date) -> Iterator[FoundDate]:
    """Yield the days a sentence sets as a limit: dates, then weekdays, ends of periods and short terms."""
    leads = [match.end() for match in _LEAD.finditer(plain)]
    for found in dates_in(sentence, reference):
        if any(0 <= found.start - lead <= _REACH for lead in leads) or _AFTERWARDS.match(plain, found.end):
            yield found
    for lead in leads:
        if match := _BARE_WEEKDAY.match(plain, lead):
            day = next_weekday(_WEEKDAYS.index(match["weekday"]), reference + timedelta(days=1))
            yield FoundDate(match.start(), match.end(), day, day)
        elif match := _PERIOD_END.match(plain, lead):
            day = next_weekday(4, reference) if match["week"] else _month_end(reference)
            yield FoundDate(match.start(), match.end(), day, day)
    for match in _SHORT_TERM.finditer(plain):
        day = reference + timedelta(days=_term(match))
        yield FoundDate(match.start(), match.end(), day, day)


def _term(match: re.Match[str]) -> int:
    """Return a short term in days."""
    if match["name"]:
        return 8 if match["name"] == "huitaine" else 15
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return count * 7 if match["unit"].startswith("semaine") else count


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
