"""Commands about signature circuits, the signature book and sending letters."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from liaison_desk.cli.days import optional_day
from liaison_desk.cli.output import print_json, print_line, read_json_list
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.french import full_date, long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.signature_book import BookEntry, counted_texts
from liaison_desk.domain.text_changes import Change, Paragraph, part_changes
from liaison_desk.domain.validation import validated
from liaison_desk.domain.written_texts import WrittenFields, text_parts
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk

_SIGNS = {Change.added: "+", Change.removed: "-", Change.reworded: "~"}
_CHANNELS = {"mail": Channel.mail, "email": Channel.email, "hand": Channel.hand}


def circuit(desk: Desk, asked: Namespace) -> None:
    """Do one thing with the circuit of a text."""
    kind = Kind.briefing if asked.note else Kind.letter
    text = desk.records(kind).sheet(asked.id).reference
    {"start": _start, "show": _show, "answer": _answer, "versions": _versions}[asked.action](desk, text, asked)


def sign(desk: Desk, asked: Namespace) -> None:
    """Sign a letter and print its number."""
    sheet = desk.letters.sheet(asked.id)
    desk.letters.sign(sheet.reference.id, asked.without_visas)
    print_json({"id": sheet.reference.id, "number": desk.letters.number_of(sheet.reference.id)})


def dispatch(desk: Desk, asked: Namespace) -> None:
    """Say that a letter left; by e-mail, write the message first."""
    identifier = desk.letters.sheet(asked.id).reference.id
    channel = _CHANNELS[asked.by]
    if channel is Channel.email:
        if asked.output is None:
            raise UserError("no_output", "Indiquez où écrire le message : -o courriel.eml.")
        desk.dispatch.send_by_email(identifier, asked.output, optional_day(desk, asked.on))
    else:
        desk.dispatch.send([identifier], channel, optional_day(desk, asked.on), asked.to)
    fields = desk.letters.sheet(identifier).fields
    day = full_date(fields.sent_on) if fields.sent_on else ""
    print_line(f"{desk.letters.number_of(identifier)} : {label(channel).lower()}, {day}")


def signature_book(desk: Desk, asked: Namespace) -> None:
    """Write the slip of the signature book, or print what is in it."""
    groups = desk.signature_book.groups()
    if asked.output is not None:
        desk.paper.write(desk.signature_book.slip(asked.role), asked.output)
    if asked.json:
        print_json([{"role": name, "letters": [_entry_values(one) for one in entries]} for name, entries in groups])
        return
    for name, entries in groups:
        print_line(f"{name} : {counted_texts(entries)}")
        for entry in entries:
            print_line(f"  {entry.id[:8]}  {entry.subject} ({entry.addressee or 'sans destinataire'})")


def _start(desk: Desk, text: Reference, asked: Namespace) -> None:
    steps = [validated(CircuitStep, one) for one in read_json_list(asked.steps)] if asked.steps else []
    desk.circuits.start(text, steps)
    _show(desk, text, asked)


def _answer(desk: Desk, text: Reference, asked: Namespace) -> None:
    try:
        endorsement = Endorsement(asked.endorsement)
    except ValueError:
        raise UserError(
            "unknown_endorsement", f"« {asked.endorsement} » n'est pas une réponse : {', '.join(Endorsement)}."
        ) from None
    desk.circuits.answer(text, endorsement, asked.comment, asked.person)
    _show(desk, text, asked)


def _show(desk: Desk, text: Reference, asked: Namespace) -> None:
    fields = _fields(desk, text)
    if asked.json:
        values = {"state": fields.state, "revision": fields.revision}
        print_json({**values, "circuit": [one.model_dump(mode="json") for one in fields.circuit]})
        return
    print_line(f"{label(fields.state)}, version {fields.revision}")
    for step in fields.circuit or desk.circuits.usual(text):
        print_line(f"  {_step_words(step)}")


def _versions(desk: Desk, text: Reference, asked: Namespace) -> None:
    fields = _fields(desk, text)
    circuits = desk.circuits
    kept = circuits.kept_notes(text.id) if text.kind is Kind.briefing else circuits.kept_letters(text.id)
    texts: list[WrittenFields] = [*(one.fields for one in kept), fields]
    if asked.json:
        told = [{"revision": one.revision, "kept_at": one.kept_at, "reason": one.reason} for one in kept]
        parts = [[asdict(part) for part in text_parts(one)] for one in texts]
        current = {"revision": fields.revision, "kept_at": None, "reason": ""}
        print_json([{**one, "parts": part} for one, part in zip([*told, current], parts, strict=True)])
        return
    for place, one in enumerate(kept):
        print_line(f"Version {one.revision}, gardée le {long_date(one.kept_at.date())} : {one.reason}")
        _print_changes(texts[place], texts[place + 1])
    print_line(f"Version {fields.revision}, texte actuel")


def _print_changes(before: WrittenFields, after: WrittenFields) -> None:
    for part in part_changes(text_parts(before), text_parts(after)):
        for paragraph in part.paragraphs:
            if paragraph.change is not Change.same:
                print_line(f"  {part.name} {_SIGNS[paragraph.change]} {_in_line(paragraph)}")


def _in_line(paragraph: Paragraph) -> str:
    """Return a paragraph with « [-removed-] » and « {+added+} », as word comparisons write them."""
    marks = {Change.removed: "[-{}-]", Change.added: "{{+{}+}}"}
    return "".join(marks.get(one.change, "{}").format(one.text) for one in paragraph.words)


def _step_words(step: CircuitStep) -> str:
    said = label(step.endorsement) if step.endorsement else "attendu"
    day = f" le {long_date(step.decided_on)}" if step.decided_on else ""
    name = f"{step.role} ({step.person})" if step.person else step.role
    kind = ", signature" if step.step_kind is CircuitStepKind.signature else ""
    more = "".join(f" – {words}" for words in (step.comment, step.cancelled_reason) if words)
    return f"{name}{kind} : {said.lower()}{day}{more}"


def _entry_values(entry: BookEntry) -> dict[str, Any]:
    circuit: Sequence[CircuitStep] = entry.circuit
    return {
        "kind": entry.kind,
        "id": entry.id,
        "subject": entry.subject,
        "addressee": entry.addressee,
        "due_date": entry.due_date,
        "to_sign": entry.is_to_sign,
        "revision": entry.revision,
        "circuit": [one.model_dump(mode="json") for one in circuit],
    }


def _fields(desk: Desk, text: Reference) -> WrittenFields:
    return (desk.briefings if text.kind is Kind.briefing else desk.letters).sheet(text.id).fields
