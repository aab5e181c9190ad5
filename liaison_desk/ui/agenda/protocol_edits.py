"""What people change on the protocol page, each change told and ready to be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain import protocol_changes
from liaison_desk.domain.engagements import Attendance, EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.errors import UserError
from liaison_desk.services.series import date_shown
from liaison_desk.ui.agenda.protocol_rows import PersonRow
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.text_edits import LineEditor


class ProtocolEdits(QObject):
    """Holds the engagement looked at; `changed` asks to read it again."""

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.sheet: Sheet[EngagementFields] | None = None
        self.dialog: DecisionDialog | None = None

    def read(self) -> bool:
        """Read the engagement again; tell whether it is still there."""
        if self.sheet is None:
            return True
        desk, occurrence_of = self._session.desk, date_shown(self.sheet)
        identifier = self.sheet.reference.id
        try:
            self.sheet = (
                desk.series.sheet_at(identifier, occurrence_of) if occurrence_of else desk.engagements.sheet(identifier)
            )
        except UserError:
            return False
        return True

    def ask_place(self, person: PersonRow, place: int) -> None:
        """Ask why somebody takes a place; a reason given before is kept."""
        if person.place is not None and person.place.is_override:
            self._place(person, place, self._reason_of(person))
            return
        self.dialog = DecisionDialog(
            self.tr("Placer {name} à la {place} place ?").format(name=person.name, place=_ordinal(place)),
            self.tr("Les autres gardent leur ordre entre eux ; le motif reste écrit à côté de la place."),
            (self.tr("Pourquoi"), LineEditor()),
            (self.tr("Placer ici"), lambda reason: self._place(person, place, str(reason))),
            self.tr("Dites pourquoi cette place est changée."),
            self._window,
        )
        self.dialog.open()

    def give_back(self, person: PersonRow) -> None:
        """Give somebody back the place the rules give."""
        self._change(
            lambda fields: protocol_changes.back_in_order(fields, person.partner_id),
            self.tr("{name} : à sa place dans l'ordre calculé").format(name=person.name),
        )

    def note_attendance(self, person: PersonRow, attendance: Attendance) -> None:
        """Note what is known of somebody's coming."""
        self._change(
            lambda fields: protocol_changes.with_attendance(fields, person.partner_id, attendance),
            self.tr("Présence de {name} notée").format(name=person.name),
        )

    def note_speaking(self, person: PersonRow, speaks: bool) -> None:
        """Note whether somebody speaks."""
        sentence = self.tr("{name} prend la parole") if speaks else self.tr("{name} ne prend pas la parole")
        self._change(
            lambda fields: protocol_changes.with_speaking(fields, person.partner_id, speaks),
            sentence.format(name=person.name),
        )

    def note_represented(self, person: PersonRow, represents_id: str, is_interim: bool) -> None:
        """Note whom somebody represents."""
        self._change(
            lambda fields: protocol_changes.with_represented(fields, person.partner_id, represents_id, is_interim),
            self.tr("Représentation par {name} notée").format(name=person.name),
        )

    def insert_greeting(self, greeting: str) -> None:
        """Open the talking points with the greeting."""
        self._change(
            lambda fields: protocol_changes.with_greeting(fields, greeting),
            self.tr("Salutation insérée dans les éléments de langage"),
        )

    def _change(self, change: Callable[[EngagementFields], EngagementFields], sentence: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        kept = self._session.attempt(lambda: self._keep(sheet, change(sheet.fields)), sentence)
        if kept is not None and kept != sheet.reference.id:
            self.sheet = self._session.desk.engagements.sheet(kept)
        self.changed.emit()  # also puts back what a refusal left as typed

    def _keep(self, sheet: Sheet[EngagementFields], fields: EngagementFields) -> str:
        """Save and return the id; one date of a series becomes a record of its own."""
        desk, identifier = self._session.desk, sheet.reference.id
        if occurrence_of := date_shown(sheet):
            return desk.series.edit_occurrence(identifier, occurrence_of, fields)
        desk.engagements.edit(identifier, fields, sheet.version)
        return identifier

    def _reason_of(self, person: PersonRow) -> str:
        fields = self.sheet.fields if self.sheet else None
        if fields is None:
            return ""
        if not person.partner_id:
            return fields.official_place_reason
        reasons = (one.override_reason for one in fields.participants if one.partner_id == person.partner_id)
        return next(reasons, "")

    def _place(self, person: PersonRow, place: int, reason: str) -> None:
        self._change(
            lambda fields: protocol_changes.placed_by_hand(fields, person.partner_id, place, reason),
            self.tr("{name} : {place} place").format(name=person.name, place=_ordinal(place)),
        )


def _ordinal(place: int) -> str:
    return "1re" if place == 1 else f"{place}e"
