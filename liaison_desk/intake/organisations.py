"""On whose behalf somebody writes."""

from __future__ import annotations

import re

from liaison_desk.domain.dates_in_text import folded
from liaison_desk.intake.headers import Mailbox

_BODY = re.compile(
    r"\b(?:associations?|asso|ville|mairie|commune|federation|comite|collectif|maison|ligue|college|lycee|ecole|mission"
    r"|club|centre|fondation|universite|prefecture|sous-prefecture|departement|conseil|region|etablissement|amicale"
    r"|union|syndicat|reseau|cooperative|compagnie|theatre|mediatheque|bibliotheque|musee|office|agence|chambre|institut"
    r"|caf|ept|metropole|plaine commune|est ensemble|ministere|rectorat|academie|secours|croix-rouge|croix rouge|foyer"
    r"|regie|cabinet|direction|service|groupe|societe|gymnase|sporting|football)\b"
)
_TOO_VAGUE = frozenset({"mairie", "association", "direction", "cabinet", "service", "ville", "collectif"})
_SEPARATOR = re.compile(r"\s+[-–—|/•]\s+|\s*[|(),]\s*")
_EVERYBODY = frozenset({
    "aol.com", "bbox.fr", "free.fr", "gmail.com", "gmx.fr", "gmx.com", "googlemail.com", "hotmail.com", "hotmail.fr",
    "icloud.com", "laposte.net", "live.com", "live.fr", "mac.com", "me.com", "msn.com", "neuf.fr", "numericable.fr",
    "orange.fr", "outlook.com", "outlook.fr", "pm.me", "proton.me", "protonmail.com", "sfr.fr", "wanadoo.fr",
    "yahoo.com", "yahoo.fr", "ymail.com",
})  # fmt: skip
_A_SENTENCE = re.compile(r"[,;:?!@]|\.$|https?|www\.")
_TOWN = re.compile(r"^(?:ville|mairie)-?(?P<town>[a-z-]{3,})\.fr$")
_SIGNATURE_LINES = 15
_QUOTATION = re.compile(r"^\s*(?:>|-{2,}\s*(?:message|original)|le .{5,80} a ecrit|de\s*:\s)", re.MULTILINE)


def organisation_of(sender: Mailbox, stated: str, text: str) -> str:
    """Return the organisation a sender seems to write for, or nothing.

    Looked for in the Organization header, the display name, the signature, and the domain of the address.
    """
    if stated:
        return stated
    parts = [part for part in _SEPARATOR.split(sender.name) if part]
    for part in parts:
        if _BODY.search(folded(part)) and folded(part) not in _TOO_VAGUE:
            return part
    return _in_signature(text) or _in_domain(sender.address)


def is_body_name(line: str) -> bool:
    """Tell whether a line alone is the name of a body, other than the Department written to."""
    plain = folded(line)
    match = _BODY.search(plain)
    if not match or match.start() > 4 or len(line) > 80 or not line[0].isupper() or _A_SENTENCE.search(line):
        return False
    return plain not in _TOO_VAGUE and not plain.startswith(("conseil departemental", "departement de"))


def _in_signature(text: str) -> str:
    """Return the first of the last lines, before any quoted message, that begins with the name of a body."""
    plain = folded(text)
    quotation = _QUOTATION.search(plain)
    lines = [
        line.strip(" *_-–|") for line in text[: quotation.start() if quotation else None].splitlines() if line.strip()
    ]
    for line in lines[max(3, len(lines) - _SIGNATURE_LINES) :]:
        if is_body_name(line):
            return line
    return ""


def _in_domain(address: str) -> str:
    domain = address.rpartition("@")[2].lower()
    if not domain or domain in _EVERYBODY:
        return ""
    if town := _TOWN.match(domain):
        return f"Ville de {'-'.join(word.capitalize() for word in town['town'].split('-'))}"
    return domain
