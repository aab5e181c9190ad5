"""The columns of the directory."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.lists import PartnerRow
from liaison_desk.domain.partners import PartnerKind
from liaison_desk.ui.lists.columns import Column


def columns() -> list[Column[PartnerRow]]:
    """Return the columns of the directory."""
    return [
        Column(
            _words("Nom"),
            lambda row: row.name,
            second_line=_second_line,
            sort_key="name",
            width=0,
            strong=True,
            icon=lambda row: row.partner_kind,
        ),
        Column(
            _words("Organisme"),
            lambda row: row.organisation,
            width=150,
            shown_from=620,
            tooltip=lambda row: row.organisation,
        ),
        Column(_words("Commune"), lambda row: row.municipality, sort_key="municipality", width=164, shown_from=380),
        Column(_words("Téléphone"), lambda row: shown_phone(row.phone), width=124, shown_from=500),
        Column(
            _words("Courriel"),
            lambda row: row.email,
            sort_key="email",
            width=210,
            shown_from=780,
            tooltip=lambda row: row.email,
        ),
    ]


def _second_line(row: PartnerRow) -> str:
    if row.partner_kind == PartnerKind.organisation:
        return _words("Organisme")
    return row.office or _words("Sans fonction connue")


def _words(words: str) -> str:
    return QCoreApplication.translate("DirectoryList", words)
