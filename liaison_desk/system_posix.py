"""The POSIX twin of `liaison_desk.system`."""

from __future__ import annotations

import resource
from pathlib import Path


def limit_process(memory_bytes: int, processor_seconds: int) -> None:
    """Bound the calling process for good: memory, processor time, no file written, no core dump.

    `memory_bytes` counts address space: beyond it, allocations fail with MemoryError. Beyond `processor_seconds` the
    system ends the process.
    """
    for limit, wanted in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, processor_seconds),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _lower(limit, wanted)
    withhold_crash_dumps()


def withhold_crash_dumps() -> None:
    """Keep the memory of the calling process, keys and names included, out of any crash dump."""
    _lower(resource.RLIMIT_CORE, 0)


def make_private_folder(path: Path) -> Path:
    """Create the folder if need be, make it readable by its owner alone, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    return path


def background_flags() -> int:
    """Return the `creationflags` of a child process without a window."""
    return 0


def _lower(limit: int, wanted: int) -> None:
    """Set a limit that nothing in the process can raise again; a stricter one already set stays."""
    _, hard = resource.getrlimit(limit)
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(limit, (value, value))
