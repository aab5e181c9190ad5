"""« Renseignements »: the fields a form of note declares, in one column."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from liaison_desk.domain.note_forms import NoteForm
from liaison_desk.ui.briefings.particular_editors import editor_of
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import dressed


class ParticularsForm(QScrollArea):
    """`typed` while one writes; what means nothing is told beside its field and not taken."""

    typed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choices = RecordChoices(session)
        self._form: NoteForm | None = None
        self._details: dict[str, str] = {}
        self.boxes: dict[str, FieldBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(self.focusPolicy().NoFocus)

    def show_details(self, form: NoteForm, details: Mapping[str, str]) -> None:
        """Show the fields of a form and their values; fields it does not declare are kept as they are."""
        if form is not self._form:
            self._form = form
            self._build(form)
        self._details = dict(details)
        for name, box in self.boxes.items():
            box.editor.set_value(details.get(name, ""))
            box.say("")

    def details(self) -> dict[str, str]:
        """Return the values typed, those left empty out."""
        found = dict(self._details)
        for name, box in self.boxes.items():
            try:
                found[name] = str(box.editor.value() or "")
            except ValueError as error:
                box.say(str(error))
            else:
                box.say("")
        return {name: value for name, value in found.items() if value}

    def freeze(self, frozen: bool) -> None:
        """Let the fields be read only, or written."""
        if (inner := self.widget()) is not None:
            inner.setEnabled(not frozen)

    def focus_first(self) -> None:
        """Bring the keyboard to the first field."""
        for box in self.boxes.values():
            box.editor.input().setFocus()
            return

    def _build(self, form: NoteForm) -> None:
        inner = dressed(QWidget(), role="plain")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(12)
        self.boxes = {}
        reading = parsers(self._session)
        for field in form.fields:
            editor = editor_of(field, reading, self._choices)
            box = FieldBox(Entry(field.name, field.label, field.hint), editor, required=False)
            editor.edited.connect(self.typed)
            self.boxes[field.name] = box
            layout.addWidget(box)
        layout.addStretch(1)
        self.setWidget(inner)
