"""Limits of processes and private folders on POSIX systems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from liaison_desk.system import make_private_folder

LIMITED = "from liaison_desk.system import limit_process\nlimit_process({memory}, {seconds})\n"


def run(code: str, memory: int = 2**29, seconds: int = 20) -> subprocess.CompletedProcess[bytes]:
    package = str(Path(__file__).resolve().parents[2])
    script = LIMITED.format(memory=memory, seconds=seconds) + code
    return subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, check=False, timeout=60, env={"PYTHONPATH": package}
    )


def test_a_limited_process_cannot_take_more_memory() -> None:
    assert b"MemoryError" in run("bytearray(2**29)").stderr
    assert run("bytearray(2**26)").returncode == 0


def test_a_limited_process_is_ended_when_it_computes_too_long() -> None:
    assert run("while True: pass", seconds=1).returncode != 0


def test_a_limited_process_writes_no_file_and_raises_no_limit(tmp_path: Path) -> None:
    target = tmp_path / "trace.txt"
    assert run(f"open({str(target)!r}, 'w').write('x' * 10_000)").returncode != 0
    assert not target.exists() or target.stat().st_size == 0
    raising = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))"
    assert run(f"import os; os.geteuid() or os.setuid(65534)\n{raising}").returncode != 0


def test_a_private_folder_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    for _ in range(2):
        assert make_private_folder(folder).stat().st_mode & 0o777 == 0o700
