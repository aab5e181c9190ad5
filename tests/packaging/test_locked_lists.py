"""The locked lists are complete, exact, agree with one another and name no package index."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PURPOSES = ["run", "test", "package"]
DATA_ONLY = {"qtawesome", "tzdata"}


def locked(purpose: str) -> dict[str, str]:
    text = (CHECKOUT / "packaging" / f"requirements-{purpose}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))


def asked_for() -> set[str]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {normalised(re.split(r"[<>=\[; ]", text)[0]) for text in project["dependencies"]}


def normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imported() -> set[str]:
    names: set[str] = set()
    for path in (CHECKOUT / "liaison_desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"liaison_desk"}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_line_is_an_exact_version_or_a_hash_and_none_names_an_address(purpose: str):
    lines = (CHECKOUT / "packaging" / f"requirements-{purpose}.txt").read_text(encoding="utf-8").splitlines()
    line = re.compile(r"#.*|[a-z0-9.-]+==[^\s/]+( ; [^/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [text for text in lines if not line.fullmatch(text)] == []
    assert [text for text in lines if "://" in text or "--index" in text] == []


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_list_holds_the_versions_the_program_runs_with(purpose: str):
    assert locked("run").items() <= locked(purpose).items()


def test_what_the_project_asks_for_is_locked():
    assert asked_for() <= locked("run").keys()


def test_what_the_program_imports_is_asked_for():
    distributions = packages_distributions()
    missing = {
        name
        for name in imported()
        if not {normalised(distribution) for distribution in distributions.get(name, [])} & asked_for()
    }
    assert missing == set()


def test_what_the_project_asks_for_is_imported():
    distributions = packages_distributions()
    used = {normalised(distribution) for name in imported() for distribution in distributions.get(name, [])}
    assert asked_for() - used == DATA_ONLY
