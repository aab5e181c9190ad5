"""From what was read to the fields of the records."""

from __future__ import annotations

from datetime import datetime

import pytest

from liaison_desk.domain.proposals import Proposal, ProposedEvent
from liaison_desk.services.proposed_fields import proposed_engagement


@pytest.mark.parametrize(
    ("place", "address", "kept_place", "municipality"),
    [
        ("MJC de Stains", "1 place Marcel-Pointet", "MJC de Stains", "93072"),
        ("Salle Vilar", "12 rue Gabriel-Péri à Saint-Denis", "Salle Vilar", "93066"),
        ("Blanc-Mesnil", "", "Le Blanc-Mesnil", "93007"),
        ("Île-Saint-Denis", "", "L'Île-Saint-Denis", "93039"),
        ("Maison du vélo", "12 rue de Pantin", "Maison du vélo", ""),
        ("Conseil départemental de la Seine-Saint-Denis", "", "Conseil départemental de la Seine-Saint-Denis", ""),
    ],
)
def test_the_commune_is_known_from_the_place(place: str, address: str, kept_place: str, municipality: str) -> None:
    event = ProposedEvent("Fête", datetime(2026, 5, 12, 10), place=place, address=address)
    fields = proposed_engagement(Proposal("a.eml", "0", "message/rfc822", event=event))
    assert fields is not None
    assert (fields.place, fields.municipality) == (kept_place, municipality)
