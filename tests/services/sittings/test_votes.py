"""What was voted at a sitting, and the register of decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison_desk.domain.council_reports import VoteResult
from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.sittings import SittingState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.votes import VoteFields
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.services.sittings.sample import SITTING, after_the_sitting, batch, taken_in


def test_votes_are_entered_in_one_pass_written_to_the_register_and_taken_back_by_one_undo(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    sitting = desk.sittings.add(SITTING)
    made = taken_in(desk, sitting, batch(tmp_path / "lot", 3))
    sheet = desk.council_reports.sheet(made[0])
    desk.council_reports.edit(made[0], changed(sheet.fields, {"carried_by_official": True}))
    desk.council_reports.begin_synthesis(made[1])
    after_the_sitting(clock)
    known = desk.sitting_votes.pending(sitting)
    entered = [
        changed(known[0], {"vote_result": "adopted", "resolution_number": "2026-05-21-4", "votes_for": 40}),
        changed(known[1], {"vote_result": "adopted_amended", "amended_text": "Article 2 : 20 000 €"}),
        changed(known[2], {"vote_result": "postponed"}),
    ]
    decisions = desk.sitting_votes.enter(sitting, entered)
    assert len(decisions) == 3
    first = desk.decisions.sheet(decisions[0]).fields
    assert (first.outcome, first.chosen_option, first.council_report_id) == (Outcome.voted, "Adopté", made[0])
    assert first.decided_on == date(2026, 5, 21)
    assert first.decided_by.startswith("Commission permanente du jeudi 21")
    assert "2026-05-21-4" in first.reason
    report = desk.council_reports.sheet(made[1]).fields
    assert (report.vote_result, report.amended_text) == (VoteResult.adopted_amended, "Article 2 : 20 000 €")
    assert report.voted_on == date(2026, 5, 21)
    assert desk.sittings.sheet(sitting).fields.state is SittingState.held
    tasks = {row.title: row.due_on for row in desk.tasks.rows(ListQuery(saved_filter="to_do"))}
    assert tasks == {
        "Vérifier la transmission à la préfecture et la publication : rapport 4-1": date(2026, 5, 26),
        "Vérifier la notification aux bénéficiaires : rapport 4-1": date(2026, 6, 5),
    }
    desk.history.undo()
    assert desk.sittings.sheet(sitting).fields.state is not SittingState.held
    assert desk.council_reports.sheet(made[0]).fields.vote_result is VoteResult.pending
    assert desk.decisions.count(ListQuery()) == 0
    assert desk.council_reports.load(sitting).count == 3


def test_a_result_mended_afterwards_is_a_correction_in_the_register(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    after_the_sitting(clock)
    vote = VoteFields(report_id=made, vote_result=VoteResult.rejected)
    [first] = desk.sitting_votes.enter(sitting, [vote])
    with pytest.raises(UserError) as refused:
        desk.sitting_votes.enter(sitting, [vote])
    assert refused.value.code == "nothing_voted"
    mended = desk.sitting_votes.enter(sitting, [changed(vote, {"vote_result": "adopted"})])
    outcomes = [desk.decisions.sheet(one).fields.outcome for one in mended]
    assert outcomes == [Outcome.reopened, Outcome.voted]
    assert desk.decisions.sheet(mended[0]).fields.reopens_id == first


def test_votes_are_refused_before_the_sitting_for_another_sitting_and_with_a_number_for_what_was_not_adopted(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    sitting, other = desk.sittings.add(SITTING), desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    vote = VoteFields(report_id=made, vote_result=VoteResult.adopted)
    with pytest.raises(UserError) as refused:
        desk.sitting_votes.enter(sitting, [vote])
    assert refused.value.code == "not_held_yet"
    after_the_sitting(clock)
    with pytest.raises(InvalidFields):
        desk.sitting_votes.enter(other, [vote])
    with pytest.raises(InvalidFields):
        validated(VoteFields, {"report_id": made, "vote_result": "rejected", "resolution_number": "1"})
    voted = changed(desk.council_reports.sheet(made).fields, {"vote_result": "adopted"})
    with pytest.raises(UserError):
        desk.council_reports.edit(made, voted)


def test_a_vote_is_not_rewritten_in_the_register_and_reopening_it_puts_the_report_to_the_vote_again(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    after_the_sitting(clock)
    [decision] = desk.sitting_votes.enter(sitting, [VoteFields(report_id=made, vote_result=VoteResult.adopted)])
    with pytest.raises(UserError):
        desk.decisions.delete(decision)
    desk.decisions.reopen(decision, "Erreur de saisie")
    assert desk.council_reports.sheet(made).fields.vote_result is VoteResult.pending
