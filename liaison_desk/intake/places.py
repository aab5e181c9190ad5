"""Places and street addresses, as messages give them."""

from __future__ import annotations

import re

from liaison_desk.domain.dates_in_text import folded

_STREET = (
    r"(?:rue|avenue|av\.?|boulevard|bd|bld|place|allee|impasse|chemin|square|quai|cours|passage|esplanade|mail|route"
    r"|sente|villa|parvis|promenade|rond-point|cite|sentier)"
)
_ADDRESS = re.compile(
    rf"(?:\d{{1,4}}(?:\s?(?:-|/|a|et)\s?\d{{1,4}})?\s*(?:bis|ter|quater)?\s*,?\s+{_STREET}\b[^\n,;()]{{2,60}}"
    rf"|\b{_STREET}\s[^\n,;()]{{2,60}}(?=[\s,–-]+\d{{5}}\b))"
    r"(?:[\s,–-]+\d{5}\s+[^\n,.;()\d]{2,40})?"
)
_POSTAL = re.compile(r"\b(?:93|75|77|78|91|92|94|95)\d{3}\s+[a-z][a-z' -]{2,40}")
_LABEL = re.compile(
    r"^[ \t>*•–-]*(?:lieu|ou|adresse|endroit|salle|localisation|where)(?:\s+(?:du|de)[^:\n]{0,40})?\s*:[ \t]*",
    re.MULTILINE,
)
_IN_SENTENCE = re.compile(
    r"[\s,:–-]+(?:qui\s+(?:se\s+)?(?:tiendra|deroulera|aura)(?:\s+lieu)?\s+)?"
    r"(?:dans\s+(?:(?:le|la|les)\s+|l'\s*)|en\s+(?=mairie|salle|prefecture|hotel)|a\s+la\s+|a\s+l'\s*|au\s+(?!plus\b)|aux\s+|chez\s+|(?P<town>a\s+)"
    r"|(?=(?:salle|salon|espace|maison|hotel|mairie|gymnase|stade|theatre|centre|college|lycee|mjc|campus|mediatheque)\b))"
    r"(?P<place>[^\n.;:!?()]{3,110})"
)
_STOP = re.compile(
    r",?\s+(?:en presence|a l'occasion|pour\s|afin\s|suivi|avec\s|sous\s|ou\s|qui\s|dans le cadre|autour\s|le (?:lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|de \d{1,2}\s?h|a \d{1,2}\s?h|a partir)"
)
_NOT_A_PLACE = re.compile(
    r"(?:nom|titre|plaisir|demande|suite|sujet|moins|cours|sein|madame|monsieur|mme|messieurs|mesdames|\d)\b"
)
_FAREWELL = re.compile(
    r"^[ \t>]*(?:(?:je|nous) vous pri|veuillez|dans l'attente|en vous remerciant|bien a vous|(?:\w+ )?cordialement"
    r"|(?:\w+ )?salutations|respectueusement|sinceres? |avec (?:mes|nos)|-- ?$)",
    re.MULTILINE,
)
"""What ends a message: the address below it is that of the sender."""
_LONGEST_PLACE = 120


def find_place(text: str, near: int) -> tuple[str, str]:
    """Return the place and the street address a text gives: on a labelled line, else just after the offset `near`."""
    farewell = _FAREWELL.search(folded(text), near)
    text = text[: farewell.start()] if farewell else text
    plain = folded(text)
    if label := _LABEL.search(plain):
        place, address = split_address(_labelled(text, plain, label.end()))
        if place or address:
            return place, address
    place = ""
    match = _IN_SENTENCE.match(plain, near)
    if match and match["town"] and not text[match.start("place")].isupper():
        match = None
    if match and not _NOT_A_PLACE.match(match["place"]):
        start, end = match.span("place")
        stop = _STOP.search(plain, start, end)
        place = text[start : stop.start() if stop else end]
    found = _ADDRESS.search(plain, near, near + 400)
    address = text[found.start() : found.end()] if found else ""
    inner_place, inner_address = split_address(_one_line(place))
    return _capital(inner_place), inner_address or _one_line(address)


def split_address(written: str) -> tuple[str, str]:
    """Return the name of a place and its street address, told apart: « Salle Jaurès, 3 rue Carnot 93240 Stains »."""
    plain = folded(written)
    found = _ADDRESS.search(plain) or _POSTAL.search(plain)
    if not found:
        return written.strip(" ,.;–-"), ""
    before, after = written[: found.start()].strip(" ,.;:–-("), written[found.end() :].strip(" ,.;–-)")
    return (before or after)[:_LONGEST_PLACE], written[found.start() : found.end()].strip(" ,.;–-")


def _labelled(text: str, plain: str, start: int) -> str:
    """Return the line from `start`, with the one or two after it that go on with the address."""
    lines = text[start : start + 400].split("\n")
    kept = [lines[0]]
    for number, line in enumerate(lines[1:4], start=1):
        begins_address = re.match(r"\s*\d", line) or _ADDRESS.search(folded(line))
        if kept == [""] or (line.strip() and begins_address and not re.search(r":|\d\s?h\b", line)):
            kept.append(line)
        elif number > 0:
            break
    return ", ".join(part.strip(" \t*,") for part in kept if part.strip())[:300]


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;–-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
