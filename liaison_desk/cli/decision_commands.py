"""Commands on decisions and points élu: decide, reopen, candidates, hold, decision sheet, options."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line, read_json_list
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.decisions import Outcome, ReviewFields, ReviewItem
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, Problem, UserError
from liaison_desk.services.desk import Desk


def decide(desk: Desk, asked: Namespace) -> None:
    """Decide of an engagement and print the line of the register and the draft of the letter."""
    decided = desk.decisions.decide(
        asked.id,
        _outcome(asked.outcome),
        reason=asked.reason,
        representative_id=desk.partners.sheet(asked.by).reference.id if asked.by else None,
        with_letter=not asked.no_letter,
    )
    print_json(dataclasses.asdict(decided))


def reopen(desk: Desk, asked: Namespace) -> None:
    """Take back a decision and print the line that says so."""
    print_json({"decision_id": desk.decisions.reopen(asked.id, asked.reason)})


def _outcome(written: str) -> Outcome:
    try:
        return Outcome(written)
    except ValueError:
        raise UserError("unknown_outcome", f"Décisions connues : {', '.join(Outcome)}.") from None


def review_candidates(desk: Desk, asked: Namespace) -> None:
    """Print what waits for a decision, the most urgent first."""
    items = desk.reviews.candidates()
    if asked.json:
        print_json(items)
        return
    for item in items:
        deadline = item.deadline.isoformat() if item.deadline else "—"
        print_line(f"{deadline}  {item.item_kind.value}  {item.title}")


def review_hold(desk: Desk, asked: Namespace) -> None:
    """Enter what was decided at a point élu, line by line, in one go, and print what it made."""
    sheet = desk.reviews.sheet(asked.id)
    entered = _items(sheet.fields, read_json_list(asked.file))
    print_json(dataclasses.asdict(desk.reviews.hold(sheet.reference.id, entered, sheet.version)))


def decision_sheet(desk: Desk, asked: Namespace) -> None:
    """Write the decision sheet of a point élu."""
    form = SheetForm.large_decision_sheet if asked.large else SheetForm.decision_sheet
    write_sheet(desk, Kind.review, asked.id, form, asked.output)


def options(desk: Desk, asked: Namespace) -> None:
    """Print what there is to know before deciding of an engagement, or write it on one page."""
    sheet = desk.options.sheet(asked.id)
    if asked.output:
        desk.paper.write(desk.compositions.options_sheet(asked.id), asked.output)
        return
    if asked.json:
        print_json(dataclasses.asdict(sheet))
        return
    for line in sheet.lines():
        print_line(line)


def decision_values(desk: Desk, engagement_id: str) -> list[dict[str, Any]]:
    """Return what was decided of an engagement, the newest first, ready for JSON."""
    found = desk.decisions.of_engagement(engagement_id)
    return [{"id": sheet.reference.id, **sheet.fields.model_dump(mode="json")} for sheet in found]


def _items(fields: ReviewFields, entered: list[dict[str, Any]]) -> list[ReviewItem]:
    """Return the lines of a point élu with what was decided of those that are named, by `index` or `engagement_id`."""
    if not entered:
        raise UserError("nothing_decided", "Donnez au moins une ligne décidée.")
    items = list(fields.items)
    told: set[int] = set()
    for position, given in enumerate(entered):
        try:
            index = _line_meant(items, given.pop("index", None), given.get("engagement_id"))
            if index in told:
                raise InvalidFields([Problem("index", "cette ligne du point élu est donnée deux fois")])
            items[index] = changed(items[index], given)
        except InvalidFields as error:
            raise error.within(f"[{position}]") from None
        told.add(index)
    return items


def _line_meant(items: list[ReviewItem], index: Any, engagement_id: Any) -> int:
    if index is None and engagement_id:
        index = next((number for number, item in enumerate(items) if item.engagement_id == engagement_id), None)
    if type(index) is not int or not 0 <= index < len(items):  # true is no number of line
        raise InvalidFields([Problem("index", "ce point élu n'a pas cette ligne")])
    return index
