"""Running a piece of the program in a process of its own and ending it as a power cut would."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.store.work"])
_LONGEST_WAIT = 60.0  # seconds, for a machine that is very busy

Work = Callable[..., None]


def killed_after(milliseconds: int, work: Work, *arguments: Any, words: int = 1) -> list[Any]:
    """Start `work(tell, *arguments)`, kill it that long after it told so many words, return all it told."""
    hears, tells = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=work, args=(tells, *arguments))
    process.start()
    tells.close()
    told: list[Any] = []
    while len(told) < words:
        assert hears.poll(_LONGEST_WAIT)
        told.append(hears.recv())
    process.join(milliseconds / 1000)
    process.kill()
    process.join()
    return told + _all_told(hears)


def killed_at_step(step: int, work: Work, *arguments: Any) -> bool:
    """Run `work(*arguments)`, killed before its given change of the folders; tell whether it lived to its end."""
    process = _PROCESSES.Process(target=_die_before, args=(step, work, arguments))
    process.start()
    process.join(_LONGEST_WAIT)
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode == 0


def _all_told(hears: Connection) -> list[Any]:
    told: list[Any] = []
    try:
        while hears.poll():
            told.append(hears.recv())
    except EOFError:
        pass  # the last word was cut off, or there is none left
    hears.close()
    return told


def _die_before(step: int, work: Work, arguments: tuple[Any, ...]) -> None:
    steps = iter(range(1, step))

    def _count(event: str, details: tuple[Any, ...]) -> None:
        if _changes_a_folder(event, details) and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(_count)
    work(*arguments)


def _changes_a_folder(event: str, details: tuple[Any, ...]) -> bool:
    if event == "open":
        path, mode, _flags = details
        return isinstance(path, (str, Path)) and isinstance(mode, str) and any(sign in mode for sign in "wxa+")
    return event in {"os.rename", "os.remove", "os.mkdir"}
