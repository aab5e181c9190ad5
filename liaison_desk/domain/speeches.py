"""How long a text takes to say (domain reference §3.2, D10: 130 words a minute)."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 130
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def word_count(text: str) -> int:
    """Return how many words a Markdown text has; « l'élu » is one said in one breath."""
    return len(_WORD.findall(text))


def speaking_seconds(text: str) -> int:
    """Return the seconds it takes to say a text."""
    return round(word_count(text) * 60 / WORDS_A_MINUTE)


def spoken_for(text: str) -> str:
    """Return « 3 min 20 s (433 mots à 130 mots par minute) »."""
    minutes, seconds = divmod(speaking_seconds(text), 60)
    parts = [f"{minutes}\u00a0min" if minutes else "", f"{seconds}\u00a0s" if seconds or not minutes else ""]
    return f"{' '.join(filter(None, parts))} ({word_count(text)} mots à {WORDS_A_MINUTE} mots par minute)"
