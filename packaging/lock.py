#!/usr/bin/env python3
"""Lock the packages that pyproject.toml asks for: `python3 packaging/lock.py` writes `packaging/requirements-*.txt`.

Every list names exact versions with the hashes of all their files: one list serves every system and every Python
from the oldest one supported. No list names a package index: pip's own configuration does.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN = HERE / "requirements-run.txt"
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--only-binary=:all:",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--upgrade",
    "--quiet",
    "--custom-compile-command=python3 packaging/lock.py",
]


def main() -> None:
    """Write the three lists; tests and bundles get the very versions the program runs with."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        compile_command = [programs / "uv", "pip", "compile", "pyproject.toml", *OPTIONS]
        subprocess.run([*compile_command, "--output-file", RUN], cwd=HERE.parent, check=True)
        for extra in ("test", "package"):
            options = ["--extra", extra, "--constraint", RUN, "--output-file", RUN.with_stem(f"requirements-{extra}")]
            subprocess.run([*compile_command, *options], cwd=HERE.parent, check=True)


if __name__ == "__main__":
    main()
