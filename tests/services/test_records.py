"""Records: what is added can be read, edited, found, thrown away, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, NotFound, StaleVersion
from liaison_desk.services.desk import Desk


def engagement(**values: Any) -> EngagementFields:
    return validated(EngagementFields, {"title": "Inauguration", "starts_at": "2026-05-12T10:30", **values})


def partner(**values: Any) -> PartnerFields:
    return validated(PartnerFields, {"last_name": "Kerbrat", "first_name": "Solène", "courtesy_title": "Mme", **values})


def test_every_field_comes_back_as_it_went_in(desk: Desk) -> None:
    host = desk.partners.add(partner())
    written = engagement(
        host_id=host,
        participants=[{"partner_id": host, "note": "à saluer"}],
        run_sheet=[{"title": "Accueil", "starts": "10:30", "minutes": 10}],
        municipality="93072",
        notes="& < > \" ' {{ }} é œ €",
    )
    assert desk.engagements.sheet(desk.engagements.add(written)).fields.model_dump() == written.model_dump()


def test_a_commune_may_be_given_by_its_name(desk: Desk) -> None:
    added = desk.engagements.add(engagement(municipality="épinay sur seine"))
    assert desk.engagements.sheet(added).fields.municipality == "93031"


def test_a_reference_to_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidFields, match="host"):
        desk.engagements.add(engagement(host_id="0" * 32))
    assert desk.engagements.count(ListQuery()) == 0


def test_an_unknown_function_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidFields, match="fonction"):
        desk.partners.add(partner(offices_held=[{"function": "ROI"}]))


def test_two_editors_do_not_overwrite_each_other(desk: Desk) -> None:
    added = desk.engagements.add(engagement())
    read = desk.engagements.sheet(added)
    desk.engagements.edit(added, changed(read.fields, {"place": "Stains"}), read.version)
    with pytest.raises(StaleVersion):
        desk.engagements.edit(added, changed(read.fields, {"place": "Bondy"}), read.version)


def test_links_are_read_from_both_ends(desk: Desk) -> None:
    host = desk.partners.add(partner())
    added = desk.engagements.add(engagement(host_id=host))
    assert [(link.role, link.id) for link in desk.partners.sheet(host).links] == [("of_host", added)]
    desk.engagements.edit(added, engagement())
    assert desk.partners.sheet(host).links == ()


def test_two_records_can_be_tied_by_hand_and_untied(desk: Desk) -> None:
    first, second = desk.engagements.add(engagement()), desk.engagements.add(engagement(title="Suite"))
    desk.engagements.relate(first, Reference(Kind.engagement, second))
    link = desk.engagements.sheet(second).links[0]
    assert (link.role, link.id) == ("related", first)
    desk.engagements.unrelate(second, link)
    assert desk.engagements.sheet(first).links == ()


def test_a_declined_engagement_has_a_reason(desk: Desk) -> None:
    added = desk.engagements.add(engagement())
    with pytest.raises(InvalidFields, match="motif"):
        desk.engagements.decline(added, "")
    assert desk.engagements.sheet(added).fields.state is EngagementState.requested


def test_what_is_thrown_away_can_be_taken_back(desk: Desk) -> None:
    added = desk.engagements.add(engagement())
    desk.engagements.delete(added)
    with pytest.raises(NotFound):
        desk.engagements.sheet(added)
    assert [reference.id for reference, _label, _when in desk.history.bin()] == [added]
    desk.engagements.restore(added)
    assert desk.engagements.sheet(added).label == "Inauguration"


def test_undo_and_redo_follow_each_other_over_any_verb(desk: Desk) -> None:
    added = desk.engagements.add(engagement())
    desk.engagements.accept(added)
    desk.engagements.delete(added)
    assert desk.history.undo() == "Suppression : Inauguration"
    assert desk.history.undo() == "Engagement accepté"
    assert desk.engagements.sheet(added).fields.state is EngagementState.requested
    assert desk.history.redo() == "Engagement accepté"
    assert desk.engagements.sheet(added).fields.state is EngagementState.accepted
    desk.engagements.cancel(added, "Reporté")
    assert desk.history.redo() is None


def test_undo_of_everything_leaves_an_empty_office(desk: Desk) -> None:
    host = desk.partners.add(partner())
    added = desk.engagements.add(engagement(host_id=host))
    desk.engagements.attach(added, "plan.pdf", "application/pdf", b"%PDF")
    while desk.history.undo():
        pass
    assert [desk.records(kind).count(ListQuery()) for kind in Kind] == [0] * len(Kind)
    assert desk.search.find("inauguration") == []
    while desk.history.redo():
        pass
    assert [piece.file_name for piece in desk.engagements.sheet(added).pieces] == ["plan.pdf"]
    assert [found.id for found in desk.search.find("inauguration")] == [added]


def test_the_same_bytes_are_kept_once_and_read_back(desk: Desk) -> None:
    added = desk.engagements.add(engagement())
    pieces = [desk.engagements.attach(added, name, "text/plain", b"octets") for name in ("a.txt", "b.txt")]
    assert [desk.engagements.piece(piece)[1] for piece in pieces] == [b"octets", b"octets"]
    assert desk.backups.check() == []


def test_changes_are_told_after_the_commit_and_not_after_a_refusal(desk: Desk) -> None:
    told: list[frozenset[Kind]] = []
    desk.changes.subscribe(told.append)
    desk.engagements.add(engagement())
    with pytest.raises(InvalidFields):
        desk.engagements.add(engagement(host_id="absent"))
    assert told == [frozenset({Kind.engagement})]
