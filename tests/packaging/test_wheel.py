"""A built wheel carries the program with its resources, and finds them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "unpacked")
    return folder / "unpacked"


def files_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["resources", "templates_docx"])
def test_a_wheel_carries_every_shipped_file(unpacked: Path, name: str):
    shipped = files_under(CHECKOUT / name)
    assert shipped
    assert files_under(unpacked / "liaison_desk" / "_data" / name) == shipped


def test_an_installed_program_finds_its_own_resources(unpacked: Path):
    question = "from liaison_desk import paths; print(paths.resource())"
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8"}
    answer = subprocess.run(
        [sys.executable, "-c", question], cwd=unpacked, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(answer.stdout.strip()) == (unpacked / "liaison_desk" / "_data" / "resources").resolve()


def test_the_wheel_has_the_version_of_the_package(unpacked: Path):
    import liaison_desk

    assert (unpacked / f"liaison_desk-{liaison_desk.__version__}.dist-info").is_dir()
