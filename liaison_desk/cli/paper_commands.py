"""Commands that read or write files: import, letters, sheets, notes, agenda."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from pathlib import Path
from typing import Any

from liaison_desk.cli.note_commands import note
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.cli.trip_commands import trip_file
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk


def take_in(desk: Desk, asked: Namespace) -> None:
    """Print what each file proposes; with --confirm, record it and print what it became.

    A file that cannot be read does not keep the others from being read; the first trouble is raised at the end.
    """
    answers: list[dict[str, Any]] = []
    trouble: UserError | None = None
    for path in asked.files:
        try:
            answers.append(_taken_in(desk, path, confirm=asked.confirm))
        except UserError as error:
            trouble = trouble or error
            answers.append({"file": path.name, "error": error.code, "sentence": error.sentence})
    print_json(answers)
    if trouble is not None:
        raise trouble


def _taken_in(desk: Desk, path: Path, *, confirm: bool) -> dict[str, Any]:
    reading = desk.intake.read(path)
    answer: dict[str, Any] = {
        "file": path.name,
        "already_registered": reading.known is not None,
        "proposal": dataclasses.asdict(reading.proposal),
    }
    if reading.known is not None:
        return {**answer, "record": dataclasses.asdict(reading.known)}
    proposed = {"letter": reading.letter, "engagement": reading.engagement, "partner": reading.partner}
    answer |= {name: fields.model_dump(mode="json") if fields else None for name, fields in proposed.items()}
    answer |= {
        "partner_id": reading.partner_id,
        "answers_mailing_id": reading.answers_mailing_id,
        "reply": reading.reply,
    }
    if reading.letter is not None:
        sender = reading.letter.model_copy(update={"correspondent_id": reading.partner_id})
        answer["remarks"] = desk.threads.of_sender(sender).sentences()
    if confirm:
        answer["recorded"] = dataclasses.asdict(desk.intake.confirm(reading))
    return answer


def letter(desk: Desk, asked: Namespace) -> None:
    """Write a letter."""
    sheet = desk.letters.sheet(asked.id)
    if sheet.fields.mail_register is not MailRegister.outgoing:
        raise UserError("not_outgoing", "Seul un courrier au départ s'écrit : commencez la réponse par « answer ».")
    desk.paper.write(desk.compositions.letter(sheet.fields, sheet.number), asked.output)


def sheet(desk: Desk, asked: Namespace) -> None:
    """Write the trip sheet of an engagement."""
    form = SheetForm.pocket_sheet if asked.a5 else SheetForm.trip_sheet
    write_sheet(desk, Kind.engagement, asked.id, form, asked.output)


def run_sheet(desk: Desk, asked: Namespace) -> None:
    """Write the timed programme of an engagement."""
    write_sheet(desk, Kind.engagement, asked.id, SheetForm.run_sheet, asked.output)


def ics(desk: Desk, asked: Namespace) -> None:
    """Write the agenda."""
    if asked.changed_since_last and not asked.target:
        raise UserError("target_needed", "Nommez le destinataire avec --target : ce qui a changé dépend de lui.")
    identifiers = [desk.engagements.sheet(identifier).reference.id for identifier in asked.ids]
    receiver = asked.target if asked.changed_since_last else ""
    steps = list(desk.agenda_export.export(asked.output, identifiers, redacted=asked.redacted, receiver=receiver))
    print_json({"file": str(asked.output), "events": steps[-1].total})


def deliver(desk: Desk, asked: Namespace) -> None:
    """Write a letter, a trip sheet and file, a run sheet, a note and the agenda of the demonstration office."""
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    outgoing = desk.letters.rows(ListQuery(saved_filter="outgoing"), 0, 50)
    signed = next(row for row in outgoing if row.number)
    coming = desk.engagements.rows(ListQuery(saved_filter="coming"), 0, 60)
    detailed = max(coming, key=lambda row: len(desk.engagements.sheet(row.id).fields.run_sheet))
    written_note = desk.briefings.rows(ListQuery(), 0, 1)[0]
    for ending in ("docx", "pdf"):
        tasks = (
            (letter, signed.id, "courrier"),
            (sheet, detailed.id, "fiche-de-deplacement"),
            (run_sheet, detailed.id, "deroule"),
            (trip_file, detailed.id, "dossier-de-deplacement"),
            (note, written_note.id, "fiche-thematique"),
        )
        for command, identifier, name in tasks:
            output = folder / f"{name}.{ending}"
            command(desk, Namespace(id=identifier, output=output, a5=False, large_print=False, read_aloud=False))
        made = desk.packs.rows(ListQuery(), 0, 1)[0]
        for _step in desk.pack_making.make(made.id, folder / f"dossier-a-imprimer.{ending}"):
            pass
    for _step in desk.agenda_export.export(folder / "agenda.ics"):
        pass
    print_line(f"Documents de démonstration écrits dans {folder.resolve()} :")
    for path in sorted(folder.iterdir()):
        print_line(f"  {path.name}")
