"""`python -m liaison_desk`: the window when no command is given, the command line otherwise."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the program and return its exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["intake-worker"]:  # a frozen program calls itself to read files apart
        from liaison_desk.intake.worker import main as work

        return work(arguments[1:])
    if arguments[:1] == ["attached-worker"]:
        from liaison_desk.documents.attached_worker import main as work_apart

        return work_apart(arguments[1:])
    if wants_window(arguments):
        from liaison_desk.app import run_window

        return run_window(arguments)
    from liaison_desk.cli.main import run

    return run(arguments)


def wants_window(arguments: list[str]) -> bool:
    """Tell whether only options of the window are given."""
    options = iter(arguments)
    for option in options:
        if option == "--office":
            next(options, None)
        elif not option.startswith("--office=") and option != "--demo":
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
