"""The run sheet as a table: durations are summed, the next start is proposed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import clock, duration
from liaison_desk.domain.typed_dates import typed_time
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.editor import Editor

_USUAL_MINUTES = 15


class ProgrammeTable(Editor):
    """Rows of the run sheet and what they amount to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begins: time | None = None
        self.rows = EditableTable(
            (
                TableColumn("starts", self.tr("Heure"), 74, _written_time, _read_time),
                TableColumn("minutes", self.tr("Minutes"), 72, _written_minutes, _read_minutes),
                TableColumn("title", self.tr("Séquence")),
                TableColumn("place", self.tr("Lieu"), 110),
                TableColumn("speakers", self.tr("Intervenants"), 124),
                TableColumn("official_role", self.tr("Rôle de l'élu"), 104),
            ),
            self.tr("Déroulé"),
            self._next,
            add_words=self.tr("Ajouter une séquence"),
        )
        self._total = text("", "muted")
        self.setLayout(column(self.rows, self._total, spacing=4))
        self.setFocusProxy(self.rows)
        self.rows.edited.connect(self._on_edited)
        self.rows.left.connect(self.left)

    def value(self) -> list[dict[str, Any]]:
        """Return the rows that say something."""
        return [row for row in self.rows.value() if row["title"] or row["starts"] or row["minutes"]]

    def set_value(self, value: Any) -> None:
        """Show rows."""
        self.rows.set_value(value)
        self._sum()

    def input(self) -> QWidget:
        """Return the table."""
        return self.rows.input()

    def total(self) -> str:
        """Return what the rows amount to."""
        return self._total.text()

    def _next(self) -> dict[str, Any]:
        """Return a new row that starts when the one before ends, or when the engagement does."""
        starts = self.begins
        try:
            rows = self.rows.value()
        except ValueError:
            rows = []
        if rows and rows[-1]["starts"]:
            starts = _after(rows[-1]["starts"], rows[-1]["minutes"])
        empty = dict.fromkeys(("title", "place", "speakers", "official_role", "remarks"), "")
        return {**empty, "starts": starts, "minutes": _USUAL_MINUTES}

    def _on_edited(self) -> None:
        self._sum()
        self.edited.emit()

    def _sum(self) -> None:
        try:
            rows = self.rows.value()
        except ValueError:
            return  # told beside the field by whoever validates
        minutes = sum(row["minutes"] for row in rows)
        words = self.tr("Durée totale : {length}").format(length=duration(minutes)) if minutes else ""
        last = rows[-1] if rows else None
        if last and last["starts"] and minutes:
            words += self.tr(", fin à {hour}").format(hour=clock(_after(last["starts"], last["minutes"])))
        self._total.setText(words)


def _after(starts: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), starts) + timedelta(minutes=minutes)).time()


def _written_time(value: time | str | None) -> str:
    if isinstance(value, str):
        value = time.fromisoformat(value) if value else None
    return clock(value) if value else ""


def _read_time(words: str) -> time | None:
    return typed_time(words) if words.strip() else None


def _written_minutes(value: int | None) -> str:
    return str(value) if value else ""


def _read_minutes(words: str) -> int:
    if not words.strip():
        return 0
    if not words.strip().isdigit():
        raise ValueError("un nombre de minutes est attendu")
    return int(words)
