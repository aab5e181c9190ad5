"""The « affaire suivie par » lines (CRPA L111-2)."""

from __future__ import annotations

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.office import OfficeFields


def case_officer(office: OfficeFields) -> tuple[str, ...]:
    """Return name, function, telephone and e-mail address of the officer, those that are known."""
    name = office.officer_name or "[à compléter : nom de l'agent (Réglages)]"
    lines = (name, office.officer_function, shown_phone(office.officer_phone), office.officer_email)
    return tuple(line for line in lines if line)
