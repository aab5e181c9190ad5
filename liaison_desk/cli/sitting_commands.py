"""Commands on sittings: their dates, the load of their reports, taking reports in, the booklet, the votes."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line
from liaison_desk.cli.plan_commands import moment_values
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.french import full_date
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.votes import VoteFields
from liaison_desk.domain.yearly_markers import YearMarker
from liaison_desk.errors import UserError
from liaison_desk.services.council_reports import ReportProposal
from liaison_desk.services.desk import Desk
from liaison_desk.services.load_words import load_sentence
from liaison_desk.services.report_lines import ReportLine


def sitting_dates(desk: Desk, asked: Namespace) -> None:
    """Print the dates of a sitting, why each falls that day, and where the rule comes from."""
    found = desk.sittings.dates(asked.id)
    if asked.json:
        print_json([{**dataclasses.asdict(one), "last_working_day": one.last_working_day} for one in found])
        return
    for one in found:
        print_line(f"{full_date(one.day)} : {one.title}")
        day = one.last_working_day
        worked = f" (jour non ouvré : au plus tard le {full_date(day)})" if day else ""
        print_line(f"    {one.reason}{worked} – {one.source}")


def sitting_year(desk: Desk, asked: Namespace) -> None:
    """Print what the year asks of the sittings: the budget, what precedes it, the summer."""
    found = desk.sittings.year_markers()
    if asked.json:
        print_json([_marker_values(one) for one in found])
        return
    for one in found:
        begins = f"du {full_date(one.first)}" if one.first else "d'ici"
        print_line(f"{begins} au {full_date(one.last)} : {one.title}")
        answered = f" – {one.sitting.title}, {full_date(one.sitting.held_on)}" if one.sitting else ""
        print_line(f"    {one.reason} – {one.source}{answered}")


def sitting_reports(desk: Desk, asked: Namespace) -> None:
    """Print the reports of a sitting, in order, and what they ask of the half-days left."""
    lines, load = desk.council_reports.of_sitting(asked.id), desk.council_reports.load(asked.id)
    if asked.json:
        values = {**dataclasses.asdict(load), "half_days": [moment_values(half) for half in load.half_days]}
        print_json({"reports": [_line_values(line) for line in lines], "load": values})
        return
    for line in lines:
        marks = " · ".join(filter(None, (line.committee, line.direction, "DÉPORT" if line.steps_back else "")))
        print_line(f"{line.number or '–'}  {line.title}{f'  ({marks})' if marks else ''}")
    print_line(load_sentence(load))


def report_import(desk: Desk, asked: Namespace) -> None:
    """Print what each report proposes; with --confirm, record those that can be, as one verb.

    The first trouble is raised at the end: a file that cannot be read does not keep the others from being recorded.
    """
    sitting = desk.sittings.sheet(asked.id).reference.id
    proposals = desk.council_reports.read_all(asked.files, sitting)
    answer: dict[str, Any] = {"reports": [_proposal_values(one) for one in proposals]}
    if asked.confirm and any(one.is_new for one in proposals):
        answer["recorded"] = desk.council_reports.confirm(sitting, proposals)
        answer["load"] = load_sentence(desk.council_reports.load(sitting))
    print_json(answer)
    refused = next((one for one in proposals if one.refusal), None)
    if refused is not None:
        raise UserError("unreadable_file", refused.refusal)


def report_synthesis(desk: Desk, asked: Namespace) -> None:
    """Begin the synthesis of a report and print the id of the note."""
    print_json({"briefing_id": desk.council_reports.begin_synthesis(desk.council_reports.sheet(asked.id).reference.id)})


def booklet(desk: Desk, asked: Namespace) -> None:
    """Write the booklet of a sitting."""
    write_sheet(desk, Kind.sitting, asked.id, SheetForm.booklet, asked.output)
    print_json({"file": str(asked.output)})


def vote(desk: Desk, asked: Namespace) -> None:
    """Enter the result of a vote and print the decisions written."""
    sheet = desk.council_reports.sheet(asked.id)
    values = {
        "report_id": sheet.reference.id,
        "vote_result": asked.result,
        "resolution_number": asked.number,
        "votes_for": asked.votes_for,
        "votes_against": asked.votes_against,
        "abstentions": asked.abstentions,
        "amended_text": asked.amended,
        "follow_up": asked.follow_up,
    }
    if not sheet.fields.sitting_id:
        raise UserError("no_sitting", "Ce rapport n'est d'aucune séance : rattachez-le d'abord.")
    entered = desk.sitting_votes.enter(sheet.fields.sitting_id, [validated(VoteFields, values)])
    print_json({"decisions": entered})


def sitting_from(desk: Desk, asked: Namespace) -> None:
    """Begin the sitting an engagement of the agenda stands for and print its id."""
    engagement = desk.engagements.sheet(asked.id).reference.id
    known = desk.sittings.of_engagement(engagement)
    fields: SittingFields | None = None if known else desk.sittings.begun_from(engagement)
    print_json({"kind": "sitting", "id": known or (desk.sittings.add(fields) if fields else "")})


def _proposal_values(one: ReportProposal) -> dict[str, Any]:
    return {
        "file": one.path.name,
        "already_registered": one.known_id is not None,
        "record": one.known_id,
        "proposed": one.fields.model_dump(mode="json") if one.fields else None,
        "remarks": list(one.remarks),
    }


def _marker_values(one: YearMarker) -> dict[str, Any]:
    return {**dataclasses.asdict(one), "sitting": one.sitting.model_dump(mode="json") if one.sitting else None}


def _line_values(line: ReportLine) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(line) if field.name not in ("fields", "note")]
    return {name: getattr(line, name) for name in names}
