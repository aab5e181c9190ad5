"""Commands about mailings: recipients, check, letters and papers, answers, attendance."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from liaison_desk.cli.days import optional_day
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.attendance_words import reply_words
from liaison_desk.domain.french import counted
from liaison_desk.domain.mailing_replies import count_replies
from liaison_desk.domain.mailings import MailingFields, MailingReply, MailingState
from liaison_desk.domain.merge_outputs import MergeOutputs, MergeResult
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.stationery import EnvelopeFormat, LabelFormat
from liaison_desk.errors import NotFound, UserError
from liaison_desk.files import atomic_write
from liaison_desk.services.desk import Desk


def merge_start(desk: Desk, asked: Namespace) -> None:
    """Begin the invitations to an engagement and print the id of the mailing."""
    print_json({"id": desk.merges.start(desk.engagements.sheet(asked.id).reference.id)})


def merge_recipients(desk: Desk, asked: Namespace) -> None:
    """Take the partners the filter finds today, leave out or take back some, and print who is written to."""
    sheet = desk.mailings.sheet(asked.id)
    fields = desk.mailings.gathered(sheet.fields)
    if asked.leave_out:
        if not asked.reason:
            raise UserError("no_reason", "Dites pourquoi : --reason « déjà invité ».")
        fields = desk.mailings.leave_out(fields, _partners(desk, asked.leave_out), asked.reason)
    if asked.take_back:
        fields = desk.mailings.leave_out(fields, _partners(desk, asked.take_back), "")
    desk.mailings.edit(sheet.reference.id, fields, sheet.version)
    if asked.json:
        print_json(_recipients(desk, fields))
        return
    for one in _recipients(desk, fields):
        tick = "oui" if one["included"] else "non"
        why = f" ({one['left_out_reason']})" if one["left_out_reason"] else ""
        print_line(f"{tick}  {one['name']}, {one['title']} : {one['salutation']}{why}".replace(",  :", " :"))
    print_line(counted(sum(one.included for one in fields.recipients), "destinataire"))


def merge_check(desk: Desk, asked: Namespace) -> None:
    """Print what to look at before the letters are made."""
    fields = desk.mailings.sheet(asked.id).fields
    names = {one.partner_id: one.name for one in desk.mailings.addressed(fields)}
    missing, problems = desk.merges.missing(fields), desk.mailings.check(fields)
    if asked.json:
        print_json(
            {
                "missing": missing,
                "problems": [
                    {
                        "partner_id": identifier,
                        "name": names[identifier],
                        **dataclasses.asdict(one),
                        "is_blocking": one.kind.is_blocking,
                    }
                    for identifier, found in problems.items()
                    for one in found
                ],
            }
        )
        return
    for sentence in missing:
        print_line(sentence)
    for identifier, found in problems.items():
        for one in found:
            mark = "!" if one.kind.is_blocking else "?"
            print_line(f"{mark} {names[identifier]} : {one.sentence} {one.remedy}")
    if not missing and not problems:
        print_line("Rien à signaler.")


def merge(desk: Desk, asked: Namespace) -> None:
    """Make the letters of a mailing, or write its papers again, and print what was made."""
    sheet = desk.mailings.sheet(asked.id)
    outputs = MergeOutputs(
        folder=asked.output,
        messages=asked.messages,
        printable=asked.printable,
        envelopes=asked.envelopes,
        envelope_format=EnvelopeFormat(asked.envelope_format),
        labels=asked.labels,
        label_format=LabelFormat(asked.label_format),
        first_label=asked.first_label,
        recipients_list=asked.list,
    )
    result = _made(desk, sheet, outputs, sign=not asked.drafts)
    print_json(dataclasses.asdict(result))


def _made(desk: Desk, sheet: Sheet[MailingFields], outputs: MergeOutputs, *, sign: bool) -> MergeResult:
    is_draft = sheet.fields.state is MailingState.draft
    identifier = sheet.reference.id
    making = desk.merges.make(identifier, outputs, sign=sign) if is_draft else desk.merges.write(identifier, outputs)
    while True:
        try:
            next(making)
        except StopIteration as end:
            return end.value


def replies(desk: Desk, asked: Namespace) -> None:
    """Print what the recipients of a mailing answered."""
    fields = desk.mailings.sheet(asked.id).fields
    counts = count_replies(fields.recipients)
    rows = [one for one in _recipients(desk, fields) if one["included"]]
    if asked.json:
        print_json({"counts": dataclasses.asdict(counts), "recipients": rows})
        return
    for one in rows:
        by = f" par {one['represented_by']}" if one["represented_by"] else ""
        print_line(f"{one['reply_words']}{by} : {one['name']}")
    print_line(f"{counted(counts.expected, 'personne attendue', 'personnes attendues')}, {counts.waiting} sans réponse")


def reply(desk: Desk, asked: Namespace) -> None:
    """Note the answer of one or several recipients."""
    stand_in = _known_partner(desk, asked.by) if asked.by else None
    desk.mailing_replies.answer(
        desk.mailings.sheet(asked.id).reference.id,
        _partners(desk, asked.partners),
        MailingReply(asked.answer),
        represented_by="" if stand_in else asked.by,
        represented_by_id=stand_in,
        guests=asked.guests,
        replied_on=optional_day(desk, asked.on),
        letter_id=asked.letter,
    )


def remind(desk: Desk, asked: Namespace) -> None:
    """Write a message to those who did not answer, or begin a mailing of reminders to them."""
    identifier = desk.mailings.sheet(asked.id).reference.id
    if asked.output is None:
        print_json({"id": desk.mailing_replies.reminder_letters(identifier)})
        return
    if asked.output.suffix.lower() != ".eml":
        raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .eml.")
    atomic_write(asked.output, desk.mailing_replies.reminder_mail(identifier))


def attendance(desk: Desk, asked: Namespace) -> None:
    """Write the attendance sheet of a mailing."""
    identifier = desk.mailings.sheet(asked.id).reference.id
    if asked.output.suffix.lower() == ".xlsx":
        desk.attendance.write_table(identifier, asked.output)
    else:
        write_sheet(desk, Kind.mailing, identifier, SheetForm.invitation_sheet, asked.output)


def participants(desk: Desk, asked: Namespace) -> None:
    """Make those who answered participants of the engagement and print how many changed."""
    print_json({"changed": desk.mailing_replies.to_participants(desk.mailings.sheet(asked.id).reference.id)})


def _recipients(desk: Desk, fields: MailingFields) -> list[dict[str, Any]]:
    told = {one.partner_id: one for one in fields.recipients}
    return [
        {
            **told[one.partner_id].model_dump(mode="json"),
            "name": one.name,
            "title": one.title,
            "salutation": one.salutation,
            "closing_formula": one.closing_formula,
            "reply_words": reply_words(told[one.partner_id].reply, one.fields),
            "envelope": list(one.envelope.lines),
        }
        for one in desk.mailings.addressed(fields)
    ]


def _partners(desk: Desk, written: Sequence[str]) -> list[str]:
    return [desk.partners.sheet(one).reference.id for one in written]


def _known_partner(desk: Desk, written: str) -> str | None:
    try:
        return desk.partners.sheet(written).reference.id
    except NotFound:
        return None
