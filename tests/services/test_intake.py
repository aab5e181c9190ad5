"""Intake: one confirmation records everything; what was taken in is recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk


def invitation(folder: Path, name: str, *, sequence: int = 0, start: str = "20260521T160000Z", extra: str = "") -> Path:
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x", "BEGIN:VEVENT", "UID:abc@example.org",
        f"SEQUENCE:{sequence}", "DTSTAMP:20260504T150000Z", f"DTSTART:{start}", "SUMMARY:Inauguration",
        'ORGANIZER;CN="Karim Benali":mailto:karim@example.org', "LOCATION:Maison du vélo", *filter(None, [extra]),
        "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode())
    return path


def test_nothing_is_recorded_before_it_is_confirmed(desk: Desk, tmp_path: Path) -> None:
    reading = desk.intake.read(invitation(tmp_path, "a.ics"))
    assert reading.engagement is not None
    assert reading.engagement.title == "Inauguration"
    assert desk.engagements.count(ListQuery()) == desk.letters.count(ListQuery()) == 0


def test_one_confirmation_makes_letter_engagement_and_partner_and_one_undo_takes_them_back(
    desk: Desk, tmp_path: Path
) -> None:
    taken = desk.intake.confirm(desk.intake.read(invitation(tmp_path, "a.ics")))
    letter = desk.letters.sheet(taken.letter_id)
    assert letter.number == "A-2026-0001"
    assert {link.id for link in letter.links} == {taken.engagement_id, taken.partner_id}
    assert [piece.is_original for piece in letter.pieces] == [True]
    desk.history.undo()
    assert desk.engagements.count(ListQuery()) == desk.partners.count(ListQuery()) == 0
    assert desk.intake.read(tmp_path / "a.ics").known is None


def test_the_original_is_kept_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    path = invitation(tmp_path, "a.ics")
    taken = desk.intake.confirm(desk.intake.read(path))
    piece = desk.letters.sheet(taken.letter_id).pieces[0]
    assert desk.letters.piece(piece.id)[1] == path.read_bytes()


def test_the_same_file_under_another_name_is_already_registered(desk: Desk, tmp_path: Path) -> None:
    reading = desk.intake.read(invitation(tmp_path, "a.ics"))
    taken = desk.intake.confirm(reading)
    again = desk.intake.read(invitation(tmp_path, "copie.ics"))
    assert again.known is not None
    assert again.known.id == taken.letter_id
    with pytest.raises(UserError, match="déjà enregistré"):
        desk.intake.confirm(reading)


def test_a_known_sender_is_matched_by_address(desk: Desk, tmp_path: Path) -> None:
    known = desk.partners.add(validated(PartnerFields, {"last_name": "Benali", "email": "karim@example.org"}))
    reading = desk.intake.read(invitation(tmp_path, "a.ics"))
    assert (reading.partner_id, reading.partner) == (known, None)


def test_an_invitation_sent_again_moves_its_engagement(desk: Desk, tmp_path: Path) -> None:
    first = desk.intake.confirm(desk.intake.read(invitation(tmp_path, "a.ics")))
    moved = desk.intake.confirm(desk.intake.read(invitation(tmp_path, "b.ics", sequence=1, start="20260522T080000Z")))
    assert moved.engagement_id == first.engagement_id
    assert desk.engagements.count(ListQuery()) == 1
    assert desk.engagements.sheet(str(first.engagement_id)).fields.starts_at.isoformat() == "2026-05-22T10:00:00"


def test_a_cancelled_invitation_cancels_its_engagement(desk: Desk, tmp_path: Path) -> None:
    first = desk.intake.confirm(desk.intake.read(invitation(tmp_path, "a.ics")))
    desk.intake.confirm(desk.intake.read(invitation(tmp_path, "b.ics", sequence=1, extra="STATUS:CANCELLED")))
    fields = desk.engagements.sheet(str(first.engagement_id)).fields
    assert fields.state is EngagementState.cancelled
    assert fields.state_reason
    (line,) = desk.decisions.of_engagement(str(first.engagement_id))
    assert (line.fields.outcome, line.fields.reason) == (Outcome.cancelled, fields.state_reason)
