"""What to call an occasion, from the subject or the words of its invitation."""

from __future__ import annotations

import re

from liaison_desk.domain.dates_in_text import folded

_INVITATION = re.compile(
    r"^(?:(?:carton d')?invitation|convocation|save the date|demande de rendez-vous|rappel|relance"
    r"|reservez la date)s?\b"
    r"\s*[:,–—-]*\s*(?:officielle\s*)?[:,–—-]*\s*(?:(?:a la|a l'|aux?|a|pour l'|pour la|pour le|pour)\s*)?"
)
_DATE_AT_END = re.compile(
    r"[\s,:–—(-]+(?:le |du |les )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b.*|\d{1,2}(?:er)?"
    r"(?:\s*(?:et|au|&|-|–)\s*\d{1,2}(?:er)?)?\s+"
    r"(?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec).*|\d{1,2}/\d{1,2}.*)$"
)
_INVITED_TO = re.compile(
    r"\b(?:invite|inviter|convier|convie|participer|assister|(?:votre|de votre) presence|prendre part)\s+"
    r"(?P<joint>a la|a l'|aux|au|a)\s*(?P<title>[^\n.,;:!?]{5,90}(?:\n[^\n.,;:!?]{1,60})?)"
)
_TITLE_ENDS = re.compile(
    r"\s+(?:qui\s|le\s+\S+\s+\d|du\s+\d|ce\s|se\s|organisee?s?\s|prevue?s?\s|en presence|dans le cadre"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)


def event_title(subject: str, text: str) -> str:
    """Return « Inauguration du gymnase » for « Invitation à l'inauguration du gymnase – samedi 14 juin »."""
    plain = folded(subject)
    start = match.end() if (match := _INVITATION.match(plain)) else 0
    end = match.start() if (match := _DATE_AT_END.search(plain, start)) else len(subject)
    title = subject[start:end].strip(' ,:;–—-()«»"')
    if len(title) < 4:
        title = _invited_to(text) or subject
    return title[:1].upper() + title[1:]


def _invited_to(text: str) -> str:
    """Return what the text invites to, if it says so in one breath."""
    plain = folded(text)
    match = _INVITED_TO.search(plain)
    if not match:
        return ""
    start, end = match.span("title")
    stop = _TITLE_ENDS.search(plain, start, end)
    return " ".join(text[start : stop.start() if stop else end].split())
