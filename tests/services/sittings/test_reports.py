"""The reports of a sitting: taken in as a batch, their syntheses, their order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.council_reports import CouncilReportFields, SynthesisForm
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.report_headings import FINANCE, OBJECT, RECUSAL, REQUESTED
from liaison_desk.domain.report_syntheses import SHORT_HEADINGS
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services.council_reports import ReportProposal
from liaison_desk.services.desk import Desk
from tests.services.sittings.sample import SITTING, batch, taken_in


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
