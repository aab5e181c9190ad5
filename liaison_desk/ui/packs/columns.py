"""The columns of the list of packs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import PackRow
from liaison_desk.ui.lists.columns import Column

translate = QCoreApplication.translate


def pack_columns() -> list[Column[PackRow]]:
    """Return the columns: what the pack is, with its last version under it."""
    return [
        Column(
            translate("Packs", "Dossier"),
            lambda row: row.title,
            second_line=_told,
            sort_key="title",
            width=0,
            strong=True,
            tooltip=lambda row: row.title,
        ),
    ]


def _told(row: PackRow) -> str:
    pieces = counted(row.items, translate("Packs", "pièce"))
    if not row.version:
        return pieces
    version = translate("Packs", "version {number}").format(number=row.version)
    last = translate("Packs", "imprimée") if row.printed_on else counted(row.pages, translate("Packs", "page"))
    return f"{pieces} · {version}, {last}"
