"""The plural of a title: « Conseillers départementaux », « Procureures de la République », « Sous-Préfets »."""

from __future__ import annotations

_COMPLEMENTS = frozenset({"de", "du", "des", "d'", "à", "au"})
_INVARIABLE_STARTS = frozenset({"Sous", "Vice"})


def plural_title(title: str) -> str:
    """Return a title in the plural; what follows « de » or « du » stays as it is."""
    words = title.split(" ")
    end = next((number for number, word in enumerate(words) if word in _COMPLEMENTS), len(words))
    return " ".join([*(_plural(word) for word in words[:end]), *words[end:]])


def _plural(word: str) -> str:
    first, hyphen, second = word.partition("-")
    if not hyphen:
        return _plural_of_part(word)
    return f"{first if first in _INVARIABLE_STARTS else _plural_of_part(first)}-{_plural_of_part(second)}"


def _plural_of_part(word: str) -> str:
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return word if word.endswith(("s", "x", "z")) else f"{word}s"
