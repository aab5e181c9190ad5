"""French joints between the sentences of the banks and what fills them."""

from __future__ import annotations

from liaison_desk.domain.folding import fold

_THIN = "\u202f"
_SMALL_WORDS = frozenset({"a", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "une"})


def to_phrase(phrase: str) -> str:
    """Return a phrase after « à »: « au forum », « à l'inauguration », « aux Assises »."""
    return _after("à", "au", "aux", phrase)


def of_phrase(phrase: str) -> str:
    """Return a phrase after « de »: « du forum », « d'une rencontre », « des Assises »."""
    if phrase.startswith("un"):
        return f"d'{phrase}"
    return _after("de", "du", "des", phrase)


def amount(euros: int) -> str:
    """Return « 12 500 € » with the spaces French typography wants."""
    return f"{grouped(euros)}\u00a0€"


def grouped(number: int) -> str:
    """Return a number by thousands: « 1 415 »."""
    return f"{number:,}".replace(",", _THIN)


def host_name(name: str) -> str:
    """Return a name as it stands in an e-mail domain: « passeurs-du-canal »."""
    words = fold(name).split()
    kept = [word for word in words if word not in _SMALL_WORDS]
    return "-".join((kept or words)[:3])


def bullets(items: list[str]) -> str:
    """Return a Markdown list."""
    return "\n".join(f"- {item}" for item in items)


def _after(preposition: str, masculine: str, plural: str, phrase: str) -> str:
    if phrase.startswith("le "):
        return f"{masculine} {phrase.removeprefix('le ')}"
    if phrase.startswith("les "):
        return f"{plural} {phrase.removeprefix('les ')}"
    return f"{preposition} {phrase}"
