"""Amounts of half-days, as they are written and typed: by quarters."""

from __future__ import annotations

import re

from liaison_desk.domain.french import NO_BREAK

_QUARTERS = ("", "¼", "½", "¾")
_TYPED = re.compile(r"(?P<whole>\d+(?:[.,]\d+)?)?\s*(?:(?P<top>[123])\s*/\s*(?P<bottom>[24]))?")


def quarters(half_days: float) -> str:
    """Return « ½ », « 1 ¼ », « 3 », « -¼ », rounded to the quarter; « 0 » for nothing."""
    whole, rest = divmod(round(abs(half_days) * len(_QUARTERS)), len(_QUARTERS))
    amount = NO_BREAK.join(filter(None, (str(whole) if whole else "", _QUARTERS[rest]))) or "0"
    return f"-{amount}" if half_days < 0 else amount


def half_days_words(half_days: float) -> str:
    """Return « ¾ de demi-journée », « 1 ½ demi-journée », « 5 demi-journées »."""
    amount = quarters(half_days)
    if amount in _QUARTERS:
        return f"{amount} de demi-journée"
    return f"{amount}{NO_BREAK}demi-journée{'s' if abs(half_days) >= 2 else ''}"


def typed_half_days(text: str) -> float | None:
    """Return the amount meant by « 1 ½ », « 1,5 », « 3/4 »; None when it means no number of quarters."""
    written = text.strip()
    for number, sign in enumerate(_QUARTERS[1:], 1):
        written = written.replace(sign, f" {number}/4")
    found = _TYPED.fullmatch(written.strip())
    if found is None or not (found["whole"] or found["top"]):
        return None
    amount = float((found["whole"] or "0").replace(",", "."))
    amount += int(found["top"]) / int(found["bottom"]) if found["top"] else 0
    return amount if (amount * len(_QUARTERS)).is_integer() else None
