"""Names and texts that are not UTF-8, and marks some systems put before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_file_name_that_is_not_utf_8_is_refused_in_one_sentence(tmp_path: Path) -> None:
    # bytes that no UTF-8 text holds, as an old disk may have them
    arguments = [sys.executable, "-m", "liaison_desk", "--office", str(tmp_path), "init", b"caf\xe9.json"]
    ended = subprocess.run(arguments, capture_output=True, check=False)
    said = ended.stderr.decode()
    assert ended.returncode == 2
    assert said.startswith("Le fichier « caf")
    assert said.count("\n") == 1


def test_a_byte_order_mark_before_the_json_is_no_mistake(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "liaison_desk", "--office", str(tmp_path), "init"]
    ended = subprocess.run(arguments, input=b'\xef\xbb\xbf{"champ": ""}', capture_output=True, check=False)
    assert "champ : ce champ n'existe pas" in ended.stderr.decode()
