"""The two forms of the editor, each made when its register is first written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.letters.correspondent_field import CorrespondentField
from liaison_desk.ui.letters.groups import groups_for, names_in
from liaison_desk.ui.letters.letter_values import typed_values
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.date_edits import Parsers

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class EditorForms(QObject):
    """Shows one form at a time. `wording_chosen` when a ready-made text is asked for."""

    edited = Signal()
    wording_chosen = Signal()

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._stack = stack
        self._forms: dict[MailRegister, Form] = {}
        self._names: dict[MailRegister, list[str]] = {}

    def form(self, register: MailRegister) -> Form:
        """Return the form of a register."""
        if register not in self._forms:
            self._forms[register] = self._made(register)
        return self._forms[register]

    def show_values(self, register: MailRegister, values: Mapping[str, Any]) -> None:
        """Show a letter in the form of its register."""
        form = self.form(register)
        self._stack.setCurrentWidget(form)
        form.show_values(values)
        correspondent = form.editor("correspondent_id")
        if isinstance(correspondent, CorrespondentField) and not values.get("correspondent_id"):
            correspondent.hold(None, values.get("correspondent_name") or "")

    def typed(self, register: MailRegister) -> dict[str, Any]:
        """Return what is typed and means something now."""
        form = self.form(register)
        found = typed_values(form, self._names[register])
        correspondent = form.editor("correspondent_id")
        if isinstance(correspondent, CorrespondentField):
            found["correspondent_name"] = correspondent.written_name()
        return found

    def _made(self, register: MailRegister) -> Form:
        desk = self._session.desk
        groups = groups_for(register, RecordChoices(self._session))
        form = Form(LetterFields, groups, Parsers(typed_date, typed_time, lambda: today(desk.clock)))
        form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in form.findChildren(QComboBox):  # as narrow as the column, whatever its longest choice
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.edited.connect(self.edited)
        if register is MailRegister.outgoing:
            form.editor("wording").edited.connect(self.wording_chosen)
        self._names[register] = names_in(groups)
        self._stack.addWidget(form)
        return form
