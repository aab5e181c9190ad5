"""Commands of notes: begin one from a record or a period, fill it, read it before it goes, write it."""

from __future__ import annotations

import dataclasses
from argparse import Namespace

from liaison_desk.cli.days import optional_day
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.note_checks import remarks_on_note
from liaison_desk.domain.note_forms import NOTE_FORMS
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk

_KINDS_ABOUT = ", ".join((Kind.engagement, Kind.partner, Kind.sitting, Kind.meeting))


def note(desk: Desk, asked: Namespace) -> None:
    """Write a note."""
    form = SheetForm.spoken_note if asked.read_aloud else SheetForm.note
    if asked.large_print:
        form = SheetForm.large_spoken_note if asked.read_aloud else SheetForm.large_note
    write_sheet(desk, Kind.briefing, asked.id, form, asked.output)


def note_begin(desk: Desk, asked: Namespace) -> None:
    """Begin a note with what the desk knows and print its id."""
    identifier = desk.briefings.begin(
        _kind(asked.form),
        _about(asked.about),
        title=asked.title,
        unit=Unit(asked.unit) if asked.unit else None,
        first=optional_day(desk, asked.first),
        last=optional_day(desk, asked.last),
    )
    print_json({"id": identifier})


def note_fill(desk: Desk, asked: Namespace) -> None:
    """Write what the desk knows where nothing is written, and print how many places it filled."""
    print_json({"filled": desk.briefings.fill(asked.id)})


def note_check(desk: Desk, asked: Namespace) -> None:
    """Print what to look at in a note before it goes."""
    sheet = desk.briefings.sheet(asked.id)
    pages = len(desk.paper.pages(desk.compositions.note(sheet.fields, sheet.reference.id), 8))
    remarks = remarks_on_note(sheet.fields, desk.settings.office().key_figures, pages)
    if asked.json:
        print_json([dataclasses.asdict(remark) for remark in remarks])
        return
    for remark in remarks:
        place = f"{remark.place} : " if remark.place else ""
        excerpt = f" [{remark.excerpt}]" if remark.excerpt else ""
        print_line(f"{'bloque   ' if remark.blocks else 'à revoir '} {place}{remark.sentence}{excerpt}")
    if not remarks:
        print_line("Rien à signaler.")


def _kind(written: str) -> BriefingKind:
    """Return a kind of note from its name, or from the code of the only form that has it."""
    found = [form.kind for form in NOTE_FORMS if written.lower() in {form.kind.value, form.code.lower()}]
    if len(found) != 1:
        known = ", ".join(form.kind.value for form in NOTE_FORMS)
        raise UserError("unknown_form", f"Cette forme de note n'existe pas. Écrivez l'une de celles-ci : {known}.")
    return found[0]


def _about(written: str) -> Reference | None:
    """Return the record named as « engagement:ID »."""
    if not written:
        return None
    kind, _colon, identifier = written.partition(":")
    try:
        return Reference(Kind(kind), identifier)
    except ValueError:
        raise UserError(
            "unknown_kind", f"Écrivez le type et l'identifiant, par exemple engagement:3f2a ({_KINDS_ABOUT})."
        ) from None
