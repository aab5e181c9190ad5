"""Dates and sizes as this dialog says them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from liaison_desk.domain.french import NO_BREAK, clock, long_date, short_date
from liaison_desk.services.clock import OFFICE_ZONE

translate = QCoreApplication.translate
_FRENCH = QLocale(QLocale.Language.French, QLocale.Country.France)


def at_office(instant: datetime) -> datetime:
    """Return an instant of the store (UTC, with or without zone) as wall time of the office."""
    known = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return known.astimezone(OFFICE_ZONE).replace(tzinfo=None)


def moment_words(moment: datetime, today: date) -> str:
    """Return « aujourd'hui, 9 h 20 », « lun. 4 mai, 17 h »."""
    day = translate("Data", "aujourd'hui") if moment.date() == today else short_date(moment.date(), today)
    return f"{day}, {clock(moment)}"


def moment_in_full(moment: datetime) -> str:
    """Return « 5 mai 2026, 9 h 20 »."""
    return f"{long_date(moment.date())}, {clock(moment)}"


def size_words(size: int) -> str:
    """Return a number of bytes as people say it: « 412 Ko », « 3,4 Mo »."""
    for unit, factor in (("Go", 1024**3), ("Mo", 1024**2)):
        if size >= factor:
            return f"{_FRENCH.toString(size / factor, 'f', 1)}{NO_BREAK}{unit}"
    return f"{max(1, round(size / 1024))}{NO_BREAK}Ko"
