"""The entry of the command line: one command, one open office, one exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from liaison_desk.cli import (
    circuit_commands,
    clock_commands,
    decision_commands,
    meeting_commands,
    merge_commands,
    note_commands,
    office_commands,
    pack_commands,
    paper_commands,
    plan_commands,
    protocol_commands,
    record_commands,
    register_commands,
    series_commands,
    sitting_commands,
    stale_commands,
    territory_commands,
    trip_commands,
    writing_commands,
)
from liaison_desk.cli.parser import build_parser
from liaison_desk.errors import NotFound, UserError
from liaison_desk.services.clock import Clock, SystemClock
from liaison_desk.services.desk import Desk

WRONG_INPUT, FAILURE = 2, 1
_FAILURES = {
    "disk_full", "read_only", "busy", "damaged", "backup_failed", "backup_unsound", "unsound", "office_in_use",
    "keyring_unavailable", "keyring_locked",
}  # fmt: skip
"""Troubles of the machine; every other refusal is about what was asked."""

_WITHOUT_DESK: dict[str, Callable[[Namespace, Clock], None]] = {
    "init": office_commands.init,
    "restore": office_commands.restore,
    "self-test": office_commands.self_test,
}
_WITH_DESK: dict[str, Callable[[Desk, Namespace], None]] = {
    "add": record_commands.add,
    "edit": record_commands.edit,
    "show": record_commands.show,
    "list": record_commands.list_rows,
    "delete": record_commands.delete,
    "restore-record": record_commands.restore_record,
    "search": record_commands.search,
    "attach": record_commands.attach,
    "accept": record_commands.accept,
    "decline": record_commands.decline,
    "cancel": record_commands.cancel,
    "represent": record_commands.represent,
    "done": record_commands.done,
    "decide": decision_commands.decide,
    "reopen": decision_commands.reopen,
    "review-candidates": decision_commands.review_candidates,
    "review-hold": decision_commands.review_hold,
    "decision-sheet": decision_commands.decision_sheet,
    "options": decision_commands.options,
    "answer": record_commands.answer,
    "circuit": circuit_commands.circuit,
    "sign": circuit_commands.sign,
    "dispatch": circuit_commands.dispatch,
    "signature-book": circuit_commands.signature_book,
    "undo": record_commands.undo,
    "redo": record_commands.redo,
    "import": paper_commands.take_in,
    "check-letter": writing_commands.check_letter,
    "letter": paper_commands.letter,
    "sheet": paper_commands.sheet,
    "run-sheet": paper_commands.run_sheet,
    "note": note_commands.note,
    "note-begin": note_commands.note_begin,
    "note-fill": note_commands.note_fill,
    "note-check": note_commands.note_check,
    "ics": paper_commands.ics,
    "deliver": paper_commands.deliver,
    "merge-start": merge_commands.merge_start,
    "merge-recipients": merge_commands.merge_recipients,
    "merge-check": merge_commands.merge_check,
    "merge": merge_commands.merge,
    "replies": merge_commands.replies,
    "reply": merge_commands.reply,
    "remind": merge_commands.remind,
    "attendance": merge_commands.attendance,
    "participants": merge_commands.participants,
    "register": register_commands.register,
    "stats": register_commands.stats,
    "plan": plan_commands.plan,
    "back-plan": plan_commands.back_plan,
    "task-done": plan_commands.task_done,
    "task-drop": plan_commands.task_drop,
    "task-place": plan_commands.task_place,
    "task-many": plan_commands.task_many,
    "reminder": plan_commands.reminder,
    "readiness": trip_commands.readiness,
    "trip-file": trip_commands.trip_file,
    "feedback": trip_commands.feedback,
    "pack": pack_commands.pack,
    "pack-versions": pack_commands.pack_versions,
    "protocol": protocol_commands.protocol,
    "seating": protocol_commands.seating,
    "occurrence-move": series_commands.occurrence_move,
    "occurrence-cancel": series_commands.occurrence_cancel,
    "series-stop": series_commands.series_stop,
    "meeting-agenda": meeting_commands.meeting_agenda,
    "attendance-sheet": meeting_commands.attendance_sheet,
    "minutes": meeting_commands.minutes,
    "minutes-mail": meeting_commands.minutes_mail,
    "minutes-state": meeting_commands.minutes_state,
    "meeting-begin": meeting_commands.meeting_begin,
    "meeting-next": meeting_commands.meeting_next,
    "coverage": territory_commands.coverage,
    "clashes": territory_commands.clashes,
    "clocks": clock_commands.clocks,
    "qualify": clock_commands.qualify,
    "receipt-sent": clock_commands.receipt_sent,
    "extension-told": clock_commands.extension_told,
    "acknowledged": clock_commands.acknowledged,
    "pieces-asked": clock_commands.pieces_asked,
    "pieces-received": clock_commands.pieces_received,
    "forward": clock_commands.forward,
    "sitting-dates": sitting_commands.sitting_dates,
    "sitting-year": sitting_commands.sitting_year,
    "sitting-reports": sitting_commands.sitting_reports,
    "sitting-from": sitting_commands.sitting_from,
    "report-import": sitting_commands.report_import,
    "report-synthesis": sitting_commands.report_synthesis,
    "booklet": sitting_commands.booklet,
    "vote": sitting_commands.vote,
    "stale": stale_commands.stale,
    "stale-accept": stale_commands.stale_accept,
    "stale-keep": stale_commands.stale_keep,
    "reprint-list": stale_commands.reprint_list,
    "print-list": stale_commands.print_list,
    "sheet-forget": stale_commands.sheet_forget,
    "backup": office_commands.backup,
    "check": office_commands.check,
}


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Run one command and return its exit status: 0, 2 for what was asked wrongly, 1 for what failed."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a file name that is not UTF-8 may have to be printed
            stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "backslashreplace")
    asked = build_parser().parse_args(arguments)
    try:
        _run(asked, clock or SystemClock())
    except UserError as error:
        listed = error.listed if isinstance(error, NotFound) else ""
        hint = f" « liaison-desk list {listed} » les donne tous." if listed else ""
        sys.stderr.write(f"{error.sentence}{hint}\n")
        return FAILURE if error.code in _FAILURES else WRONG_INPUT
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu : rien n'a été perdu.\n")
        return FAILURE
    except Exception as error:  # whatever it is, nobody must read a traceback, nor personal data
        sys.stderr.write(f"Le programme a rencontré une erreur imprévue ({type(error).__name__}).\n")
        return FAILURE
    return 0


def _run(asked: Namespace, clock: Clock) -> None:
    if asked.command == "schema":
        record_commands.schema(asked)
        return
    if asked.command in _WITHOUT_DESK:
        _WITHOUT_DESK[asked.command](asked, clock)
        return
    desk = office_commands.open_desk(asked, clock)
    try:
        _WITH_DESK[asked.command](desk, asked)
    finally:
        desk.close()
