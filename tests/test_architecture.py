"""Who may import whom (design: the floors of the house)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "liaison_desk"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)

ALLOWED_FLOORS = {
    "domain": {"domain", "errors"},
    "store": {"store", "domain", "errors", "files", "paths"},
    "documents": {"documents", "domain", "errors", "files", "paths", "system"},
    "calendars": {"calendars", "domain", "errors", "files", "paths"},
    "intake": {"intake", "calendars", "domain", "errors", "files", "paths", "system"},
    "demo": {"demo", "domain", "errors", "paths", "reference_data"},
    "services": {
        "services", "store", "documents", "calendars", "intake", "vault", "demo", "domain",
        "errors", "files", "paths", "reference_data", "system",
    },
    "cli": {"cli", "services", "domain", "errors", "paths", "files", "__version__"},
    "ui": {"ui", "services", "domain", "errors", "paths", "files", "reference_data"},
}  # fmt: skip

ONLY_IMPORTER = {
    "PySide6": "ui", "qtawesome": "ui", "sqlalchemy": "store", "sqlcipher3": "store", "alembic": "store",
    "docx": "documents", "docxtpl": "documents", "typst": "documents", "pikepdf": "documents",
    "markdown_it": "documents", "xlsxwriter": "documents", "icalendar": "calendars",
    "keyring": "vault", "oxmsg": "intake",
}  # fmt: skip

# the pages that are drawn are our own, in the program; the text that is read is others', in the limited process:
# one floor cannot serve the other, `documents` being free to import what the process must never load
SHARED_IMPORTERS = {"pypdfium2": {"documents", "intake"}}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def floor_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_floor_knows_only_the_floors_it_may(path: Path) -> None:
    floor = floor_of(path)
    if floor not in ALLOWED_FLOORS:
        return
    reached = {name.split(".")[1] for name in imports_of(path) if name.startswith("liaison_desk.")}
    assert reached <= ALLOWED_FLOORS[floor]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_is_wrapped_by_one_floor(path: Path) -> None:
    for name in imports_of(path):
        library = name.split(".")[0]
        owner = ONLY_IMPORTER.get(library)
        assert owner in {None, floor_of(path)} or floor_of(path) == "app", name
        assert floor_of(path) in SHARED_IMPORTERS.get(library, {floor_of(path)}), name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_services_leave_queries_to_the_store(path: Path) -> None:
    if floor_of(path) in {"services", "ui", "cli"}:
        queries = {"sqlmodel.select", "sqlmodel.col"}
        assert not {name for name in imports_of(path) if name.split(".")[0] == "sqlalchemy" or name in queries}


def test_a_feature_of_the_interface_never_imports_another() -> None:
    shared = {"widgets", "lists", "forms", "theme", "shell"}
    features = {path.name for path in (PACKAGE / "ui").iterdir() if path.is_dir()} - shared - {"__pycache__"}
    for path in (PACKAGE / "ui").rglob("*.py"):
        feature = path.relative_to(PACKAGE / "ui").parts[0]
        if feature in features:
            reached = {name.split(".")[2] for name in imports_of(path) if name.startswith("liaison_desk.ui.")}
            assert not reached & (features - {feature}), path


def test_no_file_is_too_long_to_have_one_subject() -> None:
    longest = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not [path for path, length in longest.items() if length > 400]
