"""The version of a text that is read aloud: no dot within a word, both words said (domain reference §2.4, D10)."""

from __future__ import annotations

import re

_SUFFIXES = "trice|rice|euse|ère|ète|esse|ve|se|te|le|ne|e"
_DETERMINERS = {
    "un·e": ("une", "un"),
    "le·la": ("la", "le"),
    "la·le": ("la", "le"),
    "du·de la": ("de la", "du"),
    "ce·tte": ("cette", "ce"),
    "cher·e": ("chère", "cher"),
    "cher·ère": ("chère", "cher"),
    "chacun·e": ("chacune", "chacun"),
}
_FIXED = {
    "tou·te·s": "toutes et tous",
    "tou·tes": "toutes et tous",
    "tous·tes": "toutes et tous",
    "ceux·celles": "celles et ceux",
    "celles·ceux": "celles et ceux",
    "cher·e·s": "chères et chers",
    "cher·ère·s": "chères et chers",
    **{dotted: f"{feminine} ou {masculine}" for dotted, (feminine, masculine) in _DETERMINERS.items()},
}
_DOTS = re.compile("[•‧⋅・∙]")
_LOW_DOT = re.compile(rf"(?<=[^\W\d_]{{2}})\.({_SUFFIXES})(?:\.(s)|(s))?(?!\w|@|\.\w)")
_BRACKETS = re.compile(rf"(?<=[^\W\d_]{{2}})\(({_SUFFIXES})\)(s?)")
_WORD = rf"[^\W\d_]{{2,}}·(?:{_SUFFIXES})(?:·?s)?(?![^\W_])"
_PAIR = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, _DETERMINERS))})\s+({_WORD})", re.IGNORECASE)
_FIXED_WORDS = re.compile(
    rf"(?<![\w·])({'|'.join(map(re.escape, sorted(_FIXED, key=len, reverse=True)))})(?![\w·])", re.I
)
_ONE = re.compile(_WORD)
_PARTS = re.compile(rf"([^\W\d_]+)·({_SUFFIXES})(?:·?(s))?$")
_CHANGED_ENDINGS = {
    "trice": ("teur", "trice"),
    "rice": ("eur", "rice"),
    "euse": ("eur", "euse"),
    "ère": ("er", "ère"),
    "ète": ("et", "ète"),
    "ve": ("f", "ve"),
    "se": ("x", "se"),
}


def read_aloud(text: str) -> str:
    """Return a text as it is said: « habitantes et habitants » for « habitant·e·s », « une élue ou un élu »."""
    text = _DOTS.sub("·", text)
    text = _LOW_DOT.sub(lambda found: f"·{found[1]}{'·s' if found[2] or found[3] else ''}", text)
    text = _BRACKETS.sub(lambda found: f"·{found[1]}{'·s' if found[2] else ''}", text)
    text = _PAIR.sub(_pair, text)
    text = _FIXED_WORDS.sub(lambda found: _cased(_FIXED[found[1].lower()], found[1]), text)
    return _ONE.sub(_both, text)


def _pair(found: re.Match[str]) -> str:
    feminine, masculine = _forms(found[2])
    of_ms, of_mr = _DETERMINERS[found[1].lower()]
    return _cased(f"{of_ms} {feminine} ou {of_mr} {masculine}", found[1])


def _both(found: re.Match[str]) -> str:
    feminine, masculine = _forms(found[0])
    return _cased(f"{feminine} {'et' if feminine.endswith('s') else 'ou'} {masculine}", found[0])


def _forms(word: str) -> tuple[str, str]:
    """Return the feminine and the masculine of a word with dots."""
    parts = _PARTS.match(word)
    if parts is None:
        return word, word
    base, suffix, plural = parts[1], parts[2], bool(parts[3])
    masculine_end, feminine_end = _CHANGED_ENDINGS.get(suffix, ("", suffix))
    feminine = base.removesuffix(masculine_end) + feminine_end if base.endswith(masculine_end) else base + suffix
    if not plural:
        return feminine, base
    return f"{feminine}s", _plural(base)


def _plural(masculine: str) -> str:
    if masculine.endswith("al"):
        return f"{masculine[:-2]}aux"
    return masculine if masculine.endswith(("s", "x")) else f"{masculine}s"


def _cased(words: str, like: str) -> str:
    """Return words that begin with a capital when what they stand for does."""
    return words[:1].upper() + words[1:] if like[:1].isupper() else words[:1].lower() + words[1:]
