"""Amounts of money as reports write them: « 23 000 € », « 1,2 M€ », « 23 000,00 euros », lines of AE and CP."""

from __future__ import annotations

import re
from decimal import Decimal

from liaison_desk.domain.report_readings import ReadAmount

MOST_AMOUNTS = 12
_LARGEST = Decimal("999999999999")
_SPACES = r"[ \u00a0\u202f]"
_AMOUNT = re.compile(
    rf"(?<![\d,.])(?P<whole>\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(?P<cents>\d{{1,3}}))?"
    rf"{_SPACES}?(?P<unit>M€|M\.?{_SPACES}?d'euros|millions?{_SPACES}(?:d['’])?euros|millions?{_SPACES}€|"
    rf"k€|K€|milliers?{_SPACES}d['’]euros|€|euros?\b)",
)
_THRESHOLD = re.compile(
    r"(?:seuil|sup[ée]rieure?s? [àa]|inf[ée]rieure?s? [àa]|exc[èe]d\w+|d[ée]pass\w+|au-del[àa] de)\D{0,24}$"
)
_FOR_EACH = re.compile(
    r"\s*(?:par|/)\s*(?:jour|journée|demi-journée|heure|nuit|repas|km|personne|habitante?|membre|élève|enfant)\b"
)
_STAGED = re.compile(r"\s*(?:en|\()\s*(?P<stage>AE|CP|AP)\b")
_STAGES = (
    ("AE", re.compile(r"\bAE\b|[Aa]utorisations? d['’]engagement")),
    ("CP", re.compile(r"\bCP\b|[Cc]r[ée]dits? de paiement")),
    ("AP", re.compile(r"\bAP\b|[Aa]utorisations? de programme")),
)
_NATURES = (
    ("Subvention", re.compile(r"subvention", re.IGNORECASE)),
    ("Participation", re.compile(r"participation financi|participation du d", re.IGNORECASE)),
    ("Cotisation", re.compile(r"cotisation|adh[ée]sion", re.IGNORECASE)),
    ("Enveloppe", re.compile(r"enveloppe", re.IGNORECASE)),
    ("Total", re.compile(r"\btotal\b|montant global", re.IGNORECASE)),
)
_YEAR = re.compile(r"\b(20\d\d)\b(?![ \u00a0\u202f]?(?:€|[kKM]€|euros?))")
_LEFT = 110


def amounts_in(text: str) -> tuple[ReadAmount, ...]:
    """Return the amounts a text gives, each once, in order; thresholds of the law and rates are left out."""
    found: dict[tuple[str, str], ReadAmount] = {}
    for line in _lines(text):
        for match in _AMOUNT.finditer(line):
            before = line[max(0, match.start() - _LEFT) : match.start()]
            if _THRESHOLD.search(before) or _FOR_EACH.match(line, match.end()):
                continue
            amount = _value(match)
            if 0 < amount <= _LARGEST:
                one = ReadAmount(_label(before, line[match.end() :]), f"{amount:.2f}")
                found.setdefault((one.label, one.amount), one)
    known = {one.amount for one in found.values() if one.label}
    kept = [one for one in found.values() if one.label or one.amount not in known]
    return tuple(kept[:MOST_AMOUNTS])


def _lines(text: str) -> list[str]:
    """Return the paragraphs of a text; lines cut by a page layout are joined when a sentence goes on."""
    joined = re.sub(r"(?<![.:;\n])\n(?=[a-zà-ÿ(])", " ", text)
    return joined.split("\n")


def _value(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match["whole"])
    number = Decimal(f"{whole[:15]}.{match['cents'] or '0'}")
    unit = match["unit"].lower()
    if unit.startswith("m") and not unit.startswith("millier"):
        return (number * 1_000_000).quantize(Decimal("0.01"))
    if unit.startswith(("k", "millier")):
        return (number * 1_000).quantize(Decimal("0.01"))
    return number.quantize(Decimal("0.01"))


def _label(before: str, after: str) -> str:
    """Return what an amount is, with its year: the stage said right after, the nearest before it, else its nature."""
    stages = [(match.end(), name) for name, pattern in _STAGES for match in pattern.finditer(before)]
    natures = [(match.end(), name) for name, pattern in _NATURES for match in pattern.finditer(before)]
    following = next((name for name, pattern in _STAGES if pattern.match(after.lstrip(" (en\u00a0\u202f"))), "")
    said = _STAGED.match(after)
    label = max(stages)[1] if stages else following or (max(natures)[1] if natures else "")
    if said:
        label = said["stage"]
    years = _YEAR.findall(before[-40:])
    return f"{label} {years[-1]}" if label in {"AE", "CP", "AP"} and years else label
