"""What is derived from records follows them: the search index, the order of the registers, the cancelled numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.services.desk import Desk
from liaison_desk.store.registers import cancelled_numbers
from tests.store.work import opened


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    desk = opened(folder)
    yield desk
    desk.close()


def letter_of(desk: Desk, sender: str) -> str:
    values = {"subject": "Demande", "received_on": "2026-05-04", "correspondent_id": sender}
    return desk.letters.add(validated(LetterFields, values))


def found(desk: Desk, word: str) -> set[str]:
    return {one.id for one in desk.search.find(word)}


def test_the_letters_and_engagements_of_a_partner_are_found_under_a_new_name(desk: Desk) -> None:
    sender = desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    letter = letter_of(desk, sender)
    visit = desk.engagements.add(
        validated(EngagementFields, {"title": "Visite", "starts_at": "2026-05-12T10:30", "host_id": sender})
    )
    desk.partners.edit(sender, changed(desk.partners.sheet(sender).fields, {"last_name": "Guivarch"}))
    assert found(desk, "guivarch") == {sender, letter, visit}
    assert found(desk, "kerbrat") == set()
    desk.history.undo()
    assert found(desk, "kerbrat") == {sender, letter, visit}
    desk.history.redo()
    assert found(desk, "guivarch") == {sender, letter, visit}


def test_a_letter_keeps_the_name_of_a_sender_thrown_away(desk: Desk) -> None:
    sender = desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    letter = letter_of(desk, sender)
    desk.partners.delete(sender)
    desk.letters.edit(letter, changed(desk.letters.sheet(letter).fields, {"notes": "relue"}))
    assert found(desk, "kerbrat") == {letter}


def test_a_register_sorted_by_sender_follows_a_new_name(desk: Desk) -> None:
    names = ["Arnaud", "Martin", "Weber"]
    senders = [desk.partners.add(validated(PartnerFields, {"last_name": name})) for name in names]
    letters = [letter_of(desk, sender) for sender in senders]
    desk.partners.edit(senders[0], validated(PartnerFields, {"last_name": "Zola"}))
    rows = desk.letters.rows(ListQuery(sort_key="correspondent"))
    assert [row.id for row in rows] == [letters[1], letters[2], letters[0]]


def test_a_cancelled_letter_thrown_away_and_taken_back_is_still_cancelled(desk: Desk) -> None:
    sender = desk.partners.add(validated(PartnerFields, {"last_name": "Kerbrat"}))
    letter = letter_of(desk, sender)
    desk.letters.set_state([letter], LetterState.cancelled, "Doublon")
    desk.letters.delete(letter)
    desk.letters.restore(letter)
    with desk.office.database.reading() as session:
        assert cancelled_numbers(session) == [("A-2026-0001", "Demande", "Doublon")]


def test_records_added_together_may_name_each_other(desk: Desk) -> None:
    from liaison_desk.domain.records import Kind
    from liaison_desk.store import records

    one, other = "1" * 32, "2" * 32
    held = [{"organisation_id": other}]
    entries = [
        (one, validated(PartnerFields, {"last_name": "Kerbrat", "offices_held": held})),
        (other, validated(PartnerFields, {"partner_kind": "organisation", "name": "Les Amis du lac"})),
    ]
    with desk.office.database.writing() as session:
        records.create_all(session, Kind.partner, entries)
    assert [link.id for link in desk.partners.sheet(one).links] == [other]
    assert found(desk, "amis") == {one, other}
