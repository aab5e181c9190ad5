"""Typing a record in a page of its own: saving, giving up, and a draft kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.errors import InvalidFields
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.kept_values import typed_values
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner

FieldsType = TypeVar("FieldsType", bound=Fields)
_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def parsers(session: Session) -> Parsers:
    """Return how dates and hours are read on this desk."""
    return Parsers(typed_date, typed_time, lambda: today(session.desk.clock))


@dataclass(frozen=True)
class FormWords:
    """What a form is called: its title for a new record and for one that changes, and what is told once saved."""

    creating: str
    changing: str
    created: str
    changed: str


class RecordForm(QWidget, Generic[FieldsType]):
    """`saved` gives the id of what was saved, and whether another one follows; `given_up` when it was abandoned.

    A page says which fields it shows (`groups`), what they are called (`words`), how they are recorded (`record`) and
    how its drafts are (`key`).
    """

    fields_class: type[FieldsType]
    key = ""

    saved = Signal(str, bool)
    given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[FieldsType] | None = None
        self.form = Form(self.fields_class, self.groups(RecordChoices(session)), parsers(session))
        self._drafts = DraftKeeper(session.desk.drafts, self.typed, self)
        self._build()
        self._lay_out()
        self._connect()

    def words(self) -> FormWords:
        """Return what the form is called."""
        raise NotImplementedError

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        """Return the fields shown."""
        raise NotImplementedError

    def record(self, sheet: Sheet[FieldsType] | None, fields: FieldsType) -> str:
        """Record something new, or what changed, and return the id of the record."""
        raise NotImplementedError

    def head_tools(self) -> Sequence[QWidget]:
        """Return what stands before the buttons."""
        return ()

    def follow(self) -> None:
        """Show the fields that make sense with what is typed."""

    def typed(self) -> dict[str, Any]:
        """Return what a draft keeps."""
        return self.form.values()

    def show_typed(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.form.show_values(typed_values(self.fields_class, dict(kept)))

    def draft_key(self, sheet: Sheet[FieldsType]) -> str:
        """Return what tells the drafts of one record from those of others."""
        return sheet.reference.id

    def begin(self, sheet: Sheet[FieldsType] | None, values: Mapping[str, Any] | None = None) -> None:
        """Type a new record, or change one; what was being typed before comes back."""
        self._drafts.flush()
        self._sheet = sheet
        words = self.words()
        self._title.setText(words.changing if sheet else words.creating)
        self._banner.clear()
        self.form.show_values(sheet.fields if sheet else dict(values or {}))
        kept = self._drafts.begin(f"{self.key}:{self.draft_key(sheet) if sheet else 'new'}")
        if kept:
            self.show_typed(kept)
            self._banner.say(
                self.tr("Ce qui n'avait pas été enregistré est revenu."), Tone.blue, self._start_again_action
            )
        self.follow()
        self.form.editor("title").input().setFocus()

    def set_title(self, words: str) -> None:
        """Call the form otherwise until it is shown again."""
        self._title.setText(words)

    def is_modified(self) -> bool:
        """Tell whether somebody typed since it was shown."""
        return self.form.is_modified()

    def save(self, *, and_next: bool = False) -> bool:
        """Save what is typed; problems stand beside their fields."""
        fields = self.form.check()
        if not isinstance(fields, self.fields_class):
            return False
        try:
            identifier = self._kept(fields)
        except InvalidFields as error:
            self.form.show_problems(error.problems)
            return False
        if identifier is None:
            return False
        self._drafts.drop()
        self.form.set_unmodified()
        self.saved.emit(identifier, and_next)
        return True

    def keep(self) -> None:
        """Keep at once what is typed, as a draft."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget what is typed."""
        self._drafts.drop()
        self.form.set_unmodified()
        self.given_up.emit()

    def _kept(self, fields: FieldsType) -> str | None:
        """Save and return the id, None when it is refused; raises InvalidFields, which goes back to the form."""
        sheet, words = self._sheet, self.words()
        problems: list[InvalidFields] = []

        def verb() -> str | None:
            try:
                return self.record(sheet, fields)
            except InvalidFields as error:
                problems.append(error)
                return None

        identifier = self._session.attempt(verb)
        if problems:
            raise problems[0]
        if identifier is not None:
            self._session.told.emit(words.changed if sheet else words.created, True)
        return identifier

    def _build(self) -> None:
        self._title = text("", "title")
        self._banner = Banner()
        self._start_again_action = QAction(self.tr("Repartir de la fiche"), self)
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, compact=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S ; Ctrl+Entrée : enregistrer et suivant"))
        self.give_up_button = button(self.tr("Abandonner"), self.give_up, compact=True)

    def _lay_out(self) -> None:
        head = row(self._title, None, *self.head_tools(), self.give_up_button, self.save_button)
        layout = column(head, self._banner, self.form, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.form.edited.connect(self.edited)
        self._start_again_action.triggered.connect(self._on_start_again)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save).setContext(_INSIDE)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save_and_next).setContext(_INSIDE)
        QShortcut(QKeySequence("Esc"), self, self._on_escape).setContext(_INSIDE)

    def edited(self) -> None:
        """Follow what is typed and keep it as a draft."""
        self.follow()
        self._drafts.touch()

    def _save_and_next(self) -> None:
        self.save(and_next=True)

    def _on_escape(self) -> None:
        if not self.form.is_modified():
            self.give_up()

    def _on_start_again(self) -> None:
        self._drafts.drop()
        self.begin(self._sheet)
