"""The circuit of the note being written: its visas, and its versions side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefing_life import is_frozen, written_sections
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.domain.circuits import CircuitStep, Endorsement
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import FieldType, form_of
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.text_changes import TextPart
from liaison_desk.services.clock import today
from liaison_desk.ui.briefings.looks import option_points
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.circuit_card import CircuitCard, ShownCircuit
from liaison_desk.ui.widgets.versions_dialog import ShownVersion, VersionsDialog


class NoteCircuit(QObject):
    """Does what the circuit card asks; `ready` saves what is typed first and tells whether it could.

    `kept_versions` counts the former versions of the note shown.
    """

    def __init__(self, session: Session, card: CircuitCard, window: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__(window)
        self._session = session
        self._card = card
        self._window = window
        self._ready = ready
        self._sheet: Sheet[BriefingFields] | None = None
        self.kept_versions = 0
        card.started.connect(self.start)
        card.answered.connect(self._on_answered)
        card.arranged.connect(self._on_arranged)
        card.versions_requested.connect(self.show_versions)

    def show_note(self, sheet: Sheet[BriefingFields]) -> None:
        """Show the circuit of a note."""
        self._sheet = sheet
        desk, fields = self._session.desk, sheet.fields
        open_circuit = not is_frozen(fields)
        self.kept_versions = len(desk.circuits.kept_notes(sheet.reference.id))
        shown = ShownCircuit(
            circuit=fields.circuit,
            in_circuit=fields.state is BriefingState.in_circuit,
            is_frozen=not open_circuit,
            revision=fields.revision,
            kept_versions=self.kept_versions,
            today=today(desk.clock),
            proposed=desk.circuits.usual(sheet.reference) if open_circuit and not fields.circuit else (),
        )
        self._card.show_circuit(shown)

    def start(self) -> None:
        """Send the note through its circuit."""
        reference = self._reference()
        if reference is not None and self._ready():
            self._do(lambda: self._session.desk.circuits.start(reference), self.tr("Note envoyée au visa"))

    def show_versions(self) -> VersionsDialog | None:
        """Compare the versions of the note."""
        if self._sheet is None:
            return None
        kept = self._session.desk.circuits.kept_notes(self._sheet.reference.id)
        versions = [
            ShownVersion(
                self.tr("Version {number}").format(number=one.revision),
                self.tr("{day} · {reason}").format(day=short_date(one.kept_at.date()), reason=one.reason),
                note_parts(one.fields),
            )
            for one in kept
        ]
        now = self._sheet.fields
        name = self.tr("Version {number}").format(number=now.revision)
        versions.append(ShownVersion(name, label(now.state), note_parts(now)))
        dialog = VersionsDialog(now.title, versions, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _on_answered(self, endorsement: Endorsement, remark: str) -> None:
        reference = self._reference()
        if reference is not None and self._ready():
            told = self.tr("Note rendue à reprendre") if endorsement.sends_back else self.tr("Visa donné")
            self._do(lambda: self._session.desk.circuits.answer(reference, endorsement, remark), told)

    def _on_arranged(self, steps: list[CircuitStep]) -> None:
        reference = self._reference()
        if reference is not None and self._ready():
            self._do(lambda: self._session.desk.circuits.arrange(reference, steps), self.tr("Circuit changé"))

    def _reference(self) -> Reference | None:
        return Reference(Kind.briefing, self._sheet.reference.id) if self._sheet else None

    def _do(self, act: Callable[[], object], sentence: str) -> None:
        def verb() -> bool:
            act()
            return True

        self._session.attempt(verb, sentence)


def note_parts(fields: BriefingFields) -> tuple[TextPart, ...]:
    """Return what is read in a note, part by part: its fields and its options among them."""
    form = form_of(fields.briefing_kind)
    shown = [one for one in form.fields if one.field_type is not FieldType.partner and fields.details.get(one.name)]
    details = "\n".join(f"{one.label} : {fields.details[one.name]}" for one in shown)
    points = option_points()
    options = [
        TextPart(
            f"Option {number}",
            "\n".join(f"{points[name]} : {value}" for name, value in option.model_dump().items() if value),
        )
        for number, option in enumerate(fields.options, 1)
    ]
    title = TextPart(QCoreApplication.translate("NoteCircuit", "Titre"), fields.title)
    particulars = TextPart(QCoreApplication.translate("NoteCircuit", "Renseignements"), details)
    sections = [TextPart(heading, body) for heading, body in written_sections(fields)]
    return (title, particulars, *sections, *options)
