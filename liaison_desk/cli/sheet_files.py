"""Sheets written as files by the commands."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.services.desk import Desk


def write_sheet(desk: Desk, kind: Kind, identifier: str, form: SheetForm, target: Path) -> None:
    """Write a sheet of a record to a .docx or .pdf file."""
    desk.sheets.write(LeavingSheet(desk.records(kind).sheet(identifier).reference, form), target)
