"""Typing an engagement, whichever of its fields a page shows: saving, giving up, and a draft kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.errors import InvalidFields
from liaison_desk.services.clock import today
from liaison_desk.services.series import sheet_key
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.kept_values import typed_values
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateTimeEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import CheckEditor

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


class EngagementFormBase(QWidget):
    """`saved` gives the id of what was saved, and whether another one follows; `given_up` when it was abandoned.

    A page says which fields it shows (`groups`), what they are called (`words`) and how its drafts are (`key`).
    """

    key = ""

    saved = Signal(str, bool)
    given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = self.words()
        self._sheet: Sheet[EngagementFields] | None = None
        self.form = Form(EngagementFields, self.groups(RecordChoices(session)), parsers(session))
        self._drafts = DraftKeeper(session.desk.drafts, self.form.values, self)
        self._build()
        self._lay_out()
        self._connect()

    def words(self) -> FormWords:
        """Return what the form is called."""
        raise NotImplementedError

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        """Return the fields shown."""
        raise NotImplementedError

    def begin(self, sheet: Sheet[EngagementFields] | None, values: Mapping[str, Any] | None = None) -> None:
        """Type a new engagement, or change one; what was being typed before comes back."""
        self._drafts.flush()
        self._sheet = sheet
        self._title.setText(self._words.changing if sheet else self._words.creating)
        self._banner.clear()
        self.form.show_values(sheet.fields if sheet else dict(values or {}))
        raw = self._drafts.begin(f"{self.key}:{sheet_key(sheet) if sheet else 'new'}")
        kept = typed_values(EngagementFields, raw) if raw else None
        if kept is not None:
            self.form.show_values(kept)
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
        if not isinstance(fields, EngagementFields):
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

    def record(self, sheet: Sheet[EngagementFields] | None, fields: EngagementFields) -> str:
        """Record something new, or what changed, and return the id of the record."""
        engagements = self._session.desk.engagements
        if sheet is None:
            return engagements.add(fields)
        engagements.edit(sheet.reference.id, fields, sheet.version)
        return sheet.reference.id

    def _kept(self, fields: EngagementFields) -> str | None:
        """Save and return the id, None when it is refused; raises InvalidFields, which goes back to the form."""
        sheet = self._sheet
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
            self._session.told.emit(self._words.changed if sheet else self._words.created, True)
        return identifier

    def _build(self) -> None:
        self._title = text("", "title")
        self._banner = Banner()
        self._start_again_action = QAction(self.tr("Repartir de la fiche"), self)
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S ; Ctrl+Entrée : enregistrer et suivant"))
        self.give_up_button = button(self.tr("Abandonner"), self.give_up)

    def _lay_out(self) -> None:
        head = row(self._title, None, self.give_up_button, self.save_button)
        layout = column(head, self._banner, self.form, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self._start_again_action.triggered.connect(self._on_start_again)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save).setContext(_INSIDE)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save_and_next).setContext(_INSIDE)
        QShortcut(QKeySequence("Esc"), self, self._on_escape).setContext(_INSIDE)

    def _save_and_next(self) -> None:
        self.save(and_next=True)

    def _on_edited(self) -> None:
        self.follow()
        self._drafts.touch()

    def _on_escape(self) -> None:
        if not self.form.is_modified():
            self.give_up()

    def _on_start_again(self) -> None:
        self._drafts.drop()
        self.begin(self._sheet)

    def follow(self) -> None:
        """Show the fields that make sense with what is typed, and propose the end."""
        all_day, starts_at, ends_at = (self.form.editor(name) for name in ("all_day", "starts_at", "ends_at"))
        if isinstance(all_day, CheckEditor):
            for editor in (starts_at, ends_at):
                if isinstance(editor, DateTimeEdit):
                    editor.show_time(not all_day.value())
        if isinstance(starts_at, DateTimeEdit) and isinstance(ends_at, DateTimeEdit):
            _follow_day(starts_at, ends_at)


def _follow_day(starts_at: DateTimeEdit, ends_at: DateTimeEdit) -> None:
    """Give the end the day of the start while only its hour is typed."""
    begins = typed_moment(starts_at)
    try:
        hour, day = ends_at.time.value(), ends_at.date.value()
    except ValueError:
        return
    if begins and hour and day is None:
        following = timedelta(days=1) if hour <= begins.time() else timedelta(0)
        ends_at.date.set_value(begins.date() + following)


def typed_moment(editor: DateTimeEdit) -> datetime | None:
    """Return the moment typed, None while it means nothing."""
    try:
        return editor.value()
    except ValueError:
        return None
