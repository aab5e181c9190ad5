"""Telephone numbers and e-mail addresses as they are kept and shown."""

from __future__ import annotations

import re
from functools import lru_cache

_EMAIL = re.compile(r"[^@\s<>\"(),;:\\\[\]]+@[^@\s<>\"(),;:\\\[\]]+\.[^@\s.]{2,}")


def normal_phone(typed: str) -> str:
    """Return a telephone number as E.164; French national form is understood.

    Raises ValueError when it cannot be a number.
    """
    if not typed.strip():
        return ""
    import phonenumbers  # 18 ms: no list needs it

    try:
        number = phonenumbers.parse(typed, "FR")
    except phonenumbers.NumberParseException as error:
        raise ValueError("ce numéro de téléphone n'est pas reconnu") from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("ce numéro de téléphone n'a pas le bon nombre de chiffres")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=256)
def shown_phone(stored: str) -> str:
    """Return a stored number as people read it: by pairs in France, else in international form."""
    if not stored:
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(stored, "FR")
    except phonenumbers.NumberParseException:
        return stored
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if number.country_code == 33
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, form)


def normal_email(typed: str) -> str:
    """Return an address with its domain in lower case; raises ValueError when it is none."""
    typed = typed.strip()
    if not typed:
        return ""
    if not _EMAIL.fullmatch(typed):
        raise ValueError("cette adresse électronique n'est pas complète")
    local, _, host = typed.rpartition("@")
    return f"{local}@{host.lower()}"
