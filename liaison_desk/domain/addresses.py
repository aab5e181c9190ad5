"""Postal addresses: as written in a letter, and as the envelope wants them (NF Z 10-011, domain reference §2.5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from liaison_desk.domain.folding import fold
from liaison_desk.domain.partners import PartnerFields

MOST_LINES = 6
MOST_SIGNS = 38
LONGEST_STREET = 32
"""Above this many signs the kind of street may be abbreviated."""

_ABBREVIATIONS = {
    "ALLEE": "ALL", "AVENUE": "AV", "BOULEVARD": "BD", "CHEMIN": "CHE", "COURS": "CRS", "ESPLANADE": "ESP",
    "FAUBOURG": "FG", "IMPASSE": "IMP", "LOTISSEMENT": "LOT", "PASSAGE": "PAS", "PLACE": "PL", "PROMENADE": "PROM",
    "RESIDENCE": "RES", "ROUTE": "RTE", "SQUARE": "SQ", "GENERAL": "GAL", "PRESIDENT": "PDT", "DOCTEUR": "DR",
    "PROFESSEUR": "PR", "SAINT": "ST", "SAINTE": "STE",
}  # fmt: skip
_STREET_NUMBER = re.compile(r"^\d+\s*(?:BIS|TER|QUATER|[A-Z](?=\s))?\s*")


@dataclass(frozen=True)
class Envelope:
    """The lines of an envelope, and what is wrong with them in French sentences."""

    lines: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def postal_lines(partner: PartnerFields) -> list[str]:
    """Return the lines below the name, in mixed case as in a letter; none when no address is known."""
    locality = " ".join(part for part in (partner.postal_code, partner.city) if part)
    country = partner.country.upper() if is_abroad(partner) else ""
    lines = (partner.recipient_line, partner.building, partner.street, partner.place_line, locality, country)
    return [line for line in lines if line]


def is_abroad(partner: PartnerFields) -> bool:
    """Tell whether a country line is wanted."""
    return bool(partner.country) and fold(partner.country) != "france"


def envelope(names: Sequence[str], partner: PartnerFields) -> Envelope:
    """Return the envelope of an address: names first (body, then person), the last three lines in plain capitals.

    At most six lines of 38 signs, a seventh for the country abroad; what does not fit is said, never cut.
    """
    below = postal_lines(partner)
    lines = [name.strip() for name in names if name.strip()] + [line for line in below if line not in names]
    first_plain = max(len(lines) - 3, min(len(lines), len(names)))
    rendered = [line if index < first_plain else _plain_capitals(line) for index, line in enumerate(lines)]
    if partner.street and (street := _plain_capitals(partner.street)) in rendered:
        rendered[rendered.index(street)] = _shortened_street(street)
    return Envelope(tuple(rendered), tuple(_warnings(rendered, partner)))


def _warnings(lines: list[str], partner: PartnerFields) -> list[str]:
    found: list[str] = []
    allowed = MOST_LINES + is_abroad(partner)
    if len(lines) > allowed:
        found.append(f"L'adresse compte {len(lines)} lignes : {allowed} au plus.")
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_SIGNS:
            found.append(f"La ligne {number} compte {len(line)} signes : {MOST_SIGNS} au plus.")
    if not partner.city or not (partner.postal_code or is_abroad(partner)):
        found.append("Il manque le code postal ou la commune.")
    return found


def _plain_capitals(line: str) -> str:
    """Return capitals without accents, ligatures or punctuation."""
    spelled = line.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return re.sub(r"[^A-Z0-9]+", " ", bare.upper()).strip()


def _shortened_street(street: str) -> str:
    number = _STREET_NUMBER.match(street)
    start = number.end() if number else 0
    if len(street) - start <= LONGEST_STREET:
        return street
    words = (_ABBREVIATIONS.get(word, word) for word in street[start:].split())
    return street[:start] + " ".join(words)
