"""The entry of the command line: one command, one open office, one exit status."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from liaison_desk.cli import office_commands, paper_commands, record_commands
from liaison_desk.cli.parser import build_parser
from liaison_desk.errors import UserError
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
    "answer": record_commands.answer,
    "sign": record_commands.sign,
    "undo": record_commands.undo,
    "redo": record_commands.redo,
    "import": paper_commands.take_in,
    "letter": paper_commands.letter,
    "sheet": paper_commands.sheet,
    "run-sheet": paper_commands.run_sheet,
    "note": paper_commands.note,
    "ics": paper_commands.ics,
    "deliver": paper_commands.deliver,
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
        sys.stderr.write(f"{error.sentence}\n")
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
