"""Which of the two delegations a text is for, told from its words."""

from __future__ import annotations

import re

from liaison_desk.domain.dates_in_text import folded

_YOUTH_AND_ASSOCIATIONS = re.compile(
    r"\bvie associative|\bassociati(?:on|f|ve)s?\b|\bbenevol|\bjeunes?(?:se)?\b|\bsubvention|\bdjva\b"
    r"|\beducation populaire|\bservice civique|\bcolo(?:s|nies?)\b|\bfonds de developpement"
)
_EQUALITY_AND_CITIZENSHIP = re.compile(
    r"\bcitoyen(?:ne)?s?\b|\bcitoyennete|\bdemocratie participative|\bbudget participatif|\bconcertation|\bdeci\b"
    r"|\begalite\b|\bdiscriminations?\b|\bconseils? citoyens?|\b100 voix|\bassises\b|\blaicite|\bdroits des femmes"
)
_TEXT_READ = 5_000
_SUBJECT_WEIGHT = 3


def unit_of(subject: str, text: str) -> str:
    """Return « DJVA » or « DECI » when the words speak for one of them, nothing when for neither or for both."""
    title, body = folded(subject), folded(text[:_TEXT_READ])
    youth, equality = (
        _SUBJECT_WEIGHT * bool(words.search(title)) + min(4, sum(1 for _ in words.finditer(body)))
        for words in (_YOUTH_AND_ASSOCIATIONS, _EQUALITY_AND_CITIZENSHIP)
    )
    if max(youth, equality) < 2 or abs(youth - equality) < 2:
        return ""
    return "DJVA" if youth > equality else "DECI"
