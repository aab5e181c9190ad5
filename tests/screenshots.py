"""Pictures of the window, to look at: `python -m tests.screenshots DIR`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SHOTS = (
    ("letters-1440", "letters", "light", (1440, 900), "1"),
    ("today-1440", "today", "light", (1440, 900), "1"),
    ("form-1440", "briefings", "light", (1440, 900), "1"),
    ("letters-1024", "letters", "light", (1024, 700), "1"),
    ("letters-dark", "letters", "dark", (1440, 900), "1"),
    ("form-dark", "briefings", "dark", (1440, 900), "1"),
    ("letters-2x", "letters", "light", (1024, 700), "2"),
)


def take(name: str, page: str, appearance: str, size: tuple[int, int], folder: Path) -> None:
    """Take one picture, in this process."""
    from PySide6.QtWidgets import QApplication

    from liaison_desk.ui.theme.manager import Appearance, Theme
    from tests.ui.gallery import gallery

    application = QApplication([])
    window = gallery(Theme(application, Appearance(appearance)), page)
    window.resize(*size)
    window.show()
    for _ in range(3):
        application.processEvents()
    window.grab().save(str(folder / f"{name}.png"))


def main() -> int:
    """Take every picture, each in a process of its own: the scale is fixed at the start of one."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        name, page, appearance, width, height = sys.argv[2:7]
        take(name, page, appearance, (int(width), int(height)), folder)
        return 0
    for name, page, appearance, (width, height), scale in _SHOTS:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        what = [name, page, appearance, str(width), str(height)]
        asked = [sys.executable, "-m", "tests.screenshots", str(folder), *what]
        subprocess.run(asked, env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
