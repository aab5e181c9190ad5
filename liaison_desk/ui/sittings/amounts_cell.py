"""Amounts typed on lines: « Subvention : 23 000 € », one a line in a form, parted by semicolons in a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.council_reports import ReportAmount
from liaison_desk.domain.report_amounts import amounts_in
from liaison_desk.domain.report_syntheses import amount_line
from liaison_desk.ui.forms.cells import Cell
from liaison_desk.ui.widgets.text_edits import TextEditor

translate = QCoreApplication.translate


def written_amounts(value: Any, parted_by: str) -> str:
    """Return amounts as words."""
    return parted_by.join(amount_line(ReportAmount.model_validate(one)) for one in value or ())


def read_amounts(words: str) -> list[dict[str, Any]]:
    """Return the amounts typed, parted by line ends or semicolons; raises ValueError for what is none."""
    parts = [part.strip() for part in words.replace(";", "\n").splitlines() if part.strip()]
    return [_read(part) for part in parts]


def amounts_cell() -> Cell:
    """Return a cell that holds amounts."""
    return Cell(_in_a_cell, read_amounts)


def _in_a_cell(value: Any) -> str:
    return written_amounts(value, " ; ")


class AmountsEditor(TextEditor):
    """Amounts, one on each line."""

    def __init__(self) -> None:
        super().__init__(lines=3)

    def value(self) -> Any:
        """Return the amounts; raises ValueError for a line that holds none."""
        return read_amounts(super().value())

    def set_value(self, value: Any) -> None:
        """Show amounts."""
        super().set_value(written_amounts(value, "\n"))


def _read(part: str) -> dict[str, Any]:
    name, separator, rest = part.rpartition(":")
    written = rest.strip() if separator else part
    found = amounts_in(written if "€" in written or "eur" in written.lower() else f"{written} €")
    if not found:
        raise ValueError(translate("Sittings", "écrivez un montant : « Subvention : 23 000 € »"))
    return {"label": name.strip() if separator else found[0].label, "amount": found[0].amount}
