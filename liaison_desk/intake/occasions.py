"""When and where an invitation written in plain French takes place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from liaison_desk.domain.dates_in_text import FoundDate, FoundTime, dates_in, folded, times_in
from liaison_desk.domain.deadlines_in_text import deadline_in
from liaison_desk.domain.french import full_date
from liaison_desk.domain.proposals import ProposedEvent
from liaison_desk.intake.places import find_place
from liaison_desk.intake.titles import event_title

_REACH = 60
_FAR_REACH = 250
_CUE = re.compile(
    r"\b(?:aura lieu|auront lieu|se tiendra|se tiendront|se deroule|tenue|invit|convi|organis|inaugur|ceremonie"
    r"|rendez-vous|rencontr|assemblee|attend|reunion|visite|vernissage|presence|date\s*:|quand\s*:|propos|recevoir)"
)
_LIMIT = re.compile(
    r"\b(?:avant|d'ici|au plus tard|jusqu'au|date limite|rsvp|reponse|dernier delai|echeance)\b[^.\n]{0,25}$"
)
_PAST = re.compile(
    r"\b(?:suite a|dernier|depuis|en date du|publie|cree"
    r"|(?:courrier|courriel|mail|message|lettre|deliberation|arrete|loi|decret) du)[^.\n]{0,20}$"
)
_QUOTED = re.compile(
    r"^[ \t>]*(?:(?:de|envoye|sent|from|to|a|cc)\s*:.*(?:20\d\d|@).*|date\s*:.*\d\d?:\d\d.*|le .{5,80} a ecrit\s*:?)$",
    re.MULTILINE,
)


def find_occasion(subject: str, text: str, reference: date) -> tuple[ProposedEvent | None, str]:
    """Return the occasion an invitation speaks of, if it names a day, and a French sentence on what is doubtful.

    `reference` is the day the message was written: dates without a year come after it.
    """
    whole = f"{subject}\n\n{_without_quoted_headers(text)}"
    limit = deadline_in(whole, reference)
    plain, times = folded(whole), times_in(whole)
    candidates = [
        (_score(plain, found, times, len(subject)), -found.start, found)
        for found in dates_in(whole, reference)
        if found.last_day >= reference and (limit is None or found.start != limit.start)
    ]
    if not candidates:
        return None, ""
    score, _, chosen = max(candidates)
    if score < 0:
        return None, ""
    clock = _time_of(chosen, times)
    place, address = find_place(whole, max(chosen.end, clock.end if clock else 0))
    event = ProposedEvent(title=event_title(subject, whole), place=place, address=address)
    return _placed_in_time(event, chosen, clock), _doubt(whole, chosen, clock)


def _score(plain: str, found: FoundDate, times: list[FoundTime], subject_length: int) -> int:
    """Return how likely a date is that of the occasion."""
    before = plain[max(0, found.start - 120) : found.start]
    score = 3 * (_time_of(found, times) is not None) + found.has_weekday + found.has_year
    score += 2 * bool(_CUE.search(before)) + (found.start < subject_length)
    if _LIMIT.search(before) or re.match(r"[\s,(]*(?:au plus tard|dernier delai)", plain[found.end : found.end + 25]):
        score -= 8
    return score - 6 * bool(_PAST.search(before))


def _time_of(found: FoundDate, times: list[FoundTime]) -> FoundTime | None:
    """Return the time that goes with a date: just after it, just before it, else the next one below."""
    close = [each for each in times if 0 <= each.start - found.end <= _REACH]
    ahead = [each for each in times if 0 <= found.start - each.end <= 12]
    below = [each for each in times if 0 <= each.start - found.end <= _FAR_REACH]
    return next(iter(close or ahead or below), None)


def _placed_in_time(event: ProposedEvent, found: FoundDate, clock: FoundTime | None) -> ProposedEvent:
    if clock is None:
        ends_at = datetime.combine(found.last_day, time()) if found.last_day > found.day else None
        return replace(event, starts_at=datetime.combine(found.day, time()), ends_at=ends_at, all_day=True)
    starts_at = datetime.combine(found.day, clock.starts)
    ends_at = datetime.combine(found.last_day, clock.ends) if clock.ends else None
    if ends_at and ends_at < starts_at:
        ends_at += timedelta(days=1)
    return replace(event, starts_at=starts_at, ends_at=ends_at)


def _doubt(whole: str, found: FoundDate, clock: FoundTime | None) -> str:
    if not found.weekday_agrees:
        written = " ".join(whole[found.start : found.end].split())
        return f"Le message dit « {written} », mais ce jour est le {full_date(found.day)}."
    return "" if clock else "L'heure n'a pas été trouvée dans le message : précisez-la."


def _without_quoted_headers(text: str) -> str:
    """Return the text with the headers of quoted messages blanked: their dates are those of messages."""
    kept, plain = list(text), folded(text)
    for match in _QUOTED.finditer(plain):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(kept)
