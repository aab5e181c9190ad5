"""Where the program's own files and the office's folder are, by one rule each."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def _data_root() -> Path:
    """Return the folder that holds `resources` and `templates_docx`.

    A wheel and a frozen program carry them in `_data` beside the package's modules; a checkout beside the package.
    """
    carried = _PACKAGE / "_data"
    return carried if carried.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of one of the program's resources (reference data, wordings, fonts, help)."""
    return _data_root().joinpath("resources", *parts)


def shipped_template(name: str) -> Path:
    """Return the path of a Word template as shipped."""
    return _data_root() / "templates_docx" / name


def is_frozen() -> bool:
    """Tell whether the program runs from a bundle instead of a Python installation."""
    return bool(getattr(sys, "frozen", False))


def default_office_folder() -> Path:
    """Return the user's own data folder: local, never roaming (a live database must not travel)."""
    return Path(platformdirs.user_data_dir("liaison-desk", appauthor=False, roaming=False))


def demonstration_folder() -> Path:
    """Return the folder of the demonstration office, apart from any real one."""
    return Path(platformdirs.user_data_dir("liaison-desk-demo", appauthor=False, roaming=False))


def exports_folder() -> Path:
    """Return the folder where documents are proposed to be saved."""
    return Path(platformdirs.user_documents_dir()) / "Liaison Desk"
