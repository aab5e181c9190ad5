"""The process that reads one file made by others, within limits, and answers on its standard output.

The answer is one line of JSON: a proposal, or a refusal `{"code": …, "sentence": …}`. With `--pieces`, the bytes of
the pieces follow, in the order of the proposal; with `--report`, the file is read as a report to the council. Nothing
read is ever written on standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from liaison_desk.errors import UserError
from liaison_desk.system import limit_process

_REFUSED = {
    "unreadable_file": "Ce fichier n'a pas pu être lu : ouvrez-le dans le logiciel d'où il vient.",
    "file_too_large": "Ce fichier est trop volumineux pour être lu ici : enregistrez ses pièces une à une.",
}


def main(arguments: list[str] | None = None) -> int:
    """Read the file named on the command line, answer on standard output, and return the exit status."""
    parser = argparse.ArgumentParser(prog="intake-worker")
    parser.add_argument("--memory", type=int, required=True, help="bytes")
    parser.add_argument("--seconds", type=int, required=True, help="of processor time")
    parser.add_argument("--pieces", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    limit_process(options.memory, options.seconds)
    answer, contents = _answer(options.file, is_report=options.report)
    # a bundled program without a console has no sys.stdout, even when its output is read
    with open(1, "wb", closefd=False) as output:
        output.write(answer.encode("ascii") + b"\n")
        for content in contents if options.pieces else ():
            output.write(content)
    return 0


def _answer(file: Path, *, is_report: bool) -> tuple[str, Iterable[bytes]]:
    try:
        if is_report:
            from liaison_desk.intake.council_report import read_report

            return read_report(file).to_json(), ()
        from liaison_desk.intake.proposing import read_source

        source = read_source(file)
        return source.proposal.to_json(), source.contents
    except UserError as error:
        return _refusal(error.code, error.sentence), ()
    except MemoryError:
        return _refusal("file_too_large", _REFUSED["file_too_large"]), ()
    except Exception:
        # a hostile file can make any parser raise anything; the text of the error may quote the message
        return _refusal("unreadable_file", _REFUSED["unreadable_file"]), ()


def _refusal(code: str, sentence: str) -> str:
    return json.dumps({"code": code, "sentence": sentence})


if __name__ == "__main__":
    sys.exit(main())
