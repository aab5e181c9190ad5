"""`python -m tests.bench [NAME…]`: measure the product against what a person would use instead."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module

from tests.bench.measure import Measure
from tests.bench.table import as_table

NAMES = (
    "start_up", "register", "search", "word", "mailing", "calendar", "pdf", "preview", "pack", "planning", "week_page",
    "stale",
)  # fmt: skip


def bench(name: str) -> Callable[[], list[Measure]]:
    """Return what measures one part of the product."""
    return import_module(f"tests.bench.{name}").measures


def main() -> int:
    """Measure what is asked and return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    names = parser.parse_args().names or NAMES
    if unknown := sorted(set(names) - set(NAMES)):
        parser.error(f"unknown: {', '.join(unknown)}; choose from {', '.join(NAMES)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    measured: list[Measure] = []
    for name in names:
        begun = time.perf_counter()
        measured += bench(name)()
        sys.stderr.write(f"{name}: {time.perf_counter() - begun:.0f} s\n")
    print(as_table(measured))
    return 0 if all(measure.is_reached is not False for measure in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
