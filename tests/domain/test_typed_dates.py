from datetime import date, time

import pytest

from liaison_desk.domain.typed_dates import typed_date, typed_time

TODAY = date(2026, 5, 5)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/5", "2026-05-12"),
        ("12/05/26", "2026-05-12"),
        ("12.05.2026", "2026-05-12"),
        ("2026-05-12", "2026-05-12"),
        ("20/12", "2025-12-20"),
        ("15 mai", "2026-05-15"),
        ("1er juin 2027", "2027-06-01"),
        ("15 août", "2026-08-15"),
        ("3 fevr", "2026-02-03"),
        ("mardi", "2026-05-12"),
        ("Mer", "2026-05-06"),
        ("vendredi prochain", "2026-05-08"),
        ("lundi dernier", "2026-05-04"),
        ("mardi dernier", "2026-04-28"),
        ("mardi 12 mai", "2026-05-12"),
        ("demain", "2026-05-06"),
        ("après-demain", "2026-05-07"),
        ("aujourd'hui", "2026-05-05"),
        ("aujourd’hui", "2026-05-05"),
        ("hier", "2026-05-04"),
        ("+15", "2026-05-20"),
        ("-3 j", "2026-05-02"),
        ("29/2/2028", "2028-02-29"),
    ],
)
def test_a_typed_date_is_understood(typed: str, meant: str) -> None:
    assert typed_date(typed, TODAY).isoformat() == meant


@pytest.mark.parametrize("typed", ["", "bientôt", "31/2", "32/1/2026", "12/13/2026", "15 brumaire", "mardi vert"])
def test_what_is_no_date_is_refused_in_french(typed: str) -> None:
    with pytest.raises(ValueError, match=r"cette date|ce jour"):
        typed_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10h30", time(10, 30)),
        ("1030", time(10, 30)),
        ("10:30", time(10, 30)),
        ("9h", time(9)),
        ("930", time(9, 30)),
        ("14 h 05", time(14, 5)),
        ("14\u00a0h\u00a005", time(14, 5)),
        ("18", time(18)),
        ("midi", time(12)),
    ],
)
def test_a_typed_hour_is_understood(typed: str, meant: time) -> None:
    assert typed_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "tôt", "25h", "10h75", "10.30.15"])
def test_what_is_no_hour_is_refused_in_french(typed: str) -> None:
    with pytest.raises(ValueError, match="cette heure"):
        typed_time(typed)
