"""What the command line prints: JSON for scripts, lines for people."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.records import Sheet
from liaison_desk.errors import UserError


def print_json(value: Any) -> None:
    """Print a value as JSON, accents as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def print_line(text: str) -> None:
    """Print one line for a person."""
    sys.stdout.write(text + "\n")


def sheet_values(sheet: Sheet[Any]) -> dict[str, Any]:
    """Return a sheet as one flat object: identity, every field under its glossary name, links, pieces."""
    identity: dict[str, Any] = {"kind": sheet.reference.kind.value, "id": sheet.reference.id}
    if sheet.number:
        identity["number"] = sheet.number
    return {
        **identity,
        "label": sheet.label,
        **sheet.fields.model_dump(mode="json"),
        "version": sheet.version,
        "created_at": sheet.created_at,
        "changed_at": sheet.changed_at,
        "links": [dataclasses.asdict(link) for link in sheet.links],
        "pieces": [dataclasses.asdict(piece) for piece in sheet.pieces],
    }


def read_json_object(file: str) -> dict[str, Any]:
    """Read a JSON object from a file, or from standard input for « - »."""
    values = _read_json(file)
    if not isinstance(values, dict):
        raise UserError("not_json", 'Un objet JSON est attendu : {"champ": "valeur"}.')
    return values  # pyright: ignore[reportUnknownVariableType]  # keys of a JSON object are texts


def read_json_list(file: str) -> list[dict[str, Any]]:
    """Read a JSON list of objects from a file, or from standard input for « - »."""
    values: Any = _read_json(file)
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):  # pyright: ignore[reportUnknownVariableType]  # whatever JSON holds
        raise UserError("not_json", 'Une liste d\'objets JSON est attendue : [{"champ": "valeur"}].')
    return values  # pyright: ignore[reportUnknownVariableType]  # keys of a JSON object are texts


def _read_json(file: str) -> Any:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
        return json.loads(text.removeprefix("\ufeff"))
    except OSError:
        raise UserError("no_file", f"Le fichier « {file} » ne peut pas être lu.") from None
    except (ValueError, UnicodeDecodeError):
        raise UserError("not_json", "Les champs donnés ne sont pas du JSON lisible.") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Fields):
        return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)
