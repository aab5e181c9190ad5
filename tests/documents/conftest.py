"""An office and its papers, all invented."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import datetime, time

import pytest

from liaison_desk.domain.engagements import Capacity, EngagementFields, EngagementState, OfficialRole
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle


def png(width: int, height: int) -> bytes:
    """Return a PNG image of one colour."""
    lines = b"".join(b"\0" + b"\x0e\x66\x68" * width for _ in range(height))

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


@pytest.fixture
def logo() -> bytes:
    return png(300, 100)


@pytest.fixture
def office(logo: bytes) -> OfficeFields:
    return OfficeFields(
        official_courtesy_title=CourtesyTitle.mr,
        official_first_name="Samir",
        official_last_name="Benali",
        official_delegation="à la démocratie participative et à la vie associative",
        officer_name="Camille Perrot",
        officer_phone="01 48 95 89 00",
        officer_email="camille.perrot@exemple.fr",
        letterhead_service="Délégation à la jeunesse et à la vie associative",
        letterhead_address=["3 esplanade Jean-Moulin", "93000 Bobigny"],
        logo=base64.b64encode(logo).decode("ascii"),
    )


@pytest.fixture
def inauguration() -> EngagementFields:
    return EngagementFields(
        title="Inauguration de la Maison des associations",
        state=EngagementState.accepted,
        starts_at=datetime(2026, 5, 12, 10, 30),
        ends_at=datetime(2026, 5, 12, 12, 0),
        place="Maison des associations",
        official_role=OfficialRole.speaks,
        capacity=Capacity.for_president,
        speaking_slot=time(10, 40),
        speaking_minutes=6,
        departs_at=time(9, 45),
    )
