"""What differs between operating systems: limits of a process, private folders, traces of a crash.

Callers import from here and never ask which system they run on.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from liaison_desk.system_windows import (
        background_flags,
        limit_process,
        make_private_folder,
        withhold_crash_dumps,
    )
else:
    from liaison_desk.system_posix import (
        background_flags,
        limit_process,
        make_private_folder,
        withhold_crash_dumps,
    )

__all__ = ["background_flags", "limit_process", "make_private_folder", "withhold_crash_dumps"]
