"""« Ordre du jour »: the items in their order, what is at stake in each, the time they take."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import duration
from liaison_desk.domain.meeting_agendas import minutes_available, total_minutes
from liaison_desk.domain.meetings import AgendaItem, MeetingFields, MinutesState
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.meetings.items_table import ItemsTable
from liaison_desk.ui.meetings.stakes_fields import StakesFields
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text

_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ITEMS = TypeAdapter(list[AgendaItem])


class AgendaPart(QWidget):
    """What is typed is kept as a draft until it is saved."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self._drafts = DraftKeeper(session.desk.drafts, self._values, self)
        self._modified = False
        self.items = ItemsTable()
        self.stakes = StakesFields()
        self._time = Chip()
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, compact=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S"))
        self.drop_button = button(self.tr("Abandonner"), self.give_up, compact=True)
        self._hint = text(
            self.tr("Ins ajoute un point, Alt+↑ et Alt+↓ le déplacent, Suppr l'enlève."), "small", wrap=True
        )
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Show the agenda of a meeting; what was typed and not saved comes back."""
        if self._modified and self._sheet is not None and self._sheet.reference == sheet.reference:
            self._sheet = sheet
            return
        self._drafts.flush()
        row = self.items.table.currentRow() if self._sheet and self._sheet.reference == sheet.reference else -1
        self._sheet = sheet
        kept = _kept(self._drafts.begin(f"meeting-agenda:{sheet.reference.id}"))
        locked = sheet.fields.minutes_state is MinutesState.approved
        self.items.set_value(sheet.fields.items if kept is None or locked else kept)
        self._modified = kept is not None and not locked
        self.items.setEnabled(not locked)
        self.stakes.setEnabled(not locked)
        if 0 <= row < self.items.table.rowCount():
            self.items.table.setCurrentCell(row, 0)
        else:
            self.items.point_at_first()
        self._on_pointed()
        self._follow()

    def save(self) -> bool:
        """Write the agenda."""
        sheet = self._sheet
        if sheet is None:
            return False
        try:
            items = [AgendaItem.model_validate(one) for one in self.items.value() if one.get("title")]
        except ValueError as error:
            self._session.refused.emit(str(error).partition("\n")[0])
            return False
        meetings = self._session.desk.meetings

        def verb() -> bool:
            meetings.arrange(sheet.reference.id, items, sheet.version)
            return True

        self._modified = False  # what comes back is what was saved
        self._drafts.drop()
        if not self._session.attempt(verb, self.tr("Ordre du jour enregistré")):
            self._on_edited()
            return False
        self._follow()
        return True

    def give_up(self) -> None:
        """Come back to what is recorded."""
        if self._sheet is not None:
            self._drafts.drop()
            self._modified = False
            self.show_sheet(self._sheet)

    def keep(self) -> None:
        """Keep at once what is typed, as a draft."""
        self._drafts.flush()

    def focus(self) -> None:
        """Bring the keyboard to the items."""
        self.items.table.setFocus()

    def _lay_out(self) -> None:
        inner = dressed(QWidget(), role="plain")
        body = column(self.items, self._hint, self.stakes, None, spacing=10)
        body.setContentsMargins(0, 0, 12, 0)
        inner.setLayout(body)
        head = row(self._time, None, self.drop_button, self.save_button)
        layout = column(head, scrolled(inner), spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.items.edited.connect(self._on_edited)
        self.items.table.currentCellChanged.connect(self._on_pointed)
        self.stakes.edited.connect(self._on_stakes)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save).setContext(_INSIDE)

    def _values(self) -> dict[str, Any]:
        try:
            return {"items": self.items.value()}
        except ValueError:
            return {"items": [item.model_dump() for item in (self._sheet.fields.items if self._sheet else ())]}

    def _on_edited(self) -> None:
        self._modified = True
        self._drafts.touch()
        self._follow()

    def _on_pointed(self, *_cell: object) -> None:
        self.stakes.show_item(self.items.pointed())

    def _on_stakes(self) -> None:
        self.items.complete(self.stakes.values())

    def _follow(self) -> None:
        """Say how long the items take, beside the length of the meeting."""
        for made in (self.save_button, self.drop_button):
            made.setVisible(self._modified)
        sheet = self._sheet
        try:
            items = [AgendaItem.model_validate(one) for one in self.items.value() if one.get("title")]
        except ValueError:
            return
        total = total_minutes(items)
        room = minutes_available(sheet.fields) if sheet else None
        if room is None:
            look = ChipLook(duration(total), Tone.neutral, "time")
        elif total > room:
            words = self.tr("{total} pour {room} : {more} de trop")
            look = ChipLook(
                words.format(total=duration(total), room=duration(room), more=duration(total - room)),
                Tone.amber,
                "alert",
            )
        else:
            words = self.tr("{total} sur {room}")
            look = ChipLook(words.format(total=duration(total), room=duration(room)), Tone.green, "time")
        self._time.set_look(look)


def _kept(draft: dict[str, Any] | None) -> list[AgendaItem] | None:
    try:
        return _ITEMS.validate_python(draft["items"]) if draft else None
    except (ValidationError, KeyError):
        return None
