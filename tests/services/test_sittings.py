"""Sittings: their reports taken in, what those ask of the half-days left, their syntheses, their votes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm, VoteResult
from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.report_syntheses import FINANCE, OBJECT, RECUSAL, REQUESTED, SHORT_HEADINGS
from liaison_desk.domain.sittings import Body, SittingFields, SittingState
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.votes import VoteFields
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.council_reports import ReportProposal
from liaison_desk.services.desk import Desk
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.week_plan import RemedyKind
from tests.intake.made_reports import MadeReport, report_docx, report_pdf

PATTERN = [
    {"weekday": 0},
    {"weekday": 0, "afternoon": True},
    {"weekday": 1},
    {"weekday": 1, "afternoon": True},
    {"weekday": 3},
]
SITTING = SittingFields(title="Commission permanente", held_on=date(2026, 5, 21), starts=time(9, 30))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 7, 9, tzinfo=OFFICE_ZONE))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.settings.change(validated(OfficeFields, {"worked_half_days": PATTERN, "official_last_name": "Benali"}))
    return desk


def batch(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [
        report_docx(folder / f"rapport {n}.docx", MadeReport(number=f"4-{n}", title=f"Soutien au projet n° {n}"))
        for n in range(1, count + 1)
    ]


def taken_in(desk: Desk, sitting: str, paths: list[Path]) -> list[str]:
    return desk.council_reports.confirm(sitting, [desk.council_reports.read(path) for path in paths])


def after_the_sitting(clock: FixedClock) -> None:
    clock.moment = datetime(2026, 5, 22, 7, tzinfo=UTC)


def test_ten_reports_announced_before_they_arrive_do_not_fit_in_four_half_days_and_the_ways_out_are_told(
    desk: Desk,
) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    load = desk.council_reports.load(sitting)
    assert (load.count, load.needed, load.available, load.missing) == (10, 5.0, 4.0, 1.0)
    assert [half.day for half in load.half_days] == [date(2026, 5, 18)] * 2 + [date(2026, 5, 19)] * 2
    counts = {remedy.kind: len(remedy.task_ids) for remedy in load.remedies}
    assert counts == {RemedyKind.shorten: 4, RemedyKind.delegate: 2}
    assert load_sentence(load) == ("10\u00a0synthèses demandent 5\u00a0demi-journées ; il en reste 4 : il en manque 1.")


def test_the_short_form_makes_room_and_one_undo_takes_it_back(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    shorten = next(one for one in desk.council_reports.load(sitting).remedies if one.kind is RemedyKind.shorten)
    desk.council_reports.shorten(shorten.task_ids)
    assert desk.council_reports.load(sitting).missing == 0
    desk.history.undo()
    assert desk.council_reports.load(sitting).missing == 1.0


def test_syntheses_handed_to_a_delegation_are_hers_to_ask_for_and_due_the_working_day_before(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    before = desk.tasks.count(ListQuery())
    delegate = next(one for one in desk.council_reports.load(sitting).remedies if one.kind is RemedyKind.delegate)
    desk.council_reports.delegate(sitting, delegate.task_ids, TaskOwner.djva)
    load = desk.council_reports.load(sitting)
    assert (load.count, load.missing, load.handed_over) == (8, 0, 2)
    task = desk.tasks.sheet(delegate.task_ids[0]).fields
    assert (task.owner, task.due_on) == (TaskOwner.djva, date(2026, 5, 20))
    asked = [row for row in desk.tasks.rows(ListQuery()) if row.title.startswith("Demander à la DJVA 2")]
    assert len(asked) == 1
    assert (asked[0].effort, asked[0].due_on) == (0, date(2026, 5, 11))
    desk.history.undo()
    assert desk.tasks.count(ListQuery()) == before
    with pytest.raises(UserError):
        desk.council_reports.delegate(sitting, delegate.task_ids, TaskOwner.officer)


def test_syntheses_that_fit_are_put_in_the_half_days_proposed_in_one_gesture(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.sittings.announce(sitting, 10, date(2026, 5, 13))
    with pytest.raises(UserError):
        desk.council_reports.spread(sitting)
    load = desk.council_reports.load(sitting)
    desk.council_reports.shorten(load.remedies[0].task_ids)
    desk.council_reports.spread(sitting)
    load = desk.council_reports.load(sitting)
    assert load.planned
    days = {desk.tasks.sheet(task_id).fields.planned_on for task_id in load.task_ids}
    assert days == {date(2026, 5, 18), date(2026, 5, 19)}
    assert not desk.planning.overloads()


def test_reports_that_arrive_take_the_place_of_those_expected_and_what_was_decided_of_them(
    desk: Desk, tmp_path: Path
) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 3}))
    load = desk.council_reports.load(sitting)
    assert load.count == 3
    desk.tasks.shorten(load.task_ids[:1])
    made = taken_in(desk, sitting, batch(tmp_path / "lot", 2))
    load = desk.council_reports.load(sitting)
    assert (load.count, load.needed) == (3, 1.25)
    forms = [desk.council_reports.sheet(one).fields.synthesis_form for one in made]
    assert forms == [SynthesisForm.short, SynthesisForm.full]
    assert desk.sittings.sheet(sitting).fields.state is SittingState.planned
    more = report_pdf(tmp_path / "encore.pdf", MadeReport(number="4-9"))
    taken_in(desk, sitting, [more])
    assert desk.council_reports.load(sitting).count == 3
    assert desk.sittings.sheet(sitting).fields.state is SittingState.reports_received


def test_a_batch_is_recorded_in_its_order_with_the_originals_and_one_undo_takes_all_of_it_back(
    desk: Desk, tmp_path: Path
) -> None:
    sitting = desk.sittings.add(SITTING)
    paths = batch(tmp_path / "lot", 3)
    made = taken_in(desk, sitting, paths)
    lines = desk.council_reports.of_sitting(sitting)
    assert [line.id for line in lines] == made
    assert [line.number for line in lines] == ["4-1", "4-2", "4-3"]
    sheet = desk.council_reports.sheet(made[0])
    assert sheet.fields.committee == "4e commission"
    assert [str(one.amount) for one in sheet.fields.amounts] == ["24500.00", "18000.00", "1200000.00", "42500.00"]
    assert sheet.pieces[0].is_original
    assert desk.council_reports.piece(sheet.pieces[0].id)[1] == paths[0].read_bytes()
    assert desk.council_reports.load(sitting).count == 3
    desk.history.undo()
    assert desk.council_reports.of_sitting(sitting) == []
    assert desk.council_reports.load(sitting).count == 0
    desk.history.redo()
    assert len(desk.council_reports.of_sitting(sitting)) == 3


def test_the_same_file_is_said_to_be_registered_already_and_makes_no_second_report(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    paths = batch(tmp_path / "lot", 2)
    copy = tmp_path / "copie.docx"
    copy.write_bytes(paths[0].read_bytes())
    taken_in(desk, sitting, [*paths, copy])
    assert len(desk.council_reports.of_sitting(sitting)) == 2
    again = desk.council_reports.read(copy)
    assert again.remarks == ("Déjà enregistré.",)
    assert not again.is_new
    with pytest.raises(UserError) as refused:
        desk.council_reports.confirm(sitting, [again])
    assert refused.value.code == "already_registered"


def test_a_report_taken_in_again_after_it_was_thrown_away_is_new(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [path] = batch(tmp_path / "lot", 1)
    [made] = taken_in(desk, sitting, [path])
    desk.council_reports.delete(made)
    assert desk.council_reports.read(path).is_new
    assert len(taken_in(desk, sitting, [path])) == 1


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_recorded(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    broken = tmp_path / "vide.pdf"
    broken.write_bytes(b"")
    proposals = [desk.council_reports.read(path) for path in (broken, *batch(tmp_path / "lot", 1))]
    assert proposals[0].refusal
    assert proposals[0].remarks == (proposals[0].refusal,)
    assert len(desk.council_reports.confirm(sitting, proposals)) == 1


def test_corrections_made_before_confirming_are_what_is_recorded(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [path] = batch(tmp_path / "lot", 1)
    read = desk.council_reports.read(path)
    assert read.fields is not None
    mended = changed(read.fields, {"number": "4-99", "carried_by_official": True})
    [made] = desk.council_reports.confirm(sitting, [ReportProposal(path, read.reading, mended)])
    assert desk.council_reports.sheet(made).fields.number == "4-99"


def test_a_file_gone_since_it_was_read_records_nothing(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    paths = batch(tmp_path / "lot", 2)
    proposals = [desk.council_reports.read(path) for path in paths]
    paths[1].unlink()
    with pytest.raises(UserError):
        desk.council_reports.confirm(sitting, proposals)
    assert desk.council_reports.of_sitting(sitting) == []


def test_the_form_of_a_report_and_its_task_say_the_same_whichever_is_changed(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    [task] = desk.council_reports.load(sitting).task_ids
    desk.council_reports.set_form([made], SynthesisForm.short)
    assert desk.tasks.sheet(task).fields.is_short
    desk.council_reports.set_form([made], SynthesisForm.delegated, Unit.deci)
    assert desk.tasks.sheet(task).fields.owner is TaskOwner.deci
    assert desk.council_reports.sheet(made).fields.delegated_to == "DECI"
    desk.council_reports.set_form([made], SynthesisForm.none)
    assert desk.tasks.sheet(task).fields.state is TaskState.dropped
    desk.tasks.reopen(task)
    desk.council_reports.set_form([made], SynthesisForm.full)
    desk.tasks.delegate([task], TaskOwner.djva)
    fields = desk.council_reports.sheet(made).fields
    assert (fields.synthesis_form, fields.delegated_to) == (SynthesisForm.delegated, "DJVA")
    with pytest.raises(UserError):
        desk.council_reports.set_form([made], SynthesisForm.delegated)


def test_reports_are_put_in_another_order(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    made = taken_in(desk, sitting, batch(tmp_path / "lot", 3))
    desk.council_reports.move(made[2], -1)
    desk.council_reports.move(made[0], -1)
    assert [line.id for line in desk.council_reports.of_sitting(sitting)] == [made[0], made[2], made[1]]


def test_a_synthesis_begins_with_what_was_read(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    note_id = desk.council_reports.begin_synthesis(made)
    assert desk.council_reports.begin_synthesis(made) == note_id
    note = desk.briefings.sheet(note_id).fields
    assert note.briefing_kind is BriefingKind.report_summary
    assert (note.sitting_id, note.due_on) == (sitting, date(2026, 5, 21))
    bodies = {section.heading: section.body for section in note.sections}
    assert bodies[OBJECT] == "Soutien au projet n° 1"
    assert bodies[REQUESTED].endswith("au nom du Département.")
    assert "- AE 2026\u00a0: 1\u00a0200\u00a0000\u00a0€" in bodies[FINANCE]
    assert note.details["report_number"] == "4-1"
    assert desk.council_reports.sheet(made).fields.briefing_id == note_id
    [task] = desk.council_reports.load(sitting).task_ids
    assert desk.tasks.sheet(task).fields.briefing_id == note_id
    desk.history.undo()
    assert desk.council_reports.sheet(made).fields.briefing_id is None


def test_a_synthesis_that_is_validated_is_no_longer_to_write(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    note = desk.council_reports.begin_synthesis(made)
    desk.briefings.edit(note, changed(desk.briefings.sheet(note).fields, {"state": "validated"}))
    assert desk.council_reports.load(sitting).count == 0


def test_a_short_synthesis_has_fewer_sections(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    desk.council_reports.set_form([made], SynthesisForm.short)
    note = desk.briefings.sheet(desk.council_reports.begin_synthesis(made)).fields
    assert tuple(section.heading for section in note.sections) == SHORT_HEADINGS


def test_a_declared_tie_with_who_is_named_in_a_report_calls_for_stepping_back_with_its_source(
    desk: Desk, tmp_path: Path
) -> None:
    partner = desk.partners.add(
        validated(PartnerFields, {"partner_kind": "organisation", "name": "Les Passeurs de Mémoire"})
    )
    office = changed(desk.settings.office(), {"interests": [{"organisation_id": partner, "nature": "adhérent"}]})
    desk.settings.change(office)
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    assert desk.council_reports.sheet(made).fields.beneficiary_ids == [partner]
    [line] = desk.council_reports.of_sitting(sitting)
    assert line.steps_back
    assert "Les Passeurs de Mémoire" in line.cautions[0].sentence
    assert "2014-90" in line.cautions[0].source
    assert line.beneficiaries == ("Les Passeurs de Mémoire",)
    note = desk.briefings.sheet(desk.council_reports.begin_synthesis(made)).fields
    assert "Les Passeurs de Mémoire" in next(one.body for one in note.sections if one.heading == RECUSAL)


def test_an_order_of_the_president_is_found_in_the_words_of_a_report(desk: Desk) -> None:
    office = changed(
        desk.settings.office(), {"recusals": [{"matter": "Maison des solidarités", "substitute": "Mme B"}]}
    )
    desk.settings.change(office)
    fields = CouncilReportFields(title="Travaux de la Maison des solidarités de Bondy")
    assert desk.council_reports.cautions(fields)[0].sentence.startswith("Déport ordonné")
    assert desk.council_reports.cautions(CouncilReportFields(title="Voirie")) == ()


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


def test_a_sitting_begun_from_the_agenda_follows_the_engagement_and_moves_it(desk: Desk, tmp_path: Path) -> None:
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {
                "title": "Commission permanente de mai",
                "engagement_kind": "sitting",
                "state": "accepted",
                "starts_at": datetime(2026, 5, 21, 9, 30),
                "ends_at": datetime(2026, 5, 21, 12),
                "place": "Hôtel du Département",
            },
        )
    )
    begun = desk.sittings.begun_from(engagement)
    assert (begun.body, begun.held_on, begun.starts) == (Body.standing_committee, date(2026, 5, 21), time(9, 30))
    sitting = desk.sittings.add(begun)
    assert desk.sittings.of_engagement(engagement) == sitting
    taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    moved = changed(
        desk.engagements.sheet(engagement).fields,
        {
            "starts_at": datetime(2026, 5, 28, 10),
            "ends_at": datetime(2026, 5, 28, 12),
            "place": "Salle des séances",
        },
    )
    desk.engagements.edit(engagement, moved)
    fields = desk.sittings.sheet(sitting).fields
    assert (fields.held_on, fields.starts, fields.place) == (date(2026, 5, 28), time(10), "Salle des séances")
    [task] = desk.council_reports.load(sitting).task_ids
    assert desk.tasks.sheet(task).fields.due_on == date(2026, 5, 28)
    desk.sittings.edit(sitting, changed(fields, {"held_on": date(2026, 6, 4)}))
    event = desk.engagements.sheet(engagement).fields
    assert (event.starts_at, event.ends_at) == (datetime(2026, 6, 4, 10), datetime(2026, 6, 4, 12))
    assert desk.tasks.sheet(task).fields.due_on == date(2026, 6, 4)
    desk.history.undo()
    assert desk.engagements.sheet(engagement).fields.starts_at == datetime(2026, 5, 28, 10)


def test_an_engagement_called_off_calls_its_sitting_off_and_brings_it_back(desk: Desk, tmp_path: Path) -> None:
    engagement = desk.engagements.add(
        validated(
            EngagementFields,
            {"title": "Bureau", "engagement_kind": "sitting", "state": "accepted", "starts_at": "2026-05-21T09:30"},
        )
    )
    sitting = desk.sittings.add(desk.sittings.begun_from(engagement))
    taken_in(desk, sitting, batch(tmp_path / "lot", 2))
    desk.engagements.cancel(engagement, "Reportée sine die")
    fields = desk.sittings.sheet(sitting).fields
    assert (fields.state, fields.state_reason) == (SittingState.cancelled, "Reportée sine die")
    assert desk.council_reports.load(sitting).count == 0
    with pytest.raises(UserError):
        taken_in(desk, sitting, [report_docx(tmp_path / "x.docx", MadeReport(number="9-9"))])
    desk.decisions.decide(engagement, Outcome.attend, with_letter=False)
    assert desk.sittings.sheet(sitting).fields.state is SittingState.planned
    assert desk.council_reports.load(sitting).count == 2


def test_only_an_engagement_that_is_a_sitting_begins_one(desk: Desk) -> None:
    engagement = desk.engagements.add(
        validated(EngagementFields, {"title": "Visite", "engagement_kind": "visit", "starts_at": "2026-05-21T09:30"})
    )
    with pytest.raises(UserError):
        desk.sittings.begun_from(engagement)


def test_a_sitting_is_cancelled_with_a_reason_only(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 4}))
    with pytest.raises(InvalidFields):
        desk.sittings.cancel(sitting, " ")
    desk.sittings.cancel(sitting, "Quorum")
    assert desk.council_reports.load(sitting).count == 0


def test_fewer_reports_expected_leave_fewer_syntheses_to_write(desk: Desk) -> None:
    sitting = desk.sittings.add(changed(SITTING, {"reports_expected": 6}))
    desk.sittings.announce(sitting, 2, None)
    assert desk.council_reports.load(sitting).count == 2


def test_a_report_typed_by_hand_takes_the_last_place_and_has_its_synthesis_to_write(desk: Desk) -> None:
    sitting = desk.sittings.add(SITTING)
    desk.council_reports.add(CouncilReportFields(title="Un rapport", sitting_id=sitting))
    desk.council_reports.add(CouncilReportFields(title="Un autre", sitting_id=sitting))
    lines = desk.council_reports.of_sitting(sitting)
    assert [(line.title, line.fields.position) for line in lines] == [("Un rapport", 1), ("Un autre", 2)]
    assert desk.council_reports.load(sitting).count == 2


def test_what_a_task_is_about_is_told_as_the_report_it_is_for(desk: Desk, tmp_path: Path) -> None:
    sitting = desk.sittings.add(SITTING)
    [made] = taken_in(desk, sitting, batch(tmp_path / "lot", 1))
    plan = desk.planning.week(date(2026, 5, 18))
    [task] = [task for half in plan.half_days for task in half.tasks]
    assert task.about is not None
    assert (task.about.kind, task.about.id) == (Kind.council_report, made)
