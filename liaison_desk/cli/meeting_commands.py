"""Commands on meetings: their papers, the next one, the life of the minutes."""

from __future__ import annotations

from argparse import Namespace

from liaison_desk.cli.output import print_json
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.minutes import MINUTES_PAPER, RECORD_PAPER
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write
from liaison_desk.services.desk import Desk


def meeting_agenda(desk: Desk, asked: Namespace) -> None:
    """Write the agenda of a meeting, with what is at stake when it is the official's."""
    form = SheetForm.official_agenda if asked.official else SheetForm.agenda
    write_sheet(desk, Kind.meeting, asked.id, form, asked.output)


def attendance_sheet(desk: Desk, asked: Namespace) -> None:
    """Write the sheet people sign, in protocol order."""
    write_sheet(desk, Kind.meeting, asked.id, SheetForm.attendance_sheet, asked.output)


def minutes(desk: Desk, asked: Namespace) -> None:
    """Write the minutes of a meeting, or only the record of its decisions."""
    form = SheetForm.decision_record if asked.record else SheetForm.minutes
    write_sheet(desk, Kind.meeting, asked.id, form, asked.output)


def minutes_mail(desk: Desk, asked: Namespace) -> None:
    """Write the message that sends the minutes, for a mail client to open."""
    if asked.output.suffix.lower() != ".eml":
        raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .eml.")
    to = asked.to or [one.words for one in desk.minutes_mail.recipients(asked.id)]
    papers = (RECORD_PAPER,) if asked.record else (MINUTES_PAPER, RECORD_PAPER)
    atomic_write(asked.output, desk.minutes_mail.draft(asked.id, to, papers))


def meeting_begin(desk: Desk, asked: Namespace) -> None:
    """Record the meeting an entry of the agenda is and print its id."""
    print_json({"id": desk.meetings.begin_from(asked.id)})


def meeting_next(desk: Desk, asked: Namespace) -> None:
    """Record the meeting that follows and print its id and what is still open."""
    following = desk.meetings.add_next(asked.id)
    open_actions = [one for one in desk.meetings.earlier_actions(following) if one.is_open]
    actions = [{"task_id": one.task_id, "title": one.title, "owner": one.owner} for one in open_actions]
    print_json({"id": following, "open_actions": actions})


def minutes_state(desk: Desk, asked: Namespace) -> None:
    """Say that minutes were read over, sent, approved, or open them again; print their state."""
    meetings = desk.meetings
    if asked.state == "reviewed":
        meetings.review_minutes(asked.id)
    elif asked.state == "sent":
        to = asked.to or [one.words for one in desk.minutes_mail.recipients(asked.id)]
        meetings.mark_sent(asked.id, to, (RECORD_PAPER,) if asked.record else (MINUTES_PAPER, RECORD_PAPER))
    elif asked.state == "approved":
        meetings.approve_minutes(asked.id)
    else:
        meetings.correct_minutes(asked.id, asked.reason)
    print_json({"minutes_state": meetings.sheet(asked.id).fields.minutes_state})
