"""Commands on records: add, edit, show, list, delete, search, decide."""

from __future__ import annotations

import dataclasses
import mimetypes
from argparse import Namespace
from typing import Any

from liaison_desk.cli.clock_commands import clock_values
from liaison_desk.cli.engagement_facts import facts_of
from liaison_desk.cli.output import print_json, print_line, read_json_object, sheet_values
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import LetterFields, MailRegister, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk

_ALIASES = {"note": Kind.briefing, "briefing_note": Kind.briefing, "notes": Kind.briefing}
_PLURALS = {f"{kind.value}s": kind for kind in Kind}
OFFICE = "office"


def kind_named(name: str) -> Kind:
    """Return the kind a word of the command line names."""
    if name == OFFICE:
        raise UserError("office_is_no_record", "Le bureau se montre et se change : « show office », « edit office ».")
    try:
        return _ALIASES.get(name) or _PLURALS.get(name) or Kind(name)
    except ValueError:
        known = ", ".join([*Kind, OFFICE])
        raise UserError("unknown_kind", f"« {name} » n'est pas un type de fiche : {known}.") from None


def add(desk: Desk, asked: Namespace) -> None:
    """Add a record and print its id, with its number when it has one."""
    kind = kind_named(asked.kind)
    service: Any = desk.records(kind)
    values = read_json_object(asked.file)
    fields = validated(service.fields_class, values)
    if isinstance(fields, LetterFields):
        fields = desk.letter_clocks.with_due_date(fields)
        fields = fields if "handwritten" in values else desk.letters.by_hand(fields)
    identifier: str = service.add(fields)
    _print_identity(desk, kind, identifier)


def edit(desk: Desk, asked: Namespace) -> None:
    """Change the given fields of a record, leaving the others."""
    _check_is_named(asked)
    if asked.kind == OFFICE:
        desk.settings.change(changed(desk.settings.office(), read_json_object(asked.id or asked.file)))
        return
    kind = kind_named(asked.kind)
    values = read_json_object(asked.file)
    version = values.pop("version", None)
    service: Any = desk.records(kind)
    sheet = service.sheet(asked.id)
    service.edit(sheet.reference.id, changed(sheet.fields, values), version)
    _print_identity(desk, kind, sheet.reference.id)


def show(desk: Desk, asked: Namespace) -> None:
    """Print everything about a record."""
    _check_is_named(asked)
    if asked.kind == OFFICE:
        values: dict[str, Any] = desk.settings.office().model_dump(mode="json")
    else:
        kind = kind_named(asked.kind)
        sheet: Any = desk.records(kind).sheet(asked.id)
        values = sheet_values(sheet)
        if kind is Kind.partner:
            values["computed"] = dataclasses.asdict(desk.protocol.forms_of(sheet.reference.id))
        if kind is Kind.engagement:
            values |= facts_of(desk, sheet)
        if kind is Kind.letter and sheet.fields.mail_register is MailRegister.incoming:
            values["clocks"] = clock_values(desk.letter_clocks.of(sheet.reference.id))
    if asked.json:
        print_json(values)
        return
    for name, value in values.items():
        if value not in ("", None, [], False):
            print_line(f"{name} : {value}")


def list_rows(desk: Desk, asked: Namespace) -> None:
    """Print the rows of a list."""
    service: Any = desk.records(kind_named(asked.kind))
    known = service.row_list
    unknown = [view for view in asked.view.split() if view not in known.views]
    if unknown or (asked.sort and asked.sort not in known.sorts):
        raise UserError("unknown_view", f"Filtres : {', '.join(known.views)} ; tris : {', '.join(known.sorts)}.")
    _check_limit(asked.limit)
    rows = service.rows(ListQuery(asked.query, asked.sort, asked.descending, asked.view), 0, asked.limit)
    if asked.json:
        print_json([dataclasses.asdict(row) for row in rows])
        return
    for row in rows:
        shown = [str(value) for name, value in dataclasses.asdict(row).items() if value and name != "id"]
        print_line("  ".join([row.id[:8], *shown]))


def delete(desk: Desk, asked: Namespace) -> None:
    """Put a record in the bin."""
    desk.records(kind_named(asked.kind)).delete(asked.id)


def restore_record(desk: Desk, asked: Namespace) -> None:
    """Take a record back from the bin."""
    desk.records(kind_named(asked.kind)).restore(asked.id)


def schema(asked: Namespace) -> None:
    """Print the JSON Schema of a kind of record."""
    from liaison_desk.services.schemas import fields_class_of

    fields: type[Fields] = OfficeFields if asked.kind == OFFICE else fields_class_of(kind_named(asked.kind))
    print_json(fields.model_json_schema())


def search(desk: Desk, asked: Namespace) -> None:
    """Print what holds every word."""
    _check_limit(asked.limit)
    found = desk.search.find(" ".join(asked.text), asked.limit)
    if asked.json:
        print_json([{**dataclasses.asdict(one), "snippet": one.words} for one in found])
        return
    for one in found:
        print_line(f"{one.kind.value}  {one.id[:8]}  {one.title}  {one.snippet}".translate({2: "[", 3: "]"}))


def attach(desk: Desk, asked: Namespace) -> None:
    """Keep a file with a record."""
    try:
        content = asked.file.read_bytes()
    except OSError:
        raise UserError("no_file", f"Le fichier « {asked.file.name} » ne peut pas être lu.") from None
    media_type = mimetypes.guess_type(asked.file.name)[0] or "application/octet-stream"
    piece = desk.records(kind_named(asked.kind)).attach(asked.id, asked.file.name, media_type, content)
    print_json({"id": piece})


def accept(desk: Desk, asked: Namespace) -> None:
    """Accept an engagement."""
    desk.engagements.accept(asked.id)


def done(desk: Desk, asked: Namespace) -> None:
    """Say that an engagement took place."""
    desk.engagements.mark_done(asked.id)


def decline(desk: Desk, asked: Namespace) -> None:
    """Decline an engagement."""
    desk.engagements.decline(asked.id, asked.reason)


def cancel(desk: Desk, asked: Namespace) -> None:
    """Cancel an engagement."""
    desk.engagements.cancel(asked.id, asked.reason)


def represent(desk: Desk, asked: Namespace) -> None:
    """Have the official represented."""
    desk.engagements.represent(asked.id, desk.partners.sheet(asked.by).reference.id)


def answer(desk: Desk, asked: Namespace) -> None:
    """Start the answer to a letter and print its id."""
    try:
        wording = Wording(asked.wording)
    except ValueError:
        raise UserError("unknown_wording", f"Modèles connus : {', '.join(Wording)}.") from None
    _print_identity(desk, Kind.letter, desk.answers.start(asked.id, wording))


def undo(desk: Desk, _asked: Namespace) -> None:
    """Take back the last verb."""
    sentence = desk.history.undo()
    print_line(f"Annulé : {sentence}" if sentence else "Rien à annuler.")


def redo(desk: Desk, _asked: Namespace) -> None:
    """Do again the verb last taken back."""
    sentence = desk.history.redo()
    print_line(f"Rétabli : {sentence}" if sentence else "Rien à rétablir.")


def _check_limit(limit: int) -> None:
    if limit < 1:
        raise UserError("no_such_limit", "--limit : donnez un nombre à partir de 1.")


def _check_is_named(asked: Namespace) -> None:
    if asked.kind != OFFICE and not asked.id:
        raise UserError("id_needed", "Donnez l'identifiant de la fiche : « list » les montre.")


def _print_identity(desk: Desk, kind: Kind, identifier: str) -> None:
    sheet: Any = desk.records(kind).sheet(identifier)
    print_json({"id": sheet.reference.id, **({"number": sheet.number} if sheet.number else {})})
